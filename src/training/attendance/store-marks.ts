import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { HalfDay } from './contract.ts';
import type { Moment, Way } from './contract-live.ts';

/** A mark as it was made; it never changes. */
export interface MarkRow {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly markId: Uuid;
  readonly taughtOn: LocalDate;
  readonly half: HalfDay;
  readonly moment: Moment;
  readonly way: Way;
  readonly markedAt: Date;
  readonly receivedAt: Date;
  readonly deviceId: string | null;
  readonly recordedBy: Uuid;
  readonly reason: string | null;
  readonly lateSeconds: number;
  readonly earlySeconds: number;
  readonly clockOffSeconds: number;
  /** Why it counts nowhere; null: it counts. */
  readonly voidBecause: string | null;
  readonly chainNo: number | null;
  readonly chainFault: string | null;
}

export interface MarkInsert extends MarkRow {
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly chainDigest: Buffer | null;
}

const COLUMNS = sql`m.person_id, m.class_id, m.mark_id, m.taught_on, m.half, m.moment, m.way, m.marked_at, m.received_at,
  m.device_id, m.recorded_by, m.reason, m.late_seconds, m.early_seconds, m.clock_off_seconds, m.void_because, m.chain_no,
  m.chain_fault`;

/** Every mark of a class, as it was made, those that count nowhere too; in the order of their time. */
export async function marksOfClass(tx: Tx, classId: Uuid): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`select ${COLUMNS} from attendance_mark m where m.class_id = ${classId}
    order by m.marked_at, m.mark_id`.execute(tx);
  return rows;
}

/** Every mark of a person, in the order of its time. */
export async function marksOfPerson(tx: Tx, personId: PersonId): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`select ${COLUMNS} from attendance_mark m where m.person_id = ${personId}
    order by m.marked_at, m.mark_id`.execute(tx);
  return rows;
}

/** The marks of one half day of a class, or those of one person in it. */
export async function marksOfHalfDay(
  tx: Tx,
  of: { readonly classId: Uuid; readonly taughtOn: LocalDate; readonly half: HalfDay },
  personId: PersonId | null = null,
): Promise<MarkRow[]> {
  const { rows } = await sql<MarkRow>`select ${COLUMNS} from attendance_mark m
    where m.class_id = ${of.classId} and m.taught_on = ${of.taughtOn} and m.half = ${of.half}
      and (${personId}::bigint is null or m.person_id = ${personId}::bigint)
    order by m.marked_at, m.mark_id`.execute(tx);
  return rows;
}

/** Marks that came in before, by the number that the phone gave them. */
export async function findMarks(tx: Tx, markIds: readonly string[]): Promise<Map<string, MarkRow>> {
  const { rows } = await sql<MarkRow>`select ${COLUMNS} from attendance_mark m
    where m.mark_id = any (${[...markIds]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.markId, row]));
}

/**
 * Adds marks. One that would count beside another of the same moment is left out: the numbers of those that were added come
 * back.
 */
export async function insertMarks(tx: Tx, rows: readonly MarkInsert[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const all = <K extends keyof MarkInsert>(name: K) => rows.map((row) => row[name]);
  const added = await sql<{ markId: Uuid }>`
    insert into attendance_mark (person_id, class_id, mark_id, division_path, organisation_id, taught_on, half, moment, way,
      marked_at, received_at, device_id, recorded_by, reason, late_seconds, early_seconds, clock_off_seconds, void_because,
      chain_no, chain_digest, chain_fault)
    select * from unnest(${all('personId')}::bigint[], ${all('classId')}::uuid[], ${all('markId')}::uuid[],
      ${all('divisionPath')}::text[]::ltree[], ${all('organisationId')}::uuid[], ${all('taughtOn')}::date[],
      ${all('half')}::text[], ${all('moment')}::text[], ${all('way')}::text[], ${all('markedAt')}::timestamptz[],
      ${all('receivedAt')}::timestamptz[], ${all('deviceId')}::text[], ${all('recordedBy')}::uuid[],
      ${all('reason')}::text[], ${all('lateSeconds')}::int[], ${all('earlySeconds')}::int[],
      ${all('clockOffSeconds')}::int[], ${all('voidBecause')}::text[], ${all('chainNo')}::int[],
      ${all('chainDigest')}::bytea[], ${all('chainFault')}::text[])
    on conflict do nothing returning mark_id`.execute(tx);
  return new Set(added.rows.map(({ markId }) => markId));
}
