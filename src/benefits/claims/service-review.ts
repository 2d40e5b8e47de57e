import { type Act, eventOf, NOT_FOUND, reviewAct, stepAfter } from '../../platform/access/index.ts';
import {
  type ApprovalStep,
  openCase,
  performStep,
  type ReviewBody,
  stepTakersOf,
} from '../../platform/approvals/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid, yearOf } from '../../platform/kernel/index.ts';
import { lockRolls } from '../../training/attendance/index.ts';
import { budgetFor, type MoneyItem, reserve, voidReservations } from '../funds/index.ts';
import type { ClaimStatus, LineStatus } from './contract.ts';
import { CLAIM, decidesLines, hasLineFor, LINE } from './machine.ts';
import { lineStatusFor, REFUSALS, RETURN_CLEARS } from './rules.ts';
import { type ClaimSettingsBook, settingsIn } from './settings.ts';
import {
  type ClaimRow,
  changeLines,
  findLine,
  type LineRow,
  linesOf,
  lockClaim,
  lockLines,
  setClaimStatus,
  syncClaim,
} from './store.ts';

export interface ClaimStep {
  readonly claimId: Uuid;
  readonly status: ClaimStatus;
  readonly version: number;
  readonly returnedClears: string | null;
}

/**
 * The institution or employer hands the claim in. Refuses `wrong-status`, `version-conflict`, `no-entitled-line`.
 * LC-13b: claimed online, without paper for what data confirm.
 */
export async function confirmClaim(
  act: Act,
  settings: ClaimSettingsBook,
  claimId: Uuid,
  version: number,
): Promise<Result<ClaimStep>> {
  const claim = await lockClaim(act.tx, claimId);
  if (!claim) return refused(NOT_FOUND);
  if (claim.version !== version) return refused(REFUSALS.versionConflict);
  if (!canDo(CLAIM, claim.status, 'claims.confirm')) return refused(REFUSALS.wrongStatus);
  const lines = await linesOf(act.tx, claimId);
  if (!hasLineFor('claims.confirm', claim, lines)) return refused(REFUSALS.noEntitledLine);
  const opened = await openCase(act, {
    subjectType: 'claim',
    subjectId: claimId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    step: 'confirm',
    nextStep: 'accept',
    due: await dueOf(act, settings, claim, 'accept'),
  });
  if (!opened.ok) return opened;
  const status = nextOf(CLAIM, claim.status, 'claims.confirm');
  if (!(await setClaimStatus(act.tx, claim, status))) return refused(REFUSALS.versionConflict);
  await recordStep(act, claim, eventOf('claims.confirm'), { lines: lines.length });
  return done({ claimId, status, version: version + 1, returnedClears: null });
}

/**
 * One review step of the bureau: passed on, returned for correction, or rejected for good. The second review grants every
 * entitled line that nothing speaks against and reserves its money - all or nothing. Refuses `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`, `budget-missing`, `budget-exhausted`.
 */
export async function reviewClaim(
  act: Act,
  settings: ClaimSettingsBook,
  claimId: Uuid,
  step: 'accept' | 'first-review' | 'second-review',
  review: ReviewBody,
): Promise<Result<ClaimStep>> {
  const by = reviewAct(CLAIM, step);
  const nextStep = stepAfter(CLAIM, by);
  const claim = await lockClaim(act.tx, claimId);
  if (!claim) return refused(NOT_FOUND);
  if (claim.version !== review.version) return refused(REFUSALS.versionConflict);
  if (!canDo(CLAIM, claim.status, by)) return refused(REFUSALS.wrongStatus);
  const reviewed = await performStep(act, {
    subjectType: 'claim',
    subjectId: claimId,
    step,
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep,
    due: nextStep === null ? null : await dueOf(act, settings, claim, nextStep),
  });
  if (!reviewed.ok) return reviewed;
  const status = nextOf(CLAIM, claim.status, by, review.decision);
  const returnedClears = status === 'returned' ? RETURN_CLEARS : null;
  if (!(await setClaimStatus(act.tx, claim, status, returnedClears)))
    return refused(REFUSALS.versionConflict);
  let granted = 0;
  if (status === 'returned') await restoreRefused(act, claimId);
  if (status === 'rejected') await refuseAll(act, claimId, review.opinion ?? '');
  if (status === 'approved') {
    const lines = await lockLines(act.tx, await linesOf(act.tx, claimId));
    const due = lines.filter((line) => canDo(LINE, line.status, 'grant') && line.openSignals === 0);
    const reserved = await grant(act, claim, due);
    if (!reserved.ok) return reserved;
    granted = due.length;
    // From here on money rests on the attendance: it changes by way of the claim only.
    if (claim.classId !== null) await lockRolls(act, claim.classId);
  }
  const after = (await syncClaim(act.tx, claimId)) ?? claim;
  await recordStep(act, claim, eventOf(by), {
    decision: review.decision,
    ...(status === 'approved' ? { granted } : {}),
  });
  return done({ claimId, status: after.status, version: after.version, returnedClears });
}

/** Lines that a review refused get the status that the law gives; what two checkers upheld stays refused. */
async function restoreRefused(act: Act, claimId: Uuid): Promise<void> {
  const lines = await lockLines(act.tx, await linesOf(act.tx, claimId));
  await changeLines(
    act.tx,
    lines
      .filter((line) => canDo(LINE, line.status, 'restore') && line.upheldSignals === 0)
      .map((line) => ({ ...keyOf(line), by: 'restore', choice: standingOf(line) })),
  );
}

async function refuseAll(act: Act, claimId: Uuid, opinion: string): Promise<void> {
  const lines = await lockLines(act.tx, await linesOf(act.tx, claimId));
  await changeLines(
    act.tx,
    lines
      .filter((line) => canDo(LINE, line.status, 'reject'))
      .map((line) => ({ ...keyOf(line), by: 'reject', refusalReason: `申领单不予通过：${opinion}` })),
  );
}

/** The status that the law gives a line as it is. */
const standingOf = (line: LineRow) => lineStatusFor(line.outcome, line.openSignals > 0);

function keyOf(line: LineRow) {
  return { personId: line.personId, claimLineId: line.claimLineId, from: line.status };
}

function moneyItem(kind: 'reserve' | 'void', line: LineRow): MoneyItem {
  // The version makes each granting of one line its own business: granted, refused, granted again.
  const key = `${kind}:${line.claimLineId}:${line.version}`;
  return { subjectType: 'claim-line', subjectId: line.claimLineId, amountFen: line.amountFen, key };
}

/** Grants lines and reserves their money out of the claim's fund and year. All of them or, refused, none. */
async function grant(act: Act, claim: ClaimRow, lines: readonly LineRow[]): Promise<Result<null>> {
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

export interface LineDecision {
  readonly version: number;
  readonly decision: 'grant' | 'refuse' | 'restore';
  readonly reason?: string | undefined;
}

/**
 * A reviewer decides one line by itself. While the claim waits for the reviewer: refuse, or restore a refusal.
 * Once approved, the second reviewer grants a line released after checks or late facts, or refuses one that is not yet
 * published. Refuses `wrong-status`, `version-conflict`, `reason-required`, `signal-open`, `not-entitled`, `four-eyes`.
 */
export async function decideLine(
  act: Act,
  claimId: Uuid,
  claimLineId: Uuid,
  decision: LineDecision,
): Promise<Result<{ claimLineId: Uuid; status: LineStatus; version: number }>> {
  const claim = await lockClaim(act.tx, claimId);
  const found = claim && (await findLine(act.tx, claimId, claimLineId));
  if (!claim || !found) return refused(NOT_FOUND);
  const [line] = await lockLines(act.tx, [found]);
  if (!line || line.version !== decision.version) return refused(REFUSALS.versionConflict);
  const changed = await change(act, claim, line, decision);
  if (!changed.ok) return changed;
  await syncClaim(act.tx, claimId);
  const after = await findLine(act.tx, claimId, claimLineId);
  await act.record({
    event: 'claim-line-decided',
    objectType: 'claim-line',
    objectId: claimLineId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    ...(decision.reason ? { reason: decision.reason } : {}),
    detail: { claim: claim.number, decision: decision.decision, amountFen: line.amountFen },
  });
  return done({
    claimLineId,
    status: after?.status ?? line.status,
    version: after?.version ?? line.version,
  });
}

async function change(
  act: Act,
  claim: ClaimRow,
  line: LineRow,
  { decision, reason }: LineDecision,
): Promise<Result<null>> {
  const right = decidesLines(act.actor, claim.status);
  if (right === null) return refused(REFUSALS.wrongStatus);
  const can = (choice: string) => canDo(LINE, line.status, 'claims.decideLine', choice);
  switch (decision) {
    case 'refuse': {
      if (!can('refuse')) return refused(REFUSALS.lineNotOpen);
      if ([...(reason ?? '')].length < 4) return refused(REFUSALS.reasonRequired);
      if (line.status === 'granted') {
        const freed = await release(act, claim, [line]);
        if (!freed.ok) return freed;
      }
      const refuse = { by: 'claims.decideLine', choice: 'refuse', refusalReason: reason ?? null } as const;
      await changeLines(act.tx, [{ ...keyOf(line), ...refuse }]);
      return done(null);
    }
    case 'restore': {
      const choice = standingOf(line);
      if (right !== 'review' || line.upheldSignals > 0 || !can(choice)) return refused(REFUSALS.lineNotOpen);
      await changeLines(act.tx, [{ ...keyOf(line), by: 'claims.decideLine', choice }]);
      return done(null);
    }
    case 'grant': {
      if (right !== 'afterwards') return refused(REFUSALS.wrongStatus);
      if (line.outcome !== 'entitled') return refused(REFUSALS.lineNotEntitled);
      if (line.openSignals > 0) return refused(REFUSALS.lineHasSignal);
      if (!can('grant')) return refused(REFUSALS.lineNotOpen);
      const takers = await stepTakersOf(act.tx, 'claim', claim.claimId);
      if (takers.some((taker) => taker.personKey === act.actor.personKey && taker.step !== 'second-review'))
        return refused(REFUSALS.ownReview);
      return grant(act, claim, [line]);
    }
  }
}

async function dueOf(act: Act, book: ClaimSettingsBook, claim: ClaimRow, step: ApprovalStep) {
  const { reviewDays: days } = await settingsIn(act.tx, book, claim, act.clock.today());
  return step === 'accept' || step === 'first-review' || step === 'second-review'
    ? { workingDays: days[step], clause: null }
    : null;
}

function recordStep(
  act: Act,
  claim: ClaimRow,
  event: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  return act.record({
    event,
    objectType: 'claim',
    objectId: claim.claimId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    detail: { number: claim.number, ...detail },
  });
}
