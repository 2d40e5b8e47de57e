import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { DatabaseRefusal } from './contract.ts';
import type { Database } from './open.ts';
import { sqlState, withoutValues } from './pool.ts';

export interface Migration {
  readonly name: string;
  readonly digest: string;
  readonly sql: string;
}

export interface AppliedMigration {
  readonly name: string;
  readonly digest: string;
}

export const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));
const FILE_NAME = /^\d{4}_[a-z0-9_-]+\.sql$/;
/** Any constant: two processes that migrate one database wait for each other here. */
const LOCK_KEY = 745_201_808;

/** The policy by which the owner of the tables reads whole tables, for backups. */
export const OWNER_READS = 'owner_reads';

const CREATE_TABLE = `
  create table if not exists schema_migration (
    name text collate "C" constraint schema_migration_pk primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`;

/** The migration files of `folder` in order; digests do not depend on line endings. */
export async function readMigrations(folder = MIGRATIONS): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => FILE_NAME.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the schema up to date: forward only, each file in its own transaction, one process at a time.
 * Refuses, naming the file, when an applied file was changed or is unknown here (the database is newer than we
 * are), or when a new file sorts before one already applied. Returns the names applied now.
 */
export async function migrate(db: Database, options: { readonly folder?: string } = {}): Promise<string[]> {
  const files = await readMigrations(options.folder);
  const client = await db.owner();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query(CREATE_TABLE);
    const pending = pendingMigrations(files, await appliedMigrations(client));
    for (const file of pending) {
      try {
        await client.query('begin');
        await applyMigration(client, file);
        await client.query('commit');
      } catch (caught) {
        const error = withoutValues(caught);
        const reason = error instanceof Error ? error.message : String(error);
        db.log.error({ migration: file.name, code: sqlState(error), reason }, '数据库升级脚本执行失败');
        throw new DatabaseRefusal(
          'migration-failed',
          `数据库升级脚本 ${file.name} 执行失败，该脚本的改动已全部撤回：请把日志交给维护人员。`,
          error,
        );
      }
    }
    await letOwnerRead(client);
    return pending.map((file) => file.name);
  } finally {
    await client.end();
  }
}

export async function appliedMigrations(client: pg.ClientBase): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from schema_migration order by name',
  );
  return rows.map((row) => ({ name: row.name, digest: row.sha256 }));
}

/** Creates the table of applied names and applies `files`, all within the caller's transaction. */
export async function applyAll(client: pg.ClientBase, files: readonly Migration[]): Promise<void> {
  await client.query(CREATE_TABLE);
  for (const file of files) await applyMigration(client, file);
}

/**
 * Row-level security is forced, so even the owner of the tables sees nothing without a scope. A backup must see
 * every row of every table, also of tables that later migrations add: the owner, and nobody else, gets a policy.
 */
async function letOwnerRead(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(c.relname) as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relforcerowsecurity
        and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = $1)`,
    [OWNER_READS],
  );
  if (rows.length === 0) return;
  const statements = rows.map(
    ({ name }) => `create policy ${OWNER_READS} on ${name} for select to current_user using (true)`,
  );
  // One simple query is one transaction.
  await client.query(statements.join(';'));
}

/** The files still to apply, or the refusal that says which file does not fit. */
export function pendingMigrations(
  files: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const known = new Map(files.map((file) => [file.name, file]));
  const done = new Set<string>();
  for (const { name, digest } of applied) {
    const file = known.get(name);
    if (!file)
      throw new DatabaseRefusal(
        'migration-unknown',
        `数据库已升级到 ${name}，而本程序没有这个脚本：请换用更新的程序版本。`,
      );
    if (file.digest !== digest)
      throw new DatabaseRefusal(
        'migration-changed',
        `升级脚本 ${name} 与数据库中已执行的内容不一致：请恢复该文件的原内容，改动另写新脚本。`,
      );
    done.add(name);
  }
  const last = applied.at(-1)?.name ?? '';
  const pending = files.filter((file) => !done.has(file.name));
  const lateFile = pending.find((file) => file.name < last);
  if (lateFile)
    throw new DatabaseRefusal(
      'migration-out-of-order',
      `升级脚本 ${lateFile.name} 排在已执行的 ${last} 之前：请给它更大的编号。`,
    );
  return pending;
}

async function applyMigration(client: pg.ClientBase, file: Migration): Promise<void> {
  await client.query(file.sql);
  await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [file.name, file.digest]);
}
