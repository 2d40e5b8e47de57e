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
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';

export const HOLD_STATUSES = ['held', 'release-proposed', 'released'] as const;

export const holdParams = z.strictObject({ holdId: zUuid });

/** payees.holds: newest first; an organisation reads its own */
export const holdsQuery = z.strictObject({
  organisationId: zUuid.optional(),
  personId: z.coerce.number().pipe(zPersonId).optional(),
  ...pageQuery,
  after: zUuid.optional(),
});
export const holdRow = z.strictObject({
  holdId: zUuid,
  organisationId: zUuid.nullable(),
  personId: zPersonId.nullable(),
  payeeName: z.string(),
  reason: z.string(),
  status: z.enum(HOLD_STATUSES),
  heldBy: z.string(),
  heldAt: zInstant,
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const holdsReply = z.strictObject({
  ...zPage(holdRow).shape,
  /** payees.hold, for whoever may. */
  allowed: zAllowed,
});

/** payees.hold: exactly one payee */
export const holdBody = z.strictObject({
  organisationId: zUuid.optional(),
  personId: zPersonId.optional(),
  reason: zText(300, 4),
});
/** payees.proposeRelease, withdrawRelease */
export const proposeReleaseBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
/** payees.decideRelease: `passed` pays again, `returned` keeps the hold */
export const decideReleaseBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
export const holdReply = z.strictObject({
  holdId: zUuid,
  status: z.enum(HOLD_STATUSES),
  version: zVersion,
});
