import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ExamKind } from './contract.ts';
import type { ExamStatus } from './machine.ts';

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
