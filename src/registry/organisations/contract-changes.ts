import { z } from 'zod';
import { zAllowed, zInstant, zText, zUuid, zVersion } from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { zFileIds, zStoredFile } from '../../platform/files/index.ts';

export const CHANGE_STATUSES = ['open', 'approved', 'returned', 'withdrawn'] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

/** A section, a division, a group or a class of the national classification of industries (GB/T 4754). */
const INDUSTRY_CLASS = /^([A-T](\d{2,4})?|\d{2,4})$/;

/** What an organisation says of itself; its name, code, scope and agreement come from the catalogue. */
export const OWN_FIELDS = [
  'address',
  'phone',
  'legalRepresentative',
  'licenceNumber',
  'industryClass',
] as const;
export type OwnField = (typeof OWN_FIELDS)[number];

const changedField = z.strictObject({
  field: z.enum(OWN_FIELDS),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** A change beside what stood before; telephones are masked. */
export const organisationChangeView = z.strictObject({
  changeId: zUuid,
  fields: z.array(changedField),
  document: z.string(),
  reason: z.string(),
  files: z.array(zStoredFile),
  status: z.enum(CHANGE_STATUSES),
  proposedBy: z.string(),
  proposedAt: zInstant,
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});

/** organisations.proposeChange: a field that is left out stays as it is. */
export const proposeChangeBody = z.strictObject({
  address: zText(200, 4).optional(),
  phone: zText(40, 5).optional(),
  legalRepresentative: zText(40, 2).optional(),
  licenceNumber: zText(60, 2).optional(),
  /** By the national classification of industries (GB/T 4754). */
  industryClass: z
    .string()
    .trim()
    .regex(INDUSTRY_CLASS, '行业代码按《国民经济行业分类》填写，例如 C33 或 3311；请核对')
    .optional(),
  /** What the change rests on: a new licence, a letter. */
  document: zText(200, 4),
  reason: zText(300, 4),
  fileIds: zFileIds.optional(),
});
export const proposeChangeReply = z.strictObject({ changeId: zUuid });

export const changeParams = z.strictObject({ organisationId: zUuid, changeId: zUuid });
/** organisations.decideChange: `passed` changes the register, `returned` leaves it as it is */
export const decideChangeBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
/** organisations.withdrawChange */
export const withdrawChangeBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const changeReply = z.strictObject({
  changeId: zUuid,
  status: z.enum(CHANGE_STATUSES),
  version: zVersion,
});
