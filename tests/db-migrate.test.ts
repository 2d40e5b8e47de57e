import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generateTypes, TYPES_FILE } from '../src/platform/db/generate-types.ts';
import { copyIn, copyOut, migrate, readTx, withTx } from '../src/platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../src/testing/database-fixture.ts';

const fixtures = fileURLToPath(new URL('./db-fixtures/migrations', import.meta.url));

describe('migrate', () => {
  let base: string;
  let db: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'jilu-migrate-'));
  });
  beforeEach(async () => {
    db = await createTestDatabase({ empty: true });
    folder = await mkdtemp(join(base, 'm-'));
    await cp(fixtures, folder, { recursive: true });
    return () => db.close();
  });
  afterAll(() => rm(base, { recursive: true, force: true }));

  test('applies each file once, also when two processes start together', async () => {
    const both = await Promise.all([migrate(db, { folder }), migrate(db, { folder })]);
    expect(both.flat().sort()).toEqual(['0001_notes.sql', '0002_walls.sql']);
    expect(await migrate(db, { folder })).toEqual([]);
  });

  test('takes line ends for what they are', async () => {
    await migrate(db, { folder });
    const path = join(folder, '0001_notes.sql');
    await writeFile(path, (await readFile(path, 'utf8')).replaceAll('\n', '\r\n'));
    expect(await migrate(db, { folder })).toEqual([]);
  });

  test('refuses a changed file, an unknown one and one that comes too late, naming it', async () => {
    await migrate(db, { folder });
    const path = join(folder, '0001_notes.sql');
    const good = await readFile(path, 'utf8');
    await writeFile(path, `${good}-- changed\n`);
    await expect(migrate(db, { folder })).rejects.toMatchObject({
      code: 'migration-changed',
      message: expect.stringContaining('0001_notes.sql'),
    });
    await rm(path);
    await expect(migrate(db, { folder })).rejects.toMatchObject({
      code: 'migration-unknown',
      message: expect.stringContaining('0001_notes.sql'),
    });
    await writeFile(path, good);
    await writeFile(join(folder, '0001_between.sql'), 'select 1');
    await expect(migrate(db, { folder })).rejects.toMatchObject({
      code: 'migration-out-of-order',
      message: expect.stringContaining('0001_between.sql'),
    });
  });

  test('a file that fails leaves nothing of itself, and the earlier files stay', async () => {
    await writeFile(join(folder, '0003_broken.sql'), 'create table half (n int); select 1/0;');
    await expect(migrate(db, { folder })).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringContaining('0003_broken.sql'),
    });
    const { rows } = await db.appPool.query(
      `select to_regclass('note') as early, to_regclass('half') as half`,
    );
    expect(rows).toEqual([{ early: 'note', half: null }]);
    await writeFile(join(folder, '0003_broken.sql'), 'create table whole (n int);');
    expect(await migrate(db, { folder })).toEqual(['0003_broken.sql']);
  });
});

describe('the schema', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  test('has the types that types.gen.ts says (npm run db:types)', async () => {
    expect(await generateTypes(db.appUrl, null)).toBe(await readFile(TYPES_FILE, 'utf8'));
  });

  test('shows no row of a scoped table without a scope, with an empty or a foreign one', async () => {
    const tables = await fillWithCanaries(db);
    expect(tables.length).toBeGreaterThan(25);
    const count = async (settings: string) => {
      const client = await db.appPool.connect();
      try {
        await client.query(`begin; ${settings}`);
        const seen: string[] = [];
        for (const table of tables) {
          const { rows } = await client.query(`select count(*) as n from ${table}`);
          if (rows[0]?.n !== 0) seen.push(table);
        }
        return seen;
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    const set = (name: string, value: string) => `select set_config('app.scope_${name}', '${value}', true);`;
    expect(await count('')).toEqual([]);
    expect(await count(set('kind', '') + set('path', ''))).toEqual([]);
    expect(await count(set('kind', 'division') + set('path', ''))).toEqual([]);
    expect(await count(set('kind', 'division') + set('path', 'cn.other'))).toEqual([]);
    // A publication and a class that takes enrolments are for everybody to see; their lines and seats are not.
    for (const kind of ['public', 'person'])
      expect(await count(set('kind', kind))).toEqual(['class_opening', 'publication']);
    expect(await count(set('kind', 'organisation'))).toEqual(['publication']);
    // The canaries are there: with the right scope each table shows its own.
    // But what is hidden of a protected person: no scope alone shows it.
    const open = tables.filter((table) => table !== 'person_shield');
    expect(await count(set('kind', 'system'))).toEqual(open);
    // And the system's own: the head of the anchors, a quota whose holder is no division, a choice of the person alone.
    const ofSystem = ['file_quota', 'journal_anchor_head', 'message_choice'];
    expect(await count(set('kind', 'division') + set('path', 'cn'))).toEqual(
      open.filter((table) => !ofSystem.includes(table)),
    );
  });

  test('the owner alone reads whole tables, for backups', async () => {
    const client = await db.owner();
    try {
      const { rows } = await client.query(
        `select c.relname from pg_class c where c.relforcerowsecurity
           and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'owner_reads')`,
      );
      expect(rows).toEqual([]);
    } finally {
      await client.end();
    }
  });
});

describe('copy', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  const nasty = ['tab\t', 'line\nfeed', 'back\\slash', '\\N', '', '技路', 'cr\r', '"', '{a,b}'];

  test('takes every text in and out again', async () => {
    const rows = nasty.map((name, i) => [`1-01-01-0${i}`, name, '2015', 'test']);
    const copied = await withTx(db, { kind: 'system' }, (tx) =>
      copyIn(tx, 'occupation', ['occupationCode', 'name', 'edition', 'source'], rows),
    );
    expect(copied).toBe(nasty.length);
    const out: string[] = [];
    await readTx(db, { kind: 'system' }, async (tx) => {
      const query = tx
        .selectFrom('occupation')
        .select('name')
        .where('source', '=', 'test')
        .orderBy('occupationCode');
      for await (const [name] of copyOut(tx, query)) out.push(name ?? 'null');
    });
    expect(out).toEqual(nasty);
  });

  test('a failed copy leaves nothing', async () => {
    const rows = [
      ['1-02-01-01', 'a', '2015', 'half'],
      ['not-a-code', 'b', '2015', 'half'],
    ];
    const act = withTx(db, { kind: 'system' }, (tx) =>
      copyIn(tx, 'occupation', ['occupationCode', 'name', 'edition', 'source'], rows),
    );
    await expect(act).rejects.toMatchObject({ code: '23514' });
    const left = await db.appPool.query(`select 1 from occupation where source = 'half'`);
    expect(left.rowCount).toBe(0);
  });

  test('writes parameters of a COPY query as literals', async () => {
    const text = `it's \\ $2 "q"`;
    const query = sql`select ${text}::text, ${-5}::int, ${null}::text, ${[3, 4]}::int[]`;
    const rows: unknown[] = [];
    await readTx(db, { kind: 'public' }, async (tx) => {
      for await (const row of copyOut(tx, query)) rows.push(row);
    });
    expect(rows).toEqual([[text, '-5', null, '{3,4}']]);
  });
});

/**
 * One row in each table under row-level security, all with the same ids so that they hang together. The keys and
 * checks that prevent it are dropped in this database alone.
 */
async function fillWithCanaries(db: TestDatabase): Promise<string[]> {
  const client = await db.owner();
  const names = async (text: string) =>
    (await client.query<{ name: string }>(text)).rows.map((row) => row.name);
  const isSecured = `c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity`;
  try {
    const secured = await names(
      `select quote_ident(c.relname) as name from pg_class c where ${isSecured} and c.relforcerowsecurity order by 1`,
    );
    const unforced = await names(
      `select c.relname as name from pg_class c where ${isSecured} and not c.relforcerowsecurity`,
    );
    expect(unforced).toEqual([]);
    for (const statement of await names(
      `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as name from pg_constraint
        where connamespace = 'public'::regnamespace and contype = 'f'
        union all
       select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint
        where connamespace = 'public'::regnamespace and contype = 'c' and conrelid <> 0`,
    ))
      await client.query(statement);
    for (const table of secured) {
      await client.query(
        `alter table ${table} no force row level security; alter table ${table} disable trigger user`,
      );
      const { rows } = await client.query<{ column: string; type: string }>(
        `select quote_ident(attname) as column, format_type(atttypid, null) as type from pg_attribute
          where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            and (attnotnull or attname in ('division_path', 'organisation_id', 'person_id'))`,
        [table],
      );
      const columns = rows.map((row) => row.column).join(', ');
      const values = rows.map((row) => canary(row.type, row.column)).join(', ');
      await client.query(`insert into ${table} (${columns}) overriding system value values (${values})`);
      await client.query(`alter table ${table} force row level security`);
    }
    return secured;
  } finally {
    await client.end();
  }
}

function canary(type: string, column: string): string {
  // A path kept as text, by which an index orders.
  if (column === 'place') return `'cn.own'`;
  if (type.endsWith('[]')) return `'{}'`;
  if (type === 'uuid') return `'00000000-0000-7000-8000-000000000001'`;
  if (type === 'ltree') return `'cn.own'`;
  if (/^(bigint|integer|smallint|numeric)/.test(type)) return '1';
  if (/^time /.test(type)) return `'08:00'`;
  if (type === 'date' || /^timestamp/.test(type)) return `'2021-05-06'`;
  if (type.endsWith('range')) return `'empty'`;
  if (type === 'boolean') return 'false';
  if (type === 'bytea') return `'\\x00'`;
  if (/^json/.test(type)) return `'{}'`;
  return `'x'`;
}
