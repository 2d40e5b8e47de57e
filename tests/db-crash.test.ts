import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, silentLog } from '../src/platform/db/index.ts';
import { type Holder, openFolder, serverProcesses, startHolder, supervisorOf } from './db-process.ts';

const KILLS = 10;
const NEGATIVE_KILLS = 6;

let base: string;
beforeAll(async () => {
  base = await openFolder('jilu-crash-');
});
afterAll(() => rm(base, { recursive: true, force: true }));

/** A seeded walk over the moments of the kill, so that a failure can be repeated. */
function moments(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return 100 + (state % 400);
  };
}

/** Kills every process of the server at once, with ours and the supervisor or without. */
async function killAll(holder: Holder, folder: string, withUs: boolean): Promise<void> {
  const ours = withUs ? [holder.child.pid ?? 0, supervisorOf(holder.child.pid ?? 0)] : [];
  for (const pid of [...ours, ...(await serverProcesses(folder))]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended with the one before.
    }
  }
}

async function acknowledged(ackFile: string): Promise<number[]> {
  const text = await readFile(ackFile, 'utf8');
  // The last line may be cut by the kill; only whole lines were acknowledged.
  return text.split('\n').slice(0, -1).map(Number);
}

async function present(dataDir: string): Promise<Set<number>> {
  const db = await openDatabase({ dataDir }, { log: silentLog });
  try {
    const client = await db.owner();
    const { rows } = await client.query<{ note_id: number }>('select note_id from note');
    await client.end();
    return new Set(rows.map((row) => row.note_id));
  } finally {
    await db.close();
  }
}

async function crashRun(
  name: string,
  kills: number,
  careless: boolean,
  seed: number,
): Promise<{ acked: number; lost: number }> {
  const dataDir = join(base, name);
  const ackFile = join(base, `${name}.acks`);
  await writeFile(ackFile, '');
  const nextMoment = moments(seed);
  let holder: Holder | undefined;
  let acked: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    if (!holder) {
      const firstId = Math.max(0, ...acked) + 1000;
      holder = startHolder({ dataDir, ackFile, firstId, careless });
      expect(await holder.next()).toMatchObject({ ready: true });
    }
    const before = (await acknowledged(ackFile)).length;
    for (let waited = 0; waited < 200 && (await acknowledged(ackFile)).length < before + 20; waited++)
      await sleep(50);
    await sleep(nextMoment());
    // Every other time we die with the server; else our supervisor brings it back under the same writers.
    const withUs = careless || kill % 2 === 1 || kill === kills - 1;
    await killAll(holder, dataDir, withUs);
    if (withUs) {
      await holder.kill('SIGKILL');
      holder = undefined;
    }
    acked = await acknowledged(ackFile);
  }
  const rows = await present(dataDir);
  return { acked: acked.length, lost: acked.filter((id) => !rows.has(id)).length };
}

test('kill -9 of the server, with and without us, under eight writers: no acknowledged row is lost', async () => {
  const { acked, lost } = await crashRun('careful', KILLS, false, 20_210_506);
  expect(acked).toBeGreaterThan(KILLS * 20 - 1);
  expect(lost).toBe(0);
}, 180_000);

test('the test above can fail: rows acknowledged before they are on disk are lost', async () => {
  let lost = 0;
  for (let round = 1; round <= NEGATIVE_KILLS && lost === 0; round++)
    lost = (await crashRun(`careless-${round}`, 1, true, round)).lost;
  expect(lost).toBeGreaterThan(0);
}, 120_000);
