import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../src/testing/database-fixture.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FIRST = '2021-10-11T01:00:00.000Z';
const LATER = '2021-10-11T02:00:30.000Z';

describe('a dated job whose process is killed', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db?.close());

  /** Runs the job in a process of its own; killed with -9 where it stands still. */
  async function runUntil(standAt: string, now: string): Promise<unknown> {
    const order = JSON.stringify({ roles: db.roles, now, standAt });
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(ROOT, 'tests/db-fixtures/job.ts'), order],
      {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const ended = once(child, 'close');
    const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
    if (standAt !== 'never') child.kill('SIGKILL');
    await ended;
    return typeof line === 'string' ? JSON.parse(line) : line;
  }

  async function effect(): Promise<unknown> {
    const owner = await db.owner();
    try {
      await owner.query("select set_config('app.scope_kind', 'system', false)");
      const { rows } = await owner.query(`
        select (select coalesce(sum(bytes), 0)::int from file_quota where holder = 'job') as counted,
               (select count(*)::int from journal_entry where object_id = 'count-once') as recorded,
               result, attempts, fault from job where name = 'count-once'`);
      return rows[0];
    } finally {
      await owner.end();
    }
  }

  it('before its change, in the middle of it and after it: a restart does the rest, and the effect is there once', async () => {
    expect(await runUntil('begun', FIRST)).toEqual({ standing: 'begun' });
    expect(await effect()).toMatchObject({ counted: 0, recorded: 0, result: null });
    expect(await runUntil('changed', FIRST)).toEqual({ standing: 'changed' });
    expect(await effect()).toMatchObject({ counted: 0, recorded: 0, result: null });
    expect(await runUntil('finished', FIRST)).toEqual({ standing: 'finished' });
    const once = { counted: 1, recorded: 1, result: '办了一次。', attempts: 0, fault: null };
    expect(await effect()).toEqual(once);
    expect(await runUntil('never', FIRST)).toEqual({ idle: true });
    expect(await effect()).toEqual(once);
    expect(await runUntil('never', LATER)).toEqual({ idle: true });
    expect(await effect(), 'negative control: when it is due again it counts again').toMatchObject({
      counted: 2,
      recorded: 2,
    });
  }, 240_000);
});
