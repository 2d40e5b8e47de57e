import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import { done, nextOf, type PersonId, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { likenessOf } from '../../registry/organisations/index.ts';
import type { Duty, holdBody } from './contract.ts';
import { EXAM } from './machine.ts';
import {
  drawOrder,
  keepsApart,
  needsOf,
  peopleShared,
  REFUSALS,
  type Separation,
  separationOf,
} from './rules.ts';
import { asCounty, bodyFault, type ExamAnswer, loadFor, saveAct } from './service-shared.ts';
import { classOfExam, type ExamRow, enrolledIn, insertRecordings, seatPeople, seatsOf } from './store.ts';
import { insertDraw, type OfficialRow, officialsOf, teachersOf } from './store-draws.ts';

/** How far trainer and assessor of an exam are apart, with the teachers and the list that was compared. */
export async function separationFor(
  act: Pick<Act, 'tx' | 'ciphers' | 'actor'>,
  exam: ExamRow,
  policyId: string,
): Promise<{
  readonly separation: readonly Separation[];
  readonly teachers: readonly (string | null)[];
  readonly officials: readonly OfficialRow[];
}> {
  const { teachers, officials } = await asCounty(act, exam, async () => ({
    teachers: await teachersOf(act.tx, exam.classId),
    officials: await officialsOf(act.tx, exam.organisationId),
  }));
  const likeness = await likenessOf(act, exam.trainerId, exam.organisationId);
  const people = peopleShared(
    teachers,
    officials.filter(({ isExaminer }) => isExaminer).map(({ blindIndex }) => blindIndex),
  );
  const isOwn = exam.kind === 'completion' || exam.kind === 'employer-assessment';
  const separation = separationOf({ kind: exam.kind, policyId, isOwn }, { likeness, people });
  return { separation, teachers, officials };
}

/**
 * Whoever holds the exam announces it: seats by a stored seed, examiners and invigilators drawn from its list. Refuses
 * `not-found`, `version-conflict`, `wrong-status`, `not-the-body`, `in-past`, `not-apart` (R27), `nobody-to-seat`,
 * `too-few-examiners`, `too-few-invigilators`.
 */
export async function announceExam(act: Act, examId: Uuid, version: number): Promise<Result<ExamAnswer>> {
  const loaded = await loadFor(act, examId, version, 'exams.announce');
  if (!loaded.ok) return loaded;
  const exam = loaded.value;
  const fault = bodyFault(act, exam);
  if (fault) return refused(fault);
  if (exam.heldOn < act.clock.today()) return refused(REFUSALS.inPast);
  const policyId = (await classOfExam(act.tx, examId))?.policyId ?? '';
  const known = await separationFor(act, exam, policyId);
  if (!keepsApart(known.separation)) {
    const [against] = known.separation.filter(({ answer }) => answer === 'not-met');
    return refused(REFUSALS.notApart(against?.message ?? '', against?.clause ?? null));
  }
  const persons = await toSeat(act, exam);
  if (persons.length === 0) return refused(REFUSALS.nobody);
  const drawn = await drawOfficials(act, exam, known);
  if (!drawn.ok) return drawn;
  const seatSeed = act.ids.uuid();
  const status = nextOf(EXAM, exam.status, 'exams.announce');
  const announced: ExamRow = { ...exam, seatSeed, status };
  await seatPeople(act.tx, announced, drawOrder(seatSeed, persons));
  return saveAct(act, announced, { route: 'exams.announce', detail: { seats: persons.length } });
}

/** Who sits: the roster, or of a resit those who failed or were absent and are still on it. */
async function toSeat(act: Act, exam: ExamRow): Promise<PersonId[]> {
  const roster = await asCounty(act, exam, () => enrolledIn(act.tx, exam.classId));
  if (exam.resitOf === null) return roster;
  const again = new Set(
    (await seatsOf(act.tx, exam.resitOf))
      .filter(({ result }) => result !== 'passed')
      .map(({ personId }) => personId),
  );
  return roster.filter((personId) => again.has(personId));
}

/** Examiners first, then invigilators among the others. Of a completion exam the teachers may examine too (LC-10). */
async function drawOfficials(
  act: Act,
  exam: ExamRow,
  known: { readonly teachers: readonly (string | null)[]; readonly officials: readonly OfficialRow[] },
): Promise<Result<null>> {
  const taught = new Set(known.teachers.filter((one) => one !== null));
  const isApart = ({ blindIndex }: OfficialRow) =>
    exam.kind === 'completion' || blindIndex === null || !taught.has(blindIndex);
  const ids = (rows: readonly OfficialRow[]) => rows.map(({ officialId }) => officialId);
  const examiners = ids(known.officials.filter((one) => one.isExaminer && isApart(one)));
  if (examiners.length < exam.examinersNeeded)
    return refused(REFUSALS.tooFewExaminers(examiners.length, exam.examinersNeeded));
  const drawn = await draw(act, exam, { duty: 'examiner', from: examiners, needed: exam.examinersNeeded });
  const invigilators = ids(known.officials.filter(({ isInvigilator }) => isInvigilator)).filter(
    (one) => !drawn.includes(one),
  );
  if (invigilators.length < exam.invigilatorsNeeded)
    return refused(REFUSALS.tooFewInvigilators(invigilators.length, exam.invigilatorsNeeded));
  await draw(act, exam, { duty: 'invigilator', from: invigilators, needed: exam.invigilatorsNeeded });
  return done(null);
}

/** Draws so many by a new seed and keeps all that the draw was made from. */
export async function draw(
  act: Act,
  exam: ExamRow,
  of: {
    readonly duty: Duty;
    readonly from: readonly Uuid[];
    readonly needed: number;
    readonly reason?: string | undefined;
  },
): Promise<readonly Uuid[]> {
  const seed = act.ids.uuid();
  const drawn = drawOrder(seed, of.from).slice(0, of.needed);
  await insertDraw(act.tx, exam, {
    duty: of.duty,
    seed,
    candidates: of.from,
    drawn,
    reason: of.reason ?? null,
    drawnAt: act.clock.now(),
    drawnBy: act.actor.accountId,
  });
  return drawn;
}

/**
 * The exam was held; its recordings are listed by name, time and digest. Refuses `not-found`, `version-conflict`,
 * `wrong-status`, `not-the-body`, `not-yet`, `in-future`, `recording-twice`, `recording-missing` (LC-10).
 */
export async function holdExam(
  act: Act,
  examId: Uuid,
  given: z.infer<typeof holdBody>,
): Promise<Result<ExamAnswer>> {
  const loaded = await loadFor(act, examId, given.version, 'exams.hold');
  if (!loaded.ok) return loaded;
  const exam = loaded.value;
  const fault = bodyFault(act, exam);
  if (fault) return refused(fault);
  if (exam.heldOn > act.clock.today()) return refused(REFUSALS.notYet(exam.heldOn));
  const recordings = given.recordings.map(({ startAt, ...row }) => ({
    ...row,
    startedAt: new Date(startAt),
  }));
  if (recordings.some(({ startedAt }) => startedAt > act.clock.now()))
    return refused(REFUSALS.recordingFuture);
  if (new Set(recordings.map(({ digest }) => digest)).size < recordings.length)
    return refused(REFUSALS.recordingTwice);
  const of = await classOfExam(act.tx, examId);
  const needed = needsOf({ policyId: of?.policyId ?? '', kind: exam.kind, isSecret: of?.isSecret ?? null });
  const recording = needed.find(({ what }) => what === 'recording');
  if (recording && recordings.length === 0) return refused(REFUSALS.recordingMissing(recording.clause));
  await insertRecordings(act.tx, exam, recordings);
  const status = nextOf(EXAM, exam.status, 'exams.hold');
  return saveAct(
    act,
    { ...exam, status, note: given.note ?? null },
    { route: 'exams.hold', detail: { recordings: recordings.length } },
  );
}
