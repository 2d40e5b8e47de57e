import { join, resolve } from 'node:path';
import { loadPolicies } from '../../law/policy/index.ts';
import { seedReference } from '../../law/reference/index.ts';
import { type Actor, fillRandom, machineActor } from '../../platform/access/index.ts';
import {
  type Database,
  type DatabaseLog,
  DatabaseRefusal,
  migrate,
  openDatabase,
  readTx,
  withTx,
} from '../../platform/db/index.ts';
import { type FileStore, standInScanner } from '../../platform/files/index.ts';
import { type AnchorFile, checkTails, openAnchors } from '../../platform/journal/index.ts';
import {
  type CipherKeys,
  divisionPathOf,
  nationalCiphers,
  systemClock,
  systemIds,
} from '../../platform/kernel/index.ts';
import { seedFilingRegister } from '../../training/classes/index.ts';
import { type DemonstrationContext, movableClock, selectClockOffset } from '../demonstration/index.ts';
import { type Config, readConfig } from './config.ts';
import { KeysRefusal, loadKeys } from './keys.ts';
import { terminalLog } from './log.ts';
import { RefusedRequests } from './refused-requests.ts';
import type { HttpContext } from './request-pipeline.ts';
import { isEmpty } from './store.ts';

/** Everything there is when the database is open: what modules need, and what only the application itself needs. */
export interface App extends DemonstrationContext, Pick<HttpContext, 'log' | 'refused'> {
  readonly config: Config;
  readonly keys: CipherKeys;
  readonly anchors: AnchorFile;
  readonly anchorFile: string;
  readonly files: FileStore;
  /** False where a demonstration has moved the clock, now or in an earlier run. */
  readonly runsOnWallClock: boolean;
  /** Anchors the journal and closes the database. */
  close(): Promise<void>;
}

/** The application cannot be opened with these options; one sentence a reason. Exit status 2. */
export class AppRefusal extends Error {
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.name = 'AppRefusal';
    this.reasons = reasons;
  }
}

export interface OpenOptions {
  readonly log: DatabaseLog;
  /** Through the server that holds the data directory, when one does. */
  readonly attach?: boolean;
  /** False: refuse a data directory that does not exist. */
  readonly create?: boolean;
  /** Only look: no migration, no reference tables. */
  readonly untouched?: boolean;
}

export function anchorFileOf(config: Pick<Config, 'dataDir'>): string {
  return join(resolve(config.dataDir), 'anchors', 'journal.jsonl');
}

/**
 * Opens the database, brings it up to date, loads keys, law and clock. Refuses with sentences to show: DatabaseRefusal
 * of the database, KeysRefusal, or AppRefusal when the keys are not those the data was written with.
 */
export async function openApp(config: Config, options: OpenOptions): Promise<App> {
  const wallClock = systemClock();
  const ids = systemIds(wallClock, fillRandom);
  const { log } = options;
  const opening = openDatabase(
    config.databaseUrl === undefined
      ? { dataDir: config.dataDir, attach: options.attach ?? false, create: options.create ?? true }
      : { url: config.databaseUrl },
    { log, ids },
  );
  // The law is read while a new cluster is made; a law that does not load must not leave the server running.
  const [opened, loaded] = await Promise.allSettled([opening, soon(loadPolicies)]);
  if (opened.status === 'rejected') throw opened.reason;
  const db = opened.value;
  try {
    if (loaded.status === 'rejected') throw loaded.reason;
    const policies = loaded.value;
    if (options.untouched !== true) await migrate(db);
    const unused = await readTx(db, { kind: 'system' }, isEmpty);
    const keys = await loadKeys(config, async () => unused);
    const ciphers = nationalCiphers(keys, fillRandom);
    await refuseForeignKeys(db, ciphers, log);
    const offsetMs = await readTx(db, { kind: 'system' }, selectClockOffset);
    if (options.untouched !== true)
      await withTx(db, { kind: 'system' }, async (tx) => {
        await seedReference(tx);
        await seedFilingRegister(tx);
      });
    const anchorFile = anchorFileOf(config);
    const anchors = await openAnchors(anchorFile, { db, clock: wallClock, ciphers });
    let closing: Promise<void> | undefined;
    return {
      config,
      keys,
      db,
      ids,
      ciphers,
      clock: movableClock(wallClock, offsetMs ?? 0),
      wallClock,
      log,
      policies,
      refused: new RefusedRequests(),
      anchors,
      anchorFile,
      files: { folder: resolve(config.filesDir), scanner: standInScanner },
      runsOnWallClock: offsetMs === undefined,
      close() {
        closing ??= (async () => {
          if (options.untouched !== true)
            await anchors.anchor().catch((error: unknown) => {
              log.error(
                { reason: error instanceof Error ? error.name : '' },
                'the journal could not be anchored',
              );
            });
          await db.close();
        })();
        return closing;
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Runs `work` once what was started before it has got going. */
function soon<T>(work: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    });
  });
}

async function refuseForeignKeys(
  db: Database,
  ciphers: Parameters<typeof checkTails>[1],
  log: DatabaseLog,
): Promise<void> {
  const { chains, broken } = await checkTails(db, ciphers);
  if (broken.length === 0) return;
  if (broken.length === chains)
    throw new AppRefusal(['密钥与这个数据库写入时用的不是同一套：请换回原来的密钥，不要另建。']);
  log.error({ count: broken.length }, 'the last links of some chains do not hold: run jilu journal verify');
}

export interface CliApp {
  readonly app: App;
  /** By whom the call is recorded: the account command-line, in the division's scope or the system's. */
  readonly actor: Actor;
  close(): Promise<void>;
}

/**
 * The application for one command line call: through the running server's database when there is one, else started for the
 * call. `region` limits the call to a division. Refuses like openApp.
 */
export async function openAppForCli(
  target: { readonly data?: string | undefined; readonly databaseUrl?: string | undefined },
  options: { readonly region?: string | undefined; readonly create?: boolean } = {},
): Promise<CliApp> {
  const read = readConfig(target);
  if (!read.ok) throw new AppRefusal(read.reasons);
  const app = await openApp(read.config, {
    log: terminalLog,
    attach: true,
    create: options.create ?? true,
  });
  try {
    const machine = await machineActor(app, 'command-line', '命令行');
    const path = options.region === undefined ? null : divisionPathOf(options.region);
    const actor: Actor = {
      ...machine,
      scope: path === null ? { kind: 'system' } : { kind: 'division', path },
      divisionCode: options.region ?? null,
      divisionPath: path,
    };
    return { app, actor, close: () => app.close() };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** The sentences of a refusal to open, when it is one; undefined for a fault. */
export function refusalSentences(error: unknown): readonly string[] | undefined {
  if (error instanceof AppRefusal || error instanceof KeysRefusal) return error.reasons;
  if (error instanceof DatabaseRefusal) return [error.message];
  return undefined;
}
