import type { Act } from '../../platform/access/index.ts';
import { done, type Result, yearOf } from '../../platform/kernel/index.ts';
import { budgetFor, type MoneyItem, reserve, voidReservations } from '../funds/index.ts';
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

/** Grants lines and reserves their money out of the claim's fund and year. All of them or, refused, none. */
export async function grant(act: Act, claim: ClaimRow, lines: readonly LineRow[]): Promise<Result<null>> {
  if (lines.length === 0) return done(null);
  const budget = await budgetFor(act, { ...claim, year: yearOf(claim.claimedOn) });
  if (!budget.ok) return budget;
  const reserved = await reserve(
    act,
    budget.value,
    lines.map((line) => moneyItem('reserve', line)),
  );
  if (!reserved.ok) return reserved;
  await changeLines(
    act.tx,
    lines.map((line) => {
      const reservedEntryId = reserved.value.get(line.claimLineId);
      return { ...keyOf(line), by: 'grant' as const, ...(reservedEntryId ? { reservedEntryId } : {}) };
    }),
  );
  return done(null);
}

/** Gives the money reserved for lines back to their budget. */
export async function release(act: Act, claim: ClaimRow, lines: readonly LineRow[]): Promise<Result<null>> {
  const budget = await budgetFor(act, { ...claim, year: yearOf(claim.claimedOn) });
  if (!budget.ok) return budget;
  const freed = await voidReservations(
    act,
    budget.value,
    lines.map((line) => moneyItem('void', line)),
  );
  return freed.ok ? done(null) : freed;
}
