import { sql } from 'kysely';
import { countAccounts } from '../../platform/access/index.ts';
import { type Database, readTx, type Tx } from '../../platform/db/index.ts';

/** How far a demonstration's clock is moved; undefined where there is no demonstration. */
export async function selectClockOffset(tx: Tx): Promise<number | undefined> {
  const row = await tx.selectFrom('demonstrationClock').select('offsetMs').executeTakeFirst();
  return row?.offsetMs;
}

/** Keeps the offset; the time of a demonstration never runs backwards: false when it would. */
export async function saveClockOffset(tx: Tx, offsetMs: number): Promise<boolean> {
  const { rows } = await sql`
    insert into demonstration_clock (offset_ms) values (${offsetMs})
    on conflict (only_row) do update set offset_ms = excluded.offset_ms
      where demonstration_clock.offset_ms <= excluded.offset_ms
    returning offset_ms`.execute(tx);
  return rows.length === 1;
}

/** One trip to the database and back. */
export async function pingDatabase(db: Database): Promise<void> {
  await readTx(db, { kind: 'public' }, (tx) => sql`select 1`.execute(tx));
}

/** True when nothing of a bureau is in the database yet: nobody who signs in, no organisation, no class. */
export async function isEmpty(tx: Tx): Promise<boolean> {
  if ((await countAccounts(tx)) > 0) return false;
  const { rows } = await sql<{ used: boolean }>`
    select exists (select 1 from organisation_name) or exists (select 1 from class_status) as used`.execute(
    tx,
  );
  return rows[0]?.used === false;
}
