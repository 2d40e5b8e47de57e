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

export const PROTECTION_STATUSES = [
  'proposed',
  'in-force',
  'end-proposed',
  'ended',
  'returned',
  'withdrawn',
] as const;
export type ProtectionStatus = (typeof PROTECTION_STATUSES)[number];

export const protectionParams = z.strictObject({ protectionId: zUuid });

/** protections.propose: officers by the names they sign in with. */
export const proposeBody = z.strictObject({
  personId: zPersonId,
  reason: zText(300, 4),
  document: zText(120, 2),
  officers: z.array(zText(60, 1)).min(1).max(10),
  untilOn: zDate,
});
export const decideBody = reviewBody.extend({ decision: z.enum(['passed', 'returned']) });
/** protections.withdraw, proposeEnd, withdrawEnd */
export const sayBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
/** protections.open */
export const openBody = z.strictObject({ reason: zText(200, 4) });
export const openReply = z.strictObject({
  name: z.string(),
  idNumberMasked: z.string(),
  phoneMasked: z.string().nullable(),
  shownAt: zInstant,
});
export const movedReply = z.strictObject({
  protectionId: zUuid,
  status: z.enum(PROTECTION_STATUSES),
  version: zVersion,
});
export type ProtectionMoved = z.infer<typeof movedReply>;

export const listQuery = z.strictObject({
  ...pageQuery,
  after: zUuid.optional(),
  status: z.enum(PROTECTION_STATUSES).optional(),
});
const row = z.strictObject({
  protectionId: zUuid,
  personId: zPersonId,
  /** What everybody reads: hidden once it is in force. */
  personName: z.string(),
  idNumberMasked: z.string(),
  reason: z.string(),
  document: z.string(),
  officers: z.array(z.string()),
  untilOn: zDate,
  status: z.enum(PROTECTION_STATUSES),
  proposedBy: z.string(),
  proposedAt: zInstant,
  endedOn: zDate.nullable(),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const listReply = zPage(row);
export type ProtectionView = z.input<typeof row>;
