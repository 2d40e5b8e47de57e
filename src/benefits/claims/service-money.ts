import type { Act } from '../../platform/access/index.ts';
import { done, type Result, refused, type Uuid, yearOf } from '../../platform/kernel/index.ts';
import { budgetFor, type MoneyItem, reserve, voidReservations } from '../funds/index.ts';
import { sumFen } from './rules.ts';
import { REFUSALS_OF_PURSES } from './rules-purses.ts';
import { type ClaimRow, changeLines, type LineRow } from './store.ts';

/** A line as a change of its status names it. */
export function keyOf(line: LineRow) {
  return { personId: line.personId, claimLineId: line.claimLineId, from: line.status };
}

function moneyItem(kind: 'reserve' | 'void', line: LineRow): MoneyItem {
  // The version makes each granting of one line its own business: granted, refused, granted again.
  const key = `${kind}:${line.claimLineId}:${line.version}`;
  return { subjectType: 'claim-line', subjectId: line.claimLineId, amountFen: line.amountFen, key };
}

/** Lines by the fund source that carries them, sources in one order so that two who book never wait for each other. */
function bySource(lines: readonly LineRow[]): [string, LineRow[]][] {
  const groups = new Map<string, LineRow[]>();
  for (const line of lines)
    if (line.fundSource !== null) groups.set(line.fundSource, [...(groups.get(line.fundSource) ?? []), line]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Grants lines and reserves the money of each out of its own fund source and the year of the claim. All of them or,
 * refused, none. Refuses `purse-undecided`, `budget-missing`, `budget-exhausted`.
 */
export async function grant(act: Act, claim: ClaimRow, lines: readonly LineRow[]): Promise<Result<null>> {
  if (lines.length === 0) return done(null);
  const open = lines.filter(({ fundSource }) => fundSource === null);
  if (open.length > 0)
    return refused(REFUSALS_OF_PURSES.undecided(open.length, sumFen(open.map(({ amountFen }) => amountFen))));
  const entries = new Map<string, Uuid>();
  for (const [fundSource, carried] of bySource(lines)) {
    const budget = await budgetFor(act, { ...claim, fundSource, year: yearOf(claim.claimedOn) });
    if (!budget.ok) return budget;
    const items = carried.map((line) => moneyItem('reserve', line));
    const reserved = await reserve(act, budget.value, items);
    if (!reserved.ok) return reserved;
    for (const [lineId, entryId] of reserved.value) entries.set(lineId, entryId);
  }
  await changeLines(
    act.tx,
    lines.map((line) => {
      const reservedEntryId = entries.get(line.claimLineId);
      return { ...keyOf(line), by: 'grant' as const, ...(reservedEntryId ? { reservedEntryId } : {}) };
    }),
  );
  return done(null);
}

/** Gives the money reserved for lines back to their budgets. */
export async function release(act: Act, claim: ClaimRow, lines: readonly LineRow[]): Promise<Result<null>> {
  for (const [fundSource, carried] of bySource(lines)) {
    const budget = await budgetFor(act, { ...claim, fundSource, year: yearOf(claim.claimedOn) });
    if (!budget.ok) return budget;
    const items = carried.map((line) => moneyItem('void', line));
    const freed = await voidReservations(act, budget.value, items);
    if (!freed.ok) return freed;
  }
  return done(null);
}
