import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Transform } from 'node:stream';
import { DatabaseRefusal } from './contract.ts';
import type { AppliedMigration } from './migrate.ts';

export interface SnapshotPart {
  readonly table: string;
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that lies outside the database and belongs to a row of it. */
export interface SnapshotFile {
  readonly name: string;
  readonly sha256: string;
}

export interface Manifest {
  readonly format: 'jilu-backup';
  readonly formatVersion: 1;
  readonly createdAt: string;
  readonly serverVersion: string;
  readonly note: string;
  readonly migrations: readonly AppliedMigration[];
  readonly tables: readonly SnapshotPart[];
  readonly sequences: readonly {
    readonly name: string;
    readonly lastValue: string;
    readonly isCalled: boolean;
  }[];
  /** Absent in backups of before there were files. */
  readonly files?: readonly SnapshotFile[];
  readonly journalHeads: readonly { readonly chain: string; readonly seq: number; readonly mac: string }[];
}

const MANIFEST = 'manifest.json';
/** A manifest never leads out of its folder. */
const PART_NAME = /^[a-z0-9_]+\.copy$/;
/** The folder of files in a backup, and the form of their names. */
const FILES = 'files';
const FILE_NAME = /^[0-9a-f]{64}(\.preview)?$/;
const MANIFEST_DIGEST = 'manifest.json.sha256';

/** Counts and digests what flows through. Text COPY has one line feed a row; line feeds in values are escaped. */
export class Measure extends Transform {
  readonly #hash: Hash = createHash('sha256');
  rows = 0;
  bytes = 0;

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error?: Error | null, data?: Buffer) => void,
  ) {
    this.#hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.rows += 1;
    done(null, chunk);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}

/** A folder beside `dir` to write into. Refuses when `dir` holds anything. */
export async function openDraft(dir: string): Promise<string> {
  const target = resolve(dir);
  const found = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new DatabaseRefusal(
      'backup-target-not-empty',
      `${target} 不是可写的文件夹：请换一个备份位置。`,
      error,
    );
  });
  if (found.length > 0)
    throw new DatabaseRefusal(
      'backup-target-not-empty',
      `${target} 不是空文件夹：请给每次备份一个新的文件夹。`,
    );
  const draft = `${target}.partial-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  return draft;
}

/** Finishes the draft: manifest, its digest, everything on disk, then one rename. */
export async function finishDraft(draft: string, dir: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeDurably(join(draft, MANIFEST), text);
  await writeDurably(join(draft, MANIFEST_DIGEST), `${sha256(text)}\n`);
  await syncPath(draft);
  const target = resolve(dir);
  await rmdir(target).catch(() => {});
  await rename(draft, target);
  await syncPath(dirname(target));
}

/** Reads a backup and checks every byte of it. Refuses a damaged one, naming the file. */
export async function readVerified(dir: string): Promise<Manifest> {
  const text = await readFile(join(dir, MANIFEST)).catch((error: unknown) => {
    throw new DatabaseRefusal(
      'backup-damaged',
      `${dir} 里没有 ${MANIFEST}:请指定 jilu backup 生成的文件夹。`,
      error,
    );
  });
  const digest = await readFile(join(dir, MANIFEST_DIGEST), 'utf8').catch(() => '');
  if (digest !== `${sha256(text)}\n`) throw damaged(MANIFEST);
  const manifest = JSON.parse(text.toString('utf8')) as Manifest;
  if (manifest.format !== 'jilu-backup' || manifest.formatVersion !== 1)
    throw new DatabaseRefusal(
      'backup-from-newer-version',
      '备份由更新的程序版本生成：请换用更新的程序版本恢复。',
    );
  for (const part of manifest.tables) {
    if (!PART_NAME.test(part.file)) throw damaged(MANIFEST);
    const measure = new Measure();
    try {
      await new Promise<void>((done, fail) => {
        createReadStream(join(dir, part.file))
          .on('error', fail)
          .pipe(measure)
          .on('error', fail)
          .on('end', done)
          .resume();
      });
    } catch (error) {
      throw damaged(part.file, error);
    }
    if (measure.bytes !== part.bytes || measure.rows !== part.rows || measure.digest() !== part.sha256)
      throw damaged(part.file);
  }
  for (const file of manifest.files ?? []) {
    if (!FILE_NAME.test(file.name)) throw damaged(MANIFEST);
    if ((await digestOfFile(join(dir, FILES, file.name))) !== file.sha256) throw damaged(file.name);
  }
  return manifest;
}

/** Undefined when it is not there. */
async function digestOfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return hash.digest('hex');
}

/** Where a file lies in its folder: two levels, by the beginning of its name. */
function placeOf(folder: string, name: string): string {
  return join(folder, name.slice(0, 2), name);
}

/** Copies files into the draft of a backup. Refuses one that is missing or altered: a backup must not look whole then. */
export async function copyFilesOut(
  draft: string,
  folder: string,
  files: readonly SnapshotFile[],
): Promise<void> {
  if (files.length === 0) return;
  await mkdir(join(draft, FILES), { mode: 0o700 });
  for (const { name, sha256: digest } of files) {
    if (!FILE_NAME.test(name)) throw new Error('not the name of a stored file');
    const copy = join(draft, FILES, name);
    const isThere = await copyFile(placeOf(folder, name), copy).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
    if (!isThere || (await digestOfFile(copy)) !== digest)
      throw new DatabaseRefusal(
        'file-damaged',
        `上传材料 ${name} 在存储中缺失或已损坏，没有生成备份：请先从以前的备份找回这个文件，放回 ${folder}。`,
      );
    await syncPath(copy);
  }
  await syncPath(join(draft, FILES));
}

/** Puts the files of a verified backup in their place, before the rows that name them are there. */
export async function copyFilesIn(
  dir: string,
  folder: string,
  files: readonly SnapshotFile[],
): Promise<void> {
  for (const { name } of files) {
    const place = placeOf(folder, name);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await copyFile(join(dir, FILES, name), `${place}.partial`);
    await chmod(`${place}.partial`, 0o600);
    await syncPath(`${place}.partial`);
    await rename(`${place}.partial`, place);
    await syncPath(dirname(place));
  }
}

export function damaged(file: string, cause?: unknown): DatabaseRefusal {
  return new DatabaseRefusal(
    'backup-damaged',
    `备份文件 ${file} 缺失或已损坏，没有恢复任何内容：请换用另一份备份。`,
    cause,
  );
}

export async function syncPath(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
