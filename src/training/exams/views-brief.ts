import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ExamKind } from './contract.ts';
import type { ExamStatus, InspectionStatus, ReviewStatus } from './machine.ts';
import { needsOf } from './rules.ts';
import { classOfExam, type ExamRow, examsOfClass, recordingsOf, type SeatRow, seatsOf } from './store.ts';
import { findInspection } from './store-draws.ts';
import { type ReviewRow, reviewsOf } from './store-reviews.ts';

/** An exam as pages of its class show it: counts and what the inspectors saw, never a name. */
export interface ExamInBrief {
  readonly examId: Uuid;
  readonly kind: ExamKind;
  readonly isResit: boolean;
  readonly heldOn: LocalDate;
  /** HH:MM */
  readonly from: string;
  readonly until: string;
  readonly status: ExamStatus;
  readonly seats: number;
  /** Null until a second person has confirmed the results. */
  readonly results: { readonly passed: number; readonly failed: number; readonly absent: number } | null;
  readonly recordings: number;
  readonly inspection: {
    readonly inspectors: number;
    readonly status: InspectionStatus;
    readonly inOrder: boolean | null;
    readonly seenCount: number | null;
    readonly findings: string | null;
    readonly recordedAt: Date | null;
  } | null;
  /** The clause that asks for an inspection; null where none does. */
  readonly inspectionClause: string | null;
  /** Results that somebody asked to have looked at again, as far as the reader reaches. */
  readonly reviews: number;
  readonly openReviews: number;
}

/** The exams of a class within reach, the first day first; one that was called off is among them. */
export async function examsInBrief(tx: Tx, classId: Uuid): Promise<ExamInBrief[]> {
  const exams = (await examsOfClass(tx, classId)).reverse();
  const reviews = await reviewsOf(
    tx,
    exams.map(({ examId }) => examId),
  );
  return Promise.all(exams.map((exam) => briefOf(tx, exam, reviews)));
}

async function briefOf(tx: Tx, exam: ExamRow, reviews: readonly ReviewRow[]): Promise<ExamInBrief> {
  const { examId, kind, heldOn, from, until, status, resitOf } = exam;
  const seats = await seatsOf(tx, examId);
  const of = await classOfExam(tx, examId);
  const inspection = await findInspection(tx, examId);
  const own = reviews.filter((review) => review.examId === examId && review.status !== 'withdrawn');
  const needs = of ? needsOf({ policyId: of.policyId, kind, isSecret: of.isSecret }) : [];
  const count = (result: SeatRow['result']) => seats.filter((seat) => seat.result === result).length;
  return {
    ...{ examId, kind, heldOn, from, until, status, isResit: resitOf !== null, seats: seats.length },
    results:
      status === 'confirmed'
        ? { passed: count('passed'), failed: count('failed'), absent: count('absent') }
        : null,
    recordings: (await recordingsOf(tx, examId)).length,
    inspection: inspection
      ? {
          inspectors: inspection.inspectors.length,
          status: inspection.status,
          inOrder: inspection.inOrder,
          seenCount: inspection.seenCount,
          findings: inspection.findings,
          recordedAt: inspection.recordedAt,
        }
      : null,
    inspectionClause: needs.find(({ what }) => what === 'inspection')?.clause ?? null,
    reviews: own.length,
    openReviews: own.filter(({ status }) => status === 'asked' || status === 'answered').length,
  };
}

/** An exam of one person: her seat, her result once confirmed, and what became of it when she asked again. */
export interface ExamOfTrainee {
  readonly examId: Uuid;
  readonly kind: ExamKind;
  readonly isResit: boolean;
  readonly heldOn: LocalDate;
  readonly status: ExamStatus;
  readonly seatNo: number;
  readonly result: SeatRow['result'];
  readonly review: ReviewStatus | null;
}

/** The exams of a class in which this person has a seat, the first day first. */
export async function examsOfTrainee(tx: Tx, classId: Uuid, personId: PersonId): Promise<ExamOfTrainee[]> {
  const exams = (await examsOfClass(tx, classId)).reverse();
  const reviews = await reviewsOf(
    tx,
    exams.map(({ examId }) => examId),
  );
  const own: ExamOfTrainee[] = [];
  for (const { examId, kind, heldOn, status, resitOf } of exams) {
    const seat = (await seatsOf(tx, examId)).find((one) => one.personId === personId);
    if (!seat) continue;
    own.push({
      ...{ examId, kind, heldOn, status, isResit: resitOf !== null, seatNo: seat.seatNo },
      result: status === 'confirmed' ? seat.result : null,
      review: reviews.find((one) => one.examId === examId && one.personId === personId)?.status ?? null,
    });
  }
  return own;
}
