import type { z } from 'zod';
import {
  type Act,
  accountsBehind,
  eventOf,
  isOneOf,
  NOT_FOUND,
  personKeysOf,
  staffOf,
} from '../../platform/access/index.ts';
import { openCase, performStep, signersOf } from '../../platform/approvals/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { decideBody, inspectionBody, inspectionReply } from './contract.ts';
import { EXAM_INSPECTION } from './machine.ts';
import { DAYS, REFUSALS } from './rules.ts';
import { draw } from './service.ts';
import { loadFor } from './service-shared.ts';
import { type ExamRow, findExam, seatsOf } from './store.ts';
import { findInspection, type InspectionRow, saveInspection } from './store-draws.ts';

type Answer = z.infer<typeof inspectionReply>;

const SUBJECT = 'exam-inspection';
const INSPECTORS = 2;
/** Whoever may be drawn: the desks of the county, but those who reviewed the class. */
const DESKS = ['county-handler', 'county-first-reviewer', 'county-second-reviewer'] as const;

/**
 * The county draws two inspectors of an exam from its desks, without whoever reviewed the class (LC-10, GS-3-6); again with a
 * reason until both have signed. Once one of them has written, the other alone is drawn again, and what is written stays.
 * Refuses `not-found`, `version-conflict`, `wrong-status`, `drawn-already`, `too-few-inspectors`.
 */
export async function drawInspectors(
  act: Act,
  examId: Uuid,
  given: { readonly version: number; readonly reason?: string | undefined },
): Promise<Result<Answer>> {
  const loaded = await loadFor(act, examId, given.version, 'exams.drawInspectors');
  if (!loaded.ok) return loaded;
  const exam = loaded.value;
  const before = await findInspection(act.tx, examId, true);
  if (before && !canDo(EXAM_INSPECTION, before.status, 'exams.drawInspectors'))
    return refused(REFUSALS.inspectionWrongStatus);
  if (before && given.reason === undefined) return refused(REFUSALS.drawnAlready);
  const written = before?.status === 'recorded' ? before : undefined;
  const writer = written && (await writerOf(act, written));
  const from = (await candidatesOf(act, exam)).filter((one) => !written?.inspectors.includes(one));
  const needed = writer === undefined ? INSPECTORS : INSPECTORS - 1;
  if (from.length < needed) return refused(REFUSALS.tooFewInspectors(from.length, needed));
  const drawn = await draw(act, exam, { duty: 'inspector', from, needed, reason: given.reason });
  const inspectors = writer === undefined ? drawn : [writer, ...drawn];
  const status = before
    ? nextOf(EXAM_INSPECTION, before.status, 'exams.drawInspectors')
    : beginning(EXAM_INSPECTION, 'exams.drawInspectors');
  const version = await saveInspection(act.tx, exam, { ...(written ?? UNWRITTEN), inspectors, status });
  await record(act, exam, { route: 'exams.drawInspectors', reason: given.reason, detail: { status } });
  return done({ examId, status, version });
}

/** Which of the two drawn wrote; her own account where somebody wrote for her. */
async function writerOf(act: Act, { inspectors, recordedBy }: InspectionRow): Promise<Uuid | undefined> {
  if (recordedBy === null) return undefined;
  const behind = (await accountsBehind(act.tx, [recordedBy])).get(recordedBy) ?? [];
  return inspectors.find((one) => one === recordedBy || behind.includes(one));
}

const UNWRITTEN = { inOrder: null, findings: null, seenCount: null, recordedBy: null, recordedAt: null };

async function candidatesOf(act: Act, exam: ExamRow): Promise<Uuid[]> {
  const reviewed = (await signersOf(act.tx, 'class-filing', [exam.classId])).flatMap(
    ({ persons }) => persons,
  );
  return (await staffOf(act.tx, exam.divisionPath, DESKS))
    .filter(({ personKey }) => !reviewed.includes(personKey))
    .map(({ accountId }) => accountId)
    .sort();
}

/**
 * One of the two writes what they saw. Refuses `not-found`, `version-conflict`, `wrong-status`, `not-inspector`, `not-yet`,
 * `seen-too-many`.
 */
export async function recordInspection(
  act: Act,
  examId: Uuid,
  given: z.infer<typeof inspectionBody>,
): Promise<Result<Answer>> {
  const loaded = await loadInspection(act, examId, given.version, 'exams.recordInspection');
  if (!loaded.ok) return loaded;
  const { exam, inspection } = loaded.value;
  if (exam.heldOn > act.clock.today()) return refused(REFUSALS.notYet(exam.heldOn));
  const seats = await seatsOf(act.tx, examId);
  if (given.seenCount > seats.length) return refused(REFUSALS.seenTooMany);
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: examId,
    divisionPath: exam.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: DAYS.inspection, clause: null },
  });
  if (!opened.ok) return opened;
  const status = nextOf(EXAM_INSPECTION, inspection.status, 'exams.recordInspection');
  const { inOrder, findings, seenCount } = given;
  const version = await saveInspection(act.tx, exam, {
    ...{ inspectors: inspection.inspectors, status, inOrder, findings, seenCount },
    recordedBy: act.actor.accountId,
    recordedAt: act.clock.now(),
  });
  await record(act, exam, { route: 'exams.recordInspection', detail: { inOrder, seenCount } });
  return done({ examId, status, version });
}

/**
 * The other one signs, or sends it back to be written again. Refuses `not-found`, `version-conflict`, `wrong-status`,
 * `not-inspector`, `four-eyes`, `opinion-required`.
 */
export async function signInspection(
  act: Act,
  examId: Uuid,
  given: z.infer<typeof decideBody>,
): Promise<Result<Answer>> {
  const loaded = await loadInspection(act, examId, given.version, 'exams.signInspection');
  if (!loaded.ok) return loaded;
  const { exam, inspection } = loaded.value;
  const performed = await performStep(act, {
    subjectType: SUBJECT,
    subjectId: examId,
    step: 'approve',
    decision: given.decision,
    reasonCode: given.reasonCode,
    opinion: given.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(EXAM_INSPECTION, inspection.status, 'exams.signInspection', given.decision);
  const version = await saveInspection(act.tx, exam, { ...inspection, status });
  const { decision, opinion } = given;
  await record(act, exam, { route: 'exams.signInspection', reason: opinion, detail: { decision } });
  return done({ examId, status, version });
}

/** May this actor write or sign: is one of the human beings behind him drawn? */
export async function isInspector(
  { tx, actor }: Pick<Act, 'tx' | 'actor'>,
  inspection: Pick<InspectionRow, 'inspectors'>,
): Promise<boolean> {
  return isOneOf(actor, [...(await personKeysOf(tx, inspection.inspectors)).values()]);
}

async function loadInspection(
  act: Act,
  examId: Uuid,
  version: number,
  route: 'exams.recordInspection' | 'exams.signInspection',
): Promise<Result<{ readonly exam: ExamRow; readonly inspection: InspectionRow }>> {
  const exam = await findExam(act.tx, examId);
  const inspection = exam && (await findInspection(act.tx, examId, true));
  if (!inspection) return refused(NOT_FOUND);
  if (inspection.version !== version) return refused(REFUSALS.versionConflict);
  if (!canDo(EXAM_INSPECTION, inspection.status, route)) return refused(REFUSALS.inspectionWrongStatus);
  if (!(await isInspector(act, inspection))) return refused(REFUSALS.notInspector);
  return done({ exam, inspection });
}

function record(
  act: Act,
  exam: ExamRow,
  by: {
    readonly route: 'exams.drawInspectors' | 'exams.recordInspection' | 'exams.signInspection';
    readonly reason?: string | undefined;
    readonly detail: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  return act.record({
    event: eventOf(by.route),
    objectType: 'exam',
    objectId: exam.examId,
    divisionPath: exam.divisionPath,
    ...(by.reason === undefined ? {} : { reason: by.reason }),
    detail: { classId: exam.classId, ...by.detail },
  });
}
