import type { BankFile, BankFiles } from '../../benefits/payments/index.ts';
import type { TableFiles, UploadedFile } from '../../platform/access/index.ts';
import { done, type Result } from '../../platform/kernel/index.ts';
import type { Sheet, Workbook } from '../workbooks/index.ts';
import type { BankRow } from './rules-header.ts';
import { paymentTable } from './rules-payment.ts';
import { answersOf, sampleTable } from './rules-return.ts';

/** Reads and writes the files of a bank that takes and gives workbooks. */
interface BankFileAccess {
  read(file: UploadedFile): Promise<Result<Workbook>>;
  readonly write: TableFiles['write'];
}

/** The files of a bank that takes and gives workbooks, written and read by `files`. */
export function bankFiles(files: BankFileAccess): BankFiles {
  return {
    write: (batch) => files.write(paymentTable(batch)),
    async read(file) {
      const workbook = await files.read(file);
      return workbook.ok ? answersIn(workbook.value, file.name) : workbook;
    },
    sample: (batchNumber, rows) => files.write(sampleTable(batchNumber, rows)),
  };
}

/** The answers of the first sheet that holds any; every other sheet with content is named. */
function answersIn({ sheets }: Workbook, fileName: string): Result<BankFile> {
  const filled = sheets.filter((sheet) => sheet.rows.length > 0);
  const read = filled.map((sheet) => answersOf(withGaps(sheet), `${fileName} ${sheet.name}`));
  const at = read.findIndex((result) => result.ok);
  const chosen = read[at] ?? read[0] ?? answersOf([]);
  if (!chosen.ok) return chosen;
  const notes = filled.flatMap((sheet, index) => {
    if (index === at) return [];
    const name = sheet.name.slice(0, 31);
    return [
      `工作表“${name}”没有读入（${sheet.rows.length} 行）${read[index]?.ok ? '，其中有付款结果：请另存为单独的文件再读取' : '：不是回单'}。`,
    ];
  });
  return done({ ...chosen.value, notes: [...chosen.value.notes, ...notes] });
}

/** Rows by the sheet's own numbers: an empty row stays an empty row, so line numbers are those the clerk sees. */
function withGaps(sheet: Sheet): BankRow[] {
  const table: BankRow[] = [];
  for (const row of sheet.rows) {
    while (table.length < row.number - 1) table.push([]);
    table.push(row.cells);
  }
  return table;
}
