// `npm run corpus -- DIR`: reads every spreadsheet of a folder with our reader and with exceljs, compares them cell by
// cell, and prints how many cells agree and differ and how many files are refused, by code. Not part of the tests: the
// files are anybody's.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { BATCH_LIMITS, type Cell, createWorkbookReader, type Workbook } from '../src/edge/workbooks/index.ts';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('npm run corpus -- DIR');
  process.exit(2);
}

const reader = createWorkbookReader(BATCH_LIMITS);
const refused = new Map<string, number>();
let files = 0;
let agree = 0;
let differ = 0;
let uncompared = 0;
const shown: string[] = [];

for (const entry of (await readdir(folder, { recursive: true })).sort()) {
  if (!/\.(xlsx|csv|tsv|txt|xls|et|ods)$/i.test(entry)) continue;
  files += 1;
  const bytes = await readFile(join(folder, entry)).catch(() => undefined);
  if (bytes === undefined) continue;
  const read = await reader.read(entry, bytes);
  if (!read.ok) {
    const code = read.refusals[0]?.code ?? '';
    refused.set(code, (refused.get(code) ?? 0) + 1);
  } else if (read.value.format === 'xlsx') await compare(entry, bytes, read.value);
}
reader.close();

console.log(
  `files ${files}; cells that agree ${agree}, that differ ${differ}; not compared ${uncompared} files`,
);
for (const [code, count] of [...refused].sort()) console.log(`refused ${code}: ${count}`);
for (const line of shown) console.log(line);
process.exitCode = differ > 0 ? 1 : 0;

async function compare(name: string, bytes: Buffer, ours: Workbook): Promise<void> {
  const book = new exceljs.Workbook();
  try {
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
  } catch {
    uncompared += 1;
    return;
  }
  for (const sheet of ours.sheets) {
    const theirs = book.getWorksheet(sheet.name);
    if (!theirs) continue;
    for (const row of sheet.rows)
      row.cells.forEach((cell, column) => {
        if (cell === undefined) return;
        const mine = textOf(cell);
        const their = theirText(theirs.getRow(row.number).getCell(column + 1).value);
        if (their === undefined || mine === their) agree += 1;
        else {
          differ += 1;
          // Where, never what: the files may be about people.
          if (shown.length < 200)
            shown.push(`differs: ${name} ${sheet.name} row ${row.number} column ${column + 1}`);
        }
      });
  }
}

function textOf(cell: Cell): string {
  const text = typeof cell === 'string' ? cell : cell.text;
  return text.replace(/\r\n?/g, '\n');
}

/** As text; undefined where the two readers show it in ways that cannot be compared (times, errors, cells of a merge). */
function theirText(value: exceljs.CellValue): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : undefined;
  }
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return Math.abs(value) < 1e15 ? plain(value) : undefined;
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .replace(/\r\n?/g, '\n');
  if ('result' in value) return theirText(value.result as exceljs.CellValue);
  if ('text' in value) return theirText(value.text as exceljs.CellValue);
  return undefined;
}

function plain(value: number): string {
  const text = String(value);
  return /e/.test(text) ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
