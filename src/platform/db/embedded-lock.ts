import { execFileSync } from 'node:child_process';
import { link, open, readdir, readFile, readlink, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One owner of a data directory.
 *
 * Lock files are numbered and a number is never used twice: to take over from owner n one creates n + 1 by an
 * exclusive link, so of many contenders exactly one succeeds, and a slow contender who still looks at n finds
 * that a higher number exists and withdraws. The highest file always stays, marked released when its owner
 * left in good order.
 */
interface LockRecord {
  readonly pid: number;
  /** The process's start time as the system reports it: a later process with the same pid is someone else. */
  readonly startedAt: string;
  /** Host, boot and pid namespace: outside of it the pid says nothing. */
  readonly place: string;
  readonly port: number | null;
  readonly released: boolean;
}

export interface Lock {
  readonly file: string;
  setPort(port: number): Promise<void>;
  release(): Promise<void>;
}

export type LockAttempt =
  | { readonly held: true; readonly lock: Lock }
  | { readonly held: false; readonly owner: LockRecord };

const LOCK_NAME = /^database-owner\.(\d{1,15})\.json$/;
/** The supervisor touches the lock every 2 s. */
const FOREIGN_SILENCE_MS = 10_000;

/** Takes the lock of `home`, or answers who holds it. A live owner is never robbed, a dead one is taken over. */
export async function acquireLock(
  home: string,
  options: { readonly foreignSilenceMs?: number } = {},
): Promise<LockAttempt> {
  const silenceMs = options.foreignSilenceMs ?? FOREIGN_SILENCE_MS;
  const place = await ourPlace();
  const startedAt = (await processStart(process.pid)) ?? '';
  for (;;) {
    const highest = await highestLock(home);
    if (highest > 0) {
      const file = lockFile(home, highest);
      const owner = await readRecord(file);
      if (owner === 'gone') continue;
      if (owner !== 'damaged' && (await isLive(file, owner, place, silenceMs))) return { held: false, owner };
    }
    const mine: LockRecord = { pid: process.pid, startedAt, place, port: null, released: false };
    const number = highest + 1;
    const file = lockFile(home, number);
    if (!(await createExclusively(file, mine))) continue;
    if ((await highestLock(home)) !== number) {
      await rm(file, { force: true });
      continue;
    }
    await removeBelow(home, number);
    return { held: true, lock: holdLock(file, mine) };
  }
}

/** When `pid` started, in the system's own words; undefined when there is no such process. */
export async function processStart(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    try {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      // A zombie has ended; only its parent has not noticed.
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  if (process.platform === 'win32') return isRunning(pid) ? 'running' : undefined;
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started || undefined;
  } catch {
    return undefined;
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function holdLock(file: string, record: LockRecord): Lock {
  let current = record;
  const rewrite = async (next: LockRecord) => {
    current = next;
    const draft = `${file}.draft`;
    await writeDurably(draft, next);
    await rename(draft, file);
  };
  return {
    file,
    setPort: (port) => rewrite({ ...current, port }),
    release: () => rewrite({ ...current, port: null, released: true }),
  };
}

async function isLive(file: string, owner: LockRecord, place: string, silenceMs: number): Promise<boolean> {
  if (owner.released) return false;
  if (owner.place === place) return (await processStart(owner.pid)) === owner.startedAt;
  // Another container or another boot: the pid means nothing here, so listen for the supervisor's heartbeat.
  const before = await touchedAt(file);
  for (let waited = 0; waited < silenceMs; waited += 500) {
    await sleep(500);
    const now = await touchedAt(file);
    if (now === undefined) return false;
    if (now !== before) return true;
  }
  return false;
}

async function touchedAt(file: string): Promise<number | undefined> {
  return stat(file).then(
    (found) => found.mtimeMs,
    () => undefined,
  );
}

async function readRecord(file: string): Promise<LockRecord | 'gone' | 'damaged'> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    throw error;
  }
  try {
    const record = JSON.parse(text) as LockRecord;
    return typeof record.pid === 'number' ? record : 'damaged';
  } catch {
    // Records appear whole (link, rename): half a record is what a power cut left behind.
    return 'damaged';
  }
}

let drafts = 0;

async function createExclusively(file: string, record: LockRecord): Promise<boolean> {
  drafts += 1;
  const draft = `${file}.${process.pid}-${drafts}.draft`;
  await writeDurably(draft, record);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDurably(file: string, record: LockRecord): Promise<void> {
  const handle = await open(file, 'w', 0o644);
  try {
    await handle.writeFile(`${JSON.stringify(record)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function highestLock(home: string): Promise<number> {
  let highest = 0;
  for (const name of await readdir(home)) {
    const match = LOCK_NAME.exec(name);
    if (match) highest = Math.max(highest, Number(match[1]));
  }
  return highest;
}

async function removeBelow(home: string, number: number): Promise<void> {
  for (const name of await readdir(home)) {
    const match = LOCK_NAME.exec(name);
    if (match && Number(match[1]) < number) await rm(join(home, name), { force: true });
  }
}

function lockFile(home: string, number: number): string {
  return join(home, `database-owner.${number}.json`);
}

async function ourPlace(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return [hostname(), boot.trim(), namespace].join(' ');
}
