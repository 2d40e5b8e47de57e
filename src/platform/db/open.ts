import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { type Ids, systemClock, systemIds } from '../kernel/index.ts';
import { type DatabaseLog, DatabaseRefusal } from './contract.ts';
import { type EmbeddedServer, openEmbedded } from './embedded.ts';
import { APP_ROLE, DATABASE_NAME, OWNER_ROLE } from './embedded-cluster.ts';
import {
  APP_SETTINGS,
  COMMON_SETTINGS,
  type ConnectionTarget,
  clientConfig,
  OWNER_SETTINGS,
  openKysely,
  openPool,
  type PoolLimits,
} from './pool.ts';
import type { DB } from './types.gen.ts';

export type DatabaseOptions =
  | {
      readonly dataDir: string;
      /** For command line calls: go through the server that holds the directory, or start one for the call. */
      readonly attach?: boolean;
      /** False: refuse a directory that has no database yet, instead of making one. */
      readonly create?: boolean;
    }
  | {
      /** As the role that owns the schema. */
      readonly url: string;
      /**
       * As the app's own login. Without it the app logs in by `url` and takes the role jilu_app: good against our own
       * mistakes, but whoever can run any statement can give the role back.
       */
      readonly appUrl?: string;
    };

export interface DatabaseDeps {
  readonly log: DatabaseLog;
  readonly ids?: Ids;
  /** Evenly from 0 to 1: spreads retries. */
  readonly random?: () => number;
}

export interface Database {
  /** Single statements as the app role, without a scope: sees only what everybody may see. */
  readonly app: Kysely<DB>;
  /** Under withTx; not for other modules. */
  readonly appPool: pg.Pool;
  readonly limits: PoolLimits;
  /** The role every transaction takes first, when the login is the owner's. */
  readonly appAs?: string;
  readonly random: () => number;
  readonly log: DatabaseLog;
  /** Connection string of the app role. Holds a password: never log it. */
  readonly appUrl: string;
  /** True when another process's embedded server is used. */
  readonly attached: boolean;
  /** Where the embedded database lives. */
  readonly folder?: string;
  /** A fresh connection as the role that owns the schema, for migrations and restores; the caller ends it. */
  owner(): Promise<pg.Client>;
  /** Ends the connections and, when it is ours, the embedded server. */
  close(): Promise<void>;
}

/** How to reach one database as its two roles. */
export interface Roles {
  readonly owner: ConnectionTarget;
  readonly app: ConnectionTarget;
  /** Set when the app logs in as the owner and takes the app role from the first moment. */
  readonly appAs?: string;
}

const LIMITS: PoolLimits = { connections: 16, waiting: 500 };
const OLDEST_VERSION = 150_000;
const GUEST_NAME = 'jilu-guest';
const ATTACH_ATTEMPTS = 20;
const PATIENCE_MS = 10_000;

/**
 * Opens the database of a data directory (embedded PostgreSQL) or of a URL (PostgreSQL 15 or newer).
 * Refuses, with the sentence to show, when the directory is held by another process, the server is too old or not
 * UTF8, or the app role could bypass row-level security. Does not migrate: see migrate.
 */
export async function openDatabase(options: DatabaseOptions, deps: DatabaseDeps): Promise<Database> {
  if ('url' in options) {
    await prepareServer(options.url);
    const roles: Roles =
      options.appUrl === undefined
        ? { owner: { url: options.url }, app: { url: options.url }, appAs: APP_ROLE }
        : { owner: { url: options.url }, app: { url: options.appUrl } };
    return connect(roles, deps, { attached: false, close: async () => {} });
  }
  const ids = deps.ids ?? systemIds(systemClock());
  for (let attempt = 1; ; attempt++) {
    const server = await openEmbedded(options, { log: deps.log, ids });
    try {
      return await connectEmbedded(server, options.attach === true, deps);
    } catch (error) {
      await server.close();
      // The holder we attached to has just left: the next attempt finds the directory free.
      if (!server.attached || attempt >= ATTACH_ATTEMPTS) throw error;
      await sleep(200);
    }
  }
}

async function connectEmbedded(
  server: EmbeddedServer,
  attach: boolean,
  deps: DatabaseDeps,
): Promise<Database> {
  const at = { host: '127.0.0.1', port: server.port, database: DATABASE_NAME };
  const roles: Roles = {
    owner: { ...at, user: OWNER_ROLE, password: server.passwords.owner },
    app: { ...at, user: APP_ROLE, password: server.passwords.app },
  };
  if (!server.attached) {
    if (!attach) return connect(roles, deps, server);
    // Started for one call: others may use it by now, so it is not stopped under them.
    const close = async (pool: pg.Pool) => {
      await waitForGuests(pool, deps.log);
      await endPool(pool);
      await server.close();
    };
    return connect(roles, deps, server, close);
  }
  const guest = new pg.Client(clientConfig(roles.app, COMMON_SETTINGS, GUEST_NAME));
  guest.on('error', () => {});
  await guest.connect();
  return connect(roles, deps, { ...server, close: () => guest.end() });
}

/** Lets running transactions finish, but not for ever: stopping the server rolls back what is left. */
async function endPool(pool: pg.Pool): Promise<void> {
  await Promise.race([pool.end(), sleep(PATIENCE_MS, undefined, { ref: false })]);
}

/** A guest shows itself by one idle connection under this name for as long as its call runs. */
async function waitForGuests(pool: pg.Pool, log: DatabaseLog): Promise<void> {
  for (let waited = 0; ; waited += 1) {
    const { rows } = await pool.query<{ guests: number }>(
      'select count(*) as guests from pg_stat_activity where application_name = $1',
      [GUEST_NAME],
    );
    if (!rows[0]?.guests) return;
    if (waited === 0) log.info({ guests: rows[0].guests }, '其他命令正在使用本数据库，等它们结束后再停止');
    await sleep(100);
  }
}

/** Pools over one database whose server is already there. */
export async function connect(
  roles: Roles,
  deps: DatabaseDeps,
  server: { readonly attached: boolean; readonly folder?: string; close(): Promise<void> },
  closeAll: (pool: pg.Pool) => Promise<void> = async (pool) => {
    await endPool(pool);
    await server.close();
  },
): Promise<Database> {
  const settings = roles.appAs ? { ...APP_SETTINGS, role: roles.appAs } : APP_SETTINGS;
  const pool = openPool(clientConfig(roles.app, settings, 'jilu-app'), LIMITS, deps.log);
  try {
    await refuseStrongRole(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  let closing: Promise<void> | undefined;
  return {
    app: openKysely(pool, LIMITS),
    appPool: pool,
    limits: LIMITS,
    ...(roles.appAs === undefined ? {} : { appAs: roles.appAs }),
    random: deps.random ?? seededRandom(deps.ids ?? systemIds(systemClock())),
    log: deps.log,
    appUrl: urlOf(roles),
    attached: server.attached,
    ...(server.folder === undefined ? {} : { folder: server.folder }),
    async owner() {
      const client = new pg.Client(clientConfig(roles.owner, OWNER_SETTINGS, 'jilu-owner'));
      client.on('error', () => {});
      await client.connect();
      return client;
    },
    close() {
      closing ??= closeAll(pool);
      return closing;
    },
  };
}

/** Version, encoding and the app role of a server that is not ours. */
async function prepareServer(url: string): Promise<void> {
  const client = new pg.Client(clientConfig({ url }, OWNER_SETTINGS, 'jilu-owner'));
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; name: string; encoding: string }>(
      `select current_setting('server_version_num') as version, current_setting('server_version') as name,
              current_setting('server_encoding') as encoding`,
    );
    const [found] = rows;
    if (Number(found?.version) < OLDEST_VERSION)
      throw new DatabaseRefusal(
        'database-too-old',
        `DATABASE_URL 指向的 PostgreSQL 是 ${found?.name} 版，需要 15 或更新的版本：请升级数据库。`,
      );
    if (found?.encoding !== 'UTF8')
      throw new DatabaseRefusal(
        'database-encoding',
        `DATABASE_URL 指向的数据库编码是 ${found?.encoding}:请新建一个编码为 UTF8 的数据库。`,
      );
    await ensureAppRole(client, Number(found?.version));
  } finally {
    await client.end();
  }
}

async function ensureAppRole(client: pg.Client, version: number): Promise<void> {
  const known = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
  if (known.rowCount === 0) {
    await client.query(`create role ${APP_ROLE} nologin`).catch((error: { code?: string }) => {
      // Another process may have been quicker.
      if (error.code !== '42710' && error.code !== '23505') throw error;
    });
  }
  // Since 16 whoever makes a role may grant it, but may take it only after granting it to himself.
  const taking = version >= 160_000 ? 'SET' : 'MEMBER';
  const { rows } = await client.query<{ ok: boolean }>('select pg_has_role(current_user, $1, $2) as ok', [
    APP_ROLE,
    taking,
  ]);
  if (!rows[0]?.ok) await client.query(`grant ${APP_ROLE} to current_user`);
}

/** Row-level security holds only when the app's role cannot bypass it. */
async function refuseStrongRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ strong: boolean; name: string }>(
    `select rolsuper or rolbypassrls or exists (
         select 1 from pg_class where relowner = pg_roles.oid and relnamespace = 'public'::regnamespace) as strong,
       rolname as name from pg_roles where rolname = current_user`,
  );
  if (rows[0]?.strong !== false)
    throw new DatabaseRefusal(
      'database-role-too-strong',
      `应用角色 ${rows[0]?.name ?? ''} 能绕过行级权限：它不得是超级用户或数据表的属主，也不得有 bypassrls 属性。`,
    );
}

function urlOf(roles: Roles): string {
  if (roles.app.url !== undefined) {
    const url = new URL(roles.app.url);
    if (roles.appAs) url.searchParams.set('options', `-c role=${roles.appAs}`);
    return url.href;
  }
  const { host, port, user, password, database } = roles.app;
  return `postgres://${user}:${password}@${host}:${port}/${database}`;
}

function seededRandom(ids: Ids): () => number {
  return () => Number.parseInt(ids.uuid().slice(-8), 16) / 2 ** 32;
}
