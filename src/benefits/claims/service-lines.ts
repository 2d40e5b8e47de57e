import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { done, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { release } from './service-review.ts';
import {
  type ClaimRow,
  changeLines,
  type LineChange,
  type LineRow,
  lockClaims,
  lockLines,
  syncClaim,
} from './store.ts';

/** One line of a claim on its way after the approval: from where it was seen to where a later module takes it. */
export interface LineMove extends Pick<LineChange, 'personId' | 'claimLineId' | 'from' | 'to'> {
  readonly claimId: Uuid;
}

/**
 * Moves lines and brings their claims to where the lines then stand, in the caller's transaction. Claims and lines are
 * locked in one order; throws when a line no longer stands at `from`.
 */
export async function moveLines(tx: Tx, moves: readonly LineMove[]): Promise<void> {
  const claimIds = [...new Set(moves.map((move) => move.claimId))];
  await lockClaims(tx, claimIds);
  await lockLines(tx, moves);
  await changeLines(
    tx,
    moves.map(({ personId, claimLineId, from, to }) => ({ personId, claimLineId, from, to })),
  );
  for (const claimId of claimIds) await syncClaim(tx, claimId);
}

/**
 * Refuses a published or contested line of a locked claim and gives the money reserved for it back. Refuses
 * `budget-missing`, `not-reserved`.
 */
export async function refusePublishedLine(
  act: Act,
  claim: ClaimRow,
  line: LineRow,
  refusalReason: string,
): Promise<Result<null>> {
  const freed = await release(act, claim, [line]);
  if (!freed.ok) return freed;
  const { personId, claimLineId } = line;
  // A line on show is contested before it falls; the status fence knows no other way.
  if (line.status === 'published')
    await changeLines(act.tx, [{ personId, claimLineId, from: 'published', to: 'contested' }]);
  await changeLines(act.tx, [{ personId, claimLineId, from: 'contested', to: 'refused', refusalReason }]);
  await syncClaim(act.tx, claim.claimId);
  return done(null);
}
