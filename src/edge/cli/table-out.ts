import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { OutTable } from '../../platform/access/index.ts';
import { defuse, writeWorkbook } from '../workbooks/index.ts';

/** Writes a table by the file's extension: .xlsx, .jsonl, or CSV (UTF-8 with mark) for anything else. */
export async function writeTable(path: string, table: OutTable): Promise<void> {
  writeFileSync(path, await contentOf(extname(path).toLowerCase(), table), { mode: 0o600 });
}

async function contentOf(extension: string, table: OutTable): Promise<string | Uint8Array> {
  if (extension === '.xlsx')
    return writeWorkbook([
      {
        name: table.fileName,
        titles: [table.title],
        columns: table.columns.map((header) => ({ header })),
        rows: table.rows,
      },
    ]);
  if (extension === '.jsonl')
    return table.rows
      .map(
        (row) =>
          `${JSON.stringify(Object.fromEntries(table.columns.map((name, i) => [name, row[i] ?? ''])))}\n`,
      )
      .join('');
  const lines = [table.columns, ...table.rows].map((row) => row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  const safe = defuse(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
