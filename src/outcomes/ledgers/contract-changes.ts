import { z } from 'zod';
import { zAllowed, zInstant, zText, zUuid, zVersion } from '../../platform/access/index.ts';
import { caseStep, reviewBody } from '../../platform/approvals/index.ts';

export const CHANGE_STATUSES = ['proposed', 'signed', 'returned', 'withdrawn'] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

/** The database of people and the five lists (一库五名单); data/five-lists.yaml says what each is. */
export const LIST_IDS = ['register', 'wish', 'trained', 'certified', 'job', 'to-ask'] as const;
export type ListId = (typeof LIST_IDS)[number];

/** What is known of a person; ledger_people works it out. */
export const LEDGER_FACTS = [
  'on-duty-list',
  'waits-training',
  'waits-assessment',
  'waits-job',
  'in-class',
  'trained',
  'certified',
  'has-job',
  'no-wish',
  'not-reached',
  'not-asked',
] as const;
export type LedgerFact = (typeof LEDGER_FACTS)[number];

/** ledgers.propose: what the list is called and by which facts a person stands on it. */
export const proposeBody = z.strictObject({
  listId: z.enum(LIST_IDS),
  name: zText(20, 2),
  anyOf: z.array(z.enum(LEDGER_FACTS)).min(1, '请至少选一项').max(LEDGER_FACTS.length),
  reason: zText(300, 4),
});
export const proposeReply = z.strictObject({ changeId: zUuid });
export const changeParams = z.strictObject({ changeId: zUuid });
/** ledgers.decide: `passed` signs it, `returned` leaves the list as it is */
export const decideBody = z.strictObject({ ...reviewBody.shape, decision: z.enum(['passed', 'returned']) });
/** ledgers.withdraw */
export const withdrawBody = z.strictObject({ version: zVersion, reason: zText(300, 4) });
export const changeReply = z.strictObject({
  changeId: zUuid,
  status: z.enum(CHANGE_STATUSES),
  version: zVersion,
});

/** A change as it was proposed, how far it is and what may be done. */
export const listChange = z.strictObject({
  changeId: zUuid,
  listId: z.enum(LIST_IDS),
  name: z.string(),
  anyOf: z.array(z.enum(LEDGER_FACTS)),
  reason: z.string(),
  status: z.enum(CHANGE_STATUSES),
  proposedBy: z.string(),
  proposedAt: zInstant,
  steps: z.array(caseStep),
  version: zVersion,
  allowed: zAllowed,
});
