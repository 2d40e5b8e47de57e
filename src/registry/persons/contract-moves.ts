import { z } from 'zod';
import {
  pageQuery,
  zAllowed,
  zDivisionCode,
  zInstant,
  zPage,
  zPersonId,
  zText,
  zUuid,
  zVersion,
} from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';
import { zFileIds, zStoredFile } from '../../platform/files/index.ts';

export const MOVE_STATUSES = ['open', 'released', 'moved', 'returned', 'declined', 'withdrawn'] as const;
export type MoveStatus = (typeof MOVE_STATUSES)[number];

export const moveParams = z.strictObject({ moveId: zUuid });
export const movesQuery = z.strictObject({
  personId: z.coerce.number().int().positive().optional(),
  at: z.enum(['waiting', 'decided']).optional(),
  ...pageQuery,
  after: zUuid.optional(),
});

/** persons.moves: out of and into one's county, newest first */
export const moveRow = z.strictObject({
  moveId: zUuid,
  personId: zPersonId,
  personName: z.string(),
  idNumberMasked: z.string(),
  fromName: z.string(),
  toName: z.string(),
  document: z.string(),
  reason: z.string(),
  files: z.array(zStoredFile),
  status: z.enum(MOVE_STATUSES),
  /** Whoever asks reads the person because of this move's former county only, and corrects nothing. */
  isFormer: z.boolean(),
  /** Whoever asks sees the person's page. */
  isReadable: z.boolean(),
  proposedBy: z.string(),
  proposedAt: zInstant,
  /** Who of the other county took the person in or declined, when, and what they wrote; null before. */
  receivedBy: z.string().nullable(),
  receivedAt: zInstant.nullable(),
  receivedNote: z.string().nullable(),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const movesReply = zPage(moveRow);

/** persons.proposeMove: `toCode` is the county that shall hold the person. */
export const proposeMoveBody = z.strictObject({
  toCode: zDivisionCode,
  /** What the move rests on: the household register, a residence permit. */
  document: zText(200, 4),
  reason: zText(300, 4),
  fileIds: zFileIds.optional(),
});
export const proposeMoveReply = z.strictObject({ moveId: zUuid });

/** persons.decideMove: `passed` releases the person to the other county */
export const decideMoveBody = z.strictObject({
  ...reviewBody.shape,
  decision: z.enum(['passed', 'returned']),
});
/** persons.withdrawMove */
export const withdrawMoveBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
/** persons.receiveMove: the other county takes the person in (`passed`) or declines (`returned`), with a note */
export const receiveMoveBody = decideMoveBody;
export const moveReply = z.strictObject({ moveId: zUuid, status: z.enum(MOVE_STATUSES), version: zVersion });
