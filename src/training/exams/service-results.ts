import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import { openCase, performStep, startOver } from '../../platform/approvals/index.ts';
import { done, nextOf, type Refusal, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { recordResults } from '../assessment/index.ts';
import type { decideBody, resultsBody } from './contract.ts';
import { EXAM } from './machine.ts';
import type { ExamFollowers } from './ports.ts';
import { certificateOf, DAYS, needsOf, REFUSALS, resultFaults } from './rules.ts';
import { asCounty, bodyFault, type ExamAnswer, loadFor, saveAct } from './service-shared.ts';
import { classOfExam, type ExamRow, type SeatRow, saveSeatResults, seatsOf } from './store.ts';
import { findInspection } from './store-draws.ts';

const SUBJECT = 'exam-results';

/**
 * Whoever held the exam enters what came of it, a row a seat; again while nobody has confirmed. Refuses `not-found`,
 * `version-conflict`, `wrong-status`, `not-the-body`, `no-such-seat`, `seat-twice`, `seats-missing`, `absent-with-score`.
 */
export async function enterResults(
  act: Act,
  examId: Uuid,
  given: z.infer<typeof resultsBody>,
): Promise<Result<ExamAnswer>> {
  const loaded = await loadFor(act, examId, given.version, 'exams.enterResults');
  if (!loaded.ok) return loaded;
  const exam = loaded.value;
  const fault = bodyFault(act, exam);
  if (fault) return refused(fault);
  const seats = await seatsOf(act.tx, examId);
  const faults = resultFaults(
    given.rows,
    seats.map(({ seatNo }) => seatNo),
  );
  if (faults.length > 0) return refused(...faults);
  await saveSeatResults(act.tx, examId, given.rows);
  await startOver(act, SUBJECT, examId);
  const opened = await openCase(act, {
    subjectType: SUBJECT,
    subjectId: examId,
    divisionPath: exam.divisionPath,
    organisationId: exam.organisationId,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: DAYS.confirm, clause: null },
  });
  if (!opened.ok) return opened;
  const status = nextOf(EXAM, exam.status, 'exams.enterResults');
  const passed = given.rows.filter(({ result }) => result === 'passed').length;
  return saveAct(
    act,
    { ...exam, status },
    { route: 'exams.enterResults', detail: { seats: seats.length, passed } },
  );
}

/**
 * A second person, of the body or of the county, confirms the results: they go on the record of the class (LC-10, GS-3-6), or
 * sends them back. Refuses `not-found`, `version-conflict`, `wrong-status`, `not-the-body`, `four-eyes`,
 * `recording-missing`, `inspection-missing`, `inspection-not-in-order`, and what the record refuses (`result-claimed`).
 */
export async function confirmResults(
  act: Act,
  examId: Uuid,
  given: z.infer<typeof decideBody>,
  followers: ExamFollowers,
): Promise<Result<ExamAnswer>> {
  const loaded = await loadFor(act, examId, given.version, 'exams.confirm');
  if (!loaded.ok) return loaded;
  const exam = loaded.value;
  const fault =
    bodyFault(act, exam) ?? (given.decision === 'passed' ? await missingFault(act, exam) : undefined);
  if (fault) return refused(fault);
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
  const status = nextOf(EXAM, exam.status, 'exams.confirm', given.decision);
  if (given.decision === 'returned')
    return saveAct(
      act,
      { ...exam, status },
      { route: 'exams.confirm', reason: given.opinion, detail: { decision: given.decision } },
    );
  const written = await writeResults(act, exam, await seatsOf(act.tx, examId), followers);
  if (!written.ok) return written;
  return saveAct(
    act,
    { ...exam, status, confirmedAt: act.clock.now() },
    { route: 'exams.confirm', detail: { decision: given.decision } },
  );
}

/** What the notice asks of such an exam and is not there. */
async function missingFault(act: Act, exam: ExamRow): Promise<Refusal | undefined> {
  const of = await classOfExam(act.tx, exam.examId);
  const needed = needsOf({ policyId: of?.policyId ?? '', kind: exam.kind, isSecret: of?.isSecret ?? null });
  const inspection = needed.find(({ what }) => what === 'inspection');
  if (!inspection) return undefined;
  const found = await findInspection(act.tx, exam.examId);
  if (found?.status !== 'signed') return REFUSALS.inspectionMissing(inspection.clause);
  return found.inOrder === false ? REFUSALS.inspectionBad(inspection.clause) : undefined;
}

/** Puts results of these seats on the record of the class, where claims look for them. Refuses what the record refuses. */
export async function writeResults(
  act: Act,
  exam: ExamRow,
  seats: readonly SeatRow[],
  followers: ExamFollowers,
): Promise<Result<null>> {
  const rows = seats.flatMap(({ personId, theoryScore, practiceScore, overallScore, result }) =>
    result === null
      ? []
      : [
          {
            personId,
            theoryScore: theoryScore ?? undefined,
            practiceScore: practiceScore ?? undefined,
            overallScore: overallScore ?? undefined,
            result,
            assessedOn: exam.heldOn,
          },
        ],
  );
  return asCounty(act, exam, async () => {
    const claim = await followers.claimOf(act.tx, exam.classId);
    const written = await recordResults(act, exam.classId, rows, {
      source: `exam:${exam.examId}`,
      kind: certificateOf(exam.kind),
      claimNumber: claim?.number ?? null,
    });
    const [first] = written.refused;
    return first === undefined ? done(null) : refused(first.refusal);
  });
}
