// Folders packed into one small file and out again: a tar, compressed by Brotli with a window over all of it.
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createBrotliDecompress } from 'node:zlib';

const WAL_SEGMENT_BYTES = 16 * 1024 * 1024;
const WAL_PAGE_BYTES = 8192;
/** Where pg_control stores its version and the place of the last checkpoint in the write-ahead log. */
const CONTROL = { versionAt: 8, checkpointAt: 32, knownVersion: 1800 } as const;
/** 64 MB: the catalogs of a cluster's four databases are alike, and are stored once. */
const WINDOW_BITS = 26;

/** Packs `names` of `folder` into `file`. */
export async function pack(folder: string, names: readonly string[], file: string): Promise<void> {
  const tar = spawn('tar', ['-c', '--format=ustar', '-f', '-', '-C', folder, ...names], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const compress = createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LARGE_WINDOW]: 1,
      [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
    },
  });
  await Promise.all([ended(tar), pipeline(tar.stdout, compress, createWriteStream(file, { flags: 'wx' }))]);
}

/** Unpacks `file` into `folder`, which is made when it is not there. */
export async function unpack(file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const tar = spawn('tar', ['-x', '-p', '-f', '-', '-C', folder], { stdio: ['pipe', 'ignore', 'pipe'] });
  const expand = createBrotliDecompress({ params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 } });
  // tar ends at the end of the archive, which may be before it has read the last padding: its status is what counts.
  const piped = pipeline(createReadStream(file), expand, tar.stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'EPIPE') throw error;
  });
  await Promise.all([ended(tar), piped]);
}

async function ended(tar: ReturnType<typeof spawn>): Promise<void> {
  const message = tar.stderr ? text(tar.stderr) : Promise.resolve('');
  const status = await new Promise<number | null>((done, fail) => {
    tar.once('error', fail);
    tar.once('close', done);
  });
  if (status !== 0) throw new Error(`tar ended with ${status}: ${await message}`);
}

/** Gives the cluster to `user`, as PostgreSQL asks of its files. Only root may. */
export async function giveTo(folder: string, user: { uid: number; gid: number }): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chown(join(entry.parentPath, entry.name), user.uid, user.gid);
  await chown(folder, user.uid, user.gid);
}

/**
 * Reduces the write-ahead log of a cluster that was stopped in good order to what its next start reads: the head
 * of the segment that holds the last checkpoint, and the pages from that checkpoint on.
 */
export async function trimLog(cluster: string): Promise<void> {
  const control = await readFile(join(cluster, 'global', 'pg_control'));
  const version = control.readUInt32LE(CONTROL.versionAt);
  if (version !== CONTROL.knownVersion)
    throw new Error(`pg_control is of version ${version}: look up where it stores the last checkpoint`);
  const checkpoint = control.readBigUInt64LE(CONTROL.checkpointAt);
  const segment = checkpoint / BigInt(WAL_SEGMENT_BYTES);
  const hex = (value: bigint) => value.toString(16).toUpperCase().padStart(8, '0');
  const lastSegment = `00000001${hex(segment / 256n)}${hex(segment % 256n)}`;
  const folder = join(cluster, 'pg_wal');
  for (const name of await readdir(folder))
    if (/^[0-9A-F]{24}$/.test(name) && name !== lastSegment) await rm(join(folder, name));
  const file = join(folder, lastSegment);
  const pages = await readFile(file);
  const at = Number(checkpoint % BigInt(WAL_SEGMENT_BYTES));
  pages.fill(0, WAL_PAGE_BYTES, at - (at % WAL_PAGE_BYTES));
  await writeFile(file, pages);
  const { size } = await stat(file);
  if (size !== WAL_SEGMENT_BYTES) throw new Error(`${lastSegment} has ${size} bytes`);
}
