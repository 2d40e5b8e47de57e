import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { acquireLock, processStart } from '../src/platform/db/embedded-lock.ts';
import { openDatabase, silentLog } from '../src/platform/db/index.ts';
import {
  copyProject,
  type Holder,
  isAlive,
  isRoot,
  NOBODY,
  openFolder,
  postmasterOf,
  removeLinks,
  serverProcesses,
  startHolder,
  supervisorOf,
  until,
} from './db-process.ts';

const ORPHAN_PATIENCE_MS = 3000;

// Whole processes are started here; a loaded machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

let base: string;
let holders: Holder[] = [];
let number = 0;

beforeAll(async () => {
  base = await openFolder('jilu-embedded-');
});
afterEach(async () => {
  for (const holder of holders) if (holder.child.exitCode === null) await holder.kill('SIGKILL');
  holders = [];
});
afterAll(async () => {
  const folders = (await readdir(base)).map((name) => join(base, name));
  await until(async () => {
    for (const folder of folders) if ((await serverProcesses(folder)).length > 0) return false;
    return true;
  }, 5000);
  await rm(base, { recursive: true, force: true });
});

function newFolder(): string {
  number += 1;
  return join(base, `data-${number}`);
}

function hold(order: object, ...rest: [string?, { uid?: number; gid?: number }?]): Holder {
  const holder = startHolder(order, ...rest);
  holders.push(holder);
  return holder;
}

async function ready(holder: Holder): Promise<Record<string, unknown>> {
  const message = await holder.next();
  expect(message).toMatchObject({ ready: true });
  return message;
}

describe('start and stop', () => {
  test('as ourselves: durable, and gone after close', async () => {
    const dataDir = newFolder();
    const holder = hold({ dataDir });
    expect(await ready(holder)).toMatchObject({ fsync: 'on', folder: dataDir });
    const pid = await postmasterOf(dataDir);
    expect(isAlive(pid)).toBe(true);
    // PostgreSQL never runs as root.
    if (isRoot) expect((await stat(join(dataDir, 'postgres'))).uid).not.toBe(0);
    expect((await stat(join(dataDir, 'database-passwords.json'))).mode & 0o777).toBe(0o600);
    holder.send('close');
    expect(await holder.next()).toMatchObject({ closed: true });
    expect(isAlive(pid)).toBe(false);
  });

  test('as an ordinary user, from a project without the links of an install script', async () => {
    const project = join(base, 'ordinary');
    await copyProject(project);
    await removeLinks(project);
    const user = isRoot ? NOBODY : {};
    const dataDir = newFolder();
    await mkdir(dataDir, { mode: 0o700 });
    if (isRoot) {
      await chown(dataDir, NOBODY.uid, NOBODY.gid);
      // The project belongs to someone else and cannot be completed in place.
      await chmod(project, 0o755);
    }
    const holder = hold({ dataDir }, project, user);
    expect(await ready(holder)).toMatchObject({ fsync: 'on', folder: dataDir });
    if (isRoot) expect((await readdir(dataDir)).join()).toContain('postgres-programs-');
    holder.send('close');
    expect(await holder.next()).toMatchObject({ closed: true });
  });

  test('from a folder that no other user can enter', async () => {
    const project = join(base, 'closed');
    await mkdir(project, { mode: 0o700 });
    await copyProject(project);
    await removeLinks(project);
    await chmod(project, 0o700);
    const dataDir = join(project, 'data');
    const wasThere = existsSync('/var/lib/jilu');
    const first = hold({ dataDir }, project);
    const message = await ready(first);
    const folder = String(message.folder);
    try {
      if (isRoot) {
        expect(folder.startsWith(project)).toBe(false);
        expect(String(message.logged)).toContain(folder);
      } else expect(folder).toBe(dataDir);
      const port = message.port;
      const guest = hold({ dataDir, attach: true }, project);
      expect(await ready(guest)).toMatchObject({ attached: true, port });
      await guest.kill('SIGKILL');
      first.send('close');
      await first.next();
      const second = hold({ dataDir }, project);
      expect(await ready(second)).toMatchObject({ folder });
      second.send('close');
      await second.next();
      if (isRoot) {
        // The database is elsewhere and lost: never quietly begin an empty one.
        await rm(folder, { recursive: true });
        const third = hold({ dataDir }, project);
        expect(await third.next()).toMatchObject({ refused: 'data-directory-missing' });
      }
    } finally {
      if (folder !== dataDir) await rm(wasThere ? folder : dirname(folder), { recursive: true, force: true });
    }
  });

  test('a directory of another user is refused with its sentence', async () => {
    const dataDir = newFolder();
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    // Only root can make a folder that belongs to someone else.
    if (!isRoot)
      return expect(chown(join(dataDir, 'postgres'), 0, 0)).rejects.toMatchObject({ code: 'EPERM' });
    await expect(openDatabase({ dataDir }, { log: silentLog })).rejects.toMatchObject({
      code: 'data-directory-not-ours',
    });
  });

  test('an interrupted first start leaves nothing in the way', async () => {
    const dataDir = newFolder();
    await mkdir(join(dataDir, 'postgres.new-1'), { recursive: true });
    await writeFile(join(dataDir, 'postgres.new-1', 'half'), '');
    await chmod(dataDir, 0o711);
    const db = await openDatabase({ dataDir }, { log: silentLog });
    await db.close();
    expect(existsSync(join(dataDir, 'postgres.new-1'))).toBe(false);
  });

  test('create: false refuses an empty directory and makes nothing', async () => {
    const dataDir = newFolder();
    await expect(openDatabase({ dataDir, create: false }, { log: silentLog })).rejects.toMatchObject({
      code: 'data-directory-missing',
    });
    expect(existsSync(dataDir)).toBe(false);
  });

  test('the server writes no values into its log and lets no superuser in', async () => {
    const dataDir = newFolder();
    const db = await openDatabase({ dataDir }, { log: silentLog });
    try {
      const failing = db.appPool.query(`select '110101199003072316'::int4`);
      await expect(failing).rejects.toBeDefined();
      const url = new URL(db.appUrl);
      url.username = 'postgres';
      await expect(openDatabase({ url: url.href }, { log: silentLog })).rejects.toMatchObject({
        code: '28000',
      });
    } finally {
      await db.close();
    }
    expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('STATEMENT');
  });
});

describe('one owner', () => {
  test('a second process is refused while the first lives, and welcome afterwards', async () => {
    const dataDir = newFolder();
    const first = hold({ dataDir });
    await ready(first);
    for (let i = 0; i < 3; i++) {
      const second = hold({ dataDir });
      expect(await second.next()).toMatchObject({
        refused: 'data-directory-in-use',
        message: expect.stringContaining(String(first.child.pid)),
      });
    }
    first.send('ask');
    expect(await first.next()).toMatchObject({ answer: 'answered' });
    first.send('close');
    await first.next();
    await ready(hold({ dataDir }));
  });

  test('a dead owner is taken over by exactly one of many', async () => {
    const dataDir = newFolder();
    const first = hold({ dataDir });
    await ready(first);
    await first.kill('SIGKILL');
    const answers = await Promise.all(Array.from({ length: 4 }, () => hold({ dataDir }).next()));
    expect(answers.map((answer) => (answer.ready ? 'owner' : answer.refused)).sort()).toEqual([
      'data-directory-in-use',
      'data-directory-in-use',
      'data-directory-in-use',
      'owner',
    ]);
  });

  test('calls attach to the owner, start a server when there is none, and do not pull it away', async () => {
    const dataDir = newFolder();
    const first = hold({ dataDir, attach: true });
    const { port } = await ready(first);
    const second = hold({ dataDir, attach: true });
    expect(await ready(second)).toMatchObject({ attached: true, port });
    first.send('close');
    second.send('ask');
    expect(await second.next()).toMatchObject({ answer: 'answered' });
    // The first one waits for its guest.
    expect(first.child.exitCode).toBe(null);
    second.send('close');
    expect(await second.next()).toMatchObject({ closed: true });
    expect(await first.next()).toMatchObject({ closed: true });
    expect(await serverProcesses(dataDir)).toEqual([]);
  });
});

describe('the lock', () => {
  const records = async (folder: string) =>
    (await readdir(folder)).filter((name) => /^database-owner\.\d+\.json$/.test(name));

  async function plant(change: object): Promise<string> {
    number += 1;
    const folder = join(base, `lock-${number}`);
    await mkdir(folder);
    const attempt = await acquireLock(folder);
    if (!attempt.held) throw new Error('not held');
    const record = JSON.parse(await readFile(attempt.lock.file, 'utf8'));
    await writeFile(attempt.lock.file, JSON.stringify({ ...record, ...change }));
    return folder;
  }

  test('of a process that lives holds; one whose pid was given to another does not', async () => {
    const mine = await plant({});
    expect((await acquireLock(mine)).held).toBe(false);
    const later = await plant({ startedAt: 'another time' });
    expect((await acquireLock(later)).held).toBe(true);
    const gone = await plant({ pid: 2 ** 22 + 1 });
    expect((await acquireLock(gone)).held).toBe(true);
    expect(await processStart(process.pid)).toBeTruthy();
  });

  test('goes to exactly one of many that find its owner dead', async () => {
    for (let round = 0; round < 10; round++) {
      const folder = await plant({ startedAt: 'another time' });
      const attempts = await Promise.all(Array.from({ length: 12 }, () => acquireLock(folder)));
      expect(attempts.filter((attempt) => attempt.held)).toHaveLength(1);
      expect(await records(folder)).toHaveLength(1);
      await rm(folder, { recursive: true });
    }
  });

  test('of another machine holds while it sends heartbeats', async () => {
    const beating = await plant({ place: 'elsewhere' });
    const [file] = await records(beating);
    let heartbeat = 1000;
    const timer = setInterval(() => {
      heartbeat += 1;
      void utimes(join(beating, file ?? ''), heartbeat, heartbeat);
    }, 100);
    try {
      expect((await acquireLock(beating, { foreignSilenceMs: 3000 })).held).toBe(false);
    } finally {
      clearInterval(timer);
    }
    expect((await acquireLock(beating, { foreignSilenceMs: 1000 })).held).toBe(true);
  });

  test('damaged by a power cut is taken over', async () => {
    const folder = await plant({});
    const [file] = await records(folder);
    await writeFile(join(folder, file ?? ''), '{"pid":');
    expect((await acquireLock(folder)).held).toBe(true);
  });
});

describe('no orphan', () => {
  test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('after %s to our process', async (signal) => {
    const dataDir = newFolder();
    const holder = hold({ dataDir });
    await ready(holder);
    expect((await serverProcesses(dataDir)).length).toBeGreaterThan(0);
    await holder.kill(signal);
    expect(await until(async () => (await serverProcesses(dataDir)).length === 0, ORPHAN_PATIENCE_MS)).toBe(
      true,
    );
  });

  test('when the supervisor is killed with us, the next start stops what is left', async () => {
    const dataDir = newFolder();
    const holder = hold({ dataDir });
    await ready(holder);
    const left = await postmasterOf(dataDir);
    process.kill(supervisorOf(holder.child.pid ?? 0), 'SIGKILL');
    await holder.kill('SIGKILL');
    // The control: without a supervisor the server does stay behind.
    expect(isAlive(left)).toBe(true);
    const next = hold({ dataDir });
    await ready(next);
    expect(isAlive(left)).toBe(false);
    expect(await postmasterOf(dataDir)).not.toBe(left);
  });

  test.each(['supervisor', 'server'])('a killed %s is replaced on the same port', async (victim) => {
    const dataDir = newFolder();
    const holder = hold({ dataDir });
    const { port } = await ready(holder);
    const before = await postmasterOf(dataDir);
    process.kill(victim === 'server' ? before : supervisorOf(holder.child.pid ?? 0), 'SIGKILL');
    const back = await until(async () => {
      holder.send('ask');
      return (
        (await holder.next()).answer === 'answered' &&
        (await postmasterOf(dataDir).catch(() => before)) !== before
      );
    }, 10_000);
    expect(back).toBe(true);
    const guest = hold({ dataDir, attach: true });
    expect(await ready(guest)).toMatchObject({ port });
  });

  test('one that cannot start again comes back when it can, however long that takes', async () => {
    const dataDir = newFolder();
    const holder = hold({ dataDir });
    const { port } = await ready(holder);
    const before = await postmasterOf(dataDir);
    // As on a full disk: each start fails until somebody has made room.
    const control = join(dataDir, 'postgres/global/pg_control');
    await rename(control, `${control}.away`);
    process.kill(before, 'SIGKILL');
    await until(async () => /could not (open|find).*pg_control/s.test(await logOf(dataDir)), 20_000);
    await new Promise((wake) => setTimeout(wake, 3000));
    holder.send('ask');
    expect((await holder.next()).answer, 'the control: it is down').not.toBe('answered');
    await rename(`${control}.away`, control);
    const back = await until(async () => {
      holder.send('ask');
      return (await holder.next()).answer === 'answered';
    }, 30_000);
    expect(back).toBe(true);
    const guest = hold({ dataDir, attach: true });
    expect(await ready(guest)).toMatchObject({ port });
  });
});

function logOf(dataDir: string): Promise<string> {
  return readFile(join(dataDir, 'postgres.log'), 'utf8').catch(() => '');
}
