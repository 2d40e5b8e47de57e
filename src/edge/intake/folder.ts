import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BATCH_LIMITS, createWorkbookReader, type ReadLimits } from '../workbooks/index.ts';
import type { IntakeFile } from './rules-plan.ts';

/** Names that a county's folder holds besides its workbooks: lock files of an open Excel, hidden files. */
function isWorkbookName(name: string): boolean {
  return /\.(xlsx|xlsm|xls|csv)$/i.test(name) && !/^(~\$|\.)/.test(name);
}

/**
 * Reads every workbook and CSV file of a folder (not of its subfolders), in the order of their names. A file that
 * cannot be read is in the list with its refusal; the others do not wait for it.
 */
export async function readFolder(folder: string, limits: ReadLimits = BATCH_LIMITS): Promise<IntakeFile[]> {
  const names = (await readdir(folder)).filter(isWorkbookName).sort();
  const reader = createWorkbookReader(limits);
  const files: IntakeFile[] = [];
  try {
    for (const name of names) {
      const path = join(folder, name);
      if (!(await stat(path)).isFile()) continue;
      const result = await reader.read(name, await readFile(path));
      const refusal = result.ok ? undefined : result.refusals[0];
      if (result.ok) files.push({ file: name, workbook: result.value });
      else if (refusal) files.push({ file: name, refusal });
    }
  } finally {
    reader.close();
  }
  return files;
}

/** The names of what else lies in the folder and is not read: other files, lock files, subfolders; no hidden files. */
export async function otherNamesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .filter((entry) => entry.isDirectory() || !isWorkbookName(entry.name))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort();
}
