import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDate,
  zInstant,
  zPage,
  zPersonId,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { zFileIds, zStoredFile } from '../../platform/files/index.ts';
import { DOCUMENT_KINDS } from '../../platform/kernel/index.ts';

export const CORRECTION_STATUSES = ['open', 'applied', 'returned', 'withdrawn'] as const;

/** Kinds of facts that one person may supply from a paper; the others come as files of their department. */
const SUPPLIED_FACTS = [
  'population',
  'public-payroll',
  'pension',
  'poverty-register',
  'minimum-living',
  'employment-service',
  'market-entity',
  'school-enrolment',
] as const;
export type SuppliedFact = (typeof SUPPLIED_FACTS)[number];

/** What is corrected: who somebody is, or one fact. */
const CORRECTION_SUBJECTS = ['identity', ...SUPPLIED_FACTS] as const;
export type CorrectionSubject = (typeof CORRECTION_SUBJECTS)[number];

const CORRECTED_FIELDS = ['name', 'id-number', 'phone', 'statement'] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

const zPhone = z.string().regex(/^1\d{10}$/, '手机号应为 11 位；请核对');

/** Why it is corrected, and on what paper. */
const grounds = {
  reason: zText(300, 4),
  document: zText(200, 4),
  /** Pictures or scans of that document. */
  fileIds: zFileIds.optional(),
};

/** persons.correct: what is absent stays as it is. */
export const correctBody = z.strictObject({
  name: zText(40, 2).optional(),
  documentKind: z.enum(DOCUMENT_KINDS).optional(),
  idNumber: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z]{6,18}$/, '证件号码应为 6 至 18 位数字或字母；请核对')
    .optional(),
  phone: zPhone.optional(),
  ...grounds,
});

/** persons.supplyFact: what one paper says of one person; each kind uses its own fields. */
export const supplyBody = z.strictObject({
  kind: z.enum(SUPPLIED_FACTS),
  /** The day of which the paper speaks. */
  knownOn: zDate,
  status: z.enum(['normal', 'dead', 'cancelled']).optional(),
  statusOn: zDate.optional(),
  hukou: z.enum(['rural', 'urban']).optional(),
  /** On the public payroll, or draws a pension. */
  holds: z.boolean().optional(),
  /** A group of the register of this kind; absent: the paper says that the person is in none. */
  group: z.string().max(60).optional(),
  from: zDate.optional(),
  until: zDate.optional(),
  graduationYear: z.int().min(1950).max(2100).optional(),
  /** Of a domestic worker on flexible terms: the service agreement is signed. */
  agreementSigned: z.boolean().optional(),
  ...grounds,
});

export const correctionParams = z.strictObject({ correctionId: zUuid });
export const correctionReply = z.strictObject({
  correctionId: zUuid,
  personId: zPersonId,
  status: z.enum(CORRECTION_STATUSES),
  /** Lines of the person, not paid yet, that are held from now on. */
  heldLines: z.int(),
  version: zVersion,
});
export const decideBody = reviewBody.extend({ decision: z.enum(['passed', 'returned']) });
export const withdrawCorrectionBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });

export const correctionsQuery = z.strictObject({
  status: z.enum(CORRECTION_STATUSES).optional(),
  personId: z.coerce.number().int().positive().optional(),
  ...pageQuery,
  after: zUuid.optional(),
});

/** One field before and after; numbers only masked. */
const correctedField = z.strictObject({
  field: z.enum(CORRECTED_FIELDS),
  before: z.string().nullable(),
  after: z.string(),
});
export const correctionRow = z.strictObject({
  correctionId: zUuid,
  personId: zPersonId,
  personName: z.string(),
  idNumberMasked: z.string(),
  subject: z.enum(CORRECTION_SUBJECTS),
  fields: z.array(correctedField),
  reason: z.string(),
  document: z.string(),
  files: z.array(zStoredFile),
  status: z.enum(CORRECTION_STATUSES),
  proposedBy: z.string(),
  proposedAt: zInstant,
  decidedAt: zInstant.nullable(),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const correctionsReply = zPage(correctionRow);

/** persons.unmaskCorrection: the only reply with whole values, for a stated reason. */
export const unmaskCorrectionBody = z.strictObject({ reason: zText(200, 4) });
export const unmaskCorrectionReply = z.strictObject({
  values: z.array(
    z.strictObject({ field: z.enum(CORRECTED_FIELDS), before: z.string().nullable(), after: z.string() }),
  ),
  shownAt: zInstant,
});
