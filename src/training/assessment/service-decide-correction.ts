import { type Act, eventOf, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { completeClass } from '../classes/index.ts';
import { CERTIFICATE, OUTCOME_CORRECTION } from './machine.ts';
import type { AssessmentFollowers } from './ports.ts';
import {
  type CertificateValues,
  type OutcomeValues,
  CORRECTION_REFUSALS as REFUSALS,
  REVIEW_WORKING_DAYS,
  type ResultValues,
  type StandingValues,
} from './rules-corrections.ts';
import {
  type CorrectionAnswer,
  certificateValues,
  record,
  resultOnRecord,
  standingValues,
  statusOf,
} from './service-corrections.ts';
import { recordKinds, scoreText } from './service-record.ts';
import { claimCertificateNumbers, insertCertificates, saveResults } from './store.ts';
import {
  type CorrectionRow,
  findAllCertificates,
  lockCorrection,
  moveNumber,
  type StoredCertificate,
  setCorrectionStatus,
  setEnded,
  updateCertificate,
} from './store-corrections.ts';
import { renewCheckCode } from './store-issue.ts';

const ACT_OF = { 'first-review': 'results.firstReview', 'second-review': 'results.secondReview' } as const;

/**
 * A reviewer decides: passed on to the second review, on record, or back to whoever proposed it. Refuses `not-found`,
 * `wrong-status`, `version-conflict`, `wrong-step`, `four-eyes`, `opinion-required`, `changed-meanwhile`,
 * `number-of-another`.
 */
export async function reviewCorrection(
  act: Act,
  at: {
    readonly classId: Uuid;
    readonly correctionId: Uuid;
    readonly step: 'first-review' | 'second-review';
  },
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
  followers: AssessmentFollowers,
): Promise<Result<CorrectionAnswer>> {
  const correction = await lockCorrection(act.tx, at.classId, at.correctionId);
  if (!correction) return refused(NOT_FOUND);
  const { status: before, correctionId, version } = correction;
  if (!canDo(OUTCOME_CORRECTION, before, ACT_OF[at.step])) return refused(REFUSALS.notOpen);
  if (version !== review.version) return refused(VERSION_CONFLICT);
  const nextStep =
    at.step === 'first-review' && correction.review === 'both-reviews' ? 'second-review' : null;
  const performed = await performStep(act, {
    subjectType: 'fact-correction',
    subjectId: correctionId,
    step: at.step,
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep,
    due: { workingDays: REVIEW_WORKING_DAYS, clause: null },
  });
  if (!performed.ok) return performed;
  const isPassedOn = review.decision === 'passed' && nextStep !== null;
  const status = nextOf(
    OUTCOME_CORRECTION,
    before,
    ACT_OF[at.step],
    isPassedOn ? 'passed-on' : review.decision,
  );
  if (review.decision === 'passed' && !isPassedOn) {
    const applied = await apply(act, correction, followers);
    if (!applied.ok) return applied;
  }
  const now = { status, decidedAt: isPassedOn ? null : act.clock.now() };
  if (!(await setCorrectionStatus(act.tx, correction, now))) return refused(VERSION_CONFLICT);
  await record(act, correction, {
    event: eventOf(ACT_OF[at.step]),
    reason: review.opinion?.trim() || undefined,
    detail: { decision: review.decision, status },
  });
  return done({ correctionId, status, review: correction.review, heldLines: 0, version: version + 1 });
}

const isOther = (a: OutcomeValues | null, b: OutcomeValues | null) =>
  JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b));
/** Stored values come back in an order of their own. */
const sorted = (values: OutcomeValues | null) =>
  values && Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));

async function apply(
  act: Act,
  correction: CorrectionRow,
  followers: AssessmentFollowers,
): Promise<Result<null>> {
  const by = { source: `correction:${correction.correctionId}`, recordedAt: act.clock.now() };
  if (correction.kind === 'result') return applyResult(act, correction, by);
  const known = await findAllCertificates(act.tx, correction.classId, [correction.personId]);
  const found = known.find(({ certificateId }) => certificateId === correction.certificateId);
  if (correction.kind === 'certificate') {
    const written = await applyCertificate(act, correction, { found, known, by });
    if (written.ok) await followers.checkNumbers(act, [correction.classId]);
    return written;
  }
  const change = correction.kind === 'certificate-withdrawn' ? 'withdraw' : 'restore';
  if (!found || !canDo(CERTIFICATE, statusOf(found), change)) return refused(REFUSALS.changedMeanwhile);
  if (isOther(correction.before, standingValues(found))) return refused(REFUSALS.changedMeanwhile);
  const { withdrawnOn } = correction.after as StandingValues;
  await setEnded(
    act.tx,
    found,
    change === 'withdraw' ? { as: 'withdrawn', on: withdrawnOn, at: by.recordedAt } : null,
  );
  return done(null);
}

interface Writing {
  readonly source: string;
  readonly recordedAt: Date;
}

async function applyResult(act: Act, correction: CorrectionRow, by: Writing): Promise<Result<null>> {
  const { classId, personId } = correction;
  if (isOther(correction.before, await resultOnRecord(act, correction)))
    return refused(REFUSALS.changedMeanwhile);
  const after = correction.after as ResultValues;
  const row = {
    personId,
    theoryScore: scoreText(after.theoryScore),
    practiceScore: scoreText(after.practiceScore),
    overallScore: scoreText(after.overallScore),
    result: after.result,
    assessedOn: after.assessedOn,
  };
  const kind = correction.resultKind;
  if (kind === null) await saveResults(act.tx, classId, [row], by);
  else await recordKinds(act, classId, [{ ...row, ...by, kind }]);
  await completeClass(act, classId);
  return done(null);
}

interface Certificates {
  readonly found: StoredCertificate | undefined;
  /** All of the trainee in this class, ended ones too. */
  readonly known: readonly StoredCertificate[];
  readonly by: Writing;
}

/** Writes over a certificate that keeps its number; one under another number replaces it, or is new. */
async function applyCertificate(
  act: Act,
  correction: CorrectionRow,
  { found, known, by }: Certificates,
): Promise<Result<null>> {
  const { classId, personId, divisionPath, organisationId } = correction;
  const after = correction.after as CertificateValues;
  if (
    isOther(correction.before, found ? certificateValues(found) : null) ||
    (found && found.endedAs !== null)
  )
    return refused(REFUSALS.changedMeanwhile);
  if (found && found.number === after.number) {
    await updateCertificate(act.tx, found, after, by);
    return done(null);
  }
  const before = known.find(({ number }) => number === after.number);
  if (before && !canDo(CERTIFICATE, statusOf(before), 'record')) return refused(REFUSALS.changedMeanwhile);
  if (found) {
    const moved = await tryConstraint(act.tx, () =>
      moveNumber(act.tx, correction, found.number, after.number),
    );
    if (!moved.ok) return refused(REFUSALS.numberOfAnother);
    await setEnded(act.tx, found, { as: 'replaced', on: null, at: by.recordedAt });
  }
  const row = { ...after, personId, classId, certificateId: act.ids.uuid() };
  const ownerOf = await claimCertificateNumbers(act.tx, [row]);
  if (ownerOf(row) !== personId) return refused(REFUSALS.numberOfAnother);
  if (before) {
    await setEnded(act.tx, before, null);
    await updateCertificate(act.tx, before, after, by);
  } else await insertCertificates(act.tx, [row], { divisionPath, organisationId, ...by });
  if (found)
    await renewCheckCode(
      act.tx,
      { classId, personId },
      { from: found.number, to: row.number, code: act.ids.uuid() },
    );
  return done(null);
}
