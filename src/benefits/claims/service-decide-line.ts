import { type Act, isOneOf, NOT_FOUND } from '../../platform/access/index.ts';
import {
  caseOf,
  noteAct,
  openCase,
  performStep,
  stepTakersOf,
  withdrawCase,
} from '../../platform/approvals/index.ts';
import { canDo, done, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { LineStatus } from './contract.ts';
import { decidesLines, hasReservation, LINE, proposesGrants } from './machine.ts';
import { lineStatusFor, REFUSALS } from './rules.ts';
import { isPurseOpen, REFUSALS_OF_PURSES } from './rules-purses.ts';
import { grant, keyOf, release } from './service-money.ts';
import {
  type ClaimRow,
  changeLines,
  findLine,
  type LineRow,
  lockClaim,
  lockLines,
  syncClaim,
} from './store.ts';

export interface LineDecision {
  readonly version: number;
  readonly decision: 'grant' | 'decline' | 'refuse' | 'restore';
  readonly reason?: string | undefined;
}

interface DecidedLine {
  readonly claimLineId: Uuid;
  readonly status: LineStatus;
  readonly version: number;
}

/**
 * Proposes that a line of an approved claim, released after checks or completed by late facts, is granted after all: the
 * second reviewer decides. Refuses `wrong-status`, `version-conflict`, `signal-open`, `not-entitled`, `case-open`.
 */
export async function proposeGrant(
  act: Act,
  claimId: Uuid,
  claimLineId: Uuid,
  proposal: { readonly version: number; readonly reason: string },
): Promise<Result<DecidedLine>> {
  const claim = await lockClaim(act.tx, claimId);
  const found = claim && (await findLine(act.tx, claimId, claimLineId));
  if (!claim || !found) return refused(NOT_FOUND);
  const [line] = await lockLines(act.tx, [found]);
  if (!line || line.version !== proposal.version) return refused(REFUSALS.versionConflict);
  if (line.outcome !== 'entitled') return refused(REFUSALS.lineNotEntitled);
  if (line.openSignals > 0) return refused(REFUSALS.lineHasSignal);
  if (line.isHeld) return refused(REFUSALS.lineHeld);
  if (isPurseOpen(line)) return refused(REFUSALS_OF_PURSES.undecided(1, line.amountFen));
  if (!proposesGrants(act.actor, claim.status, line)) return refused(REFUSALS.lineNotOpen);
  const opened = await openCase(act, {
    subjectType: 'line-change',
    subjectId: claimLineId,
    divisionPath: claim.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: proposal.reason,
  });
  if (!opened.ok) return opened;
  await act.record({
    event: 'line-grant-proposed',
    objectType: 'claim-line',
    objectId: claimLineId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    reason: proposal.reason,
    detail: { claim: claim.number, amountFen: line.amountFen },
  });
  return done({ claimLineId, status: line.status, version: line.version });
}

/**
 * A reviewer decides one line by itself. While the claim waits for the reviewer: refuse, or restore a refusal.
 * Once approved, the second reviewer grants a line that another person proposed to grant, sends the proposal back, or
 * refuses a line that is not yet published. Refuses `wrong-status`, `version-conflict`, `reason-required`,
 * `signal-open`, `not-entitled`, `not-proposed`, `four-eyes`.
 */
export async function decideLine(
  act: Act,
  claimId: Uuid,
  claimLineId: Uuid,
  decision: LineDecision,
): Promise<Result<DecidedLine>> {
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
      if (hasReservation(line.status)) {
        const freed = await release(act, claim, [line]);
        if (!freed.ok) return freed;
      }
      const refuse = { by: 'claims.decideLine', choice: 'refuse', refusalReason: reason ?? null } as const;
      await changeLines(act.tx, [{ ...keyOf(line), ...refuse }]);
      if (await isGrantProposed(act.tx, line.claimLineId))
        await withdrawCase(act, 'line-change', line.claimLineId, reason);
      await noteDecision(act, claim, line, reason);
      return done(null);
    }
    case 'restore': {
      const choice = lineStatusFor(line.outcome, line.openSignals > 0);
      if (right !== 'review' || line.upheldSignals > 0 || !can(choice)) return refused(REFUSALS.lineNotOpen);
      await changeLines(act.tx, [{ ...keyOf(line), by: 'claims.decideLine', choice }]);
      await noteDecision(act, claim, line, reason);
      return done(null);
    }
    case 'decline':
      return decideProposal(act, claim, line, { decision: 'returned', opinion: reason });
    case 'grant':
      return decideProposal(act, claim, line, { decision: 'passed', opinion: reason });
  }
}

/** Who refuses or restores a line has decided about its money: neither answers objections to it nor approves its payment. */
function noteDecision(act: Act, claim: ClaimRow, line: LineRow, opinion: string | undefined): Promise<void> {
  const { divisionPath } = claim;
  return noteAct(act, { subjectType: 'line-decision', subjectId: line.claimLineId, divisionPath, opinion });
}

/** What another person proposed after the approval: the line is granted and its money reserved, or it stays as it is. */
async function decideProposal(
  act: Act,
  claim: ClaimRow,
  line: LineRow,
  { decision, opinion }: { readonly decision: 'passed' | 'returned'; readonly opinion: string | undefined },
): Promise<Result<null>> {
  if (decidesLines(act.actor, claim.status) !== 'afterwards') return refused(REFUSALS.wrongStatus);
  if (decision === 'passed') {
    if (line.outcome !== 'entitled') return refused(REFUSALS.lineNotEntitled);
    if (line.openSignals > 0) return refused(REFUSALS.lineHasSignal);
    if (line.isHeld) return refused(REFUSALS.lineHeld);
    if (!canDo(LINE, line.status, 'claims.decideLine', 'grant')) return refused(REFUSALS.lineNotOpen);
    const takers = await stepTakersOf(act.tx, 'claim', claim.claimId);
    if (takers.some(({ persons, step }) => step !== 'second-review' && isOneOf(act.actor, persons)))
      return refused(REFUSALS.ownReview);
  }
  if (!(await isGrantProposed(act.tx, line.claimLineId))) return refused(REFUSALS.grantNotProposed);
  const performed = await performStep(act, {
    subjectType: 'line-change',
    subjectId: line.claimLineId,
    step: 'approve',
    decision,
    opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  return decision === 'passed' ? grant(act, claim, [line]) : done(null);
}

async function isGrantProposed(tx: Act['tx'], claimLineId: Uuid): Promise<boolean> {
  return (await caseOf(tx, 'line-change', claimLineId))?.status === 'open';
}
