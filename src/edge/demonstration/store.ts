import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';

/** How far a demonstration's clock is moved; undefined where there is no demonstration. */
export async function selectClockOffset(tx: Tx): Promise<number | undefined> {
  const row = await tx.selectFrom('demonstrationClock').select('offsetMs').executeTakeFirst();
  return row?.offsetMs;
}

/** Stores the offset; the time of a demonstration never runs backwards: false when it would. */
export async function saveClockOffset(tx: Tx, offsetMs: number): Promise<boolean> {
  const { rows } = await sql`
    insert into demonstration_clock (offset_ms) values (${offsetMs})
    on conflict (only_row) do update set offset_ms = excluded.offset_ms
      where demonstration_clock.offset_ms <= excluded.offset_ms
    returning offset_ms`.execute(tx);
  return rows.length === 1;
}

/** Begins the clock of a demonstration of this county: the last thing that is written of it. */
export async function beginClock(tx: Tx, offsetMs: number, county: string): Promise<void> {
  await tx.insertInto('demonstrationClock').values({ offsetMs, divisionCode: county }).execute();
}

/** The county that a demonstration is of; undefined where there is none. */
export async function selectCounty(tx: Tx): Promise<string | undefined> {
  const row = await tx.selectFrom('demonstrationClock').select('divisionCode').executeTakeFirst();
  return row?.divisionCode;
}
