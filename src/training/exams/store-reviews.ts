import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ReviewStatus } from './machine.ts';

/** A result as the body says it shall be. */
export interface ProposedResult {
  readonly theoryScore?: number | undefined;
  readonly practiceScore?: number | undefined;
  readonly overallScore?: number | undefined;
  readonly result: 'passed' | 'failed' | 'absent';
}

export interface ReviewRow {
  readonly reviewId: Uuid;
  readonly examId: Uuid;
  readonly personId: PersonId;
  readonly organisationId: Uuid;
  readonly divisionPath: string;
  readonly said: string;
  readonly status: ReviewStatus;
  readonly answer: string | null;
  readonly proposed: ProposedResult | null;
  readonly answeredBy: Uuid | null;
  readonly askedAt: Date;
  readonly dueOn: LocalDate;
  readonly settledAt: Date | null;
  readonly version: number;
}

const COLUMNS = sql`r.review_id, r.exam_id, r.person_id, r.organisation_id, r.division_path::text as division_path, r.said,
  r.status, r.answer, r.proposed, r.answered_by, r.asked_at, r.due_on, r.settled_at, r.version`;

export async function insertReview(
  tx: Tx,
  row: Omit<ReviewRow, 'answer' | 'proposed' | 'answeredBy' | 'settledAt' | 'version'>,
): Promise<void> {
  await sql`insert into result_review (review_id, exam_id, person_id, organisation_id, division_path, said, status,
      asked_at, due_on)
    values (${row.reviewId}, ${row.examId}, ${row.personId}, ${row.organisationId}, ${row.divisionPath}::ltree,
      ${row.said}, ${row.status}, ${row.askedAt}, ${row.dueOn}::date)`.execute(tx);
}

export async function lockReview(tx: Tx, reviewId: Uuid): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`
    select ${COLUMNS} from result_review r where r.review_id = ${reviewId} for update`.execute(tx);
  return rows[0];
}

/** Saves how far a review is, under the next version. */
export async function saveReview(tx: Tx, row: ReviewRow): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update result_review set status = ${row.status}, answer = ${row.answer},
      proposed = ${row.proposed === null ? null : JSON.stringify(row.proposed)}::jsonb,
      answered_by = ${row.answeredBy}, settled_at = ${row.settledAt}, version = version + 1
    where review_id = ${row.reviewId} returning version`.execute(tx);
  const [saved] = rows;
  if (!saved) throw new Error('the review has gone while it was locked');
  return saved.version;
}

/** Reviews of these exams within reach, the latest first; those taken back are left out. */
export async function reviewsOf(tx: Tx, examIds: readonly Uuid[]): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select ${COLUMNS} from result_review r where r.exam_id = any (${[...examIds]}::uuid[]) and r.status <> 'withdrawn'
    order by r.asked_at desc, r.review_id`.execute(tx);
  return rows;
}
