import { fileURLToPath } from 'node:url';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyIn, readTx, type Scope, type Tx, withTx } from '../src/platform/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../src/testing/database-fixture.ts';

interface Notes {
  note: {
    noteId: number;
    division: string;
    textBody: string;
    writtenOn: string | null;
    amountFen: number;
  };
}

const folder = fileURLToPath(new URL('./db-fixtures/migrations', import.meta.url));
const system: Scope = { kind: 'system' };
const division = (path: string): Scope => ({ kind: 'division', path });
const notes = (tx: unknown) => tx as Kysely<Notes>;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase({ folder });
});
afterAll(() => db.close());

async function addNote(noteId: number, path: string): Promise<void> {
  await withTx(db, system, (tx) =>
    notes(tx)
      .insertInto('note')
      .values({ noteId, division: path, textBody: 'x', writtenOn: '2021-05-06', amountFen: 1 })
      .execute(),
  );
}

describe('withTx', () => {
  test('commits what it wrote and reads columns in our types', async () => {
    await addNote(9_007_199_254_740_991, 'a.b');
    const rows = await readTx(db, division('a.b'), (tx) =>
      notes(tx).selectFrom('note').selectAll().execute(),
    );
    expect(rows).toMatchObject([{ noteId: 9_007_199_254_740_991, writtenOn: '2021-05-06', amountFen: 1 }]);
  });

  test('an int8 that a number cannot hold is an error, not a rounding', async () => {
    await expect(db.appPool.query('select 9007199254740993::int8 as n')).rejects.toThrow(/does not fit/);
    expect((await db.appPool.query('select array[1,2]::int8[] as n')).rows).toEqual([{ n: [1, 2] }]);
  });

  test('rolls back when fn throws', async () => {
    const act = withTx(db, system, async (tx) => {
      await sql`insert into note values (1, 'a', 'x')`.execute(tx);
      throw new Error('no');
    });
    await expect(act).rejects.toThrow('no');
    expect(await count(1)).toBe(0);
  });

  test('refuses to commit with a query unawaited', async () => {
    const act = withTx(db, system, async (tx) => {
      void sql`insert into note values (2, 'a', 'x')`.execute(tx).catch(() => {});
    });
    await expect(act).rejects.toThrow(/unawaited/);
    expect(await count(2)).toBe(0);
  });

  test('refuses to report success when a failed statement was swallowed', async () => {
    const act = withTx(db, system, async (tx) => {
      await sql`insert into note values (3, 'a', 'x')`.execute(tx);
      await sql`select 1/0`.execute(tx).catch(() => {});
    });
    await expect(act).rejects.toThrow(/swallowed/);
    expect(await count(3)).toBe(0);
  });

  test('a query after the end is refused', async () => {
    const stored = await withTx(db, system, async (tx) => tx);
    await expect(sql`select 1`.execute(stored)).rejects.toThrow(/ended/);
  });

  test('nothing else opens transactions, neither inside nor beside', async () => {
    await expect(db.app.transaction().execute(async () => 1)).rejects.toThrow(/withTx/);
    await expect(withTx(db, system, () => withTx(db, system, async () => 1))).rejects.toThrow(/inside/);
  });

  test('readTx cannot write', async () => {
    const act = readTx(db, system, (tx) => sql`insert into note values (4, 'a', 'x')`.execute(tx));
    await expect(act).rejects.toMatchObject({ code: '25006' });
  });

  test('retries a serialization failure only when fn is idempotent', async () => {
    const failing = (failures: number) => {
      let calls = 0;
      return async () => {
        calls += 1;
        if (calls <= failures) throw Object.assign(new Error('again'), { code: '40001' });
        return calls;
      };
    };
    expect(await withTx(db, system, failing(3), { idempotent: true })).toBe(4);
    await expect(withTx(db, system, failing(1))).rejects.toThrow('again');
    await expect(withTx(db, system, failing(8), { idempotent: true })).rejects.toThrow('again');
  });

  test('an error carries no row value', async () => {
    await addNote(5, 'secret-value'.replace('-', '_'));
    const clash = await addNote(5, 'secret_value').catch((error: unknown) => error);
    expect(clash).toMatchObject({ code: '23505', constraint: 'note_pk' });
    expect(clash).not.toHaveProperty('detail');
    const malformed = await withTx(db, system, (tx) =>
      sql`select ${'11010119900307secret'}::int8`.execute(tx),
    ).catch((error: unknown) => error);
    expect(String((malformed as Error).stack)).not.toContain('secret');
  });
});

describe('a broken line', () => {
  const pid = (tx: Tx) =>
    sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx).then((r) => r.rows[0]?.pid);

  test.each(['after begin', 'after a write', 'during a statement'])(
    '%s undoes the act and costs nobody else',
    async (when) => {
      const act = withTx(db, system, async (tx) => {
        const own = await pid(tx);
        if (when !== 'after begin') await sql`insert into note values (300, 'a', 'x')`.execute(tx);
        const killed = db.appPool.query('select pg_terminate_backend($1)', [own]);
        if (when === 'during a statement') await sql`select pg_sleep(5)`.execute(tx);
        await killed;
        await new Promise((resolve) => setTimeout(resolve, 50));
        await sql`select 1`.execute(tx);
      });
      await expect(act).rejects.toBeDefined();
      expect(await count(300)).toBe(0);
      await Promise.all(Array.from({ length: 20 }, () => count(300)));
      expect(db.appPool.totalCount - db.appPool.idleCount).toBe(0);
    },
  );

  test('during COMMIT is reported as unknown, not as failed', async () => {
    const act = withTx(db, system, (tx) =>
      sql`insert into note values (301, 'a', 'cut the line')`.execute(tx),
    );
    await expect(act).rejects.toMatchObject({ code: 'commit-outcome-unknown' });
    expect(await count(301)).toBe(0);
  });

  test('too many waiting are turned away at once', async () => {
    const narrow = { ...db, limits: { ...db.limits, waiting: 3 } };
    const acts = Array.from({ length: 40 }, () =>
      withTx(narrow, system, (tx) => sql`select pg_sleep(0.1)`.execute(tx)),
    );
    const codes = (await Promise.allSettled(acts)).map((act) =>
      act.status === 'fulfilled' ? 'done' : (act.reason as { code?: string }).code,
    );
    expect(new Set(codes)).toEqual(new Set(['done', 'database-busy']));
  });
});

describe('copyIn under row-level security', () => {
  const rows = Array.from({ length: 5 }, (_, i) => [200 + i, i < 4 ? 'c.own' : 'c.other', 'x']);
  const add = (scope: Scope) =>
    withTx(db, scope, (tx) =>
      copyIn(tx, 'note' as never, ['noteId', 'division', 'textBody'] as never[], rows),
    );

  test('adds what the scope allows and refuses the whole of what it does not', async () => {
    await expect(add(division('c.own'))).rejects.toMatchObject({ code: '42501' });
    expect(await count(200)).toBe(0);
    expect(await add(system)).toBe(5);
    expect(await count(204)).toBe(1);
  });
});

describe('scope', () => {
  test('interleaved transactions on one pool never see another scope', async () => {
    const paths = ['p.one', 'p.two', 'p.three'];
    for (const [i, path] of paths.entries()) await addNote(100 + i, path);
    const seen = await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        const path = paths[i % 3] as string;
        if (i % 7 === 0) {
          const bare = await sql<{ n: number }>`select count(*) as n from note`.execute(db.app);
          return bare.rows[0]?.n === 0;
        }
        const rows = await readTx(db, division(path), async (tx) => {
          await sql`select pg_sleep(${(i % 5) / 1000})`.execute(tx);
          return notes(tx).selectFrom('note').select('division').execute();
        });
        return rows.length === 1 && rows[0]?.division === path;
      }),
    );
    expect(seen.filter((good) => !good)).toEqual([]);
  });

  test('the check above can fail: a session-wide setting does leak', async () => {
    const client = await db.appPool.connect();
    try {
      await client.query(`select set_config('app.scope_path', 'p.one', false)`);
      const { rows } = await client.query('select count(*) as n from note');
      expect(rows).toEqual([{ n: 1 }]);
    } finally {
      client.release(true);
    }
  });

  test('no scope, an empty and the public scope see nothing', async () => {
    expect((await sql<{ n: number }>`select count(*) as n from note`.execute(db.app)).rows).toEqual([
      { n: 0 },
    ]);
    expect(
      await readTx(db, { kind: 'public' }, (tx) => notes(tx).selectFrom('note').selectAll().execute()),
    ).toEqual([]);
    await expect(readTx(db, division(''), async () => 1)).rejects.toThrow(/form/);
    await expect(
      readTx(db, division(`a', true), set_config('app.scope_kind','system`), async () => 1),
    ).rejects.toThrow(/form/);
  });
});

describe('the app role', () => {
  const forbidden = [
    'alter table note add column extra text',
    'drop table note',
    'alter table note disable row level security',
    'truncate note',
    'create table mine (n int)',
    'update line set quantity = 1',
    'alter role jilu_app superuser',
    'delete from schema_migration',
    // On a given server the app may log in as the owner: then it is the transaction that takes the role.
    ...(process.env.DATABASE_URL ? [] : ['set session authorization postgres']),
  ];
  test.each(forbidden)('may not: %s', async (statement) => {
    await expect(db.appPool.query(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|42704|22023)$/),
    });
  });

  test('is taken again by each transaction', async () => {
    const own = await createTestDatabase({ folder });
    try {
      const whose = () =>
        withTx(own, system, (tx) => sql<{ who: string }>`select current_user as who`.execute(tx));
      await Promise.all(Array.from({ length: 20 }, () => own.appPool.query('reset role')));
      const seen = await Promise.all(Array.from({ length: 20 }, whose));
      expect(new Set(seen.map(({ rows }) => rows[0]?.who))).toEqual(new Set(['jilu_app']));
    } finally {
      await own.close();
    }
  });

  test('has its time limits', async () => {
    const { rows } = await db.appPool.query(
      `select current_user as who, current_setting('statement_timeout') as s, current_setting('lock_timeout') as l,
              current_setting('idle_in_transaction_session_timeout') as i, current_setting('timezone') as z`,
    );
    expect(rows).toEqual([{ who: 'jilu_app', s: '30s', l: '10s', i: '1min', z: 'Asia/Shanghai' }]);
  });
});

async function count(noteId: number): Promise<number> {
  const rows = await readTx(db, system, (tx) =>
    notes(tx).selectFrom('note').select('noteId').where('noteId', '=', noteId).execute(),
  );
  return rows.length;
}
