import { z } from 'zod';
import { zUuid, zVersion } from '../../platform/access/index.ts';
import { reviewBody } from '../../platform/approvals/index.ts';
import { HOLD_STATUSES } from './contract.ts';

/** claims.holdLine, with the version of the line; claims.proposeRelease, with that of the hold */
export const holdBody = z.strictObject({ version: zVersion, reason: z.string().trim().min(4).max(300) });
/** claims.decideRelease: `passed` lets the line go on, `returned` leaves it held; the version is that of the hold */
export const decideReleaseBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
export const holdReply = z.strictObject({
  claimLineId: zUuid,
  holdId: zUuid,
  holdStatus: z.enum(HOLD_STATUSES),
  version: zVersion,
});
