import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ClassStatus } from '../classes/index.ts';
import type { ConfirmationStatus, ConfirmationWay, StatedFigures } from './contract.ts';

export interface TrainingRow extends Omit<StatedFigures, 'startOn' | 'endOn'> {
  readonly classId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly classStatus: ClassStatus;
  readonly occupationText: string | null;
  readonly level: number | null;
  readonly place: string | null;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly certificateNumber: string | null;
  readonly status: ConfirmationStatus;
  readonly way: ConfirmationWay | null;
  readonly saidAt: Date | null;
  readonly digest: string | null;
}

/** The classes of a person with what came of them and what she has said, the newest first; one where it is named. */
export async function trainingsOf(
  tx: Tx,
  personId: PersonId,
  classId: Uuid | null = null,
): Promise<TrainingRow[]> {
  const { rows } = await sql<TrainingRow>`
    select c.class_id, e.person_id, t.division_path::text as division_path, t.organisation_id, t.status as class_status,
      t.occupation_text, t.level, t.place, c.name as class_name, coalesce(c.organisation_name, '') as organisation_name,
      t.start_on, t.end_on, e.enrolled_on, t.total_hours::float8 as total_hours,
      t.theory_hours::float8 as theory_hours, t.practice_hours::float8 as practice_hours,
      t.safety_hours::float8 as safety_hours, e.present_slots, e.slot_count, e.result, k.kind as certificate_kind,
      k.issued_on as certificate_issued_on, k.number as certificate_number, s.status, s.way, s.said_at, s.digest
    from trainee_outcome e
    join training_class t on t.class_id = e.class_id
    join class_status c on c.class_id = e.class_id
    join process_confirmation_status s on s.person_id = e.person_id and s.class_id = e.class_id
    left join lateral (select kind, number, issued_on from standing_certificate x where x.person_id = e.person_id
      and x.class_id = e.class_id order by x.issued_on desc nulls last limit 1) k on true
    where e.person_id = ${personId}::bigint and e.status <> 'withdrawn'
      and (${classId}::uuid is null or e.class_id = ${classId}::uuid)
      and t.status in ('approved', 'completed', 'submitted', 'first-reviewed')
    order by t.start_on desc, t.class_id`.execute(tx);
  return rows;
}

/** Her half days of a class in the order of the calendar: the key of each, and where in the masks it stands. */
export async function halfDaysOf(
  tx: Tx,
  personId: PersonId,
  classId: Uuid,
): Promise<{ slots: string[]; present: string; leave: string; unknown: string } | undefined> {
  const { rows } = await sql<{ slots: string[]; present: string; leave: string; unknown: string }>`
    select k.slots, r.present_mask::text as present, r.leave_mask::text as leave, r.unknown_mask::text as unknown
    from attendance_roll r join attendance_calendar k on k.class_id = r.class_id
    where r.person_id = ${personId}::bigint and r.class_id = ${classId}`.execute(tx);
  return rows[0];
}

/** Who taught a class, and by which books. */
export async function taughtBy(tx: Tx, classId: Uuid): Promise<{ teachers: string[]; textbooks: string[] }> {
  const { rows } = await sql<{ teachers: string[]; textbooks: string[] }>`
    select array(select distinct s.teacher_name from class_session s
        where s.class_id = ${classId} and s.teacher_name is not null order by 1) as teachers,
      array(select distinct s.textbook from class_session s
        where s.class_id = ${classId} and s.textbook is not null order by 1) as textbooks`.execute(tx);
  return rows[0] ?? { teachers: [], textbooks: [] };
}

export interface RosterSaid {
  readonly personId: PersonId;
  readonly rosterNo: number;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly presentSlots: number | null;
  readonly slotCount: number | null;
  readonly status: ConfirmationStatus;
  readonly way: ConfirmationWay | null;
  readonly saidAt: Date | null;
  readonly digest: string | null;
}

/** Everybody on the roster of a class with what each has said, in the order of the roster. */
export async function saidOfClass(tx: Tx, classId: Uuid): Promise<RosterSaid[]> {
  const { rows } = await sql<RosterSaid>`
    select s.person_id, s.roster_no, p.name, p.id_number_masked, o.present_slots, o.slot_count, s.status, s.way,
      s.said_at, s.digest
    from process_confirmation_status s
    join trainee_outcome o on o.person_id = s.person_id and o.class_id = s.class_id
    join person p on p.person_id = s.person_id
    where s.class_id = ${classId} order by s.roster_no, s.person_id`.execute(tx);
  return rows;
}

/** How far each of a class has confirmed, within reach. */
export async function statusesOfClass(
  tx: Tx,
  classId: Uuid,
): Promise<
  { personId: PersonId; status: ConfirmationStatus; way: ConfirmationWay | null; saidAt: Date | null }[]
> {
  const { rows } = await sql<{
    personId: PersonId;
    status: ConfirmationStatus;
    way: ConfirmationWay | null;
    saidAt: Date | null;
  }>`select person_id, status, way, said_at from process_confirmation_status where class_id = ${classId}
    order by roster_no, person_id`.execute(tx);
  return rows;
}

/** What she has said so far, locked; undefined where she has said nothing. */
export async function lockSaid(
  tx: Tx,
  personId: PersonId,
  classId: Uuid,
): Promise<'confirmed' | 'said-wrong' | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`confirmation:${personId}:${classId}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ status: 'confirmed' | 'said-wrong' }>`select status from process_confirmation
    where person_id = ${personId}::bigint and class_id = ${classId}`.execute(tx);
  return rows[0]?.status;
}

export interface SaidWrite {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly status: 'confirmed' | 'said-wrong';
  readonly way: ConfirmationWay;
  readonly edition: string | null;
  readonly stated: StatedFigures | null;
  readonly digest: string | null;
  readonly fileId: Uuid | null;
  readonly saidOn: LocalDate;
  readonly by: Uuid;
  readonly at: Date;
}

/** Adds what she said; what stood before stays. */
export async function addSaid(tx: Tx, row: SaidWrite): Promise<void> {
  await sql`insert into process_confirmation (person_id, class_id, division_path, organisation_id, status, said_at)
    values (${row.personId}, ${row.classId}, ${row.divisionPath}::ltree, ${row.organisationId}, ${row.status}, ${row.at})
    on conflict (person_id, class_id) do update set status = excluded.status, said_at = excluded.said_at,
      version = process_confirmation.version + 1`.execute(tx);
  await sql`insert into process_confirmation_step (person_id, class_id, position, kind, way, edition, stated, digest,
      file_id, said_on, recorded_by, recorded_at)
    select ${row.personId}::bigint, ${row.classId}::uuid, coalesce(max(s.position), 0) + 1, ${row.status}, ${row.way},
      ${row.edition}, ${row.stated === null ? null : JSON.stringify(row.stated)}::jsonb, ${row.digest}, ${row.fileId}::uuid,
      ${row.saidOn}::date, ${row.by}::uuid, ${row.at}::timestamptz
    from process_confirmation_step s where s.person_id = ${row.personId}::bigint and s.class_id = ${row.classId}`.execute(
    tx,
  );
}
