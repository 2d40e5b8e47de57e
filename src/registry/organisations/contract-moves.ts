import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zCreditCode,
  zDivisionCode,
  zInstant,
  zPage,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { zFileIds, zStoredFile } from '../../platform/files/index.ts';

export const MOVE_STATUSES = ['open', 'released', 'moved', 'returned', 'declined', 'withdrawn'] as const;
export type MoveStatus = (typeof MOVE_STATUSES)[number];

export const moveParams = z.strictObject({ moveId: zUuid });
export const movesQuery = z.strictObject({ ...pageQuery, after: zUuid.optional() });

/** organisations.moves: of one's own county, out and in, newest first */
export const moveRow = z.strictObject({
  moveId: zUuid,
  organisationId: zUuid,
  organisationName: z.string(),
  creditCode: zCreditCode,
  fromName: z.string(),
  toName: z.string(),
  document: z.string(),
  reason: z.string(),
  files: z.array(zStoredFile),
  status: z.enum(MOVE_STATUSES),
  proposedBy: z.string(),
  proposedAt: zInstant,
  /** Who of the other county took it in or declined, when, and what they wrote; null before. */
  receivedBy: z.string().nullable(),
  receivedAt: zInstant.nullable(),
  receivedNote: z.string().nullable(),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const movesReply = zPage(moveRow);

/** organisations.proposeMove: `toCode` is the county that shall hold it. */
export const proposeMoveBody = z.strictObject({
  organisationId: zUuid,
  toCode: zDivisionCode,
  /** What the move rests on: the change of registration. */
  document: zText(200, 4),
  reason: zText(300, 4),
  fileIds: zFileIds.optional(),
});
export const proposeMoveReply = z.strictObject({ moveId: zUuid });

/** organisations.decideMove: `passed` releases it to the other county */
export const decideMoveBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
/** organisations.withdrawMove */
export const withdrawMoveBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
/** organisations.receiveMove: the other county takes it in (`passed`) or declines (`returned`), with a note */
export const receiveMoveBody = decideMoveBody;
export const moveReply = z.strictObject({ moveId: zUuid, status: z.enum(MOVE_STATUSES), version: zVersion });
