import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { ClassStatus } from '../classes/index.ts';
import type { Conditions, OpeningStatus, QueueOrder } from './contract.ts';

/** An opening with what it says of its class. */
export interface OpeningRow {
  readonly openingId: Uuid;
  readonly classId: Uuid;
  readonly className: string;
  readonly classStatus: ClassStatus;
  readonly organisationId: Uuid;
  readonly organisationName: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly divisionPath: string;
  readonly occupationCode: string | null;
  readonly occupationText: string | null;
  readonly level: number | null;
  readonly hours: number | null;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly openFrom: LocalDate;
  readonly openUntil: LocalDate;
  readonly seats: number;
  /** Of the filing; null where it says none. */
  readonly plannedCount: number | null;
  readonly taken: number;
  readonly queued: number;
  readonly lastNumber: number;
  readonly place: string | null;
  readonly costBorneBy: string | null;
  readonly trainingKind: string;
  readonly organiser: string;
  readonly standardId: Uuid | null;
  readonly conditions: Conditions;
  readonly queueOrder: QueueOrder;
  readonly status: OpeningStatus;
  readonly reason: string | null;
  readonly version: number;
}

const COLUMNS = sql`o.opening_id, o.class_id, c.name as class_name, c.status as class_status, o.organisation_id,
  coalesce(n.name, '') as organisation_name, o.division_code, d.name as division_name,
  o.division_path::text as division_path, c.occupation_code, c.occupation_text, c.level,
  c.total_hours::float8 as hours, c.start_on, c.end_on, o.open_from, o.open_until, o.seats, c.planned_count, o.taken, o.queued,
  o.last_number, c.place, c.cost_borne_by, c.training_kind, c.organiser, c.standard_id, o.conditions, o.queue_order, o.status, o.reason, o.version`;
const FROM = sql`class_opening o join training_class c on c.class_id = o.class_id
  join division d on d.division_code = o.division_code
  left join lateral offering_name(o.organisation_id) as n (name) on true`;

async function openings(tx: Tx, rest: RawBuilder<unknown>): Promise<OpeningRow[]> {
  return (await sql<OpeningRow>`select ${COLUMNS} from ${FROM} ${rest}`.execute(tx)).rows;
}

export async function findOpening(tx: Tx, openingId: Uuid): Promise<OpeningRow | undefined> {
  return (await openings(tx, sql`where o.opening_id = ${openingId}`))[0];
}

/** The opening of a class that was not cancelled, else the last that was. */
export async function openingOfClass(tx: Tx, classId: Uuid): Promise<OpeningRow | undefined> {
  const rest = sql`where o.class_id = ${classId} order by (o.status = 'cancelled'), o.opened_at desc limit 1`;
  return (await openings(tx, rest))[0];
}

/** Locks an opening to the end of the transaction, whoever asks, and reads what it is then. */
export async function lockOpening(tx: Tx, openingId: Uuid): Promise<OpeningRow | undefined> {
  await sql`select lock_opening(${openingId}::uuid)`.execute(tx);
  return findOpening(tx, openingId);
}

export interface PublicFilter {
  readonly divisionPath: string | null;
  readonly occupationCodes: readonly string[] | null;
  readonly pattern: string | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Those that take people on this day, the next first day first. */
export async function openOn(
  tx: Tx,
  today: LocalDate,
  filter: PublicFilter,
): Promise<{ rows: OpeningRow[]; total: number }> {
  const codes = filter.occupationCodes === null ? null : [...filter.occupationCodes];
  const like = filter.pattern;
  const where = sql`o.status = 'open' and ${today}::date between o.open_from and o.open_until
    and c.status not in ('cancelled', 'rejected')
    and (${filter.divisionPath}::ltree is null or o.division_path <@ ${filter.divisionPath}::ltree)
    and (${like}::text is null and (${codes}::text[] is null or c.occupation_code = any (${codes}::text[]))
      or ${like}::text is not null and (c.name like ${like}::text or n.name like ${like}::text
        or d.name like ${like}::text or c.place like ${like}::text or c.occupation_text like ${like}::text
        or c.occupation_code = any (coalesce(${codes}::text[], '{}'))))`;
  const rows = await openings(
    tx,
    sql`where ${where} and (${filter.after}::uuid is null or (c.start_on, o.opening_id) > (
        select y.start_on, x.opening_id from class_opening x join training_class y on y.class_id = x.class_id
        where x.opening_id = ${filter.after}::uuid))
      order by c.start_on, o.opening_id limit ${filter.limit + 1}`,
  );
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from ${FROM} where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

const MOST_PUBLIC = 2000;

/** All that were opened for classes that end on this day or later, whether they still take people or not. */
export async function openingsEndingFrom(tx: Tx, day: LocalDate): Promise<OpeningRow[]> {
  const rest = sql`where c.end_on >= ${day}::date order by c.start_on, o.opening_id limit ${MOST_PUBLIC}`;
  return openings(tx, rest);
}

/** For the desk: newest first. */
export async function listOpenings(
  tx: Tx,
  filter: { status: OpeningStatus | null; pattern: string | null; after: string | null; limit: number },
): Promise<{ rows: OpeningRow[]; total: number }> {
  const where = sql`(${filter.status}::text is null or o.status = ${filter.status}::text)
    and (${filter.pattern}::text is null or c.name like ${filter.pattern}::text or n.name like ${filter.pattern}::text)`;
  const rows = await openings(
    tx,
    sql`where ${where} and (${filter.after}::uuid is null or (o.opened_at, o.opening_id) < (
        select x.opened_at, x.opening_id from class_opening x where x.opening_id = ${filter.after}::uuid))
      order by o.opened_at desc, o.opening_id desc limit ${filter.limit + 1}`,
  );
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from ${FROM} where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export async function insertOpening(
  tx: Tx,
  row: Pick<
    OpeningRow,
    | 'openingId'
    | 'classId'
    | 'organisationId'
    | 'divisionCode'
    | 'divisionPath'
    | 'seats'
    | 'openFrom'
    | 'openUntil'
    | 'conditions'
    | 'queueOrder'
    | 'status'
  >,
  opened: { readonly at: Date; readonly by: Uuid },
): Promise<void> {
  await sql`insert into class_opening (opening_id, class_id, organisation_id, division_code, division_path, seats,
      open_from, open_until, conditions, queue_order, status, opened_at, opened_by)
    values (${row.openingId}, ${row.classId}, ${row.organisationId}, ${row.divisionCode}, ${row.divisionPath}::ltree,
      ${row.seats}, ${row.openFrom}::date, ${row.openUntil}::date, ${JSON.stringify(row.conditions)}::jsonb,
      ${row.queueOrder}, ${row.status}, ${opened.at}, ${opened.by})`.execute(tx);
}

/** Saves the next state under the next version. */
export async function saveOpening(
  tx: Tx,
  row: Pick<OpeningRow, 'openingId' | 'seats' | 'openUntil' | 'conditions' | 'status' | 'reason'>,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update class_opening set seats = ${row.seats}, open_until = ${row.openUntil}::date, status = ${row.status},
      conditions = ${JSON.stringify(row.conditions)}::jsonb, reason = ${row.reason}, version = version + 1
    where opening_id = ${row.openingId} returning version`.execute(tx);
  const [saved] = rows;
  if (!saved) throw new Error('the opening has gone while it was locked');
  return saved.version;
}

/** On which days it is taught, and by whom. */
export async function timetableOf(
  tx: Tx,
  classId: Uuid,
): Promise<{ teachers: string[]; sessions: { taughtOn: LocalDate; from: string; until: string }[] }> {
  const teachers = await sql<{ name: string }>`
    select name from class_teacher where class_id = ${classId} and name is not null order by teacher_no`.execute(
    tx,
  );
  const { rows } = await sql<{ taughtOn: LocalDate; from: string; until: string }>`
    select taught_on, to_char(lower(during), 'HH24:MI') as "from", to_char(upper(during), 'HH24:MI') as "until"
    from class_session where class_id = ${classId} order by during`.execute(tx);
  return { teachers: teachers.rows.map(({ name }) => name), sessions: rows };
}

/** On how many days it is taught; every day from the first to the last while there is no timetable. */
export async function openingDays(
  tx: Tx,
  of: Pick<OpeningRow, 'classId' | 'startOn' | 'endOn'>,
): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select coalesce(nullif((select count(distinct taught_on) from class_session where class_id = ${of.classId}), 0),
      ${of.endOn}::date - ${of.startOn}::date + 1)::int as days`.execute(tx);
  return rows[0]?.days ?? 0;
}
