// For negative controls: a database changed past all that forbids it, as only a forger would.
import type pg from 'pg';
import type { App } from '../../src/edge/app/index.ts';

/** Works as the owner of the tables, with the triggers and row policies of `table` off. */
export async function forge<T>(app: App, table: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await app.db.owner();
  const { rows } = await client.query<{ forced: boolean }>(
    'select relforcerowsecurity as forced from pg_class where oid = $1::regclass',
    [table],
  );
  const alter = (change: string) => client.query(`alter table ${table} ${change}`);
  try {
    await alter('disable trigger user');
    await alter('no force row level security');
    return await work(client);
  } finally {
    await alter('enable trigger user');
    if (rows[0]?.forced) await alter('force row level security');
    await client.end();
  }
}

/** While `work` runs, `table` lacks the rows of which `condition` holds. Nothing may refer to them. */
export async function without(
  app: App,
  table: string,
  condition: string,
  work: () => Promise<void>,
): Promise<void> {
  await forge(app, table, async (client) => {
    await client.query(`create temp table cut as select * from ${table} where ${condition}`);
    await client.query(`delete from ${table} where ${condition}`);
    try {
      await work();
    } finally {
      await client.query(`insert into ${table} select * from cut`);
    }
  });
}

/** While `check` runs, `made` is done; `undo` follows in any case. */
export async function between(
  made: Promise<unknown>,
  check: () => Promise<void>,
  undo: () => Promise<unknown>,
): Promise<void> {
  await made;
  try {
    await check();
  } finally {
    await undo();
  }
}
