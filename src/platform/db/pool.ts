import {
  CamelCasePlugin,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  sql,
} from 'kysely';
import pg from 'pg';
import { type DatabaseLog, DatabaseRefusal } from './contract.ts';
import type { DB } from './types.gen.ts';

/** Where and as whom to connect. `settings` become server settings of every session, whatever the URL says. */
export interface ConnectionTarget {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly url?: string;
}

export interface PoolLimits {
  /** Connections. */
  readonly connections: number;
  /** Callers that may wait for one; the next is turned away at once. */
  readonly waiting: number;
}

export const COMMON_SETTINGS = {
  // A date taken from an instant inside the database is the legal day.
  timezone: 'Asia/Shanghai',
  datestyle: 'ISO,YMD',
  client_encoding: 'UTF8',
};
export const APP_SETTINGS = {
  ...COMMON_SETTINGS,
  statement_timeout: '30s',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '60s',
};
/** Migrations and restores may run long but must not wait for ever on a lock. */
export const OWNER_SETTINGS = { ...COMMON_SETTINGS, lock_timeout: '30s' };

const OID = {
  int8: 20,
  date: 1082,
  int8Array: 1016,
  dateArray: 1182,
  numericArray: 1231,
  text: 25,
  textArray: 1009,
} as const;

/** int8 to number (throws when unsafe), date and numeric to text, timestamptz to Date, ranges as text. */
const rowTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === OID.int8) return parseInt8;
      if (oid === OID.date) return identity;
      if (oid === OID.dateArray || oid === OID.numericArray) return parseTextArray;
      if (oid === OID.int8Array)
        return (text: string) => parseTextArray(text).map((item) => (item === null ? null : parseInt8(item)));
    }
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

export function clientConfig(
  target: ConnectionTarget,
  settings: Record<string, string>,
  name: string,
): pg.ClientConfig {
  const { url, ...rest } = target;
  const requested = Object.entries(settings)
    .map(([key, value]) => `-c ${key}=${value.replace(/[\\ ]/g, '\\$&')}`)
    .join(' ');
  const common: pg.ClientConfig = {
    types: rowTypes,
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  };
  if (url === undefined) return { ...rest, ...common, options: requested };
  // Options in a URL override the other fields, so our settings are appended to those of the URL.
  const parsed = new URL(url);
  const own = parsed.searchParams.get('options');
  parsed.searchParams.delete('options');
  parsed.searchParams.delete('application_name');
  return { ...common, connectionString: parsed.href, options: own ? `${own} ${requested}` : requested };
}

export function openPool(config: pg.ClientConfig, limits: PoolLimits, log: DatabaseLog): pg.Pool {
  const pool = new pg.Pool({ ...config, max: limits.connections, idleTimeoutMillis: 30_000 });
  // A server that goes away must not take us with it: the next query reports it. At our own end it is no news.
  pool.on('error', (error) => {
    if (!pool.ending) log.warn({ code: sqlState(error) }, '数据库连接中断');
  });
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** A connection; refuses when too many already wait, when none came free in time, or when no server answers. */
export async function acquireClient(pool: pg.Pool, limits: PoolLimits): Promise<pg.PoolClient> {
  if (pool.waitingCount >= limits.waiting) throw busy();
  const full = pool.totalCount >= limits.connections;
  try {
    return await pool.connect();
  } catch (error) {
    if (full && sqlState(error) === '') throw busy(error);
    throw new DatabaseRefusal(
      'database-unavailable',
      '数据库暂时连不上，请稍后再试；持续出现请联系管理员。',
      error,
    );
  }
}

function busy(cause?: unknown): DatabaseRefusal {
  return new DatabaseRefusal('database-busy', '系统正忙，请稍后再试。', cause);
}

const PLANNED = '/* planned once */';
/**
 * Begins a statement whose text never varies and that is asked often: each connection parses and plans it once, under a
 * name of its own. Values go in as parameters; a list of them as one array.
 */
export const PLANNED_ONCE = sql.raw(PLANNED);
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  if (!text.startsWith(PLANNED)) return undefined;
  const known = names.get(text) ?? `planned_${names.size + 1}`;
  names.set(text, known);
  return known;
}

/** One connection as Kysely sees it. Counts what is under way and takes row values out of errors. */
export class PgConnection implements DatabaseConnection {
  readonly client: pg.ClientBase;
  underWay = 0;
  closed = false;

  constructor(client: pg.ClientBase) {
    this.client = client;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.closed)
      throw new Error('the transaction has ended: a query came after its function had returned');
    this.underWay += 1;
    const callSite = new Error();
    try {
      const { command, rowCount, rows } = await this.client.query({
        text: query.sql,
        values: [...query.parameters],
        name: nameOf(query.sql),
      });
      const changed =
        command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
      return changed ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows: rows ?? [] };
    } catch (error) {
      throw withoutValues(error, callSite);
    } finally {
      this.underWay -= 1;
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for the method; streams go through copyOut.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streams go through copyOut');
  }
}

/** Single statements on the pool. Transactions are opened by withTx alone. */
export function openKysely(pool: pg.Pool, limits: PoolLimits): Kysely<DB> {
  return new Kysely<DB>({ dialect: pgDialect(() => new PoolDriver(pool, limits)), plugins: plugins() });
}

export function plugins(): CamelCasePlugin[] {
  return [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
}

export function pgDialect(createDriver: () => Driver): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PoolDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #limits: PoolLimits;

  constructor(pool: pg.Pool, limits: PoolLimits) {
    this.#pool = pool;
    this.#limits = limits;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PgConnection(await acquireClient(this.#pool, this.#limits));
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ((connection as PgConnection).client as pg.PoolClient).release();
  }

  async beginTransaction(): Promise<void> {
    throw new Error('transactions are opened by withTx, which sets the scope');
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async destroy(): Promise<void> {}
}

/** The five-character SQLSTATE, or Node's error code. */
export function sqlState(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/**
 * PostgreSQL quotes the offending row in `detail`, `where` and, for malformed values, in the message itself.
 * A row may hold an ID number: they go no further. Constraint, table and column names stay.
 */
export function withoutValues(error: unknown, callSite?: Error): unknown {
  if (!(error instanceof Error)) return error;
  const fields = error as Error & { detail?: string; where?: string; internalQuery?: string };
  delete fields.detail;
  delete fields.where;
  delete fields.internalQuery;
  if (/^22/.test(sqlState(error))) error.message = error.message.replace(/"[\s\S]*"/g, '"…"');
  const trace = callSite?.stack?.split('\n').slice(1).join('\n');
  error.stack = `${error.name}: ${error.message}\n${trace ?? ''}`;
  return error;
}

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError('an int8 from the database does not fit a number exactly');
  return value;
}

function identity(text: string): string {
  return text;
}

const parseTextArray = pg.types.getTypeParser(OID.textArray as number, 'text') as unknown as (
  text: string,
) => (string | null)[];
