import type { z } from 'zod';
import { type Actor, accountsBehind, allowedIn, allowedOf, isOneOf } from '../../platform/access/index.ts';
import { caseOf, signersOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  type Ciphers,
  canDo,
  type LocalDate,
  type PersonId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import { printedOf, standingNumbers } from '../assessment/index.ts';
import { classToOpen } from '../classes/index.ts';
import type { draftReply, examReply, listQuery, listReply, officialsReply, printReply } from './contract.ts';
import { EXAM_KINDS } from './contract.ts';
import { EXAM, EXAM_INSPECTION, RESULT_REVIEW } from './machine.ts';
import { certificateOf, clauseOf, drawOrder, isExaminable, needsOf } from './rules.ts';
import { separationFor } from './service.ts';
import { isInspector } from './service-inspection.ts';
import { mayExamine } from './service-plan.ts';
import { asCounty } from './service-shared.ts';
import {
  bodiesOf,
  classOfExam,
  type ExamRow,
  enrolledIn,
  examsOfClass,
  findExam,
  recordingsOf,
  seatsOf,
} from './store.ts';
import {
  drawsOf,
  findInspection,
  type InspectionRow,
  namesOfDrawn,
  officialsWithin,
  peopleOf,
} from './store-draws.ts';
import { reviewsOf } from './store-reviews.ts';
import { type ListedExam, listExams } from './store-views.ts';

export interface Reader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly ciphers: Ciphers;
  readonly today: LocalDate;
}

const rowOf = (row: ListedExam): z.input<typeof listReply>['rows'][number] => {
  const { examId, classId, className, kind, bodyName, trainerName, heldOn, from, until, place } = row;
  const { seats, status, inspection, resitOf } = row;
  return {
    ...{ examId, classId, className, kind, bodyName, trainerName, heldOn, from, until, place },
    ...{ seats, status, inspection, isResit: resitOf !== null },
  };
};

/** Exams within reach, the latest day first. */
export async function examPage(
  tx: Tx,
  query: z.output<typeof listQuery>,
): Promise<z.input<typeof listReply>> {
  const { limit, after = null, status = null, kind = null } = query;
  const { rows, total } = await listExams(tx, { limit, after, status, kind });
  const shown = rows.slice(0, limit);
  return { rows: shown.map(rowOf), next: rows.length > limit ? (shown.at(-1)?.examId ?? null) : null, total };
}

/** An exam with seats, draws, recordings, inspection and what may be done; undefined out of reach. */
export async function examView(reader: Reader, examId: Uuid): Promise<z.input<typeof examReply> | undefined> {
  const { tx, today } = reader;
  const exam = await findExam(tx, examId);
  const of = exam && (await classOfExam(tx, examId));
  if (!exam || !of) return undefined;
  const seats = await seatsOf(tx, examId);
  const people = await peopleOf(tx, examId);
  const inspection = await findInspection(tx, examId);
  const recordings = await recordingsOf(tx, examId);
  const approval = await caseOf(tx, 'exam-results', examId, today);
  const { numbers, printed } = await asCounty(reader, exam, async () => ({
    numbers: await standingNumbers(tx, exam.classId, certificateOf(exam.kind)),
    printed: new Set((await printedOf(tx, exam.classId)).map(({ personId }) => personId)),
  }));
  const needs = needsOf({ policyId: of.policyId, kind: exam.kind, isSecret: of.isSecret }).map((one) => ({
    ...one,
    isThere: one.what === 'recording' ? recordings.length > 0 : inspection?.status === 'signed',
  }));
  const { separation } = await separationFor(reader, exam, of.policyId);
  return {
    ...rowOf({
      ...exam,
      className: of.name,
      ...of,
      seats: seats.length,
      inspection: inspection?.status ?? null,
    }),
    classNumber: of.number,
    occupationCode: of.occupationCode,
    occupationText: of.occupationText,
    level: of.level,
    room: exam.room,
    bodyId: exam.organisationId,
    resitOf: exam.resitOf,
    clause: clauseOf(of.policyId, exam.kind),
    needs,
    examinersNeeded: exam.examinersNeeded,
    invigilatorsNeeded: exam.invigilatorsNeeded,
    seatSeed: exam.seatSeed,
    reason: exam.reason,
    note: exam.note,
    separation: [...separation],
    draws: await drawViews(tx, examId),
    recordings: recordings.map(({ startedAt, ...row }) => ({ ...row, startedAt: startedAt.toISOString() })),
    inspectionRecord: inspection ? await inspectionView(reader, exam, inspection) : null,
    people: seats.map((seat) => ({
      ...seat,
      name: people.get(seat.personId)?.name ?? '',
      idNumberMasked: people.get(seat.personId)?.idNumberMasked ?? '',
      certificateNumber: numbers.get(seat.personId) ?? null,
    })),
    printable: seats.filter(({ personId }) => printed.has(personId)).length,
    reviews: await reviewViews(reader, exam, new Map(seats.map((seat) => [seat.personId, seat.seatNo]))),
    steps: approval?.steps ?? [],
    dueOn: approval?.dueOn ?? null,
    version: exam.version,
    allowed: await actsOn(reader, exam, {
      isUncertified: seats.some(({ personId, result }) => result === 'passed' && !numbers.has(personId)),
      mayDraw: !inspection || canDo(EXAM_INSPECTION, inspection.status, 'exams.drawInspectors'),
    }),
  };
}

/** Whoever is no side of an act is not shown it; whoever entered the results does not confirm them. */
async function actsOn(
  { tx, actor, today }: Reader,
  exam: ExamRow,
  of: { readonly isUncertified: boolean; readonly mayDraw: boolean },
): Promise<string[]> {
  const { organisationId } = actor;
  const isBody = organisationId === null || organisationId === exam.organisationId;
  const isTrainer = organisationId === null || organisationId === exam.trainerId;
  const isHeld = exam.status === 'held' || exam.status === 'results-entered';
  const takers = exam.status === 'results-entered' ? await signersOf(tx, 'exam-results', [exam.examId]) : [];
  const entered = takers.some(({ step, persons }) => step === 'prepare' && isOneOf(actor, persons));
  return allowedIn(EXAM, exam.status, actor).filter((act) => {
    switch (act) {
      case 'exams.amend':
        return isTrainer;
      case 'exams.hold':
        return isBody && today >= exam.heldOn;
      case 'exams.cancel':
        return organisationId === null || !isHeld;
      case 'exams.drawInspectors':
        return of.mayDraw;
      case 'exams.confirm':
        return isBody && !entered;
      case 'exams.certify':
        return isBody && of.isUncertified;
      default:
        return isBody;
    }
  });
}

async function drawViews(tx: Tx, examId: Uuid): Promise<z.input<typeof examReply>['draws']> {
  const draws = await drawsOf(tx, examId);
  const names = await namesOfDrawn(
    tx,
    draws.flatMap(({ candidates }) => candidates),
  );
  return draws.map(({ candidates, drawn, drawnAt, ...row }) => ({
    ...row,
    drawnAt: drawnAt.toISOString(),
    candidates: drawOrder(row.seed, candidates).map((id, index) => ({
      id,
      name: names.get(id) ?? '',
      place: index + 1,
      isDrawn: drawn.includes(id),
    })),
  }));
}

async function inspectionView(
  reader: Reader,
  exam: Pick<ExamRow, 'status'>,
  inspection: InspectionRow,
): Promise<NonNullable<z.input<typeof examReply>['inspectionRecord']>> {
  const { tx, actor } = reader;
  const names = await namesOfDrawn(tx, inspection.inspectors);
  const { status, inOrder, seenCount, findings, recordedAt, recordedBy, version } = inspection;
  const isDrawn = actor.organisationId === null && (await isInspector({ tx, actor }, inspection));
  const behind = recordedBy === null ? undefined : (await accountsBehind(tx, [recordedBy])).get(recordedBy);
  const wrote = behind?.includes(actor.accountId) ?? false;
  return {
    inspectors: inspection.inspectors.map((id) => names.get(id) ?? ''),
    ...{ status, inOrder, seenCount, findings, version },
    recordedAt: recordedAt?.toISOString() ?? null,
    allowed: allowedIn(EXAM_INSPECTION, status, actor).filter((act) =>
      act === 'exams.drawInspectors'
        ? canDo(EXAM, exam.status, act)
        : isDrawn && (act !== 'exams.signInspection' || !wrote),
    ),
  };
}

async function reviewViews(
  { tx, actor }: Reader,
  exam: ExamRow,
  seatNos: ReadonlyMap<PersonId, number>,
): Promise<z.input<typeof examReply>['reviews']> {
  const reviews = await reviewsOf(tx, [exam.examId]);
  const behind = await accountsBehind(
    tx,
    reviews.flatMap(({ answeredBy }) => answeredBy ?? []),
  );
  const isBody = actor.organisationId === null || actor.organisationId === exam.organisationId;
  return reviews.map((review) => {
    const { reviewId, personId, said, status, answer, proposed, askedAt, dueOn, version, answeredBy } =
      review;
    const isOwn = answeredBy !== null && (behind.get(answeredBy)?.includes(actor.accountId) ?? false);
    return {
      ...{ reviewId, personId, said, status, answer, proposed, dueOn, version },
      seatNo: seatNos.get(personId) ?? 0,
      askedAt: askedAt.toISOString(),
      allowed: isBody
        ? allowedIn(RESULT_REVIEW, status, actor).filter((act) => act !== 'exams.decideReview' || !isOwn)
        : [],
    };
  });
}

/** What a plan of an exam begins with; undefined when the class is out of reach. */
export async function draftView(
  { tx, actor }: Reader,
  classId: Uuid,
): Promise<z.input<typeof draftReply> | undefined> {
  const found = await classToOpen(tx, classId);
  if (!found) return undefined;
  const bodies = await bodiesOf(tx, found.divisionCode);
  const exams = await examsOfClass(tx, classId);
  const own = exams.find(({ kind }) => kind === 'completion');
  const trainer = own ? (await classOfExam(tx, own.examId))?.trainerName : undefined;
  const self = {
    organisationId: found.organisationId,
    name: trainer ?? '',
    isAssessmentBody: false,
    selfAssessmentListed: null,
  };
  const resits = await Promise.all(
    exams
      .filter(({ status }) => status === 'confirmed')
      .map(async ({ examId, kind, heldOn }) => ({
        ...{ examId, kind, heldOn },
        people: (await seatsOf(tx, examId)).filter(({ result }) => result !== 'passed').length,
      })),
  );
  return {
    classId,
    className: found.name,
    endOn: found.endedEarlyOn ?? found.endOn,
    traineeCount: (await enrolledIn(tx, classId)).length,
    kinds: EXAM_KINDS.map((kind) => ({
      kind,
      clause: clauseOf(found.policyId, kind),
      bodies: (kind === 'completion' ? [self] : bodies)
        .filter((body) => mayExamine(kind, found.organisationId, body))
        .map(({ organisationId, name }) => ({ organisationId, name })),
    })),
    resits: resits.filter(({ people }) => people > 0),
    exams: exams.map(({ examId, kind, heldOn, status }) => ({ examId, kind, heldOn, status })),
    allowed: isExaminable(found) ? allowedOf(actor, ['exams.plan']) : [],
  };
}

/** The lists of examiners and invigilators within reach. */
export async function officialsView({ tx, actor }: Reader): Promise<z.input<typeof officialsReply>> {
  const rows = await officialsWithin(tx);
  return {
    rows: rows.map(({ divisionPath: _path, blindIndex: _index, ...row }) => ({
      ...row,
      allowed: row.endedOn === null ? allowedOf(actor, ['exams.endOfficial']) : [],
    })),
    allowed: allowedOf(actor, ['exams.listOfficial']),
  };
}

/** Completion certificates of an exam as they are printed; undefined out of reach of exam or class. */
export async function printView(
  { tx }: Reader,
  examId: Uuid,
): Promise<z.input<typeof printReply> | undefined> {
  const exam = await findExam(tx, examId);
  const found = exam && (await classToOpen(tx, exam.classId));
  if (!exam || !found) return undefined;
  const seats = new Map((await seatsOf(tx, examId)).map((seat) => [seat.personId, seat]));
  const printed = (await printedOf(tx, exam.classId)).filter(({ personId }) => seats.has(personId));
  const people = await personViews(
    tx,
    printed.map(({ personId }) => personId),
  );
  return {
    examId,
    rows: printed.map(({ occupationText, issuer, ...row }) => ({
      ...row,
      name: people.get(row.personId)?.name ?? '',
      idNumberMasked: people.get(row.personId)?.idNumberMasked ?? '',
      project: occupationText ?? found.name,
      startOn: found.startOn,
      endOn: found.endedEarlyOn ?? found.endOn,
      totalHours: found.totalHours,
      overallScore: seats.get(row.personId)?.overallScore ?? null,
      issuer: issuer ?? '',
    })),
  };
}
