import type { z } from 'zod';
import { type Act, eventOf, NOT_FOUND } from '../../platform/access/index.ts';
import { withdrawCase } from '../../platform/approvals/index.ts';
import { type Tx, tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  done,
  type LocalDate,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { classToOpen } from '../classes/index.ts';
import type { amendBody, ExamKind, planBody } from './contract.ts';
import { EXAM } from './machine.ts';
import { isExaminable, REFUSALS } from './rules.ts';
import { bodyFault, type ExamAnswer, loadFor, saveAct } from './service-shared.ts';
import { bodiesOf, type ExamBody, findExam, insertExam, seatsOf } from './store.ts';

type Plan = z.infer<typeof planBody>;

/** May this organisation hold an exam of this kind for a class of this trainer? (LC-5, LC-10) */
export function mayExamine(
  kind: ExamKind,
  trainerId: Uuid,
  body: Pick<ExamBody, 'organisationId' | 'isAssessmentBody' | 'selfAssessmentListed'>,
): boolean {
  if (kind === 'completion') return body.organisationId === trainerId;
  return kind === 'employer-assessment' ? body.selfAssessmentListed === true : body.isAssessmentBody;
}

/**
 * The trainer or the county plans an exam of an approved class with whoever shall hold it. Refuses `not-found`,
 * `class-not-approved`, `in-past`, `before-class-ends`, `hours-wrong`, `body-wrong` (LC-5, LC-10), `no-resit`, `exam-on-its-way`.
 */
export async function planExam(act: Act, given: Plan): Promise<Result<ExamAnswer>> {
  const found = await classToOpen(act.tx, given.classId as Uuid);
  if (!found) return refused(NOT_FOUND);
  if (!isExaminable(found)) return refused(REFUSALS.classNotOpen);
  const faults = await planFaults(act, given, {
    kind: given.kind,
    trainerId: found.organisationId,
    divisionCode: found.divisionCode,
    startOn: found.startOn,
    endOn: found.endedEarlyOn ?? found.endOn,
  });
  if (faults.length > 0) return refused(...faults);
  const resitOf = (given.resitOf ?? null) as Uuid | null;
  if (resitOf !== null && !(await isRepeatable(act.tx, resitOf, found.classId)))
    return refused(REFUSALS.noResit);
  const exam = {
    examId: act.ids.uuid(),
    classId: found.classId,
    kind: given.kind,
    trainerId: found.organisationId,
    divisionCode: found.divisionCode,
    divisionPath: found.divisionPath,
    resitOf,
    ...placeOf(given),
    status: beginning(EXAM, 'exams.plan'),
    plannedBy: act.actor.accountId,
    plannedAt: act.clock.now(),
  };
  const stored = await tryConstraint(act.tx, () => insertExam(act.tx, exam));
  if (!stored.ok) return refused(REFUSALS.onItsWay);
  await act.record({
    event: eventOf('exams.plan'),
    objectType: 'exam',
    objectId: exam.examId,
    divisionPath: exam.divisionPath,
    organisationId: exam.organisationId,
    detail: { classId: exam.classId, kind: exam.kind, status: exam.status, isResit: resitOf !== null },
  });
  return done({ examId: exam.examId, status: exam.status, version: 1 });
}

/**
 * Another body, day or place of an exam that is not announced, or was returned. Refuses `not-found`, `version-conflict`,
 * `wrong-status`, `not-the-trainer`, `in-past`, `before-class-ends`, `hours-wrong`,
 * `body-wrong`.
 */
export async function amendExam(
  act: Act,
  examId: Uuid,
  given: z.infer<typeof amendBody>,
): Promise<Result<ExamAnswer>> {
  const loaded = await loadFor(act, examId, given.version, 'exams.amend');
  if (!loaded.ok) return loaded;
  const exam = loaded.value;
  if (act.actor.organisationId !== null && act.actor.organisationId !== exam.trainerId)
    return refused(REFUSALS.notTheTrainer);
  const found = await classToOpen(act.tx, exam.classId);
  if (!found) return refused(NOT_FOUND);
  const faults = await planFaults(act, given, {
    ...exam,
    startOn: found.startOn,
    endOn: found.endedEarlyOn ?? found.endOn,
  });
  if (faults.length > 0) return refused(...faults);
  const status = nextOf(EXAM, exam.status, 'exams.amend');
  return saveAct(act, { ...exam, ...placeOf(given), status, reason: null }, { route: 'exams.amend' });
}

/** Whoever shall hold it, or the county, sends the plan back with a reason. Refuses `not-found`, `version-conflict`, `wrong-status`, `not-the-body`. */
export async function returnExam(
  act: Act,
  examId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Result<ExamAnswer>> {
  const loaded = await loadFor(act, examId, given.version, 'exams.return');
  if (!loaded.ok) return loaded;
  const exam = loaded.value;
  const fault = bodyFault(act, exam);
  if (fault) return refused(fault);
  const status = nextOf(EXAM, exam.status, 'exams.return');
  return saveAct(
    act,
    { ...exam, status, reason: given.reason },
    { route: 'exams.return', reason: given.reason },
  );
}

/**
 * The exam is not held, or what was held does not count: after it only the county says so. Refuses `not-found`,
 * `version-conflict`, `wrong-status`, `held-already`.
 */
export async function cancelExam(
  act: Act,
  examId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Result<ExamAnswer>> {
  const loaded = await loadFor(act, examId, given.version, 'exams.cancel');
  if (!loaded.ok) return loaded;
  const exam = loaded.value;
  const isHeld = exam.status === 'held' || exam.status === 'results-entered';
  if (isHeld && act.actor.organisationId !== null) return refused(REFUSALS.heldAlready);
  await withdrawCase(act, 'exam-results', examId, given.reason);
  const status = nextOf(EXAM, exam.status, 'exams.cancel');
  return saveAct(
    act,
    { ...exam, status, reason: given.reason },
    { route: 'exams.cancel', reason: given.reason },
  );
}

const placeOf = (given: Omit<z.infer<typeof amendBody>, 'version'>) => ({
  organisationId: given.bodyId as Uuid,
  heldOn: given.heldOn as LocalDate,
  from: given.from,
  until: given.until,
  place: given.place,
  room: given.room ?? null,
  examinersNeeded: given.examiners,
  invigilatorsNeeded: given.invigilators,
});

/** Why it cannot be held then, or by that body. */
async function planFaults(
  act: Act,
  given: Omit<z.infer<typeof amendBody>, 'version'>,
  of: {
    readonly kind: ExamKind;
    readonly trainerId: Uuid;
    readonly divisionCode: string;
    readonly startOn: LocalDate;
    /** The last day of teaching, an early end before the planned one. */
    readonly endOn: LocalDate;
  },
): Promise<Refusal[]> {
  const heldOn = given.heldOn as LocalDate;
  const bodies = await bodiesOf(act.tx, of.divisionCode);
  const own = { organisationId: of.trainerId, isAssessmentBody: false, selfAssessmentListed: null };
  const body = bodies.find(({ organisationId }) => organisationId === given.bodyId) ?? own;
  return [
    ...(heldOn < act.clock.today() || heldOn < of.startOn ? [REFUSALS.inPast] : []),
    ...(of.kind === 'completion' && heldOn < of.endOn ? [REFUSALS.beforeEnd(of.endOn)] : []),
    ...(given.from < given.until ? [] : [REFUSALS.hours]),
    ...(body.organisationId === given.bodyId && mayExamine(of.kind, of.trainerId, body)
      ? []
      : [REFUSALS.bodyWrong]),
  ];
}

/** A confirmed exam of this class after which somebody has not passed. */
async function isRepeatable(tx: Tx, examId: Uuid, classId: Uuid): Promise<boolean> {
  const before = await findExam(tx, examId);
  if (before?.classId !== classId || before.status !== 'confirmed') return false;
  return (await seatsOf(tx, examId)).some(({ result }) => result !== 'passed');
}
