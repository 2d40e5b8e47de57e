import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { addVerbs } from '../src/edge/cli/verbs.ts';
import { migrate, openDatabase, silentLog, withTx } from '../src/platform/db/index.ts';
import { digestTables } from '../src/platform/db/snapshot.ts';
import { openFolder } from './db-process.ts';

// Whole processes are started here; a loaded machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

let base: string;
let printed: string[];

beforeAll(async () => {
  base = await openFolder('jilu-cli-');
});
beforeEach(() => {
  printed = [];
  for (const stream of ['log', 'error'] as const)
    vi.spyOn(console, stream).mockImplementation((line) => printed.push(String(line)));
  vi.stubEnv('DATABASE_URL', '');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
afterAll(() => rm(base, { recursive: true, force: true }));

/** Runs `jilu ...args` in this process; its exit status. */
async function jilu(...args: string[]): Promise<number> {
  const program = new Command('jilu').exitOverride();
  addVerbs(program);
  process.exitCode = 0;
  try {
    await program.parseAsync(args, { from: 'user' });
    return process.exitCode;
  } finally {
    process.exitCode = 0;
  }
}

async function digests(dataDir: string): Promise<Record<string, string>> {
  const db = await openDatabase({ dataDir, create: false }, { log: silentLog });
  try {
    return await digestTables(db);
  } finally {
    await db.close();
  }
}

describe('jilu backup and jilu restore', () => {
  test('through a running server and without one, there and back again', async () => {
    const from = join(base, 'from');
    const server = await openDatabase({ dataDir: from }, { log: silentLog });
    await migrate(server);
    await withTx(server, { kind: 'system' }, (tx) =>
      tx
        .insertInto('occupation')
        .values({ occupationCode: '4-07-07-01', name: '养老护理员', edition: '2015', source: 'test' })
        .execute(),
    );
    expect(await jilu('backup', join(base, 'hot'), '--data', from)).toBe(0);
    await server.close();
    expect(await jilu('backup', join(base, 'cold'), '--data', from)).toBe(0);
    expect(printed.join()).toContain('密钥不在备份中');
    const to = join(base, 'to');
    expect(await jilu('restore', join(base, 'hot'), '--data', to)).toBe(0);
    expect(await digests(to)).toEqual(await digests(from));
    // What is there is never written over.
    expect(await jilu('restore', join(base, 'cold'), '--data', to)).toBe(1);
    expect(printed.at(-1)).toContain('没有恢复任何内容');
    expect(await jilu('backup', join(base, 'hot'), '--data', from)).toBe(1);
  });

  test('a wrong call is refused with a reason and creates nothing', async () => {
    expect(await jilu('backup', join(base, 'nowhere'))).toBe(2);
    expect(printed.at(-1)).toContain('--data');
    expect(await jilu('backup', join(base, 'nowhere'), '--data', join(base, 'typo'))).toBe(1);
    await mkdir(join(base, 'not-a-backup'));
    expect(await jilu('restore', join(base, 'not-a-backup'), '--data', join(base, 'fresh'))).toBe(1);
    expect((await readdir(base)).filter((name) => /nowhere|typo/.test(name))).toEqual([]);
  });
});
