import { type Act, eventOf, isOneOf, NOT_FOUND, type RouteId } from '../../platform/access/index.ts';
import {
  caseOf,
  openCase,
  performStep,
  type ReviewBody,
  stepTakersOf,
} from '../../platform/approvals/index.ts';
import {
  type ActOf,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { ClaimStatus } from './contract.ts';
import { CLAIM, LINE } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { keyOf } from './service-money.ts';
import { dropPurseChoice } from './service-purses.ts';
import { type ClaimRow, changeLines, linesOf, lockClaim, lockLines, setClaimStatus } from './store.ts';

/** What a step of the bureau or of the claimant makes of a claim. */
export interface ClaimStep {
  readonly claimId: Uuid;
  readonly status: ClaimStatus;
  readonly version: number;
  readonly returnedClears: string | null;
}

/**
 * A reviewer would reject a locked claim as a whole: nothing is refused yet, another person decides. Refuses `four-eyes`,
 * `reason-code-required`, `opinion-required`, `version-conflict`.
 */
export async function proposeRejection(
  act: Act,
  claim: ClaimRow,
  by: ActOf<typeof CLAIM> & RouteId,
  review: ReviewBody,
): Promise<Result<ClaimStep>> {
  if (review.reasonCode === undefined) return refused(REFUSALS.rejectionReasonCode);
  if ([...(review.opinion ?? '').trim()].length < 4) return refused(REFUSALS.rejectionOpinion);
  const takers = await stepTakersOf(act.tx, 'claim', claim.claimId);
  if (takers.some(({ persons }) => isOneOf(act.actor, persons))) return refused(REFUSALS.ownReview);
  const opened = await openCase(act, {
    subjectType: 'claim-rejection',
    subjectId: claim.claimId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
  });
  if (!opened.ok) return opened;
  const status = nextOf(CLAIM, claim.status, by, 'rejected');
  if (!(await setClaimStatus(act.tx, claim, status))) return refused(REFUSALS.versionConflict);
  await record(act, claim, eventOf(by), { reason: review.opinion, decision: review.decision, status });
  return done({ claimId: claim.claimId, status, version: claim.version + 1, returnedClears: null });
}

/**
 * Another person decides a proposed rejection: the claim is rejected and its lines refused, or it goes back to the review
 * that it waits in. Who took a step of the claim does not decide. Refuses `wrong-status`, `version-conflict`,
 * `four-eyes`, `opinion-required`.
 */
export async function decideRejection(
  act: Act,
  claimId: Uuid,
  decided: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<ClaimStep>> {
  const claim = await lockClaim(act.tx, claimId);
  if (!claim) return refused(NOT_FOUND);
  if (claim.version !== decided.version) return refused(REFUSALS.versionConflict);
  const review = await caseOf(act.tx, 'claim', claimId);
  const proposal = (await caseOf(act.tx, 'claim-rejection', claimId))?.steps.findLast(
    ({ decision }) => decision === 'prepared',
  );
  const step = review?.nextStep;
  if (!canDo(CLAIM, claim.status, 'claims.decideRejection') || !step || !proposal)
    return refused(REFUSALS.wrongStatus);
  const performed = await performStep(act, {
    subjectType: 'claim-rejection',
    subjectId: claimId,
    step: 'approve',
    decision: decided.decision,
    reasonCode: decided.reasonCode,
    opinion: decided.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  if (decided.decision === 'passed') {
    const rejected = await performStep(act, {
      subjectType: 'claim',
      subjectId: claimId,
      step,
      decision: 'rejected',
      reasonCode: proposal.reasonCode ?? undefined,
      opinion: proposal.opinion ?? undefined,
      nextStep: null,
      due: null,
    });
    if (!rejected.ok) return rejected;
    await refuseAll(act, claimId, proposal.opinion ?? '');
    await dropPurseChoice(act, claimId);
  }
  const status = nextOf(
    CLAIM,
    claim.status,
    'claims.decideRejection',
    decided.decision === 'passed' ? 'passed' : step,
  );
  if (!(await setClaimStatus(act.tx, claim, status))) return refused(REFUSALS.versionConflict);
  await record(act, claim, eventOf('claims.decideRejection'), {
    reason: decided.opinion,
    decision: decided.decision,
    status,
  });
  return done({ claimId, status, version: claim.version + 1, returnedClears: null });
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

function record(
  act: Act,
  claim: ClaimRow,
  event: string,
  {
    reason,
    ...detail
  }: { readonly reason: string | undefined; readonly decision: string; readonly status: string },
): Promise<void> {
  return act.record({
    event,
    objectType: 'claim',
    objectId: claim.claimId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    ...(reason?.trim() ? { reason: reason.trim() } : {}),
    detail: { number: claim.number, ...detail },
  });
}
