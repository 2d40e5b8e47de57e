import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { done, nextOf, type Result, type Uuid } from '../../platform/kernel/index.ts';
import type { LineStatus } from './contract.ts';
import { hasReservation, LINE } from './machine.ts';
import { release } from './service-money.ts';
import {
  type ClaimRow,
  changeLines,
  type LineChange,
  type LineRow,
  lockClaims,
  lockLines,
  syncClaim,
} from './store.ts';

/** One line of a claim on its way after the approval: where it was seen, and the act that takes it on. */
export interface LineMove extends Pick<LineChange, 'personId' | 'claimLineId' | 'from' | 'by' | 'choice'> {
  readonly claimId: Uuid;
}

/**
 * Moves lines and updates the status of their claims, in the caller's transaction. Claims and lines are
 * locked in one order; throws when a line is no longer in the status `from`.
 */
export async function moveLines(tx: Tx, moves: readonly LineMove[]): Promise<void> {
  const claimIds = [...new Set(moves.map((move) => move.claimId))];
  await lockClaims(tx, claimIds);
  await lockLines(tx, moves);
  await changeLines(
    tx,
    moves.map(({ personId, claimLineId, from, by, choice }) => ({ personId, claimLineId, from, by, choice })),
  );
  for (const claimId of claimIds) await syncClaim(tx, claimId);
}

/**
 * Refuses a published or contested line of a locked claim, or one that was taken down, gives the money reserved for it
 * back, and answers with the line's status. Refuses `budget-missing`, `not-reserved`.
 */
export async function refusePublishedLine(
  act: Act,
  claim: ClaimRow,
  line: LineRow,
  refusalReason: string,
): Promise<Result<LineStatus>> {
  if (hasReservation(line.status)) {
    const freed = await release(act, claim, [line]);
    if (!freed.ok) return freed;
  }
  const { personId, claimLineId, status: from } = line;
  const fall = { from, by: 'answer-objection', choice: 'upheld' } as const;
  await changeLines(act.tx, [{ personId, claimLineId, ...fall, refusalReason }]);
  await syncClaim(act.tx, claim.claimId);
  return done(nextOf(LINE, fall.from, fall.by, fall.choice));
}
