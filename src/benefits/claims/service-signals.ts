import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { openCase, performStep } from '../../platform/approvals/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { LineStatus, SignalStatus } from './contract.ts';
import { hasReservation, LINE, SIGNAL } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { release } from './service-money.ts';
import {
  type ClaimRow,
  changeLines,
  findLine,
  type LineRow,
  lockClaim,
  lockLines,
  syncClaim,
} from './store.ts';
import { insertCheck, lockSignal, type SignalRow, saveCheck } from './store-signals.ts';

export interface SignalCheck {
  readonly version: number;
  readonly decision: 'cleared' | 'upheld';
  readonly opinion: string;
}

/**
 * One person looks into a signal. The first finding waits; a second, different person who finds the same settles it, and
 * where the second disagrees a third decides. Every finding stays. Cleared of all signals a frozen line goes on; upheld
 * it is refused and its reserved money freed. Refuses `four-eyes`, `version-conflict`, `wrong-status`.
 */
export async function checkSignal(
  act: Act,
  claimId: Uuid,
  signalId: Uuid,
  check: SignalCheck,
): Promise<Result<{ signalId: Uuid; status: SignalStatus; lineStatus: LineStatus; version: number }>> {
  const claim = await lockClaim(act.tx, claimId);
  const signal = claim && (await lockSignal(act.tx, claimId, signalId));
  if (!claim || !signal) return refused(NOT_FOUND);
  if (signal.version !== check.version) return refused(REFUSALS.versionConflict);
  if (!canDo(SIGNAL, signal.status, 'claims.checkSignal')) return refused(REFUSALS.signalSettled);
  const step = await recordCheck(act, claim.divisionPath, signal, check);
  if (!step.ok) return step;
  const status = nextOf(SIGNAL, signal.status, 'claims.checkSignal', step.value);
  const now = act.clock.now();
  await insertCheck(act.tx, signal, {
    decision: check.decision,
    opinion: check.opinion,
    checkedBy: act.actor.displayName,
    personKey: act.actor.personKey,
    checkedAt: now,
  });
  const saved = await saveCheck(act.tx, signal, { status, settledAt: status === 'open' ? null : now });
  if (!saved) return refused(REFUSALS.versionConflict);
  const line = await findLine(act.tx, claimId, signal.claimLineId);
  const [locked] = line ? await lockLines(act.tx, [line]) : [];
  if (!locked) return refused(NOT_FOUND);
  const lineStatus = await takeLineOn(act, claim, { ...signal, status }, locked);
  if (!lineStatus.ok) return lineStatus;
  await syncClaim(act.tx, claimId);
  await act.record({
    event: 'signal-checked',
    objectType: 'claim-signal',
    objectId: signalId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    reason: check.opinion,
    detail: { claim: claim.number, rule: signal.rule, decision: check.decision, status },
  });
  return done({ signalId, status, lineStatus: lineStatus.value, version: signal.version + 1 });
}

/** What a settled signal makes of its line; gives the line's status then. */
async function takeLineOn(
  act: Act,
  claim: ClaimRow,
  signal: SignalRow,
  line: LineRow,
): Promise<Result<LineStatus>> {
  const by = signal.status === 'upheld' ? 'uphold' : 'clear';
  const isSettled = signal.status === 'upheld' || (signal.status === 'cleared' && line.openSignals === 0);
  if (!isSettled || !canDo(LINE, line.status, by)) return done(line.status);
  if (by === 'uphold' && hasReservation(line.status)) {
    const freed = await release(act, claim, [line]);
    if (!freed.ok) return freed;
  }
  const key = { personId: line.personId, claimLineId: line.claimLineId, from: line.status };
  // The claimant reads this: what was found, not the notes of those who looked.
  const refusalReason = by === 'uphold' ? `${signal.rule} 经两人核查属实：${signal.message}` : null;
  await changeLines(act.tx, [{ ...key, by, refusalReason }]);
  return done(nextOf(LINE, line.status, by));
}

/**
 * The approval case behind a signal: the first check opens it, the second closes it or, in disagreement, passes it on to
 * a third. Gives the signal's status then.
 */
async function recordCheck(
  act: Act,
  divisionPath: string,
  signal: SignalRow,
  check: SignalCheck,
): Promise<Result<SignalStatus>> {
  const subject = { subjectType: 'line-release', subjectId: signal.signalId } as const;
  const [first, second] = signal.checks;
  if (first === undefined) {
    const opened = await openCase(act, {
      ...subject,
      divisionPath,
      organisationId: null,
      step: 'prepare',
      nextStep: 'approve',
      due: null,
    });
    return opened.ok ? done('open') : opened;
  }
  const isSettled = second !== undefined || first.decision === check.decision;
  const reviewed = await performStep(act, {
    ...subject,
    step: second === undefined ? 'approve' : 'second-review',
    decision: 'passed',
    opinion: check.opinion,
    nextStep: isSettled ? null : 'second-review',
    due: null,
  });
  if (!reviewed.ok) return reviewed;
  return done(isSettled ? check.decision : 'open');
}
