import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STREET } from '../src/street.ts';
import { createTestDatabase, type TestDatabase } from '../src/testing/database-fixture.ts';

/** What the street says, beside what PostgreSQL says. */
describe('the street in the database', () => {
  let db: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    db = await createTestDatabase();
    owner = await db.owner();
  });
  afterAll(async () => {
    await owner?.end();
    await db?.close();
  });

  const names = async (text: string) =>
    (await owner.query<{ name: string }>(text)).rows.map(({ name }) => name).sort();
  const owned = (kind: 'tables' | 'views' | 'functions') =>
    STREET.flatMap(({ modules }) => modules.flatMap((module) => Object.keys(module[kind] ?? {}))).sort();
  const relations = `from pg_class c where c.relnamespace = 'public'::regnamespace`;
  // Functions of extensions depend on them.
  const functions = `from pg_proc f where f.pronamespace = 'public'::regnamespace
    and not exists (select 1 from pg_depend d where d.objid = f.oid and d.deptype = 'e')`;

  it('lists every table, view and function, and no other', async () => {
    expect(await names(`select c.relname as name ${relations} and c.relkind in ('r', 'p')`)).toEqual(
      owned('tables'),
    );
    expect(await names(`select c.relname as name ${relations} and c.relkind in ('v', 'm')`)).toEqual(
      owned('views'),
    );
    expect(await names(`select f.proname as name ${functions}`)).toEqual(owned('functions'));
  });

  it('each says in a comment what it is for', async () => {
    const without = () =>
      names(`select c.relname as name ${relations} and c.relkind in ('r', 'p', 'v', 'm')
          and obj_description(c.oid, 'pg_class') is null
        union all select f.proname ${functions} and obj_description(f.oid, 'pg_proc') is null`);
    expect(await without()).toEqual([]);
    await owner.query('begin; comment on table claim is null; comment on function live_grants is null');
    expect(await without(), 'negative control').toEqual(['claim', 'live_grants']);
    await owner.query('rollback');
  });

  it('views are read under the scope of whoever asks', async () => {
    const open = () =>
      names(`select c.relname as name ${relations} and c.relkind in ('v', 'm')
        and not coalesce('security_invoker=true' = any (c.reloptions), false)`);
    expect(await open()).toEqual([]);
    await owner.query('begin; create view leak as select person_id from person');
    expect(await open(), 'negative control').toEqual(['leak']);
    await owner.query('rollback');
  });
});
