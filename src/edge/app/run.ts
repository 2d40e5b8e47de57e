import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { stopAbandonedRuns } from '../../benefits/mass-runs/index.ts';
import {
  DEMONSTRATION_PASSWORD,
  machineActor,
  selectDemonstrationAccounts,
} from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { type JobDefinition, type JobRunner, openJobRunner } from '../../platform/jobs/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import {
  buildDemonstration,
  countyFault,
  DEMONSTRATION_COUNTY,
  type Demonstration,
  demonstrationAccounts,
  type ShownAccount,
  selectClockOffset,
  selectCounty,
} from '../demonstration/index.ts';
import type { Config } from './config.ts';
import { watchDiskRoom } from './disk-room.ts';
import { helpedActs } from './helped-acts.ts';
import { allJobs } from './jobs.ts';
import { faultFields, openLog } from './log.ts';
import { looksAtPersons } from './looks-at-persons.ts';
import { type App, AppRefusal, openApp } from './open-app.ts';
import { pageHeads } from './page-heads.ts';
import { httpProbe, standInProbe } from './platform-probe.ts';
import { productionFaults } from './production.ts';
import { allRoutes, openBook, type RouteDeps } from './routes.ts';
import { buildServer } from './server.ts';
import { openSms } from './sms.ts';

export interface RunningApp {
  readonly address: string;
  readonly app: App;
  /** What a demonstration prints at its start; null in production. */
  readonly demonstration: {
    readonly county: string;
    readonly password: string;
    readonly today: () => LocalDate;
    /** Who may sign in, once the county stands; rejects when it could not be built. */
    readonly accounts: Promise<readonly ShownAccount[]>;
  } | null;
  /** False when the pages are not built and could not be. */
  readonly hasPages: boolean;
  /** Lets running requests end, anchors the journal, stops the database. */
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const WEB_FOLDER = resolve(ROOT, 'web/dist');
const PATIENCE_MS = 10_000;

/**
 * Opens the application and serves it. Refuses (see openApp) with every reason at once: a port that is taken, a data
 * directory that another process holds, a production with anything of a demonstration or without its secrets. A new
 * demonstration is served at once and built behind its first page; until it stands, acts are asked to wait.
 */
export async function run(config: Config, tests: { readonly partial?: boolean } = {}): Promise<RunningApp> {
  await refuseAtOnce(config);
  const dataDir = resolve(config.dataDir);
  const log = openLog(config.log === 'file' ? { dataDir } : config.log, config.logLevel);
  const pages = providePages();
  const app = await openApp(config, { log }).catch((error: unknown) => {
    log.error(
      { fault: faultFields(error instanceof Error && error.cause ? error.cause : error) },
      'not opened',
    );
    throw error;
  });
  let server: FastifyInstance | undefined;
  try {
    const demonstration = await prepare(app);
    const sms = openSms(app);
    // The platforms of a demonstration do not exist.
    const probe = demonstration === null ? httpProbe : standInProbe;
    const jobs = allJobs({ ...app, sms, probe, recordRefused: () => app.refused.record(app) });
    const { policies, wallClock, anchorFile, files } = app;
    const siteUrl = () => (server === undefined ? '' : addressOf(config, server));
    const ways = { sms, siteUrl, probe };
    const deps: RouteDeps = { policies, wallClock, demonstration, anchorFile, files, jobs, ...ways };
    const isNew = demonstration !== null && app.runsOnWallClock;
    let isBuilding = isNew;
    const hasPages = await pages;
    const room = await watchDiskRoom(roomNeededIn(app));
    server = await buildServer(app, {
      ...servedFrom(app, deps),
      ...tests,
      helped: helpedActs(deps),
      looks: looksAtPersons,
      isDemonstration: demonstration !== null,
      isBuilding: () => isBuilding,
      hasRoom: room.hasRoom,
      secureCookies: config.publicUrl?.startsWith('https://') ?? false,
      https: config.publicUrl?.startsWith('https://') ?? false,
      trustProxy: config.trustProxy,
      rates: config.rates,
      webFolder: hasPages ? WEB_FOLDER : null,
    });
    await app.anchors.anchor();
    await listen(server, config);
    const { accounts, runner } = buildBehind(app, {
      demonstration,
      isNew,
      jobs,
      stands: () => {
        isBuilding = false;
      },
    });
    return {
      address: addressOf(config, server),
      app,
      hasPages,
      demonstration: demonstration && {
        county: demonstration.county,
        password: demonstration.password,
        today: () => app.clock.today(),
        accounts,
      },
      stop: stopper(app, server, runner),
    };
  } catch (error) {
    await server?.close();
    await app.close();
    throw error;
  }
}

/** The routes, and the heads of the pages, over one reading of the open catalogues. */
function servedFrom(app: App, deps: RouteDeps) {
  const book = openBook(deps);
  return { tables: allRoutes(deps, book), heads: pageHeads(app, book) };
}

/** Builds a new demonstration behind its first page, then starts the dated jobs. Tells when it `stands`. */
function buildBehind(
  app: App,
  what: {
    readonly demonstration: Demonstration | null;
    readonly isNew: boolean;
    readonly jobs: readonly JobDefinition[];
    readonly stands: () => void;
  },
): { accounts: Promise<readonly ShownAccount[]>; runner: Promise<JobRunner | undefined> } {
  const { demonstration, isNew, jobs, stands } = what;
  const built = isNew
    ? buildDemonstration(app, demonstration?.county).then(() => {
        stands();
        return app.anchors.anchor();
      })
    : Promise.resolve();
  const accounts = built.then(() =>
    demonstration ? readTx(app.db, { kind: 'system' }, demonstrationAccounts) : [],
  );
  accounts.catch((error: unknown) => {
    app.log.error({ fault: faultFields(error) }, 'the demonstration could not be built');
  });
  // The clock goes through a year while the county is built: no job looks at it meanwhile.
  const runner = built.then(
    () => startJobs(app, jobs),
    () => undefined,
  );
  return { accounts, runner };
}

/** Production's refusals; or what a demonstration needs, with its first steps taken. */
async function prepare(app: App): Promise<Demonstration | null> {
  const { config, db } = app;
  const found = await readTx(db, { kind: 'system' }, async (tx) => ({
    accounts: await selectDemonstrationAccounts(tx),
    offset: await selectClockOffset(tx),
    county: await selectCounty(tx),
  }));
  const faults = productionFaults(config, {
    keys: app.keys,
    demonstrationLogins: found.accounts.map(({ login }) => login),
    hasDemonstrationClock: found.offset !== undefined,
  });
  if (faults.length > 0) throw new AppRefusal(faults);
  refuseCounty(config, found.county);
  const machine = await machineActor(app, 'command-line', '命令行');
  await stopAbandonedRuns(app, machine);
  if (config.mode === 'production') return null;
  if (found.offset === undefined && found.accounts.length > 0)
    throw new AppRefusal([
      `数据目录 ${config.dataDir} 里的演示数据上次没有建完：请删除这个目录（或换一个 --data 目录）后重新启动。`,
    ]);
  const county = found.county ?? config.county ?? DEMONSTRATION_COUNTY;
  return { county, password: DEMONSTRATION_PASSWORD, clock: app.clock };
}

/** A demonstration of a county that there is none of, or of another than the data are of, is not opened. */
function refuseCounty(config: Config, built?: string): void {
  const fault = countyFault(config, built);
  if (fault !== undefined) throw new AppRefusal([fault]);
}

/** Where the database, the files and the log grow. */
function roomNeededIn({ db, config, files }: App): readonly string[] {
  return [resolve(config.dataDir), files.folder, ...(db.folder === undefined ? [] : [db.folder])];
}

/** What can be refused before anything is made: a county that there is none of, a port in use. */
async function refuseAtOnce(config: Config): Promise<void> {
  refuseCounty(config);
  if (config.port === 0) return;
  const probe = createServer();
  await new Promise<void>((isFree, inUse) => {
    probe.once('error', (error: NodeJS.ErrnoException) => inUse(listenRefusal(config, error)));
    probe.listen(config.port, config.host, () => probe.close(() => isFree()));
  });
}

async function listen(server: FastifyInstance, config: Config): Promise<void> {
  try {
    await server.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw listenRefusal(config, error as NodeJS.ErrnoException);
  }
}

function listenRefusal(config: Config, error: NodeJS.ErrnoException): Error {
  const at = `${config.host}:${config.port}`;
  if (error.code === 'EADDRINUSE')
    return new AppRefusal([`${at} 已被别的程序占用：请先停止它，或用 --port 换一个端口。`]);
  if (error.code === 'EACCES')
    return new AppRefusal([`没有权限监听 ${at}：请换一个 1024 以上的端口（--port 8080）。`]);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new AppRefusal([`本机没有 ${config.host} 这个地址：请改正 JILU_HOST。`]);
  return error;
}

function addressOf(config: Config, server: FastifyInstance): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return `http://${host}:${port}`;
}

/** The built pages; builds them when they are missing and the tools are there. */
async function providePages(): Promise<boolean> {
  const index = resolve(WEB_FOLDER, 'index.html');
  if (existsSync(index)) return true;
  const builder = resolve(ROOT, 'web/prepare.mjs');
  if (!existsSync(builder)) return false;
  await new Promise<void>((ended) => {
    const child = spawn(process.execPath, [builder], { cwd: ROOT, stdio: 'ignore' });
    child.once('error', () => ended());
    child.once('exit', () => ended());
  });
  return existsSync(index);
}

/** Starts the dated jobs beside the first requests, so that nobody waits for them; undefined when they cannot be. */
async function startJobs(app: App, jobs: readonly JobDefinition[]): Promise<JobRunner | undefined> {
  try {
    const runner = await openJobRunner(app, jobs);
    runner.start();
    return runner;
  } catch (error) {
    app.log.error({ fault: faultFields(error) }, 'the dated jobs could not be started');
    return undefined;
  }
}

/** Stops everything in order, once. */
function stopper(
  app: App,
  server: FastifyInstance,
  jobs: Promise<JobRunner | undefined>,
): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      const impatient = setTimeout(() => server.server.closeAllConnections(), PATIENCE_MS);
      await (await jobs)?.stop();
      await server.close();
      clearTimeout(impatient);
      await app.refused.record(app).catch((error: unknown) => {
        app.log.error({ reason: String((error as Error).name) }, 'refused requests could not be recorded');
      });
      await app.close();
    })();
    return stopping;
  };
}
