import { z } from 'zod';
import { trainingStandardInput } from '../../law/reference/index.ts';
import {
  pageQuery,
  zAllowed,
  zDate,
  zDivisionCode,
  zInstant,
  zLevel,
  zOccupationCode,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';

export const CHANGE_STATUSES = ['proposed', 'signed', 'returned', 'withdrawn'] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

/** What comes into a catalogue or goes out of it: a project, an online platform (LC-9), a need (NM-3-5a), what classes are taught by. */
const CHANGE_KINDS = [
  'project-add',
  'project-stop',
  'platform-add',
  'platform-stop',
  'need-add',
  'need-stop',
  'standard-add',
  'standard-stop',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What it is proposed from. */
const GROUNDS = ['needs', 'classes', 'vacancies', 'inspection'] as const;
export type Grounds = (typeof GROUNDS)[number];

const fields = {
  kind: z.enum(CHANGE_KINDS),
  name: z.string(),
  organisationName: z.string().nullable(),
  occupationCode: zOccupationCode.nullable(),
  occupationName: z.string().nullable(),
  level: zLevel.nullable(),
  link: z.string().nullable(),
  /** Kind, code, edition and hours of what classes are taught by; null for every other kind. */
  standard: trainingStandardInput.nullable(),
  holdsFrom: zDate,
  grounds: z.enum(GROUNDS),
  document: z.string(),
  reason: z.string(),
};

/** catalogues.list */
export const changesQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(CHANGE_STATUSES).optional(),
});
const changeRow = z.strictObject({
  changeId: zUuid,
  divisionCode: zDivisionCode,
  divisionName: z.string(),
  entryId: zUuid,
  ...fields,
  status: z.enum(CHANGE_STATUSES),
  proposedBy: z.string(),
  proposedAt: zInstant,
  signedOn: zDate.nullable(),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const changesReply = zPage(changeRow).extend({ allowed: zAllowed });

/** catalogues.propose: what is stopped is named by its entry, what comes in by everything else. */
export const proposeBody = z.strictObject({
  kind: z.enum(CHANGE_KINDS),
  entryId: zUuid.optional(),
  name: zText(60, 2).optional(),
  organisationId: zUuid.optional(),
  occupationCode: zOccupationCode.optional(),
  level: zLevel.optional(),
  link: z
    .string()
    .trim()
    .max(200)
    .regex(/^https?:\/\/[^\s/]+\.[^\s]+$/, '网址须以 http:// 或 https:// 开头，请核对')
    .optional(),
  standard: trainingStandardInput.optional(),
  holdsFrom: zDate,
  grounds: z.enum(GROUNDS),
  document: zText(200, 4),
  reason: zText(300, 4),
});
export const proposeReply = z.strictObject({ changeId: zUuid });

export const changeParams = z.strictObject({ changeId: zUuid });
/** catalogues.decide: `passed` signs it, `returned` leaves the catalogue as it is */
export const decideBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
/** catalogues.withdraw */
export const withdrawBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const changeReply = z.strictObject({
  changeId: zUuid,
  status: z.enum(CHANGE_STATUSES),
  version: zVersion,
});

/** One signed change as everybody reads it. */
export const signedChange = z.strictObject({
  changeId: zUuid,
  divisionCode: zDivisionCode,
  divisionName: z.string(),
  entryId: zUuid,
  ...fields,
  signedOn: zDate,
});
