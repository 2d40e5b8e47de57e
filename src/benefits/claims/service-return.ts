import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import {
  caseOf,
  openCase,
  performStep,
  type ReviewBody,
  sendCaseBack,
  signersOf,
  startOver,
} from '../../platform/approvals/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { unlockRolls } from '../../training/attendance/index.ts';
import { CLAIM, hasReservation, LINE, stopsReturn } from './machine.ts';
import { lineStatusFor, REFUSALS, returnAfterApprovalClears, returnStopped } from './rules.ts';
import { keyOf, release } from './service-money.ts';
import type { ClaimStep } from './service-rejection.ts';
import { restoreRefused } from './service-restore.ts';
import {
  type ClaimRow,
  changeLines,
  hasApprovedBeside,
  type LineRow,
  linesOf,
  lockClaim,
  lockLines,
  setClaimStatus,
} from './store.ts';

/**
 * One person proposes that an approved claim goes back to its maker; another decides. Refuses `version-conflict`,
 * `return-stopped` (lines are published, ordered or paid: what comes first), `wrong-status`, `case-open`.
 */
export async function proposeReturn(
  act: Act,
  claimId: Uuid,
  proposed: { readonly version: number; readonly reason: string },
): Promise<Result<ClaimStep>> {
  const found = await returnable(act, claimId, proposed.version);
  if (!found.ok) return found;
  const { claim } = found.value;
  const known = await caseOf(act.tx, 'claim-return', claimId);
  if (known?.nextStep == null) await startOver(act, 'claim-return', claimId);
  const opened = await openCase(act, {
    subjectType: 'claim-return',
    subjectId: claimId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: proposed.reason,
  });
  if (!opened.ok) return opened;
  await record(act, claim, { event: eventOf('claims.proposeReturn'), reason: proposed.reason });
  const { status, version } = claim;
  return done({ claimId, status, version, returnedClears: null });
}

/**
 * Another person decides on the return of an approved claim. Passed: what was granted is taken back with the money
 * reserved for it, refusals of the review are lifted, the attendance is open again, and the claim lies with its maker.
 * Refuses `version-conflict`, `return-stopped`, `wrong-status`, `four-eyes`, `opinion-required`.
 */
export async function decideReturn(
  act: Act,
  claimId: Uuid,
  decided: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<ClaimStep>> {
  const known = await lockClaim(act.tx, claimId);
  if (!known) return refused(NOT_FOUND);
  if (known.version !== decided.version) return refused(REFUSALS.versionConflict);
  const proposal = await caseOf(act.tx, 'claim-return', claimId);
  if (proposal?.nextStep == null) return refused(REFUSALS.noReturnProposed);
  const found =
    decided.decision === 'passed'
      ? await returnable(act, claimId, decided.version)
      : done({ claim: known, lines: [] });
  if (!found.ok) return found;
  const { claim, lines } = found.value;
  const performed = await performStep(act, {
    subjectType: 'claim-return',
    subjectId: claimId,
    step: 'approve',
    decision: decided.decision,
    reasonCode: decided.reasonCode,
    opinion: decided.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const { decision } = decided;
  const reason = decided.opinion?.trim() || undefined;
  if (decision === 'returned') {
    await record(act, claim, { event: eventOf('claims.decideReturn'), reason, detail: { decision } });
    const { status, version } = claim;
    return done({ claimId, status, version, returnedClears: null });
  }
  const cleared = await takeGrantsBack(act, claim, lines);
  if (!cleared.ok) return cleared;
  const proposed = proposal.steps.findLast((step) => step.decision === 'prepared')?.opinion ?? undefined;
  await sendCaseBack(act, 'claim', claimId, { as: 'sent-back', reason: reason ?? proposed });
  const status = nextOf(CLAIM, claim.status, 'return');
  if (!(await setClaimStatus(act.tx, claim, status, cleared.value))) return refused(REFUSALS.versionConflict);
  await record(act, claim, {
    event: eventOf('claims.decideReturn'),
    reason: reason ?? proposed,
    detail: { decision, status, freed: lines.filter(({ status }) => hasReservation(status)).length },
  });
  return done({ claimId, status, version: claim.version + 1, returnedClears: cleared.value });
}

/** The claim and its lines, locked, when nothing of it is published, ordered or paid. */
async function returnable(
  act: Act,
  claimId: Uuid,
  version: number,
): Promise<Result<{ claim: ClaimRow; lines: LineRow[] }>> {
  const claim = await lockClaim(act.tx, claimId);
  if (!claim) return refused(NOT_FOUND);
  if (claim.version !== version) return refused(REFUSALS.versionConflict);
  const lines = await lockLines(act.tx, await linesOf(act.tx, claimId));
  const stopped = returnStopped(stopsReturn(lines), lines);
  if (stopped.length > 0) return refused(...stopped);
  if (!canDo(CLAIM, claim.status, 'claims.proposeReturn')) return refused(REFUSALS.wrongStatus);
  return done({ claim, lines });
}

/** Frees the money and gives every line the status that the law gives; answers with what that cleared. */
async function takeGrantsBack(act: Act, claim: ClaimRow, lines: readonly LineRow[]): Promise<Result<string>> {
  const granted = lines.filter((line) => canDo(LINE, line.status, 'return'));
  if (granted.length > 0) {
    const freed = await release(act, claim, granted);
    if (!freed.ok) return freed;
  }
  await changeLines(
    act.tx,
    granted.map((line) => ({
      ...keyOf(line),
      by: 'return',
      choice: lineStatusFor(line.outcome, line.openSignals > 0),
    })),
  );
  await restoreRefused(act, claim.claimId);
  const proposed = await signersOf(
    act.tx,
    'line-change',
    lines.map(({ claimLineId }) => claimLineId),
  );
  for (const lineId of new Set(proposed.map(({ subjectId }) => subjectId)))
    await sendCaseBack(act, 'line-change', lineId, { as: 'sent-back' });
  const unlocks = claim.classId !== null && !(await hasApprovedBeside(act.tx, claim));
  if (unlocks && claim.classId !== null) await unlockRolls(act, claim.classId);
  return done(returnAfterApprovalClears(granted, unlocks || claim.classId === null));
}

function record(
  act: Act,
  claim: ClaimRow,
  {
    reason,
    ...entry
  }: { readonly event: string; readonly reason: string | undefined; readonly detail?: object },
): Promise<void> {
  return act.record({
    event: entry.event,
    objectType: 'claim',
    objectId: claim.claimId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    ...(reason === undefined ? {} : { reason }),
    detail: { number: claim.number, ...entry.detail },
  });
}
