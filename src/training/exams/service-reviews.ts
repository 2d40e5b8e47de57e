import type { z } from 'zod';
import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import { openCase, performStep, workingDaysAfter } from '../../platform/approvals/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import {
  type ActOf,
  beginning,
  canDo,
  done,
  type LocalDate,
  localDateAt,
  nextOf,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { answerBody, decideBody, reviewActReply } from './contract.ts';
import { RESULT_REVIEW } from './machine.ts';
import type { ExamFollowers } from './ports.ts';
import { DAYS, REFUSALS } from './rules.ts';
import { writeResults } from './service-results.ts';
import { bodyFault } from './service-shared.ts';
import { type ExamRow, findExam, type SeatRow, saveSeatResults, seatsOf } from './store.ts';
import {
  insertReview,
  lockReview,
  type ProposedResult,
  type ReviewRow,
  saveReview,
} from './store-reviews.ts';

type Answer = z.infer<typeof reviewActReply>;
const SUBJECT = 'result-review';

/** The last day on which a result may be asked about; undefined while it is not confirmed. */
export async function askUntil(
  tx: Tx,
  exam: Pick<ExamRow, 'confirmedAt'>,
): Promise<Result<LocalDate> | undefined> {
  return exam.confirmedAt === null
    ? undefined
    : workingDaysAfter(tx, localDateAt(exam.confirmedAt), DAYS.review);
}

/**
 * She asks to have her own result looked at again, within the days. Refuses `not-found`, `nothing-to-ask`, `too-late`,
 * `asked-already`, `calendar-too-short`.
 */
export async function askReview(
  act: Act,
  at: { readonly examId: Uuid; readonly personId: PersonId; readonly said: string },
): Promise<Result<Answer>> {
  const exam = await findExam(act.tx, at.examId);
  if (!exam) return refused(NOT_FOUND);
  const until = await askUntil(act.tx, exam);
  if (until === undefined) return refused(REFUSALS.nothingToAsk);
  if (!until.ok) return until;
  if (until.value < act.clock.today()) return refused(REFUSALS.tooLate(until.value));
  const due = await workingDaysAfter(act.tx, act.clock.today(), DAYS.answer);
  if (!due.ok) return due;
  const review = {
    reviewId: act.ids.uuid(),
    examId: exam.examId,
    personId: at.personId,
    organisationId: exam.organisationId,
    divisionPath: exam.divisionPath,
    said: at.said,
    status: beginning(RESULT_REVIEW, 'worker.askReview'),
    askedAt: act.clock.now(),
    dueOn: due.value,
  };
  const stored = await tryConstraint(act.tx, () => insertReview(act.tx, review));
  if (!stored.ok) return refused(REFUSALS.askedAlready);
  await record(act, review, { route: 'worker.askReview' });
  return done({ reviewId: review.reviewId, status: review.status, version: 1 });
}

/** She takes it back before anybody has answered. Refuses `not-found`, `wrong-status`, `version-conflict`. */
export async function withdrawReview(act: Act, reviewId: Uuid, version: number): Promise<Result<Answer>> {
  const loaded = await load(act, reviewId, version, 'worker.withdrawReview');
  if (!loaded.ok) return loaded;
  const status = nextOf(RESULT_REVIEW, loaded.value.status, 'worker.withdrawReview');
  return save(
    act,
    { ...loaded.value, status, settledAt: act.clock.now() },
    { route: 'worker.withdrawReview' },
  );
}

/**
 * Whoever held the exam answers, with another result where it was wrong. Refuses `not-found`, `wrong-status`,
 * `version-conflict`, `not-the-body`, `nothing-changed`.
 */
export async function answerReview(
  act: Act,
  reviewId: Uuid,
  given: z.infer<typeof answerBody>,
): Promise<Result<Answer>> {
  const loaded = await load(act, reviewId, given.version, 'exams.answerReview');
  if (!loaded.ok) return loaded;
  const review = loaded.value;
  const fault = bodyFault(act, review);
  if (fault) return refused(fault);
  const proposed = given.proposed ?? null;
  const seat = await seatOf(act.tx, review);
  if (proposed !== null && seat !== undefined && isSame(proposed, seat)) return refused(REFUSALS.sameResult);
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: reviewId,
    divisionPath: review.divisionPath,
    organisationId: review.organisationId,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: DAYS.confirm, clause: null },
  });
  if (!opened.ok) return opened;
  const status = nextOf(RESULT_REVIEW, review.status, 'exams.answerReview');
  return save(
    act,
    { ...review, status, answer: given.answer, proposed, answeredBy: act.actor.accountId },
    { route: 'exams.answerReview', detail: { changes: proposed !== null } },
  );
}

/**
 * A second person settles it: the result stays or is put right on the record of the class, or the answer goes back. Refuses
 * `not-found`, `wrong-status`, `version-conflict`, `not-the-body`, `four-eyes`, `result-claimed` once a claim rests on it.
 */
export async function decideReview(
  act: Act,
  reviewId: Uuid,
  given: z.infer<typeof decideBody>,
  followers: ExamFollowers,
): Promise<Result<Answer>> {
  const loaded = await load(act, reviewId, given.version, 'exams.decideReview');
  if (!loaded.ok) return loaded;
  const review = loaded.value;
  const fault = bodyFault(act, review);
  if (fault) return refused(fault);
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: reviewId,
    step: 'approve',
    decision: given.decision,
    reasonCode: given.reasonCode,
    opinion: given.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const settled = given.decision === 'returned' ? 'asked' : review.proposed === null ? 'upheld' : 'changed';
  const status = nextOf(RESULT_REVIEW, review.status, 'exams.decideReview', settled);
  if (settled === 'changed') {
    const written = await putRight(act, review, followers);
    if (!written.ok) return written;
  }
  const settledAt = settled === 'asked' ? null : act.clock.now();
  return save(act, { ...review, status, settledAt }, { route: 'exams.decideReview', detail: { status } });
}

async function putRight(act: Act, review: ReviewRow, followers: ExamFollowers): Promise<Result<null>> {
  const exam = await findExam(act.tx, review.examId, true);
  const seat = await seatOf(act.tx, review);
  if (!exam || !seat || review.proposed === null) return refused(NOT_FOUND);
  const { theoryScore, practiceScore, overallScore, result } = review.proposed;
  await saveSeatResults(act.tx, exam.examId, [{ ...review.proposed, seatNo: seat.seatNo }]);
  const now: SeatRow = {
    ...seat,
    theoryScore: theoryScore ?? null,
    practiceScore: practiceScore ?? null,
    overallScore: overallScore ?? null,
    result,
  };
  return writeResults(act, exam, [now], followers);
}

async function seatOf(tx: Tx, of: Pick<ReviewRow, 'examId' | 'personId'>): Promise<SeatRow | undefined> {
  return (await seatsOf(tx, of.examId)).find(({ personId }) => personId === of.personId);
}

const isSame = (proposed: ProposedResult, seat: SeatRow): boolean =>
  proposed.result === seat.result &&
  (proposed.theoryScore ?? null) === seat.theoryScore &&
  (proposed.practiceScore ?? null) === seat.practiceScore &&
  (proposed.overallScore ?? null) === seat.overallScore;

async function load(
  act: Act,
  reviewId: Uuid,
  version: number,
  route: ActOf<typeof RESULT_REVIEW>,
): Promise<Result<ReviewRow>> {
  const review = await lockReview(act.tx, reviewId);
  if (!review) return refused(NOT_FOUND);
  if (review.version !== version) return refused(REFUSALS.versionConflict);
  if (!canDo(RESULT_REVIEW, review.status, route)) return refused(REFUSALS.reviewWrongStatus);
  return done(review);
}

type Recorded = {
  readonly route: 'worker.askReview' | 'worker.withdrawReview' | 'exams.answerReview' | 'exams.decideReview';
  readonly detail?: Readonly<Record<string, unknown>>;
};

async function save(act: Act, review: ReviewRow, by: Recorded): Promise<Result<Answer>> {
  const version = await saveReview(act.tx, review);
  await record(act, review, by);
  return done({ reviewId: review.reviewId, status: review.status, version });
}

function record(
  act: Act,
  review: Pick<ReviewRow, 'reviewId' | 'examId' | 'divisionPath' | 'organisationId'>,
  by: Recorded,
): Promise<void> {
  return act.record({
    event: eventOf(by.route),
    objectType: 'result-review',
    objectId: review.reviewId,
    divisionPath: review.divisionPath,
    organisationId: review.organisationId,
    detail: { examId: review.examId, ...by.detail },
  });
}
