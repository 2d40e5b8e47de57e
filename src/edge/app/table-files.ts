import type { TableFiles, UploadedFile } from '../../platform/access/index.ts';
import { done, type Result } from '../../platform/kernel/index.ts';
import {
  type Cell,
  type SheetRow,
  uploadWith,
  type Workbook,
  writeBook,
  writeCsv,
  writeWorkbook,
} from '../workbooks/index.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An untrusted file with its sheets and cells, read in a child process. Refuses what is not a table, in a sentence. */
export async function readUpload(file: UploadedFile): Promise<Result<Workbook>> {
  const uploaded = await uploadWith(file.content.length, (read) => read(file.name, file.content));
  return uploaded.ok ? uploaded.value : uploaded;
}

/** Spreadsheets for the modules that only know tables: read in a child process, written with formulas defused. */
export const tableFiles: TableFiles = {
  async read(file) {
    const workbook = await readUpload(file);
    if (!workbook.ok) return workbook;
    const sheet = workbook.value.sheets.find((sheet) => sheet.state === 'visible');
    return done(withGaps(sheet?.rows ?? []));
  },
  async write(table) {
    const content = await writeWorkbook([
      {
        name: table.title,
        titles: [table.title],
        columns: table.columns.map((header) => ({ header })),
        rows: table.rows,
      },
    ]);
    return { fileName: `${table.fileName}.xlsx`, mediaType: XLSX, content: Buffer.from(content) };
  },
  book: async (book) => ({
    fileName: `${book.fileName}.xlsx`,
    mediaType: XLSX,
    content: await writeBook(book.sheets, (add) => book.fill(add)),
  }),
  csv: (table) => ({
    fileName: `${table.fileName}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    content: Buffer.from(
      writeCsv(
        table.columns.map((header) => ({ header })),
        table.rows,
      ),
    ),
  }),
};

/** Rows by the sheet's own numbers: an empty row stays an empty row, so line numbers are those the clerk sees. */
function withGaps(rows: readonly SheetRow[]): string[][] {
  const table: string[][] = [];
  for (const row of rows) {
    while (table.length < row.number - 1) table.push([]);
    table.push(Array.from(row.cells, textOf));
  }
  return table;
}

function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;
}
