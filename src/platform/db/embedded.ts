import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Ids } from '../kernel/index.ts';
import { type DatabaseLog, DatabaseRefusal } from './contract.ts';
import { type Binaries, packagedBinaries, provideBinaries, serverEnvironment } from './embedded-binaries.ts';
import { type ClusterOptions, ensureCluster, type Passwords, readPasswords } from './embedded-cluster.ts';
import { findHome, type Home, writePointer } from './embedded-home.ts';
import { acquireLock, isRunning, type Lock, processStart } from './embedded-lock.ts';

/** A running PostgreSQL of a data directory: our own, or (attached) another process's. */
export interface EmbeddedServer {
  readonly port: number;
  readonly passwords: Passwords;
  readonly attached: boolean;
  /** Where the database really lives; the data directory unless the server's user cannot enter it. */
  readonly folder: string;
  /** Stops our own server (fast, in good order) and gives the lock back; leaves another's running. */
  close(): Promise<void>;
}

export interface EmbeddedOptions extends Partial<ClusterOptions> {
  readonly dataDir: string;
  /** Use the server of whoever holds the directory; without a holder, start one for this call. */
  readonly attach?: boolean;
  /** False: refuse a directory that has no database yet, instead of making one. */
  readonly create?: boolean;
}

interface EmbeddedDeps {
  readonly log: DatabaseLog;
  readonly ids: Ids;
}

const READY_POLL_MS = 10;
const START_ATTEMPTS = 40;
const LONGEST_PAUSE_MS = 10_000;
const LEFT_OVER_FAST_MS = 15_000;
const LEFT_OVER_HARD_MS = 5_000;
const ATTACH_WAIT_MS = 60_000;
const SUPERVISOR = fileURLToPath(new URL('./supervisor.mjs', import.meta.url));

/** Starts the database of `dataDir`, or attaches to it. Refuses when a live process holds it (without `attach`). */
export async function openEmbedded(options: EmbeddedOptions, deps: EmbeddedDeps): Promise<EmbeddedServer> {
  if (options.create === false) await refuseMissing(options.dataDir, deps.log);
  const home = await findHome(options.dataDir, deps.log);
  for (let waited = 0; ; waited += 100) {
    const attempt = await acquireLock(home.folder);
    if (attempt.held) return startOwn(options, deps, home, attempt.lock);
    const { owner } = attempt;
    if (!options.attach)
      throw new DatabaseRefusal(
        'data-directory-in-use',
        `数据目录 ${options.dataDir} 正由另一个进程（进程号 ${owner.pid}）使用：请先停止它，或用 --data 指定另一个目录。`,
      );
    if (owner.port !== null) {
      const passwords = await readPasswords(home.folder);
      return { port: owner.port, passwords, attached: true, folder: home.folder, close: async () => {} };
    }
    if (waited >= ATTACH_WAIT_MS)
      throw new DatabaseRefusal(
        'data-directory-in-use',
        `数据目录 ${options.dataDir} 的数据库（进程号 ${owner.pid}）迟迟没有就绪：请查看它的日志后重试。`,
      );
    await sleep(100);
  }
}

async function refuseMissing(dataDir: string, log: DatabaseLog): Promise<void> {
  if (existsSync(dataDir) && existsSync((await findHome(dataDir, log)).cluster)) return;
  throw new DatabaseRefusal(
    'data-directory-missing',
    `${dataDir} 里没有技路的数据库：请检查 --data 指定的目录。`,
  );
}

async function startOwn(
  options: EmbeddedOptions,
  deps: EmbeddedDeps,
  home: Home,
  lock: Lock,
): Promise<EmbeddedServer> {
  let server: SupervisedServer | undefined;
  try {
    const binaries = await provideBinaries(packagedBinaries(), programFolder(home), home.user);
    if (binaries.copiedTo)
      deps.log.info(
        { folder: binaries.copiedTo },
        `数据库程序已复制到 ${binaries.copiedTo}(原目录数据库用户进不去)。`,
      );
    await stopLeftOver(home, deps.log);
    const cluster: ClusterOptions = { throwAway: options.throwAway ?? false };
    const passwords = await ensureCluster(home, binaries, deps.ids, cluster);
    await writePointer(options.dataDir, home);
    const started = new SupervisedServer(home, binaries, lock, deps.log, cluster.throwAway);
    server = started;
    const port = await started.start();
    await lock.setPort(port);
    deps.log.info({ port, databaseFolder: home.folder }, '数据库已启动');
    return { port, passwords, attached: false, folder: home.folder, close: () => started.close() };
  } catch (error) {
    await (server ? server.close() : lock.release()).catch(() => {});
    throw error;
  }
}

/** Root shares one copy of the programs between data directories; others store theirs beside the data. */
function programFolder(home: Home): string {
  return home.moved ? join(home.folder, '..') : home.folder;
}

interface SupervisorMessage {
  readonly pid?: number;
  readonly exit?: number | null;
  readonly reason?: string;
}

interface RunningServer {
  readonly supervisor: ChildProcess;
  /** Resolves when the supervisor has ended; `reported` when it saw the server end. */
  readonly ended: Promise<{ readonly reported: boolean; readonly reason: string }>;
}

class SupervisedServer {
  readonly #home: Home;
  readonly #binaries: Binaries;
  readonly #lock: Lock;
  readonly #log: DatabaseLog;
  readonly #throwAway: boolean;
  #running: RunningServer | undefined;
  #closing: Promise<void> | undefined;

  constructor(home: Home, binaries: Binaries, lock: Lock, log: DatabaseLog, throwAway: boolean) {
    this.#home = home;
    this.#binaries = binaries;
    this.#lock = lock;
    this.#log = log;
    this.#throwAway = throwAway;
  }

  async start(): Promise<number> {
    let reason = '';
    for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      const port = await freePort();
      const outcome = await this.#launch(port);
      if (outcome === true) return port;
      reason = outcome;
      if (!(await this.#mayRetry(reason))) break;
    }
    throw new DatabaseRefusal(
      'database-start-failed',
      `数据库没有启动：请查看 ${join(this.#home.folder, 'postgres.log')} 的末尾，检查磁盘空间和权限后重试。`,
      new Error(reason),
    );
  }

  close(): Promise<void> {
    this.#closing ??= (async () => {
      const running = this.#running;
      if (running) {
        // Held from now on, so that waiting for its end keeps our process alive.
        running.supervisor.ref();
        running.supervisor.stdin?.end();
        await running.ended;
        await stopLeftOver(this.#home, this.#log);
      }
      // A throw-away directory has gone with its server, lock and all.
      if (!this.#throwAway) await this.#lock.release();
    })();
    return this.#closing;
  }

  async #mayRetry(reason: string): Promise<boolean> {
    if (/could not bind|Address already in use|could not create any TCP/.test(reason)) return true;
    if (/shared memory block|lock file "postmaster.pid" already exists/.test(reason)) {
      // Orphans of a killed server are still on their way out.
      await sleep(250);
      return true;
    }
    return false;
  }

  /** True when ready, else why not. */
  async #launch(port: number): Promise<true | string> {
    const supervisor = spawn(process.execPath, [SUPERVISOR], {
      detached: true,
      cwd: this.#home.folder,
      env: serverEnvironment(),
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    });
    supervisor.unref();
    for (const stream of [supervisor.stdin, supervisor.stdout]) (stream as { unref?: () => void }).unref?.();
    supervisor.stdin.on('error', () => {});
    let pid: number | undefined;
    let last: SupervisorMessage | undefined;
    createInterface({ input: supervisor.stdout }).on('line', (line) => {
      const message = JSON.parse(line) as SupervisorMessage;
      if (message.pid !== undefined) pid = message.pid;
      else last = message;
    });
    const ended = new Promise<{ reported: boolean; reason: string }>((resolve) => {
      supervisor.once('error', (error) => resolve({ reported: false, reason: error.message }));
      supervisor.once('close', () => resolve({ reported: last !== undefined, reason: last?.reason ?? '' }));
    });
    supervisor.stdin.write(`${JSON.stringify(this.#order(port))}\n`);
    const running: RunningServer = { supervisor, ended };
    this.#running = running;
    let over: string | undefined;
    ended.then(({ reason }) => {
      over = reason || 'the server ended without a word';
    });
    for (let waited = 0; over === undefined; waited += READY_POLL_MS) {
      if (pid !== undefined && (await readiness(this.#home.cluster, pid))) {
        this.#watch(running, port);
        return true;
      }
      if (waited > 0 && waited % 10_000 === 0)
        this.#log.info({ waitedSeconds: waited / 1000 }, '数据库正在恢复，请稍候');
      // Held, so that waiting for the server keeps our process alive.
      await sleep(READY_POLL_MS);
    }
    return over;
  }

  #order(port: number): object {
    return {
      postgres: this.#binaries.postgres,
      pgCtl: this.#binaries.pgCtl,
      cluster: this.#home.cluster,
      args: ['-D', this.#home.cluster, '-p', String(port)],
      ...this.#home.user,
      cwd: this.#home.folder,
      env: serverEnvironment(),
      logFile: join(this.#home.folder, 'postgres.log'),
      lockFile: this.#lock.file,
      ...(this.#throwAway ? { removeWhenAlone: this.#home.folder } : {}),
    };
  }

  /**
   * A server or supervisor that ends unexpectedly is started again on the same port, so pools find it where it was.
   * It is tried for as long as we live, with growing pauses: a full disk is emptied by somebody, some day.
   */
  #watch(running: RunningServer, port: number): void {
    running.ended.then(async ({ reason }) => {
      if (this.#closing || this.#running !== running) return;
      this.#running = undefined;
      this.#log.error({ reason: firstLine(reason) }, '数据库意外停止，正在重新启动');
      for (let failed = 0; !this.#closing; failed++) {
        if (failed > 0) await sleep(Math.min(250 * 2 ** failed, LONGEST_PAUSE_MS), undefined, { ref: false });
        const outcome = await this.#restart(port);
        if (outcome === true) {
          this.#log.info({ port, failed }, '数据库已重新启动');
          return;
        }
        // A disk stays full for hours: once a minute is enough.
        if (failed < 3 || failed % 6 === 0)
          this.#log.error(
            { failed, reason: firstLine(outcome) },
            '数据库没有重新启动，稍后自动再试：请检查磁盘空间与 postgres.log',
          );
      }
    });
  }

  /** One attempt; true when it is ready, else why not. */
  async #restart(port: number): Promise<true | string> {
    try {
      await stopLeftOver(this.#home, this.#log);
      return this.#closing ? true : await this.#launch(port);
    } catch (error) {
      return String(error);
    }
  }
}

/** Stops a server that a killed owner left in this cluster: fast first, hard when it lingers. */
async function stopLeftOver(home: Home, log: DatabaseLog): Promise<void> {
  const file = join(home.cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const pid = Number(text.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !(await servesCluster(pid, home.cluster))) {
    // A pid file whose process is gone or is someone else's would only make the start refuse.
    await rm(file, { force: true });
    return;
  }
  log.warn({ pid }, '上次遗留的数据库进程仍在运行，正在停止它');
  for (const [signal, patience] of [
    ['SIGINT', LEFT_OVER_FAST_MS],
    ['SIGQUIT', LEFT_OVER_HARD_MS],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has just ended.
    }
    for (let waited = 0; waited < patience; waited += 20) {
      if (!isRunning(pid) || (await processStart(pid)) === undefined) return;
      await sleep(20);
    }
  }
  throw new DatabaseRefusal(
    'database-start-failed',
    `上次遗留的数据库进程（进程号 ${pid}）停不下来：请手工结束它后重试。`,
  );
}

async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if ((await processStart(pid)) === undefined) return false;
  if (process.platform !== 'linux') return true;
  // PostgreSQL works in its cluster's folder; another program that inherited the number does not.
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  return cwd !== undefined && cwd === (await realpath(cluster).catch(() => cluster));
}

async function readiness(cluster: string, pid: number): Promise<boolean> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.slice(0, 200) ?? '';
}
