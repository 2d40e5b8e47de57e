import { type Act, eventOf, NOT_FOUND, reviewAct, stepAfter } from '../../platform/access/index.ts';
import { type ApprovalStep, openCase, performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { lockRolls } from '../../training/attendance/index.ts';
import { CLAIM, hasLineFor, isMaker, LINE } from './machine.ts';
import { REFUSALS, RETURN_CLEARS } from './rules.ts';
import { freezeSharedOf } from './service-certificates.ts';
import { grant } from './service-money.ts';
import { type ClaimStep, proposeRejection } from './service-rejection.ts';
import { restoreRefused } from './service-restore.ts';
import { type ClaimSettingsBook, settingsIn } from './settings.ts';
import { type ClaimRow, linesOf, lockClaim, lockLines, setClaimStatus, syncClaim } from './store.ts';
import { countLeavers } from './store-of-class.ts';

/**
 * The institution or employer hands the claim in; the bureau does so for what it made itself from data, and for a person
 * whose own claim waited for a fact. Refuses `wrong-status`, `version-conflict`, `not-yours`, `no-entitled-line`,
 * `roster-changed` while it has lines of people who have left the class.
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
  if (!isMaker(act.actor, claim)) return refused(REFUSALS.notYours);
  if ((await countLeavers(act.tx, claimId)) > 0) return refused(REFUSALS.rosterChanged);
  const lines = await linesOf(act.tx, claimId);
  if (!hasLineFor('claims.confirm', claim, lines)) return refused(REFUSALS.noEntitledLine);
  const opened = await openCase(act, {
    subjectType: 'claim',
    subjectId: claimId,
    divisionPath: claim.divisionPath,
    organisationId: claim.organisationId,
    personId: claim.claimantPersonId,
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
 * One review step of the bureau: passed on, returned for correction, or proposed for rejection, which another person decides. The second review grants every
 * entitled line that nothing speaks against, nobody holds and some money may carry, and reserves it - all or nothing. Refuses `wrong-status`,
 * `version-conflict`, `four-eyes`, `opinion-required`, `reason-code-required`, `budget-missing`, `budget-exhausted`.
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
  if (review.decision === 'rejected') return proposeRejection(act, claim, by, review);
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
  if (status === 'approved') {
    await freezeSharedOf(act, claim);
    const lines = await lockLines(act.tx, await linesOf(act.tx, claimId));
    const due = lines.filter(
      (line) =>
        canDo(LINE, line.status, 'grant') &&
        line.openSignals === 0 &&
        !line.isHeld &&
        // What no money may carry waits for finance, and is granted line by line then.
        line.fundSource !== null,
    );
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
