import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migrate, restoreBackup, withTx, writeBackup } from '../src/platform/db/index.ts';
import { digestTables } from '../src/platform/db/snapshot.ts';
import { fillOrder, readTables } from '../src/platform/db/snapshot-catalog.ts';
import { createTestDatabase, type TestDatabase } from '../src/testing/database-fixture.ts';

const folder = fileURLToPath(new URL('./db-fixtures/migrations', import.meta.url));

let source: TestDatabase;
let base: string;
let backup: string;
const opened: TestDatabase[] = [];

async function emptyDatabase(): Promise<TestDatabase> {
  const db = await createTestDatabase({ empty: true });
  opened.push(db);
  return db;
}

async function statements(db: TestDatabase, ...texts: string[]): Promise<void> {
  const client = await db.owner();
  try {
    for (const text of texts) await client.query(text);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  source = await createTestDatabase({ folder });
  opened.push(source);
  base = await mkdtemp(join(tmpdir(), 'jilu-backup-'));
  await statements(
    source,
    `begin; select set_config('app.scope_kind', 'system', true);
     alter table history disable trigger history_closed;
     insert into note select n, 'd' || n % 7, e'tab\\tline\\nback\\\\slash 技路 ' || n, '2021-05-06', n * 100, 'epoch'
       from generate_series(1, 5000) n;
     insert into line select n, 1, n / 4.0 from generate_series(1, 5000) n;
     insert into team (name) values ('甲'), ('乙');
     insert into member values (1, 1, null, '王'), (2, 1, 1, '李'), (3, 2, 2, '赵');
     update team set leader_id = team_id;
     insert into history values ('2021-05-06 07:08:09.123456+08', '{"b": 1, "a": [null]}', '\\x00ff0a5c', '[2021-01-01,)', '{a,"b c",NULL}');
     set constraints all immediate;
     alter table history enable trigger history_closed;
     update planted set code = 'changed-by-hand';
     commit`,
  );
  backup = join(base, 'good');
  await writeBackup(source, backup, { folder });
});

afterAll(async () => {
  for (const db of opened) await db.close();
  await rm(base, { recursive: true, force: true });
});

describe('backup and restore', () => {
  test('every table comes back with the same rows and digests, also hidden and closed ones', async () => {
    const target = await emptyDatabase();
    const manifest = await restoreBackup(target, backup, { folder });
    const digests = await digestTables(target);
    expect(digests).toEqual(await digestTables(source));
    expect(manifest.tables.find((part) => part.table === 'note')?.rows).toBe(5000);
    expect(manifest.tables.find((part) => part.table === 'history')?.rows).toBe(1);
    expect(manifest.note).toContain('密钥不在备份中');
  });

  test('constraints and row-level security hold again afterwards, and numbering goes on', async () => {
    const target = await emptyDatabase();
    await restoreBackup(target, backup, { folder });
    const client = await target.owner();
    try {
      const tables = await readTables(client);
      expect(tables.filter((table) => table.forced).map((table) => table.name)).toEqual(['history', 'note']);
      const { rows } = await client.query(
        `select conname from pg_constraint where contype = 'f' and condeferrable`,
      );
      expect(rows).toEqual([]);
      expect((await client.query(`insert into team (name) values ('丙') returning team_id`)).rows).toEqual([
        { team_id: 3 },
      ]);
      await expect(client.query(`insert into line values (0, 1, 1)`)).rejects.toMatchObject({
        constraint: 'line_note_fk',
      });
    } finally {
      await client.end();
    }
    expect((await target.appPool.query('select * from note')).rows).toEqual([]);
    const lateWrite = withTx(target, { kind: 'system' }, (tx) =>
      sql`insert into history values (now(), '{}', '', null, null)`.execute(tx),
    );
    await expect(lateWrite).rejects.toThrow('history is closed');
  });

  test('the digest comparison can fail', async () => {
    const target = await emptyDatabase();
    await restoreBackup(target, backup, { folder });
    await statements(target, `update line set quantity = quantity + 0.01 where note_id = 77`);
    const [was, is] = [await digestTables(source), await digestTables(target)];
    expect(Object.keys(is).filter((name) => is[name] !== was[name])).toEqual(['line']);
  });

  test('a snapshot is one moment, whatever is committed meanwhile', async () => {
    const before = await digestTables(source);
    const manifest = await writeBackup(source, join(base, 'moment'), {
      folder,
      progress: async (done) => {
        if (done !== 1) return;
        await withTx(source, { kind: 'system' }, (tx) =>
          sql`insert into note values (6000, 'late', '')`.execute(tx),
        );
      },
    });
    const parts = manifest.tables.map((part) => [part.table, `${part.rows} ${part.sha256}`]);
    expect(Object.fromEntries(parts)).toEqual(before);
    // The late row was there before the table was copied.
    expect((await digestTables(source)).note).not.toBe(before.note);
    await withTx(source, { kind: 'system' }, (tx) => sql`delete from note where note_id = 6000`.execute(tx));
    expect(await digestTables(source)).toEqual(before);
  });

  test('refuses a database that holds tables, and a folder that holds files', async () => {
    await expect(restoreBackup(source, backup, { folder })).rejects.toMatchObject({
      code: 'database-not-empty',
    });
    await expect(writeBackup(source, backup, { folder })).rejects.toMatchObject({
      code: 'backup-target-not-empty',
    });
  });

  test('refuses a database without a schema', async () => {
    const bare = await emptyDatabase();
    const act = writeBackup(bare, join(base, 'bare'), { folder });
    await expect(act).rejects.toMatchObject({ code: 'database-empty' });
    expect((await readdir(base)).filter((name) => name.startsWith('bare'))).toEqual([]);
  });
});

describe('a damaged backup', () => {
  let copy: string;
  let target: TestDatabase;
  beforeAll(async () => {
    target = await emptyDatabase();
  });
  beforeEach(async () => {
    copy = await mkdtemp(join(base, 'copy-'));
    await cp(backup, copy, { recursive: true });
  });

  const untouched = async () => {
    const client = await target.owner();
    try {
      return (await readTables(client)).length === 0;
    } finally {
      await client.end();
    }
  };

  test('is refused for any one bit, in any file, before anything is written', async () => {
    const files = (await readdir(copy)).sort();
    expect(files).toContain('manifest.json');
    for (const file of files) {
      const path = join(copy, file);
      const good = await readFile(path);
      for (let probe = 0; probe < Math.min(5, good.length); probe++) {
        const bad = Buffer.from(good);
        const at = (probe * 7919) % bad.length;
        bad[at] = (bad[at] ?? 0) ^ (1 << (probe % 8));
        await writeFile(path, bad);
        await expect(restoreBackup(target, copy, { folder }), `${file} byte ${at}`).rejects.toMatchObject({
          code: 'backup-damaged',
        });
      }
      await writeFile(path, good);
    }
    expect(await untouched()).toBe(true);
  });

  test('is refused when a file is cut, missing or lengthened', async () => {
    for (const spoil of [
      (path: string) => truncate(path, 100),
      (path: string) => rm(path),
      async (path: string) => writeFile(path, Buffer.concat([await readFile(path), Buffer.from('\n')])),
    ]) {
      for (const file of ['note.copy', 'manifest.json', 'manifest.json.sha256']) {
        const good = await readFile(join(copy, file));
        await spoil(join(copy, file));
        await expect(restoreBackup(target, copy, { folder })).rejects.toMatchObject({
          code: 'backup-damaged',
        });
        await writeFile(join(copy, file), good);
      }
    }
    expect(await untouched()).toBe(true);
  });

  test('repaired, it is accepted: the refusals above came of the damage', async () => {
    await restoreBackup(target, copy, { folder });
    expect(await untouched()).toBe(false);
  });
});

describe('between versions', () => {
  test('an older backup is restored and migrated forward; a newer one is refused', async () => {
    const newer = join(base, 'newer-migrations');
    await mkdir(newer);
    await cp(folder, newer, { recursive: true });
    await writeFile(
      join(newer, '0003_more.sql'),
      `alter table planted add column extra integer not null default 7; create table later (n int);
       alter table later enable row level security; alter table later force row level security;`,
    );
    const target = await emptyDatabase();
    await restoreBackup(target, backup, { folder: newer });
    expect(
      (await target.owner().then(async (c) => [await c.query('select * from planted'), await c.end()]))[0]
        ?.rows,
    ).toEqual([{ code: 'changed-by-hand', extra: 7 }]);
    const fromNewer = join(base, 'from-newer');
    await writeBackup(target, fromNewer);
    const older = await emptyDatabase();
    await expect(restoreBackup(older, fromNewer, { folder })).rejects.toMatchObject({
      code: 'migration-unknown',
    });
    expect(await migrate(older, { folder })).toHaveLength(2);
  });
});

describe('fillOrder', () => {
  const key = (from: string, to: string) => ({
    name: `${from}_${to}`,
    from,
    to,
    deferrable: false,
    deferred: false,
  });

  test('parents first; only the keys of a circle wait', () => {
    const keys = [key('c', 'b'), key('b', 'a'), key('x', 'y'), key('y', 'x'), key('a', 'a')];
    const { order, deferred } = fillOrder(['c', 'b', 'a', 'x', 'y'], keys);
    expect(order.indexOf('a')).toBeLessThan(order.indexOf('b'));
    expect(order.indexOf('b')).toBeLessThan(order.indexOf('c'));
    expect(deferred.map((each) => each.name)).toEqual(['x_y']);
  });
});
