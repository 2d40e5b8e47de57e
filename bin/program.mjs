// The program of the command line as one bundle: loading some 700 files through a translator takes 3 s, a bundle 0.3 s.
// A bundle counts only for the very sources it was made from; else the sources themselves run.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const PROGRAM_FOLDER = join(ROOT, 'dist', 'program');
export const STAMP_FILE = join(PROGRAM_FOLDER, 'stamp.txt');
/** The bundle of src/edge/cli/index.ts. */
export const PROGRAM = join(PROGRAM_FOLDER, 'jilu.mjs');

/** What the bundle is made of, one file a line with its size and time of change; equal text means an equal program. */
export function stampOfSources() {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
  return [...sources.sort(), 'package-lock.json', 'bin/bundle.mjs']
    .map((path) => {
      const { size, mtimeMs } = statSync(join(ROOT, path));
      return `${path} ${size} ${Math.round(mtimeMs)}\n`;
    })
    .join('');
}

/** True when the bundle was made from the sources as they are now. */
export function isBundled() {
  try {
    return readFileSync(STAMP_FILE, 'utf8') === stampOfSources();
  } catch {
    return false;
  }
}
