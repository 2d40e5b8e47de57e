import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const NAME = /^[0-9a-f]{64}(\.preview)?$/;

/** The preview of a picture lies beside it. */
export function previewName(fileName: string): string {
  return `${fileName}.preview`;
}

/** Where the contents of this name lie, as parts of a path; two levels, so that no folder grows too large. */
function partsOf(name: string): readonly [string, string] {
  if (!NAME.test(name)) throw new Error('not the name of a stored file');
  return [name.slice(0, 2), name];
}

const pathOf = (folder: string, name: string) => join(folder, ...partsOf(name));

export function sha256(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}

/** Writes whole or not at all: beside it, flushed to the disk, then renamed. Harmless when it is there already. */
export async function writeContents(folder: string, name: string, content: Uint8Array): Promise<void> {
  const path = pathOf(folder, name);
  const draft = `${path}.partial`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** The bytes as they were written; undefined when they are missing or were altered since. */
export async function readContents(
  folder: string,
  name: string,
  digest: Uint8Array,
): Promise<Buffer | undefined> {
  try {
    const content = await readFile(pathOf(folder, name));
    return sha256(content).equals(digest) ? content : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function removeContents(folder: string, name: string): Promise<void> {
  await rm(pathOf(folder, name), { force: true });
}

/** For a path that contentsIn gave. */
export async function removePath(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Every file in the folder, with drafts that a stop left behind, and when each was last written. */
export async function* contentsIn(folder: string): AsyncGenerator<{ path: string; name: string; at: Date }> {
  for (const shard of await namesIn(folder))
    for (const name of await namesIn(join(folder, shard))) {
      const path = join(folder, shard, name);
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile()) yield { path, name, at: found.mtime };
    }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
