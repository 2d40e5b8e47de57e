import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { DatabaseRefusal } from './contract.ts';
import { appliedMigrations, applyAll, migrate, pendingMigrations, readMigrations } from './migrate.ts';
import type { Database } from './open.ts';
import { withoutValues } from './pool.ts';
import {
  copyInStatement,
  copyOutStatement,
  type ForeignKey,
  fillOrder,
  MIGRATION_TABLE,
  readForeignKeys,
  readTables,
  SNAPSHOT_SETTINGS,
  type SnapshotTable,
} from './snapshot-catalog.ts';
import {
  copyFilesIn,
  copyFilesOut,
  damaged,
  finishDraft,
  type Manifest,
  Measure,
  openDraft,
  readVerified,
  type SnapshotFile,
  type SnapshotPart,
  syncPath,
} from './snapshot-files.ts';

/** A connection within the snapshot of a backup. */
export type SnapshotClient = Pick<pg.ClientBase, 'query'>;

export interface SnapshotOptions {
  /** Called before each table and once at the end; waited for. */
  readonly progress?: (done: number, total: number, table: string) => void | Promise<void>;
  /** Where the migrations lie; the program's own unless a test says otherwise. */
  readonly folder?: string;
  /** The heads of the record at the moment of the backup, read in its own snapshot; the journal is a later module. */
  readonly journalHeads?: (client: SnapshotClient) => Promise<Manifest['journalHeads']>;
  /** Files outside the database: their folder, and which of them the snapshot's rows name; a later module. */
  readonly files?: {
    readonly folder: string;
    /** Called before the snapshot: until the connection ends nothing is removed from the folder. */
    readonly hold: (client: SnapshotClient) => Promise<void>;
    readonly list: (client: SnapshotClient) => Promise<readonly SnapshotFile[]>;
  };
}

export interface RestoreOptions extends Pick<SnapshotOptions, 'progress' | 'folder'> {
  /** Where the files of the backup are put. */
  readonly filesFolder?: string | undefined;
}

const NOTE =
  '个人敏感信息在备份中仍是密文；密钥不在备份中，须另行保管，没有密钥就读不出这些内容。日志锚点文件也不在其中。';

/**
 * Writes one consistent snapshot of the whole database into the new folder `dir`, while work goes on: a text file
 * a table with count and digest, and a manifest over all. Refuses a folder that holds anything.
 */
export async function writeBackup(
  db: Database,
  dir: string,
  options: SnapshotOptions = {},
): Promise<Manifest> {
  const draft = await openDraft(dir);
  const client = await db.owner();
  try {
    await options.files?.hold(client);
    await client.query('begin isolation level repeatable read read only');
    await client.query(SNAPSHOT_SETTINGS);
    const found = await readTables(client);
    if (!found.some((table) => table.name === MIGRATION_TABLE))
      throw new DatabaseRefusal(
        'database-empty',
        '数据库里还没有数据表，没有可备份的内容：请检查指定的数据库。',
      );
    const tables = found.filter((table) => table.name !== MIGRATION_TABLE);
    const hidden = tables.find((table) => table.forced && !table.ownerReads);
    if (hidden) throw new Error(`the owner cannot read all of ${hidden.name}: run the migrations first`);
    const parts: SnapshotPart[] = [];
    for (const [index, table] of tables.entries()) {
      await options.progress?.(index, tables.length, table.name);
      parts.push(await writeTable(client, table, draft));
    }
    const manifest: Manifest = {
      format: 'jilu-backup',
      formatVersion: 1,
      ...(await readServer(client)),
      note: NOTE,
      migrations: await appliedMigrations(client),
      tables: parts,
      sequences: await readSequences(client),
      ...(options.files ? { files: await options.files.list(client) } : {}),
      journalHeads: (await options.journalHeads?.(client)) ?? [],
    };
    await client.query('commit');
    if (options.files) await copyFilesOut(draft, options.files.folder, manifest.files ?? []);
    await finishDraft(draft, dir, manifest);
    await options.progress?.(tables.length, tables.length, '');
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw withoutValues(error);
  } finally {
    await client.end();
  }
}

/**
 * Fills an empty database from the backup in `dir`: checks every byte before the first write, loads everything in
 * one transaction, compares each table's digest with the backup's before committing, then migrates forward.
 * Refuses a damaged backup, one from a newer program, and a database that holds any table.
 */
export async function restoreBackup(
  db: Database,
  dir: string,
  options: RestoreOptions = {},
): Promise<Manifest> {
  const manifest = await readVerified(dir);
  const files = await readMigrations(options.folder);
  const later = new Set(pendingMigrations(files, manifest.migrations).map((file) => file.name));
  const client = await db.owner();
  try {
    await client.query('begin');
    await client.query(SNAPSHOT_SETTINGS);
    if ((await readTables(client)).length > 0)
      throw new DatabaseRefusal(
        'database-not-empty',
        '目标数据库已有数据表，没有恢复任何内容：请恢复到新的数据目录或新建的空数据库。',
      );
    await applyAll(
      client,
      files.filter((file) => !later.has(file.name)),
    );
    await fill(client, manifest, dir, options);
    if (manifest.files?.length) await copyFilesIn(dir, folderForFiles(options), manifest.files);
    await client.query('commit');
    await client.query('analyze');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw withoutValues(error);
  } finally {
    await client.end();
  }
  await migrate(db, options.folder === undefined ? {} : { folder: options.folder });
  return manifest;
}

function folderForFiles(options: RestoreOptions): string {
  if (options.filesFolder !== undefined) return options.filesFolder;
  throw new DatabaseRefusal(
    'files-folder-needed',
    '备份里有上传的材料，但没有指定存放的文件夹，没有恢复任何内容：请用 --data 指定数据目录，或设置 JILU_FILES。',
  );
}

/** Rows and digest of every table now, in the form the manifest has them: for comparing two databases. */
export async function digestTables(db: Database): Promise<Record<string, string>> {
  const client = await db.owner();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(SNAPSHOT_SETTINGS);
    const digests: Record<string, string> = {};
    for (const table of await readTables(client))
      if (table.name !== MIGRATION_TABLE) digests[table.name] = await digestTable(client, table);
    await client.query('commit');
    return digests;
  } finally {
    await client.end();
  }
}

async function writeTable(client: pg.Client, table: SnapshotTable, draft: string): Promise<SnapshotPart> {
  const file = `${table.name}.copy`;
  const measure = new Measure();
  await pipeline(
    client.query(copyTo(copyOutStatement(table))),
    measure,
    createWriteStream(join(draft, file), { flags: 'wx', mode: 0o600 }),
  );
  await syncPath(join(draft, file));
  return {
    table: table.name,
    file,
    columns: table.columns,
    rows: measure.rows,
    bytes: measure.bytes,
    sha256: measure.digest(),
  };
}

async function fill(
  client: pg.Client,
  manifest: Manifest,
  dir: string,
  options: RestoreOptions,
): Promise<void> {
  const tables = (await readTables(client)).filter((table) => table.name !== MIGRATION_TABLE);
  const parts = new Map(manifest.tables.map((part) => [part.table, part]));
  for (const table of tables) {
    const part = parts.get(table.name);
    if (!part || part.columns.join() !== table.columns.join()) throw damaged(`${table.name}.copy`);
  }
  if (parts.size !== tables.length) throw damaged('manifest.json');
  const { order, deferred } = fillOrder(
    tables.map((table) => table.name),
    await readForeignKeys(client),
  );
  const byName = new Map(tables.map((table) => [table.name, table]));
  const ordered = order.flatMap((name) => byName.get(name) ?? []);
  // What the migrations themselves planted is in the backup too.
  await client.query(`truncate ${tables.map((table) => pg.escapeIdentifier(table.name)).join(', ')}`);
  const triggers = await suspendConstraints(client, tables, deferred);
  for (const [index, table] of ordered.entries()) {
    await options.progress?.(index, ordered.length, table.name);
    const part = parts.get(table.name);
    if (!part) throw damaged(`${table.name}.copy`);
    await pipeline(createReadStream(join(dir, part.file)), client.query(copyFrom(copyInStatement(table))));
    if ((await digestTable(client, table)) !== `${part.rows} ${part.sha256}`) throw damaged(part.file);
  }
  await client.query('set constraints all immediate');
  for (const { name, lastValue, isCalled } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, lastValue, isCalled]);
  await restoreConstraints(client, tables, deferred, triggers);
  await options.progress?.(ordered.length, ordered.length, '');
}

interface Trigger {
  readonly table: string;
  readonly name: string;
}

/** For the load alone, and undone in the same transaction: the rows were judged when they were first written. */
async function suspendConstraints(
  client: pg.Client,
  tables: readonly SnapshotTable[],
  deferred: readonly ForeignKey[],
): Promise<Trigger[]> {
  const { rows: triggers } = await client.query<Trigger>(
    `select c.relname::text as "table", t.tgname::text as name
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and t.tgenabled = 'O' and c.relnamespace = 'public'::regnamespace`,
  );
  for (const trigger of triggers)
    await alter(client, trigger.table, `disable trigger ${quote(trigger.name)}`);
  for (const table of tables)
    if (table.forced) await alter(client, table.name, 'no force row level security');
  for (const key of deferred)
    await alter(client, key.from, `alter constraint ${quote(key.name)} deferrable initially deferred`);
  return triggers;
}

async function restoreConstraints(
  client: pg.Client,
  tables: readonly SnapshotTable[],
  deferred: readonly ForeignKey[],
  triggers: readonly Trigger[],
): Promise<void> {
  for (const key of deferred) {
    const was = key.deferrable
      ? `deferrable initially ${key.deferred ? 'deferred' : 'immediate'}`
      : 'not deferrable';
    await alter(client, key.from, `alter constraint ${quote(key.name)} ${was}`);
  }
  for (const table of tables) if (table.forced) await alter(client, table.name, 'force row level security');
  for (const trigger of triggers) await alter(client, trigger.table, `enable trigger ${quote(trigger.name)}`);
}

async function alter(client: pg.Client, table: string, change: string): Promise<void> {
  await client.query(`alter table ${quote(table)} ${change}`);
}

async function digestTable(client: pg.Client, table: SnapshotTable): Promise<string> {
  const measure = new Measure();
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(client.query(copyTo(copyOutStatement(table))), measure, sink);
  return `${measure.rows} ${measure.digest()}`;
}

async function readServer(client: pg.Client): Promise<{ createdAt: string; serverVersion: string }> {
  const { rows } = await client.query<{ at: Date; version: string }>(
    `select now() as at, current_setting('server_version') as version`,
  );
  return { createdAt: rows[0]?.at.toISOString() ?? '', serverVersion: rows[0]?.version ?? '' };
}

async function readSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
      where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname`,
  );
  const sequences: { name: string; lastValue: string; isCalled: boolean }[] = [];
  for (const { name } of rows) {
    const state = await client.query<{ last_value: string; is_called: boolean }>(
      `select last_value::text, is_called from ${name}`,
    );
    const [found] = state.rows;
    if (found) sequences.push({ name, lastValue: found.last_value, isCalled: found.is_called });
  }
  return sequences;
}

function quote(name: string): string {
  return pg.escapeIdentifier(name);
}
