// For tests only: a fresh, migrated database for each test file, copied from a template in tens of milliseconds.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { silentLog } from '../platform/db/contract.ts';
import { openEmbedded } from '../platform/db/embedded.ts';
import { APP_ROLE, OWNER_ROLE } from '../platform/db/embedded-cluster.ts';
import { MIGRATIONS, migrate } from '../platform/db/migrate.ts';
import { connect, type Database, openDatabase, type Roles } from '../platform/db/open.ts';
import { type Ids, systemClock, systemIds } from '../platform/kernel/index.ts';

/** How a test process reaches the run's server, passed on as text by the test runner. */
interface TestServerAddress {
  readonly port: number;
}

/** Serves the run: starts one embedded server (or uses `url`) when the first test asks for a database. */
export interface TestServer {
  readonly address: TestServerAddress;
  stop(): Promise<void>;
}

export interface TestDatabase extends Database {
  readonly name: string;
  /** For a second process or pool on the same database. */
  readonly roles: Roles;
}

/** What a copy may begin with besides the tables; who starts the run's server says how each is made. */
export type Filling = 'reference' | 'county';
type Fillings = Readonly<Record<Filling, (db: Database) => Promise<void>>>;

const NO_MIGRATIONS = 'none';
/** Before the name of a filling, where else stands a folder of migrations. */
const FILLED = 'filled:';

interface Answer {
  readonly roles?: Roles;
  readonly name?: string;
  readonly error?: string;
}

interface TestServerOptions {
  readonly url?: string | undefined;
  readonly fillings: Fillings;
}

/** Started once a run by the test runner's global set-up. Costs nothing until a test asks. */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const ids = systemIds(systemClock());
  let backend: Promise<Backend> | undefined;
  // Databases are made one after another: the template allows one copier and no guest.
  let queue: Promise<unknown> = Promise.resolve();
  const create = (template: string): Promise<Answer> => {
    const made = queue.then(async () => {
      backend ??= openBackend(options.url, ids);
      return (await backend).create(template);
    });
    queue = made.catch(() => {});
    return made;
  };
  // A filling takes seconds: it is made beside the queue, once, and whoever asks for it waits.
  const filled = new Map<string, Promise<string>>();
  const fill = async (filling: Filling): Promise<string> => {
    const { roles, name } = await create(MIGRATIONS);
    if (!roles || !name) throw new Error('no database to fill');
    const db = await connect(roles, { log: silentLog, ids }, { attached: true, close: async () => {} });
    try {
      await options.fillings[filling](db);
    } finally {
      await db.close();
    }
    return name;
  };
  const serve = async (asked: string): Promise<Answer> => {
    if (!asked.startsWith(FILLED)) return create(asked);
    const filling = asked.slice(FILLED.length) as Filling;
    const template = filled.get(filling) ?? fill(filling);
    filled.set(filling, template);
    return create(FILLED + (await template));
  };
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {});
    createInterface({ input: socket }).once('line', async (asked) => {
      const answer = await serve(asked).catch((error: unknown) => ({ error: explain(error) }));
      socket.end(`${JSON.stringify(answer)}\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const address = server.address();
  return {
    address: { port: typeof address === 'object' && address ? address.port : 0 },
    async stop() {
      server.close();
      await queue;
      if (backend) await backend.then((opened) => opened.stop());
    },
  };
}

/**
 * A fresh database with every migration of `folder` applied (the program's own unless named), one that is filled
 * besides, or an empty one. Close it at the end of the file.
 */
export async function createTestDatabase(
  options: { readonly folder?: string; readonly filled?: Filling; readonly empty?: boolean } = {},
): Promise<TestDatabase> {
  const { inject } = await import('vitest');
  const address = inject('jiluTestServer');
  const filled = options.filled && FILLED + options.filled;
  const answer = await request(
    address,
    options.empty ? NO_MIGRATIONS : (filled ?? options.folder ?? MIGRATIONS),
  );
  if (!answer.roles || !answer.name) throw new Error(answer.error ?? 'no test database');
  const db = await connect(answer.roles, { log: silentLog }, { attached: true, close: async () => {} });
  return { ...db, name: answer.name, roles: answer.roles };
}

declare module 'vitest' {
  interface ProvidedContext {
    jiluTestServer: TestServerAddress;
  }
}

interface Backend {
  /** A copy of the database with the migrations of this folder, or of a filled one by its name. */
  create(template: string): Promise<Answer>;
  stop(): Promise<void>;
}

async function openBackend(url: string | undefined, ids: Ids): Promise<Backend> {
  const server = url === undefined ? await embeddedBackend(ids) : await givenBackend(url);
  const admin = new pg.Client(server.adminConfig);
  admin.on('error', () => {});
  await admin.connect();
  const made: string[] = [];
  const templates = new Map<string, string>();
  const stamp = ids.uuid().replaceAll('-', '').slice(-12);
  const newName = () => `jilu_test_${stamp}_${made.length}`;
  const createFrom = async (template: string | undefined) => {
    const name = newName();
    made.push(name);
    const from = `template ${template ?? 'template0'} encoding 'UTF8' strategy ${server.strategy}`;
    await admin.query(`create database ${name} ${from}`);
    return name;
  };
  const templateOf = async (folder: string): Promise<string | undefined> => {
    const known = templates.get(folder);
    if (known || folder === NO_MIGRATIONS) return known;
    const name = await createFrom(undefined);
    const db = await connect(
      server.roles(name),
      { log: silentLog, ids },
      { attached: true, close: async () => {} },
    );
    try {
      await migrate(db, { folder });
    } finally {
      await db.close();
    }
    templates.set(folder, name);
    return name;
  };
  return {
    async create(asked) {
      const isFilled = asked.startsWith(FILLED);
      const name = await createFrom(isFilled ? asked.slice(FILLED.length) : await templateOf(asked));
      return { name, roles: server.roles(name) };
    },
    async stop() {
      if (url !== undefined)
        for (const name of made) await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
      await server.stop();
    },
  };
}

interface BackendServer {
  /** How a database is copied: by its files where none of them must reach the disk, else page by page. */
  readonly strategy: 'file_copy' | 'wal_log';
  readonly adminConfig: pg.ClientConfig;
  roles(database: string): Roles;
  stop(): Promise<void>;
}

async function embeddedBackend(ids: Ids): Promise<BackendServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'jilu-test-'));
  await chmod(dataDir, 0o711);
  const server = await openEmbedded({ dataDir, throwAway: true }, { log: silentLog, ids });
  const at = { host: '127.0.0.1', port: server.port };
  const owner = { ...at, user: OWNER_ROLE, password: server.passwords.owner };
  return {
    strategy: 'file_copy',
    adminConfig: { ...owner, database: 'template1' },
    roles: (database) => ({
      owner: { ...owner, database },
      app: { ...at, user: APP_ROLE, password: server.passwords.app, database },
    }),
    async stop() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
      if (server.folder !== dataDir) await rm(server.folder, { recursive: true, force: true });
    },
  };
}

async function givenBackend(url: string): Promise<BackendServer> {
  const probe = await openDatabase({ url }, { log: silentLog });
  await probe.close();
  const to = (database: string) => {
    const target = new URL(url);
    target.pathname = `/${database}`;
    return target.href;
  };
  return {
    strategy: 'wal_log',
    adminConfig: { connectionString: url },
    roles: (database) => ({ owner: { url: to(database) }, app: { url: to(database) }, appAs: APP_ROLE }),
    stop: async () => {},
  };
}

/** With the cause: a broken migration should name its reason in the test that met it. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}

function request(address: TestServerAddress, folder: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(address.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
    });
    socket.once('error', reject);
    socket.once('end', () => resolve(JSON.parse(text) as Answer));
    socket.write(`${folder}\n`);
  });
}
