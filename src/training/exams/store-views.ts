import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ExamKind } from './contract.ts';
import type { ExamStatus, InspectionStatus } from './machine.ts';
import { EXAM_COLUMNS, type ExamRow } from './store.ts';

/** An exam that a person sits or sat; the result only once a second person has confirmed it. */
export interface ExamOfPerson {
  readonly examId: Uuid;
  readonly classId: Uuid;
  readonly kind: ExamKind;
  readonly heldOn: LocalDate;
  readonly status: ExamStatus;
  readonly seatNo: number;
  readonly result: 'passed' | 'failed' | 'absent' | null;
}

/** Exams in which a person has a seat, the latest first. Within reach. */
export async function examsOfPerson(tx: Tx, personId: PersonId): Promise<ExamOfPerson[]> {
  const { rows } = await sql<ExamOfPerson>`
    select exam_id, class_id, kind, held_on, status, seat_no, result from exam_seat_status
    where person_id = ${personId} order by held_on desc, exam_id`.execute(tx);
  return rows;
}

/** A row of the list: the exam, with what it is of. */
export interface ListedExam extends ExamRow {
  readonly className: string;
  readonly bodyName: string;
  readonly trainerName: string;
  readonly seats: number;
  readonly inspection: InspectionStatus | null;
}

const LISTED = sql`${EXAM_COLUMNS}, c.name as class_name, c.body_name, c.trainer_name,
  (select count(*)::int from exam_seat s where s.exam_id = e.exam_id) as seats,
  (select i.status from exam_inspection i where i.exam_id = e.exam_id) as inspection`;

/** Exams within reach, the latest day first. */
export async function listExams(
  tx: Tx,
  filter: {
    readonly status: ExamStatus | null;
    readonly kind: ExamKind | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ rows: ListedExam[]; total: number }> {
  const where = sql`(${filter.status}::text is null or e.status = ${filter.status}::text)
    and (${filter.kind}::text is null or e.kind = ${filter.kind}::text)`;
  const { rows } = await sql<ListedExam>`
    select ${LISTED} from (select * from exam_session e where ${where}
        and (${filter.after}::uuid is null or (e.held_on, e.exam_id)
          < (select b.held_on, b.exam_id from exam_session b where b.exam_id = ${filter.after}::uuid))
        order by e.held_on desc, e.exam_id desc limit ${filter.limit + 1}) e
    cross join lateral exam_class(e.exam_id) c
    order by e.held_on desc, e.exam_id desc`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from exam_session e where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** An exam as its own candidate reads it. */
export interface OwnExam extends ExamRow {
  readonly className: string;
  readonly bodyName: string;
  readonly seatNo: number;
  readonly theoryScore: number | null;
  readonly practiceScore: number | null;
  readonly overallScore: number | null;
  readonly result: 'passed' | 'failed' | 'absent' | null;
}

/** Exams in which this person has a seat, the next or latest first. */
export async function ownExams(tx: Tx, personId: PersonId): Promise<OwnExam[]> {
  const { rows } = await sql<OwnExam>`
    select ${EXAM_COLUMNS}, c.name as class_name, c.body_name, s.seat_no, s.theory_score::float8 as theory_score,
      s.practice_score::float8 as practice_score, s.overall_score::float8 as overall_score, s.result
    from exam_seat s join exam_session e on e.exam_id = s.exam_id cross join lateral exam_class(e.exam_id) c
    where s.person_id = ${personId} order by e.held_on desc, e.exam_id desc limit 50`.execute(tx);
  return rows;
}
