import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';

export interface Teacher {
  readonly teacherNo: number;
  /** Null only while the class is a draft or returned. */
  readonly name: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly age: number | null;
  readonly education: string | null;
  readonly major: string | null;
  readonly title: string | null;
  readonly qualification: string | null;
  readonly qualificationLevel: string | null;
  readonly course: string | null;
  readonly employment: 'full-time' | 'part-time' | null;
  readonly idNumberMasked: string | null;
  readonly blindIndex: Buffer | null;
}

export async function findTeachers(tx: Tx, classId: Uuid): Promise<Teacher[]> {
  const { rows } = await sql<Teacher>`
    select teacher_no, name, sex, age, education, major, title, qualification, qualification_level, course, employment,
      id_number_masked, blind_index
    from class_teacher where class_id = ${classId} order by teacher_no`.execute(tx);
  return rows;
}

export async function replaceTeachers(tx: Tx, classId: Uuid, teachers: readonly Teacher[]): Promise<void> {
  await sql`delete from class_teacher where class_id = ${classId}`.execute(tx);
  await sql`insert into class_teacher (class_id, teacher_no, name, sex, age, education, major, title, qualification,
      qualification_level, course, employment, id_number_masked, blind_index)
    select ${classId}::uuid, * from unnest(
      ${teachers.map((row) => row.teacherNo)}::int[], ${teachers.map((row) => row.name)}::text[],
      ${teachers.map((row) => row.sex)}::text[], ${teachers.map((row) => row.age)}::int[],
      ${teachers.map((row) => row.education)}::text[], ${teachers.map((row) => row.major)}::text[],
      ${teachers.map((row) => row.title)}::text[], ${teachers.map((row) => row.qualification)}::text[],
      ${teachers.map((row) => row.qualificationLevel)}::text[], ${teachers.map((row) => row.course)}::text[],
      ${teachers.map((row) => row.employment)}::text[], ${teachers.map((row) => row.idNumberMasked)}::text[],
      ${teachers.map((row) => row.blindIndex)}::bytea[])`.execute(tx);
}

export interface Session {
  readonly sessionNo: number;
  readonly taughtOn: LocalDate;
  /** Null only while the class is a draft or returned. */
  readonly content: string | null;
  readonly hours: number;
  /** HH:MM */
  readonly from: string;
  readonly until: string;
  readonly room: string | null;
  readonly roomKind: string | null;
  readonly teacherName: string | null;
  readonly textbook: string | null;
  readonly conflictWaived: boolean;
}

export async function findSessions(tx: Tx, classId: Uuid): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select session_no, taught_on, content, hours::float8 as hours, to_char(lower(during), 'HH24:MI') as "from",
      to_char(upper(during), 'HH24:MI') as "until", room, room_kind, teacher_name, textbook, conflict_waived
    from class_session where class_id = ${classId} order by session_no`.execute(tx);
  return rows;
}

export type SessionWrite = Session & {
  readonly teacherBlindIndex: Buffer | null;
  readonly roomKey: string | null;
};

/** Rewrites the whole timetable. Held teachers and rooms of other live classes refuse it by constraint. */
export async function replaceSessions(
  tx: Tx,
  classId: Uuid,
  sessions: readonly SessionWrite[],
  live: boolean,
): Promise<void> {
  await sql`delete from class_session where class_id = ${classId}`.execute(tx);
  await sql`insert into class_session (class_id, session_no, taught_on, content, hours, during, room, room_key, room_kind,
      teacher_name, teacher_blind_index, textbook, is_live, conflict_waived)
    select ${classId}::uuid, session_no, taught_on, content, hours,
      tsrange(taught_on + from_time, taught_on + until_time), room, room_key, room_kind, teacher_name, teacher_blind_index,
      textbook, ${live}::boolean, conflict_waived
    from unnest(
      ${sessions.map((row) => row.sessionNo)}::int[], ${sessions.map((row) => row.taughtOn)}::date[],
      ${sessions.map((row) => row.content)}::text[], ${sessions.map((row) => row.hours)}::numeric[],
      ${sessions.map((row) => row.from)}::time[], ${sessions.map((row) => row.until)}::time[],
      ${sessions.map((row) => row.room)}::text[], ${sessions.map((row) => row.roomKey)}::text[],
      ${sessions.map((row) => row.roomKind)}::text[],
      ${sessions.map((row) => row.teacherName)}::text[], ${sessions.map((row) => row.teacherBlindIndex)}::bytea[],
      ${sessions.map((row) => row.textbook)}::text[], ${sessions.map((row) => row.conflictWaived)}::boolean[])
      as t (session_no, taught_on, content, hours, from_time, until_time, room, room_key, room_kind, teacher_name,
        teacher_blind_index, textbook, conflict_waived)`.execute(tx);
}

/** Takes or gives back the hold on teachers and rooms. */
export async function holdSessions(tx: Tx, classId: Uuid, live: boolean): Promise<void> {
  await sql`update class_session set is_live = ${live} where class_id = ${classId} and is_live <> ${live}`.execute(
    tx,
  );
}
