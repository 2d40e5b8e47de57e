import type { z } from 'zod';
import { type Actor, allowedIn, allowedOf } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId } from '../../platform/kernel/index.ts';
import type { ownExamsReply } from './contract.ts';
import { RESULT_REVIEW } from './machine.ts';
import { askUntil } from './service-reviews.ts';
import { reviewsOf } from './store-reviews.ts';
import { type OwnExam, ownExams } from './store-views.ts';

type Row = z.input<typeof ownExamsReply>['rows'][number];

/** Her own exams with seat and result; a result is shown once a second person has confirmed it. Planned ones are not announced. */
export async function ownExamsView(
  reader: { readonly tx: Tx; readonly actor: Actor; readonly today: LocalDate },
  personId: PersonId,
): Promise<z.input<typeof ownExamsReply>> {
  const exams = await ownExams(reader.tx, personId);
  const reviews = await reviewsOf(
    reader.tx,
    exams.map(({ examId }) => examId),
  );
  const rows: Row[] = [];
  for (const exam of exams) {
    const review = reviews.find(({ examId }) => examId === exam.examId);
    rows.push(await rowOf(reader, exam, review));
  }
  return { rows };
}

async function rowOf(
  { tx, actor, today }: { readonly tx: Tx; readonly actor: Actor; readonly today: LocalDate },
  exam: OwnExam,
  review: Awaited<ReturnType<typeof reviewsOf>>[number] | undefined,
): Promise<Row> {
  const isConfirmed = exam.status === 'confirmed';
  const until = await askUntil(tx, exam);
  const last = until?.ok ? until.value : null;
  const {
    examId,
    className,
    kind,
    bodyName,
    heldOn,
    from,
    until: endsAt,
    place,
    room,
    seatNo,
    status,
  } = exam;
  return {
    ...{ examId, className, kind, bodyName, heldOn, from, until: endsAt, place, room, seatNo, status },
    result: isConfirmed ? exam.result : null,
    theoryScore: isConfirmed ? exam.theoryScore : null,
    practiceScore: isConfirmed ? exam.practiceScore : null,
    overallScore: isConfirmed ? exam.overallScore : null,
    askUntil: last,
    review: review
      ? {
          reviewId: review.reviewId,
          status: review.status,
          said: review.said,
          // What the body thinks is hers to know once a second person agreed.
          answer: review.settledAt === null ? null : review.answer,
          dueOn: review.dueOn,
          version: review.version,
          allowed: allowedIn(RESULT_REVIEW, review.status, actor),
        }
      : null,
    allowed: !review && last !== null && last >= today ? allowedOf(actor, ['worker.askReview']) : [],
  };
}
