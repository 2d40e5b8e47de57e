import { usualSource } from '../../law/policy/index.ts';
import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import {
  type ActOf,
  beginning,
  canDo,
  divisionPathOf,
  done,
  type LocalDate,
  nextOf,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import type { Law } from '../claims/index.ts';
import { findBudget, nextNumber } from '../funds/index.ts';
import { NO_COUNTS, type RunCounts } from './contract.ts';
import { RUN } from './machine.ts';
import { budgetReach, isSilent, REFUSALS, type WaitingLine } from './rules.ts';
import { RunMovedOn } from './service-chunk.ts';
import { insertRun, lastRunOf, lockRun, moveRun, type RunRow, silentRuns } from './store.ts';
import { allowLongStatements, recoveryTotal, unclaimedTotal, waitingLines } from './store-lists.ts';

/**
 * Begins the determination of everybody of a division and year. Refuses `already-running`, `year-not-yet`. The run that
 * is begun still has to be carried on (carryOn).
 */
export async function startRun(
  act: Act,
  of: { readonly divisionCode: string; readonly year: number; readonly asOf: LocalDate },
): Promise<Result<{ runId: Uuid }>> {
  const { divisionCode, year, asOf } = of;
  if (year > yearOf(asOf)) return refused(REFUSALS.notOurYear);
  const last = await lastRunOf(act.tx, divisionCode, year);
  const now = act.clock.now();
  if (last && isUnderWay(last)) {
    if (!isSilent(last, now)) return refused(REFUSALS.alreadyRunning);
    await moveRun(act.tx, last, { ...last, status: nextOf(RUN, last.status, 'abandon') });
  }
  const series = `M${divisionCode}-${year}`;
  const run = {
    runId: act.ids.uuid(),
    number: `${series}-${String(await nextNumber(act.tx, series)).padStart(3, '0')}`,
    divisionCode,
    divisionPath: divisionPathOf(divisionCode),
    year,
    asOf,
    status: beginning(RUN, 'massRuns.start'),
    startedAt: now,
    startedBy: act.actor.accountId,
    counts: NO_COUNTS,
  };
  // Two who begin at one moment both see no run: the constraint lets one through.
  const inserted = await tryConstraint(act.tx, () => insertRun(act.tx, run));
  if (!inserted.ok) {
    if (inserted.violation.constraint !== 'mass_run_one_at_a_time')
      throw new Error(`run not stored: ${inserted.violation.constraint}`);
    return refused(REFUSALS.alreadyRunning);
  }
  await recordRun(act, run, 'mass-run-started', { asOf });
  return done({ runId: run.runId });
}

/** Ends a run between two chunks; it may be resumed later. Refuses `wrong-status`. */
export async function stopRun(act: Act, runId: Uuid): Promise<Result<{ runId: Uuid }>> {
  const run = await lockRun(act.tx, runId);
  if (!run) return refused(NOT_FOUND);
  if (!canDo(RUN, run.status, 'massRuns.stop')) return refused(REFUSALS.notRunning);
  await moveOn(act, run, 'massRuns.stop');
  await recordRun(act, run, 'mass-run-stopped', { personDone: run.personDone });
  return done({ runId });
}

/** Lets a stopped, failed or abandoned run go on from its last person. Refuses `wrong-status`, `already-running`. */
export async function resumeRun(act: Act, runId: Uuid): Promise<Result<{ runId: Uuid }>> {
  const found = await lockRun(act.tx, runId);
  if (!found) return refused(NOT_FOUND);
  const now = act.clock.now();
  const run = isSilent(found, now) ? await moveOn(act, found, 'abandon') : found;
  if (!canDo(RUN, run.status, 'massRuns.resume')) return refused(REFUSALS.notStopped);
  const last = await lastRunOf(act.tx, run.divisionCode, run.year);
  if (last && last.runId !== run.runId && isUnderWay(last)) {
    if (!isSilent(last, now)) return refused(REFUSALS.alreadyRunning);
    await moveOn(act, last, 'abandon');
  }
  await moveOn(act, { ...run, fault: null }, 'massRuns.resume');
  await recordRun(act, run, 'mass-run-resumed', { personDone: run.personDone });
  return done({ runId });
}

/**
 * Takes up the last run of a division and year where it stopped, or begins a new one; on another day than the stopped
 * run's, when one is given, it starts from the beginning. Refuses `already-running`, `year-not-yet`.
 */
export async function startOrResumeRun(
  act: Act,
  of: { readonly divisionCode: string; readonly year: number; readonly on: LocalDate | null },
): Promise<Result<{ runId: Uuid; isResumed: boolean }>> {
  const { divisionCode, year, on } = of;
  const last = await lastRunOf(act.tx, divisionCode, year);
  const isOpen =
    last !== undefined &&
    (canDo(RUN, last.status, 'massRuns.resume') || isSilent(last, act.clock.now())) &&
    (on === null || last.asOf === on);
  const started = isOpen
    ? await resumeRun(act, last.runId)
    : await startRun(act, { divisionCode, year, asOf: on ?? act.clock.today() });
  return started.ok ? done({ ...started.value, isResumed: isOpen }) : started;
}

/** A fault ended it; what was stored stays, and it may be resumed. `fault` is a sentence without anybody's data. */
export async function failRun(act: Act, runId: Uuid, fault: string): Promise<Result<null>> {
  const run = await lockRun(act.tx, runId);
  if (!run) return refused(NOT_FOUND);
  if (!canDo(RUN, run.status, 'fail')) return refused(REFUSALS.notRunning);
  await moveOn(act, { ...run, fault }, 'fail');
  await recordRun(act, run, 'mass-run-failed', { personDone: run.personDone });
  return done(null);
}

/** Everybody has been decided: counts the lists that follow and how far the money reaches, and closes the run. */
export async function finishRun(
  act: Act,
  law: Law,
  seen: Pick<RunRow, 'runId' | 'version'>,
): Promise<RunRow> {
  const run = await lockRun(act.tx, seen.runId);
  if (!run || !canDo(RUN, run.status, 'finish') || run.version !== seen.version) throw new RunMovedOn();
  await allowLongStatements(act.tx);
  const counts = { ...run.counts, ...(await closingCounts(act.tx, law, run)) };
  const next = await moveOn(act, { ...run, counts, personTotal: run.personDone }, 'finish');
  await recordRun(act, run, 'mass-run-finished', {
    persons: run.personDone,
    lines: run.lineCount,
    written: run.writtenCount,
    entitledFen: counts.entitledFen,
    unclaimed: counts.unclaimed,
    recoveries: counts.recoveries,
  });
  return next;
}

/** Marks runs stopped whose process has gone; called when a server starts. Gives how many. */
export async function stopSilentRuns(act: Act, silentSince: Date): Promise<Result<number>> {
  const silent = await silentRuns(act.tx, silentSince);
  if (silent.length === 0) return refused(REFUSALS.notRunning);
  for (const run of silent) {
    await moveOn(act, run, 'abandon');
    await recordRun(act, run, 'mass-run-stopped', { personDone: run.personDone, silent: true });
  }
  return done(silent.length);
}

const isUnderWay = (run: RunRow) => canDo(RUN, run.status, 'advance');

async function moveOn(act: Act, run: RunRow, by: ActOf<typeof RUN>): Promise<RunRow> {
  const next = {
    ...run,
    status: nextOf(RUN, run.status, by),
    beatAt: act.clock.now(),
    version: run.version + 1,
  };
  if (!(await moveRun(act.tx, run, next))) throw new Error('a run moved while it was locked');
  return next;
}

async function recordRun(
  act: Act,
  run: Pick<RunRow, 'runId' | 'number' | 'year' | 'divisionPath'>,
  event: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await act.record({
    event,
    objectType: 'mass-run',
    objectId: run.runId,
    divisionPath: run.divisionPath,
    detail: { number: run.number, year: run.year, ...detail },
  });
}

async function closingCounts(tx: Tx, law: Law, run: RunRow): Promise<Partial<RunCounts>> {
  // Whoever carries the run on may see more than the division it is about.
  const filter = { year: run.year, benefit: null, under: run.divisionPath };
  const unclaimed = await unclaimedTotal(tx, filter);
  const recoveries = await recoveryTotal(tx, { ...filter, kind: null });
  const waiting: WaitingLine[] = [];
  const divisions = new Set<string>();
  for await (const { policyId, benefit, ...line } of waitingLines(tx, run.divisionPath, run.year)) {
    const fundSource = usualSource(law.policies.purses.get(policyId), benefit, line.claimedOn) ?? 'other';
    waiting.push({ ...line, fundSource });
    divisions.add(`${line.divisionCode} ${fundSource}`);
  }
  const available = new Map<string, number>();
  for (const key of divisions) {
    const [divisionCode = '', fundSource = ''] = key.split(' ');
    const budget = await findBudget(tx, { divisionCode, fundSource, year: run.year });
    if (budget) available.set(key, budget.appropriatedFen - budget.reservedFen - budget.paidFen);
  }
  const reach = budgetReach(
    (divisionCode, fundSource) => available.get(`${divisionCode} ${fundSource}`) ?? 0,
  );
  for (const line of waiting) reach.accept(line);
  return {
    unclaimed: unclaimed.count,
    unclaimedFen: unclaimed.amountFen,
    recoveries: recoveries.count,
    recoverFen: recoveries.recoverFen,
    stopPaymentFen: recoveries.stopPaymentFen,
    budgets: reach.result(),
  };
}
