import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { refusal } from '../../platform/kernel/index.ts';
import { BATCH_LIMITS, createWorkbookReader, type ReadLimits } from '../workbooks/index.ts';
import { createCopies } from './copies.ts';
import type { IntakeFile } from './rules-plan.ts';

/** Of a format that holds tables: its contents say which, and whether we read it. */
const TABLE_FILE = /\.(xls[xmb]?|xlt[xm]?|ett?|ods|csv|tsv|tab|txt)$/i;
/** What an office program leaves beside a file that is open, and what systems hide. */
const LEFT_OVER = /^(~\$|\.)/;

/**
 * Reads every workbook and text table of a folder and its sub-folders, in the order of their paths (with `/`). A file
 * that cannot be read, one of another kind and a second copy are in the list with their refusal; the others do not
 * wait for it. Lock files and hidden files are left out.
 */
export async function readFolder(folder: string, limits: ReadLimits = BATCH_LIMITS): Promise<IntakeFile[]> {
  const reader = createWorkbookReader(limits);
  const files: IntakeFile[] = [];
  const copies = createCopies();
  try {
    for (const file of await filesIn(folder)) {
      if (!TABLE_FILE.test(file)) {
        files.push({ file, leftOut: notATable(file) });
        continue;
      }
      const bytes = await readFile(join(folder, file));
      const copy = copies.refusalOf(file, bytes);
      if (copy !== undefined) {
        files.push({ file, leftOut: copy });
        continue;
      }
      const result = await reader.read(file, bytes);
      const refused = result.ok ? undefined : result.refusals[0];
      if (result.ok) files.push({ file, workbook: result.value });
      else if (refused) files.push({ file, refusal: refused });
    }
  } finally {
    reader.close();
  }
  return files;
}

async function filesIn(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries) {
    if (LEFT_OVER.test(entry.name)) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) paths.push(...(await filesIn(folder, path)));
    else if (entry.isFile()) paths.push(path);
  }
  return paths.sort();
}

function notATable(file: string) {
  return refusal(
    'file-not-a-table',
    `文件《${basename(file)}》不是表格，没有读取：如有需要导入的内容，请另存为表格后再导入。`,
  );
}
