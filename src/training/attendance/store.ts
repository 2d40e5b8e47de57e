import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';

export interface RollRow {
  readonly personId: PersonId;
  readonly presentMask: string;
  readonly leaveMask: string;
  readonly unknownMask: string;
  readonly slotCount: number;
  readonly presentSlots: number;
  readonly wholeDays: number | null;
  readonly locked: boolean;
  readonly closedAt: Date | null;
  readonly version: number;
}

export async function findCalendar(tx: Tx, classId: Uuid): Promise<string[]> {
  const { rows } = await sql<{ slots: string[] }>`
    select slots from attendance_calendar where class_id = ${classId}`.execute(tx);
  return rows[0]?.slots ?? [];
}

/** Serialises submissions of one class, so two cannot give the same place to different half days. */
export async function lockClass(tx: Tx, classId: Uuid): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`attendance:${classId}`}, 0))`.execute(tx);
}

export async function saveCalendar(tx: Tx, classId: Uuid, slots: readonly string[]): Promise<void> {
  await sql`insert into attendance_calendar (class_id, slots) values (${classId}, ${slots}::text[])
    on conflict (class_id) do update set slots = excluded.slots`.execute(tx);
}

export async function findRolls(tx: Tx, classId: Uuid): Promise<RollRow[]> {
  const { rows } = await sql<RollRow>`
    select person_id, present_mask::text, leave_mask::text, unknown_mask::text, slot_count, present_slots, whole_days,
      locked, closed_at, version
    from attendance_roll where class_id = ${classId}`.execute(tx);
  return rows;
}

/** Whoever is trained in a class, by number alone. */
export async function peopleOf(tx: Tx, classId: Uuid): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`select person_id from enrolment
    where class_id = ${classId} and status <> 'withdrawn'`.execute(tx);
  return rows.map(({ personId }) => personId);
}

/** The last day that counts: of the class if it broke off, and of each trainee who left in the middle. */
export interface LastDays {
  readonly ofClass: LocalDate | null;
  readonly of: ReadonlyMap<PersonId, LocalDate>;
}

export async function findLastDays(tx: Tx, classId: Uuid): Promise<LastDays> {
  const { rows } = await sql<{ personId: PersonId | null; lastOn: LocalDate }>`
    select null::bigint as person_id, ended_early_on as last_on from training_class
    where class_id = ${classId} and ended_early_on is not null
    union all select person_id, left_on from enrolment where class_id = ${classId} and left_on is not null`.execute(
    tx,
  );
  return {
    ofClass: rows.find(({ personId }) => personId === null)?.lastOn ?? null,
    of: new Map(rows.flatMap(({ personId, lastOn }) => (personId === null ? [] : [[personId, lastOn]]))),
  };
}

export interface SubmissionInsert {
  readonly personId: PersonId;
  readonly submissionId: Uuid;
  /** The marks joined by a blank, in the order of the submitted half days. */
  readonly marks: string;
}

export async function insertSubmissions(
  tx: Tx,
  classId: Uuid,
  submissions: readonly SubmissionInsert[],
  by: { slots: readonly string[]; source: string; recordedAt: Date; recordedBy: Uuid },
): Promise<void> {
  await sql`insert into attendance_submission (person_id, class_id, submission_id, marks, slots, source, recorded_at,
      recorded_by)
    select person_id, ${classId}::uuid, submission_id, string_to_array(marks, ' '), ${[...by.slots]}::text[], ${by.source},
      ${by.recordedAt}::timestamptz, ${by.recordedBy}::uuid
    from unnest(${submissions.map((row) => row.personId)}::bigint[],
      ${submissions.map((row) => row.submissionId)}::uuid[],
      ${submissions.map((row) => row.marks)}::text[]) as s (person_id, submission_id, marks)`.execute(tx);
}

export async function saveRolls(
  tx: Tx,
  classId: Uuid,
  rolls: readonly Omit<RollRow, 'locked' | 'closedAt' | 'version'>[],
  recordedAt: Date,
): Promise<void> {
  await sql`insert into attendance_roll (person_id, class_id, slot_count, present_mask, leave_mask, unknown_mask,
      present_slots, whole_days, recorded_at)
    select person_id, ${classId}::uuid, slot_count, present::bit varying, leave::bit varying, unknown::bit varying,
      present_slots, whole_days, ${recordedAt}::timestamptz
    from unnest(${rolls.map((row) => row.personId)}::bigint[], ${rolls.map((row) => row.slotCount)}::int[],
      ${rolls.map((row) => row.presentMask)}::text[], ${rolls.map((row) => row.leaveMask)}::text[],
      ${rolls.map((row) => row.unknownMask)}::text[], ${rolls.map((row) => row.presentSlots)}::int[],
      ${rolls.map((row) => row.wholeDays)}::int[])
      as r (person_id, slot_count, present, leave, unknown, present_slots, whole_days)
    on conflict (person_id, class_id) do update set slot_count = excluded.slot_count,
      present_mask = excluded.present_mask, leave_mask = excluded.leave_mask, unknown_mask = excluded.unknown_mask,
      present_slots = excluded.present_slots, whole_days = excluded.whole_days, recorded_at = excluded.recorded_at,
      version = attendance_roll.version + 1`.execute(tx);
}

export async function updateLocked(tx: Tx, classId: Uuid, locked: boolean): Promise<number> {
  const { numAffectedRows } = await sql`update attendance_roll set locked = ${locked}, version = version + 1,
      closed_at = case when ${locked} then closed_at end, closed_by = case when ${locked} then closed_by end
    where class_id = ${classId} and locked <> ${locked}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export interface TraineeRow {
  readonly personId: PersonId;
  readonly rosterNo: number;
  readonly name: string;
  readonly idNumberMasked: string;
}

/** Whether the class is there for this reader, and who is enrolled, in roster order. */
export async function findTrainees(tx: Tx, classId: Uuid): Promise<TraineeRow[] | undefined> {
  const known = await sql`select 1 from training_class where class_id = ${classId}`.execute(tx);
  if (known.rows.length === 0) return undefined;
  const { rows } = await sql<TraineeRow>`
    select e.person_id, e.roster_no, p.name, p.id_number_masked
    from enrolment e join person p on p.person_id = e.person_id
    where e.class_id = ${classId} and e.status <> 'withdrawn' order by e.roster_no`.execute(tx);
  return rows;
}
