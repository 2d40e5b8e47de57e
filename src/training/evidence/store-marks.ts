import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Half } from './contract.ts';

/** The marks of one half day of a class, counted by way. */
export interface MarksOfHalf {
  readonly day: LocalDate;
  readonly half: Half;
  readonly people: number;
  readonly ways: readonly { readonly way: string; readonly count: number }[];
  readonly firstAt: Date;
  readonly lastAt: Date;
}

export async function marksByHalf(tx: Tx, classId: Uuid): Promise<MarksOfHalf[]> {
  const { rows } = await sql<MarksOfHalf>`
    with counted as (
      select taught_on, half, way, count(*)::int as count, min(marked_at) as first_at, max(marked_at) as last_at
      from attendance_mark_said where class_id = ${classId} and void_because is null and moment <> 'leave' group by taught_on, half, way),
    people as (
      select taught_on, half, count(distinct person_id)::int as people
      from attendance_mark_said where class_id = ${classId} and void_because is null and moment <> 'leave' group by taught_on, half)
    select c.taught_on as day, c.half, p.people, min(c.first_at) as first_at, max(c.last_at) as last_at,
      jsonb_agg(jsonb_build_object('way', c.way, 'count', c.count) order by c.way) as ways
    from counted c join people p on p.taught_on = c.taught_on and p.half = c.half
    group by c.taught_on, c.half, p.people order by c.taught_on, c.half`.execute(tx);
  return rows;
}

export interface PersonMark {
  readonly day: LocalDate;
  readonly half: Half;
  readonly moment: string;
  readonly way: string;
  readonly at: Date;
  readonly reason: string | null;
}

export async function marksOfPersonIn(tx: Tx, classId: Uuid, personId: PersonId): Promise<PersonMark[]> {
  const { rows } = await sql<PersonMark>`
    select taught_on as day, half, moment, way, marked_at as at, reason from attendance_mark_said
    where class_id = ${classId} and person_id = ${personId} and void_because is null order by marked_at`.execute(
    tx,
  );
  return rows;
}
