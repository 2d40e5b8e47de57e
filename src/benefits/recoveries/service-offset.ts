import type { Act } from '../../platform/access/index.ts';
import { addFen, done, fen, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { type LineMove, lockClaims, lockLines, moveLines } from '../claims/index.ts';
import { holdBudgets, post, reversePosts } from '../funds/index.ts';
import { type NextLine, nextLinesOf } from '../payments/index.ts';
import { openOf, REFUSALS } from './rules.ts';
import { type Acted, type LoadedCase, loadFor } from './service-parts.ts';
import { propose } from './service-propose.ts';
import { type OffsetLine, offsetLinesOf, setSettled } from './store-offset.ts';

/**
 * Somebody would set what the payee owes off against whole lines that the payee would be paid next; another person
 * decides. Refuses `wrong-status`, `version-conflict`, `proposal-waiting`, `line-not-payable`, `more-than-owed`.
 */
export async function proposeOffset(
  act: Act,
  recoveryId: Uuid,
  { version, reason, claimLineIds }: { version: number; reason: string; claimLineIds: readonly Uuid[] },
): Promise<Result<Acted>> {
  const loaded = await loadFor(act, recoveryId, version, 'recoveries.proposeOffset');
  if (!loaded.ok) return loaded;
  const next = await chosenOf(act, loaded.value, claimLineIds);
  if (!next.ok) return next;
  return propose(act, loaded.value, {
    route: 'recoveries.proposeOffset',
    kind: 'offset',
    reason,
    amountFen: sumOf(next.value),
    offset: next.value,
  });
}

/**
 * Settles the lines of an agreed offset: what they pay is posted as spent from their budgets, and the lines count as
 * paid. What comes back by it is entered by the caller. Refuses `line-not-payable`, `more-than-owed`.
 */
export async function settleOffset(
  act: Act,
  loaded: LoadedCase,
  proposalId: Uuid,
): Promise<Result<readonly OffsetLine[]>> {
  const lines = await linesOfOffset(act, loaded, proposalId);
  await lockClaims(act.tx, [...new Set(lines.map((line) => line.claimId))].sort());
  await lockLines(act.tx, lines);
  const next = await chosenOf(
    act,
    loaded,
    lines.map((line) => line.claimLineId),
  );
  if (!next.ok) return next;
  await holdBudgets(
    act,
    [...lines, ...loaded.lines].map((line) => line.budgetId),
  );
  for (const [budgetId, group] of byBudget(lines)) {
    const items = group.map((line) => ({
      subjectType: 'claim-line' as const,
      subjectId: line.claimLineId,
      amountFen: line.amountFen,
      key: postKey(proposalId, line.claimLineId),
    }));
    const posted = await post(act, budgetId, items);
    if (!posted.ok) return posted;
  }
  await moveLines(
    act.tx,
    lines.map((line) => moveOf(line, 'payable', 'offset')),
  );
  await setSettled(act.tx, proposalId, act.clock.today());
  return done(lines);
}

/** Takes an offset back: the posts of its lines are countered to the fen, and the lines wait to be paid again. */
export async function unsettleOffset(
  act: Act,
  loaded: LoadedCase,
  { offsetId, reversalId }: { readonly offsetId: Uuid; readonly reversalId: Uuid },
): Promise<Result<null>> {
  const lines = await linesOfOffset(act, loaded, offsetId);
  if (lines.length === 0) return done(null);
  await moveLines(
    act.tx,
    lines.map((line) => moveOf(line, 'paid', 'undo-offset')),
  );
  await holdBudgets(
    act,
    [...lines, ...loaded.lines].map((line) => line.budgetId),
  );
  const keys = lines.map(({ claimLineId }) => ({
    reverses: postKey(offsetId, claimLineId),
    key: `post-reversal:${reversalId}:${claimLineId}`,
  }));
  const countered = await reversePosts(act, keys);
  if (!countered.ok) return countered;
  await setSettled(act.tx, offsetId, null);
  return done(null);
}

const postKey = (proposalId: Uuid, claimLineId: Uuid) => `post:${proposalId}:${claimLineId}`;

/** The chosen lines as they are now, or why they cannot be set off. */
async function chosenOf(
  act: Pick<Act, 'tx'>,
  { recovery, lines }: LoadedCase,
  claimLineIds: readonly Uuid[],
): Promise<Result<readonly NextLine[]>> {
  const wanted = new Set(claimLineIds);
  const next = (await nextLinesOf(act.tx, recovery)).filter((line) => wanted.has(line.claimLineId));
  if (next.length !== wanted.size) return refused(REFUSALS.offsetNotNext);
  const [sumFen, openFen] = [sumOf(next), openOf(lines)];
  return sumFen > openFen ? refused(REFUSALS.offsetTooMuch(sumFen, openFen)) : done(next);
}

const sumOf = (lines: readonly NextLine[]) => addFen(fen(0), ...lines.map((line) => line.amountFen));

async function linesOfOffset(act: Act, { recovery }: LoadedCase, proposalId: Uuid) {
  const all = await offsetLinesOf(act.tx, recovery.recoveryId);
  return all.filter((line) => line.proposalId === proposalId);
}

function byBudget(lines: readonly OffsetLine[]): [Uuid, OffsetLine[]][] {
  const budgets = [...new Set(lines.map((line) => line.budgetId))].sort();
  return budgets.map((budgetId) => [budgetId, lines.filter((line) => line.budgetId === budgetId)]);
}

function moveOf(line: OffsetLine, from: LineMove['from'], by: LineMove['by']): LineMove {
  const { claimId, personId, claimLineId } = line;
  return { claimId, personId, claimLineId, from, by };
}
