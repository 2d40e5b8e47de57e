import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { openCase, performStep } from '../../platform/approvals/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { LineStatus, SignalStatus } from './contract.ts';
import { LINE, SIGNAL } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { changeLines, findLine, type LineRow, lockClaim, lockLines, syncClaim } from './store.ts';
import { lockSignal, type SignalRow, saveCheck } from './store-signals.ts';

export interface SignalCheck {
  readonly version: number;
  readonly decision: 'cleared' | 'upheld';
  readonly opinion: string;
}

/**
 * One of two people looks into a signal. The first one's finding waits; a second, different person who finds the same
 * settles it, one who does not sends it back to be checked again. Cleared of all signals a frozen line goes on;
 * upheld it is refused. Refuses `four-eyes`, `version-conflict`, `wrong-status`.
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
  const saved = await saveCheck(act.tx, signal, {
    ...findingAfter(act, signal, check, status),
    status,
  });
  if (!saved) return refused(REFUSALS.versionConflict);
  const line = await findLine(act.tx, claimId, signal.claimLineId);
  const [locked] = line ? await lockLines(act.tx, [line]) : [];
  if (!locked) return refused(NOT_FOUND);
  const lineStatus = await takeLineOn(act, signal, { ...check, status }, locked);
  await syncClaim(act.tx, claimId);
  await act.record({
    event: 'signal-checked',
    objectType: 'claim-signal',
    objectId: signalId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    detail: { claim: claim.number, rule: signal.rule, decision: check.decision, status },
  });
  return done({ signalId, status, lineStatus, version: signal.version + 1 });
}

/** What a settled signal makes of its line; gives the line's status then. */
async function takeLineOn(
  act: Act,
  signal: SignalRow,
  settled: { readonly status: SignalStatus; readonly opinion: string },
  line: LineRow,
): Promise<LineStatus> {
  const by = settled.status === 'upheld' ? 'uphold' : 'clear';
  const isSettled = settled.status === 'upheld' || (settled.status === 'cleared' && line.openSignals === 0);
  if (!isSettled || !canDo(LINE, line.status, by)) return line.status;
  const key = { personId: line.personId, claimLineId: line.claimLineId, from: line.status };
  const refusalReason = by === 'uphold' ? `${signal.rule} 经两人核查属实：${settled.opinion}` : null;
  await changeLines(act.tx, [{ ...key, by, refusalReason }]);
  return nextOf(LINE, line.status, by);
}

/** The approval case behind a signal: the first check opens it, the second closes it or sends it back. */
async function recordCheck(
  act: Act,
  divisionPath: string,
  signal: SignalRow,
  check: SignalCheck,
): Promise<Result<SignalStatus>> {
  const subject = { subjectType: 'line-release', subjectId: signal.signalId } as const;
  if (signal.firstDecision === null) {
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
  const agrees = signal.firstDecision === check.decision;
  const reviewed = await performStep(act, {
    ...subject,
    step: 'approve',
    decision: agrees ? 'passed' : 'returned',
    opinion: check.opinion,
    nextStep: null,
    due: null,
  });
  if (!reviewed.ok) return reviewed;
  return done(agrees ? check.decision : 'open');
}

function findingAfter(act: Act, signal: SignalRow, check: SignalCheck, status: SignalStatus) {
  if (status !== 'open')
    return {
      firstDecision: signal.firstDecision,
      firstOpinion: signal.firstOpinion,
      firstCheckedBy: signal.firstCheckedBy,
      firstCheckedAt: signal.firstCheckedAt,
      settledAt: act.clock.now(),
    };
  const isFirst = signal.firstDecision === null;
  return {
    firstDecision: isFirst ? check.decision : null,
    firstOpinion: isFirst ? check.opinion : null,
    firstCheckedBy: isFirst ? act.actor.displayName : null,
    firstCheckedAt: isFirst ? act.clock.now() : null,
    settledAt: null,
  };
}
