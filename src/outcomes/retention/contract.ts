import { z } from 'zod';
import { zAllowed, zDate, zPersonId, zText, zUuid, zVersion } from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';

export const LIST_STATUSES = ['found', 'proposed', 'carried-out'] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];

const OUTCOMES = ['anonymised', 'left-out'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const listParams = z.strictObject({ listId: zUuid });
/** retention.propose, retention.withdraw */
export const sayBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const decideBody = reviewBody.extend({ decision: z.enum(['passed', 'returned']) });

const summary = {
  listId: zUuid,
  foundOn: zDate,
  status: z.enum(LIST_STATUSES),
  persons: z.int(),
  carriedOutOn: zDate.nullable(),
};
/** retention.lists: newest first, with the terms of every kind of record. */
export const listsReply = z.strictObject({
  rows: z.array(z.strictObject(summary)),
  terms: z.array(
    z.strictObject({
      kind: z.string(),
      term: z.string(),
      counts: z.string(),
      act: z.enum(['anonymise', 'keep', 'elsewhere']),
      source: z.string(),
      reading: z.enum(['law', 'practice']),
    }),
  ),
});
/** retention.show */
export const listReply = z.strictObject({
  ...summary,
  reason: z.string().nullable(),
  items: z.array(
    z.strictObject({
      personId: zPersonId,
      name: z.string(),
      idNumberMasked: z.string(),
      lastOn: zDate,
      untilOn: zDate,
      outcome: z.enum(OUTCOMES).nullable(),
    }),
  ),
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
export const movedReply = z.strictObject({
  listId: zUuid,
  status: z.enum(LIST_STATUSES),
  anonymised: z.int(),
  leftOut: z.int(),
  version: zVersion,
});
export type ListMoved = z.infer<typeof movedReply>;
