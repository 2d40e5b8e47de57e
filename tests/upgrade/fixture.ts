// The fixtures of earlier programs: where they lie, and how one is laid out and opened as its owner would.
import { chmod, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, openApp, readConfig } from '../../src/edge/app/index.ts';
import { silentLog } from '../../src/platform/db/index.ts';
import { isRoot, NOBODY } from '../db-process.ts';
import { giveTo, unpack } from './archive.ts';
import type { Figures } from './figures.ts';

/** Files of a fixture. */
export const FILES = {
  figures: 'figures.json',
  keys: 'keys.json',
  anchors: 'journal-anchors.jsonl',
  directory: 'data-directory.tar.br',
  backup: 'backup.tar.br',
  commandLine: 'command-line.tar.br',
} as const;

/** What of a data directory is in the fixture, beside keys and anchors; the rest is logs. */
export const KEPT_OF_DIRECTORY = /^(postgres|database-passwords\.json|database-owner\.\d+\.json)$/;

/** What was true when the fixture was made. */
export interface Made {
  /** Now, by the county's clock. */
  readonly now: string;
  /** The notices as they were loaded, by id. */
  readonly packs: Readonly<Record<string, string>>;
  readonly figures: Figures;
}

/** The fixtures by name: the last migration of the program that made them. */
export async function fixtureNames(): Promise<string[]> {
  const entries = await readdir(import.meta.dirname, { withFileTypes: true });
  return entries.flatMap(({ name }) => (/^\d{4}_/.test(name) ? [name] : [])).sort();
}

export const folderOf = (name: string) => join(import.meta.dirname, name);

export async function readMade(folder: string): Promise<Made> {
  return JSON.parse(await readFile(join(folder, FILES.figures), 'utf8')) as Made;
}

/** Lays the data directory out in `data`, with its keys and anchors, owned by whoever may run PostgreSQL. */
export async function layOutDirectory(folder: string, data: string): Promise<void> {
  await unpack(join(folder, FILES.directory), data);
  await chmod(data, 0o711);
  if (isRoot) await giveTo(join(data, 'postgres'), NOBODY);
  await layOutKeys(folder, data);
}

/** Keys and anchors are no part of a backup: they are restored by hand, as `docs/operations.md` says. */
export async function layOutKeys(folder: string, data: string): Promise<void> {
  await mkdir(join(data, 'anchors'), { recursive: true, mode: 0o700 });
  for (const [from, to] of [
    [FILES.keys, 'keys.json'],
    [FILES.anchors, 'anchors/journal.jsonl'],
  ] as const) {
    await copyFile(join(folder, from), join(data, to));
    await chmod(join(data, to), 0o600);
  }
}

/** Opens a data directory as every start of the program does: migrated, reference tables brought up to date. */
export async function openCounty(data: string): Promise<App> {
  const read = readConfig({ data }, {});
  if (!read.ok) throw new Error(read.reasons.join('\n'));
  return openApp(read.config, { log: silentLog, create: false });
}

/** Sets the county's clock for calls of the command line, which read it from the database. */
export async function setClock(app: App, now: string): Promise<void> {
  const client = await app.db.owner();
  try {
    await client.query("select set_config('app.scope_kind', 'system', false)");
    await client.query('update demonstration_clock set offset_ms = $1', [
      new Date(now).getTime() - app.wallClock.now().getTime(),
    ]);
  } finally {
    await client.end();
  }
}
