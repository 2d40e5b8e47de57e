import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DefaultQueryExecutor,
  DummyDriver,
  PostgresAdapter,
  PostgresQueryCompiler,
  SingleConnectionProvider,
  sql,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import { DatabaseRefusal, type Scope } from './contract.ts';
import type { Database } from './open.ts';
import { acquireClient, PgConnection, pgDialect, plugins, sqlState, withoutValues } from './pool.ts';
import type { DB } from './types.gen.ts';

/** A transaction with its scope set. Only withTx and readTx make one. */
export type Tx = Transaction<DB>;

export interface TxOptions {
  /** `fn` may run again from the start when the database asks for it (40001, 40P01): it touches nothing outside. */
  readonly idempotent?: boolean;
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** Longest single statement, for mass work; the pool's 30 s otherwise. */
  readonly statementTimeoutMs?: number;
  /** Statements that begin with PLANNED_ONCE keep their plan whatever the values: for short reads by an index. */
  readonly keepsPlans?: boolean;
}

const MOST_ATTEMPTS = 8;
const RETRIED = new Set(['40001', '40P01']);
const LTREE = /^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const connections = new WeakMap<object, PgConnection>();
const current = new AsyncLocalStorage<{ readonly db: Database; open: boolean }>();

/**
 * The only opener of writing transactions: begins, sets the scope for this transaction alone, runs `fn`, commits.
 * Rolls back when `fn` throws, when it left a query unawaited, or when a failed statement was swallowed.
 * Throws DatabaseRefusal `commit-outcome-unknown` when the connection broke during COMMIT: look the act up by its
 * idempotency key, never guess.
 */
export async function withTx<T>(
  db: Database,
  scope: Scope,
  fn: (tx: Tx) => Promise<T>,
  options: TxOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(db, beginStatement(db, scope, false, options), fn);
    } catch (error) {
      const again = options.idempotent === true && RETRIED.has(sqlState(error)) && attempt < MOST_ATTEMPTS;
      if (!again) throw error;
      await sleep(2 ** attempt * 2 * (0.5 + db.random()));
    }
  }
}

/** A reading transaction: one consistent snapshot, nothing can be written. */
export async function readTx<T>(
  db: Database,
  scope: Scope,
  fn: (tx: Tx) => Promise<T>,
  options: Omit<TxOptions, 'idempotent'> = {},
): Promise<T> {
  return runOnce(db, beginStatement(db, scope, true, { isolation: 'repeatable read', ...options }), fn);
}

/** The driver's client below a transaction, for COPY. Only for this module. */
export function connectionOf(tx: Tx): PgConnection {
  const connection = connections.get(tx);
  if (!connection || connection.closed) throw new Error('not a running transaction of withTx');
  return connection;
}

async function runOnce<T>(db: Database, begin: string, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const outer = current.getStore();
  // An inner transaction would not see the outer one's rows, and would wait for its locks for ever.
  if (outer?.open && outer.db === db) throw new Error('withTx inside withTx: pass the tx on instead');
  const client = await acquireClient(db.appPool, db.limits);
  const connection = new PgConnection(client);
  let sound = false;
  const running = { db, open: true };
  try {
    await client.query(begin);
    const tx = makeTx(connection);
    const value = await current.run(running, () => fn(tx));
    if (connection.underWay > 0)
      throw new Error('the transaction was left with a query unawaited: await every query');
    connection.closed = true;
    await commit(client);
    sound = true;
    return value;
  } catch (error) {
    connection.closed = true;
    sound = !isUnknown(error) && (await rollBack(client));
    throw withoutValuesOnce(error);
  } finally {
    running.open = false;
    client.release(!sound);
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  let command: string;
  try {
    command = (await client.query('commit')).command;
  } catch (error) {
    // A refusal has a SQLSTATE of the server (deferred constraints speak here); a broken line has none, or 08/57P.
    if (/^[0-9A-Z]{5}$/.test(sqlState(error)) && !/^(08|57P|40003)/.test(sqlState(error))) throw error;
    throw new DatabaseRefusal(
      'commit-outcome-unknown',
      '提交时连接中断，结果未知：请稍后查询是否已经办成，不要直接重做。',
      error,
    );
  }
  if (command !== 'COMMIT')
    throw new Error('the transaction had failed inside and its error was swallowed: nothing was saved');
}

async function rollBack(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

function makeTx(connection: PgConnection): Tx {
  const dialect = pgDialect(() => new DummyDriver());
  const executor = new DefaultQueryExecutor(
    new PostgresQueryCompiler(),
    new PostgresAdapter(),
    new SingleConnectionProvider(connection),
    plugins(),
  );
  const tx = new Transaction<DB>({ config: { dialect }, dialect, driver: new DummyDriver(), executor });
  connections.set(tx, connection);
  return tx;
}

/** BEGIN and the scope in one round trip. Every value has been checked against its form before it is written. */
function beginStatement(db: Database, scope: Scope, readOnly: boolean, options: TxOptions): string {
  const settings: Record<string, string> = { ...scopeSettings(scope) };
  if (options.statementTimeoutMs !== undefined)
    settings.statement_timeout = String(Math.trunc(options.statementTimeoutMs));
  if (options.keepsPlans) settings.plan_cache_mode = 'force_generic_plan';
  const isolation = options.isolation ?? 'read committed';
  const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  // A connection of the owner's login that had lost the app's role would see everything.
  const role = db.appAs === undefined ? '' : `set local role ${db.appAs}; `;
  return `begin isolation level ${isolation} ${readOnly ? 'read only' : 'read write'}; ${role}select ${calls.join(', ')}`;
}

/**
 * Does a piece of a transaction in another scope, and goes back to its own: for an act that is one person's and another's
 * at once. After a fault the transaction is over, so there is nothing to go back to.
 */
export async function inScope<T>(
  tx: Tx,
  scopes: { readonly of: Scope; readonly own: Scope },
  work: () => Promise<T>,
): Promise<T> {
  const enter = async (scope: Scope) => {
    for (const [name, value] of Object.entries(scopeSettings(scope)))
      await sql`select set_config(${name}, ${value}, true)`.execute(tx);
  };
  await enter(scopes.of);
  const result = await work();
  await enter(scopes.own);
  return result;
}

/** The transaction-local settings that row-level security reads; those that do not belong to the scope are empty. */
function scopeSettings(scope: Scope): Record<string, string> {
  const settings = {
    'app.scope_kind': scope.kind as string,
    'app.scope_path': '',
    'app.scope_organisation': '',
    'app.scope_person': '',
  };
  switch (scope.kind) {
    case 'division':
      settings['app.scope_path'] = checked(scope.path, LTREE);
      break;
    case 'organisation':
      settings['app.scope_organisation'] = checked(scope.organisationId, UUID);
      break;
    case 'person':
      settings['app.scope_person'] = checked(String(scope.personId), /^[1-9]\d{0,15}$/);
      break;
    case 'system':
    case 'public':
      break;
    default:
      throw new Error('unknown scope');
  }
  return settings;
}

function checked(text: string, form: RegExp): string {
  if (!form.test(text)) throw new Error('a scope is not of its form: no transaction is opened');
  return text;
}

function isUnknown(error: unknown): boolean {
  return error instanceof DatabaseRefusal && error.code === 'commit-outcome-unknown';
}

function withoutValuesOnce(error: unknown): unknown {
  return /^[0-9A-Z]{5}$/.test(sqlState(error))
    ? withoutValues(error, error instanceof Error ? error : undefined)
    : error;
}
