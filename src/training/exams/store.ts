import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ExamKind } from './contract.ts';
import type { ExamStatus } from './machine.ts';
import type { SeatResult } from './rules.ts';

export interface ExamRow {
  readonly examId: Uuid;
  readonly classId: Uuid;
  readonly kind: ExamKind;
  /** Who examines. */
  readonly organisationId: Uuid;
  readonly trainerId: Uuid;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly resitOf: Uuid | null;
  readonly heldOn: LocalDate;
  /** HH:MM */
  readonly from: string;
  readonly until: string;
  readonly place: string;
  readonly room: string | null;
  readonly examinersNeeded: number;
  readonly invigilatorsNeeded: number;
  readonly seatSeed: string | null;
  readonly status: ExamStatus;
  readonly reason: string | null;
  readonly note: string | null;
  readonly plannedBy: Uuid;
  readonly plannedAt: Date;
  readonly confirmedAt: Date | null;
  readonly version: number;
}

export const EXAM_COLUMNS = sql`e.exam_id, e.class_id, e.kind, e.organisation_id, e.trainer_id, e.division_code,
  e.division_path::text as division_path, e.resit_of, e.held_on, to_char(e.starts_at, 'HH24:MI') as "from",
  to_char(e.ends_at, 'HH24:MI') as until, e.place, e.room, e.examiners_needed, e.invigilators_needed, e.seat_seed,
  e.status, e.reason, e.note, e.planned_by, e.planned_at, e.confirmed_at, e.version`;

export async function findExam(tx: Tx, examId: Uuid, lock = false): Promise<ExamRow | undefined> {
  const { rows } = await sql<ExamRow>`
    select ${EXAM_COLUMNS} from exam_session e where e.exam_id = ${examId} ${lock ? sql`for update` : sql``}`.execute(
    tx,
  );
  return rows[0];
}

export async function examsOfClass(tx: Tx, classId: Uuid): Promise<ExamRow[]> {
  const { rows } = await sql<ExamRow>`
    select ${EXAM_COLUMNS} from exam_session e where e.class_id = ${classId}
    order by e.held_on desc, e.exam_id desc`.execute(tx);
  return rows;
}

export async function insertExam(
  tx: Tx,
  row: Omit<ExamRow, 'seatSeed' | 'reason' | 'note' | 'confirmedAt' | 'version'>,
): Promise<void> {
  await sql`insert into exam_session (exam_id, class_id, kind, organisation_id, trainer_id, division_code, division_path,
      resit_of, held_on, starts_at, ends_at, place, room, examiners_needed, invigilators_needed, status, planned_by,
      planned_at)
    values (${row.examId}, ${row.classId}, ${row.kind}, ${row.organisationId}, ${row.trainerId}, ${row.divisionCode},
      ${row.divisionPath}::ltree, ${row.resitOf}, ${row.heldOn}::date, ${row.from}::time, ${row.until}::time,
      ${row.place}, ${row.room}, ${row.examinersNeeded}, ${row.invigilatorsNeeded}, ${row.status}, ${row.plannedBy},
      ${row.plannedAt})`.execute(tx);
}

/** Saves what may change in the life of an exam, under the next version. */
export async function saveExam(tx: Tx, row: ExamRow): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update exam_session set organisation_id = ${row.organisationId}, held_on = ${row.heldOn}::date,
      starts_at = ${row.from}::time, ends_at = ${row.until}::time, place = ${row.place}, room = ${row.room},
      examiners_needed = ${row.examinersNeeded}, invigilators_needed = ${row.invigilatorsNeeded},
      seat_seed = ${row.seatSeed}, status = ${row.status}, reason = ${row.reason}, note = ${row.note},
      confirmed_at = ${row.confirmedAt}, version = version + 1
    where exam_id = ${row.examId} returning version`.execute(tx);
  const [saved] = rows;
  if (!saved) throw new Error('the exam has gone while it was locked');
  return saved.version;
}

export interface SeatRow {
  readonly personId: PersonId;
  readonly seatNo: number;
  readonly theoryScore: number | null;
  readonly practiceScore: number | null;
  readonly overallScore: number | null;
  readonly result: 'passed' | 'failed' | 'absent' | null;
}

export async function seatsOf(tx: Tx, examId: Uuid): Promise<SeatRow[]> {
  const { rows } = await sql<SeatRow>`
    select person_id, seat_no, theory_score::float8 as theory_score, practice_score::float8 as practice_score,
      overall_score::float8 as overall_score, result
    from exam_seat where exam_id = ${examId} order by seat_no`.execute(tx);
  return rows;
}

/** Seats people in this order, from 1 on. */
export async function seatPeople(tx: Tx, exam: ExamRow, persons: readonly PersonId[]): Promise<void> {
  await sql`insert into exam_seat (person_id, exam_id, organisation_id, trainer_id, division_path, seat_no)
    select person, ${exam.examId}::uuid, ${exam.organisationId}::uuid, ${exam.trainerId}::uuid,
      ${exam.divisionPath}::ltree, place::int
    from unnest(${[...persons]}::bigint[]) with ordinality as seated (person, place)`.execute(tx);
}

export async function saveSeatResults(tx: Tx, examId: Uuid, rows: readonly SeatResult[]): Promise<void> {
  await sql`update exam_seat s set theory_score = r.theory, practice_score = r.practice, overall_score = r.overall,
      result = r.result
    from unnest(${rows.map((row) => row.seatNo)}::int[], ${rows.map((row) => row.theoryScore ?? null)}::numeric[],
      ${rows.map((row) => row.practiceScore ?? null)}::numeric[],
      ${rows.map((row) => row.overallScore ?? null)}::numeric[], ${rows.map((row) => row.result)}::text[])
      as r (seat_no, theory, practice, overall, result)
    where s.exam_id = ${examId} and s.seat_no = r.seat_no`.execute(tx);
}

/** The roster of a class as it stands, by number. */
export async function enrolledIn(tx: Tx, classId: Uuid): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from enrolment where class_id = ${classId} and status = 'enrolled' order by roster_no`.execute(
    tx,
  );
  return rows.map(({ personId }) => personId);
}

export interface RecordingRow {
  readonly fileName: string;
  readonly startedAt: Date;
  readonly minutes: number;
  readonly digest: string;
}

export async function insertRecordings(tx: Tx, exam: ExamRow, rows: readonly RecordingRow[]): Promise<void> {
  await sql`insert into exam_recording (exam_id, recording_no, organisation_id, trainer_id, division_path, file_name,
      started_at, minutes, digest)
    select ${exam.examId}::uuid, no::int, ${exam.organisationId}::uuid, ${exam.trainerId}::uuid,
      ${exam.divisionPath}::ltree, file_name, started_at, minutes, digest
    from unnest(${rows.map((row) => row.fileName)}::text[], ${rows.map((row) => row.startedAt)}::timestamptz[],
      ${rows.map((row) => row.minutes)}::int[], ${rows.map((row) => row.digest)}::text[])
      with ordinality as r (file_name, started_at, minutes, digest, no)`.execute(tx);
}

export async function recordingsOf(tx: Tx, examId: Uuid): Promise<RecordingRow[]> {
  const { rows } = await sql<RecordingRow>`
    select file_name, started_at, minutes, digest from exam_recording where exam_id = ${examId}
    order by recording_no`.execute(tx);
  return rows;
}

/** What an exam is of, and who trained and examines; undefined out of reach. */
export interface ExamClass {
  readonly name: string;
  readonly number: string | null;
  readonly occupationCode: string | null;
  readonly occupationText: string | null;
  readonly level: 1 | 2 | 3 | 4 | 5 | null;
  readonly policyId: string;
  readonly isSecret: boolean | null;
  readonly endOn: LocalDate;
  readonly trainerName: string;
  readonly bodyName: string;
}

export async function classOfExam(tx: Tx, examId: Uuid): Promise<ExamClass | undefined> {
  const { rows } = await sql<ExamClass>`select * from exam_class(${examId}::uuid)`.execute(tx);
  return rows[0];
}

export interface ExamBody {
  readonly organisationId: Uuid;
  readonly name: string;
  readonly isAssessmentBody: boolean;
  readonly selfAssessmentListed: boolean | null;
}

/** Who may examine in the city of this division. */
export async function bodiesOf(tx: Tx, divisionCode: string): Promise<ExamBody[]> {
  const { rows } = await sql<ExamBody>`
    select * from exam_bodies(${divisionCode}::char(6)) order by name, organisation_id`.execute(tx);
  return rows;
}
