import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Refusal } from '../../platform/kernel/index.ts';
import { MOVE_REFUSALS } from './rules-moves.ts';
import { hasMovedAway } from './store-moves.ts';

/** Whether another county holds the person now, and whoever asks only reads on. */
export function isMovedAway(tx: Tx, personId: PersonId): Promise<boolean> {
  return hasMovedAway(tx, [personId]);
}

/**
 * Why whoever acts changes nothing of these persons: another county holds one of them. Asked under their lock, in a
 * statement of its own, since a move may have ended while the lock was waited for.
 */
export async function whyNotHeld(tx: Tx, personIds: readonly PersonId[]): Promise<Refusal | undefined> {
  return (await hasMovedAway(tx, personIds)) ? MOVE_REFUSALS.movedAway : undefined;
}
