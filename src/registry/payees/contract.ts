import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zInstant,
  zPage,
  zPersonId,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep } from '../../platform/approvals/index.ts';
import { zFileIds, zStoredFile } from '../../platform/files/index.ts';

export const CHANGE_STATUSES = ['open', 'approved', 'returned', 'rejected', 'withdrawn'] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

/** In what two accounts differ. */
export const ACCOUNT_PARTS = ['holder', 'account', 'bank'] as const;
export type AccountPart = (typeof ACCOUNT_PARTS)[number];

export const HEIR_RELATIONS = ['spouse', 'child', 'parent', 'sibling', 'grandparent', 'other'] as const;
export type HeirRelation = (typeof HEIR_RELATIONS)[number];
export const HEIR_PAPERS = [
  'notarised-succession',
  'court-decision',
  'kinship-statement',
  'family-promise',
  'heirs-agreement',
  'will',
] as const;
export type HeirPaper = (typeof HEIR_PAPERS)[number];
export const HEIR_SHARES = ['only', 'for-all'] as const;
export type HeirShare = (typeof HEIR_SHARES)[number];

/** An account as pages show it: never the whole number. */
const accountShape = z.strictObject({
  holder: z.string(),
  bankName: z.string(),
  last4: z.string(),
});

export const changeParams = z.strictObject({ changeId: zUuid });
export const changesQuery = z.strictObject({
  status: z.enum(CHANGE_STATUSES).optional(),
  ...pageQuery,
  after: zUuid.optional(),
});

/** payees.accounts: newest first, old beside new */
export const changeRow = z.strictObject({
  changeId: zUuid,
  organisationId: zUuid.nullable(),
  personId: zPersonId.nullable(),
  payeeName: z.string(),
  old: accountShape.nullable(),
  new: accountShape,
  changed: z.array(z.enum(ACCOUNT_PARTS)),
  /** Of whoever receives what somebody was due before death; null for an account of the payee itself. */
  heir: z
    .strictObject({
      deceasedName: z.string(),
      claimLineId: zUuid,
      relation: z.enum(HEIR_RELATIONS),
      papers: z.array(z.enum(HEIR_PAPERS)),
      share: z.enum(HEIR_SHARES),
    })
    .nullable(),
  reason: z.string(),
  document: z.string(),
  files: z.array(zStoredFile),
  status: z.enum(CHANGE_STATUSES),
  proposedAt: zInstant,
  proposedBy: z.string(),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const changesReply = zPage(changeRow);

/** payees.proposeAccount: the holder is the payee as registered and cannot be written. */
export const proposeAccountBody = z.strictObject({
  organisationId: zUuid.optional(),
  personId: zPersonId.optional(),
  bankName: zText(100, 2),
  accountNumber: z
    .string()
    .trim()
    .regex(/^\d[\d -]{6,38}\d$/, '账号须为 8 至 40 位数字'),
  reason: zText(300, 4),
  document: zText(200, 4),
  /** Pictures or scans of that document. */
  fileIds: zFileIds.optional(),
});
export const proposeAccountReply = z.strictObject({ changeId: zUuid });
export const reviewAccountReply = z.strictObject({
  changeId: zUuid,
  status: z.enum(CHANGE_STATUSES),
  version: zVersion,
});

/** payees.withdrawAccount */
export const withdrawAccountBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });

/** payees.unmaskAccount: the only reply with the whole new number, for a stated reason. */
export const unmaskAccountBody = z.strictObject({ reason: zText(200, 4) });
export const unmaskAccountReply = z.strictObject({ value: z.string(), shownAt: zInstant });
