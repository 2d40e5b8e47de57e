import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { LocalDate } from '../kernel/index.ts';

/** The `count`-th working day after `day`; undefined when the loaded calendar ends before, or begins after `day`. */
export async function nthWorkingDayAfter(
  tx: Tx,
  day: LocalDate,
  count: number,
): Promise<LocalDate | undefined> {
  const { rows } = await sql<{ day: LocalDate }>`
    select day from working_day where day > ${day}::date and is_working
      and exists (select 1 from working_day where day = ${day}::date)
    order by day limit 1 offset ${count - 1}`.execute(tx);
  return rows[0]?.day;
}

/** Working days in (from, to]; undefined when either end is outside the loaded calendar. */
export async function countWorkingDays(tx: Tx, from: LocalDate, to: LocalDate): Promise<number | undefined> {
  const { rows } = await sql<{ known: number; working: number }>`
    select count(*) filter (where day in (${from}::date, ${to}::date))::int as known,
      count(*) filter (where is_working and day > ${from}::date)::int as working
    from working_day where day between ${from}::date and ${to}::date`.execute(tx);
  const row = rows[0];
  const ends = from === to ? 1 : 2;
  return row && row.known === ends ? row.working : undefined;
}

/**
 * A piece of SQL: working days from `today` to the date that `day` gives, 0 on the day itself, negative when it has
 * passed, null when either is null. For queries of other modules, so that the calendar is read here alone.
 */
export function workingDaysLeft(
  today: LocalDate | null,
  day: RawBuilder<unknown>,
): RawBuilder<number | null> {
  return sql<number | null>`case when ${today}::date is null or ${day} is null then null
    when ${day} >= ${today}::date then (select count(*)::int from working_day w
      where w.is_working and w.day > ${today}::date and w.day <= ${day})
    else -(select count(*)::int from working_day w
      where w.is_working and w.day > ${day} and w.day <= ${today}::date) end`;
}

/** Loads or corrects the calendar; unchanged days are left alone. */
export async function upsertWorkingDays(
  tx: Tx,
  days: readonly { day: string; isWorking: boolean; name: string | null; source: string }[],
): Promise<void> {
  await sql`
    insert into working_day (day, is_working, name, source)
    select * from unnest(${days.map((row) => row.day)}::date[], ${days.map((row) => row.isWorking)}::boolean[],
      ${days.map((row) => row.name)}::text[], ${days.map((row) => row.source)}::text[])
    on conflict (day) do update set is_working = excluded.is_working, name = excluded.name, source = excluded.source
    where (working_day.is_working, working_day.name, working_day.source)
      is distinct from (excluded.is_working, excluded.name, excluded.source)`.execute(tx);
}
