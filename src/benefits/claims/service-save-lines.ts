import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { beginning, canDo, type Uuid } from '../../platform/kernel/index.ts';
import { lineName, type StoredDetermination } from '../determination/index.ts';
import { LINE } from './machine.ts';
import { lineStatusFor } from './rules.ts';
import { purseOf } from './rules-purses.ts';
import type { Plan } from './service-plan.ts';
import { type ClaimRow, changeLines, insertLines, linesOf } from './store.ts';
import { type LineWithPurse, setPurses } from './store-purses.ts';
import { lapseSignals, raiseSignals, signalsOfClaim } from './store-signals.ts';

interface DecidedPlan {
  readonly plan: Plan;
  readonly stored: readonly StoredDetermination[];
  readonly isAfterApproval: boolean;
}

/** Adds new lines, gives known ones the status of their decision, withdraws those that have gone. */
export async function saveLines(
  act: Act,
  claim: ClaimRow,
  { plan, stored, isAfterApproval }: DecidedPlan,
): Promise<number> {
  const known = new Map(
    (await linesOf(act.tx, claim.claimId))
      .filter((line) => line.status !== 'withdrawn')
      .map((line) => [lineName(line), line]),
  );
  const settled = await settledRules(act.tx, claim.claimId);
  const plans = new Map(plan.lines.map((line) => [lineName(line), line]));
  const fresh: Parameters<typeof insertLines>[2][number][] = [];
  const changes: Parameters<typeof changeLines>[1][number][] = [];
  const raised: Parameters<typeof raiseSignals>[1][number][] = [];
  const carried: LineWithPurse[] = [];
  const lapsing: Parameters<typeof lapseSignals>[1][number][] = [];
  for (const determination of stored) {
    const planned = plans.get(lineName(determination));
    if (!planned) continue;
    const line = known.get(lineName(determination));
    const claimLineId = line?.claimLineId ?? act.ids.uuid();
    const rules = planned.signals.map((signal) => signal.rule);
    const open = rules.some((rule) => !settled.has(`${claimLineId}:${rule}`));
    const status = lineStatusFor(determination.decision.outcome, open);
    const purse = purseOf(determination);
    for (const signal of planned.signals)
      raised.push({ ...signal, personId: determination.personId, claimLineId, signalId: act.ids.uuid() });
    if (!line) {
      fresh.push({
        personId: determination.personId,
        claimLineId,
        lineNo: planned.lineNo,
        lineKey: determination.lineKey,
        certificateId: planned.certificate?.certificateId ?? null,
        occupationCode: determination.decision.basis.occupation ?? null,
        level: determination.decision.basis.level ?? null,
        months: determination.decision.basis.months.length > 0 ? determination.decision.basis.months : null,
        determinationId: determination.determinationId,
        amountFen: determination.decision.amountFen,
        status: beginning(LINE, 'compute', status),
        purse,
      });
      continue;
    }
    lapsing.push({ personId: determination.personId, claimLineId, rules });
    carried.push({ personId: determination.personId, claimLineId, ...purse });
    // What two people found to be true of a line holds, whatever is computed.
    if (line.upheldSignals > 0) continue;
    if (line.status !== status || line.determinationId !== determination.determinationId)
      changes.push({
        personId: determination.personId,
        claimLineId,
        from: line.status,
        by: isAfterApproval ? 'supplement' : 'compute',
        choice: status,
        determinationId: determination.determinationId,
        amountFen: determination.decision.amountFen,
      });
  }
  for (const line of isAfterApproval ? [] : known.values())
    if (!plans.has(lineName(line)) && canDo(LINE, line.status, 'drop'))
      changes.push({ personId: line.personId, claimLineId: line.claimLineId, from: line.status, by: 'drop' });
  await insertLines(act.tx, claim, fresh);
  await changeLines(act.tx, changes);
  await setPurses(act.tx, carried);
  await lapseSignals(act.tx, lapsing);
  await raiseSignals(act.tx, raised, act.clock.now());
  return fresh.length + changes.length;
}

async function settledRules(tx: Tx, claimId: Uuid): Promise<Set<string>> {
  return new Set(
    (await signalsOfClaim(tx, claimId))
      .filter((signal) => signal.status === 'cleared' || signal.status === 'upheld')
      .map((signal) => `${signal.claimLineId}:${signal.rule}`),
  );
}
