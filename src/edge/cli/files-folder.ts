import { resolve } from 'node:path';
import { readConfig } from '../app/index.ts';
import { type DatabaseTarget, EXIT_WRONG_CALL } from './database-target.ts';

/** Where attached files lie, as the server finds them; undefined, with the reasons said, when that cannot be known. */
export function filesFolderOf(target: DatabaseTarget): string | undefined {
  const read = readConfig(target);
  if (read.ok) return resolve(read.config.filesDir);
  for (const reason of read.reasons) console.error(reason);
  process.exitCode = EXIT_WRONG_CALL;
  return undefined;
}
