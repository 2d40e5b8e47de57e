import { sql } from 'kysely';
import { countAccounts } from '../../platform/access/index.ts';
import { type Database, readTx, type Tx } from '../../platform/db/index.ts';

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
