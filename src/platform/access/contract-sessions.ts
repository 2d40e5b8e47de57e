import { z } from 'zod';
import { zAllowed, zInstant, zText, zUuid } from './shapes.ts';

/** A sign-in that has not ended, as its owner sees it. */
export const sessionRow = z.strictObject({
  sessionId: zUuid,
  createdAt: zInstant,
  lastSeenAt: zInstant,
  /** Network address from which it was begun. */
  address: z.string(),
  /** Is it the one that asks? */
  isThis: z.boolean(),
  allowed: zAllowed,
});
export type SessionRow = z.infer<typeof sessionRow>;

export const endedReply = z.strictObject({ ended: z.int() });
export const endSessionsBody = z.strictObject({ reason: zText(200, 4) });
