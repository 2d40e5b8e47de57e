import { leadsTo } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type PersonId, type Refusal, refusal } from '../../platform/kernel/index.ts';
import { MOVE_REFUSALS } from './rules-moves.ts';
import { hasMovedAway } from './store-moves.ts';
import { selectShielded } from './store-shield.ts';

/** Whether another county holds the person now, and whoever asks only reads on. */
export function isMovedAway(tx: Tx, personId: PersonId): Promise<boolean> {
  return hasMovedAway(tx, [personId]);
}

/** What is hidden is not changed: it would be put back when the protection ends. */
const HIDDEN: Refusal = leadsTo(
  'protections.proposeEnd',
  refusal(
    'person-hidden',
    '这名人员受保护，姓名和号码现在不能更正、合并或迁移：请经办先在“受保护人员”里提出解除保护，由另一人同意后再办。',
  ),
);

/** Why nothing at all is changed of these persons here: another county holds one of them. */
export async function whyElsewhere(tx: Tx, personIds: readonly PersonId[]): Promise<Refusal | undefined> {
  return (await hasMovedAway(tx, personIds)) ? MOVE_REFUSALS.movedAway : undefined;
}

/**
 * Why whoever acts does not change who these persons are: another county holds one of them, or her name is hidden. Asked under their lock, in a
 * statement of its own, since a move may have ended while the lock was waited for.
 */
export async function whyNotHeld(tx: Tx, personIds: readonly PersonId[]): Promise<Refusal | undefined> {
  return (
    (await whyElsewhere(tx, personIds)) ??
    ((await selectShielded(tx, personIds)).size > 0 ? HIDDEN : undefined)
  );
}
