import type { BankAnswer, BankFile, BankFiles } from '../../benefits/payments/index.ts';
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

const SHEET_NAME = 31;
/** Lines of a further sheet are numbered from the next thousand on, so that each number of a file says one line. */
const NUMBERS_APART = 1000;

/** The answers of every visible sheet that holds any; each other sheet with content is named. */
function answersIn({ sheets }: Workbook, fileName: string): Result<BankFile> {
  const filled = sheets.filter((sheet) => sheet.rows.length > 0);
  const read = filled.map((sheet) => answersOf(withGaps(sheet), `${fileName} ${sheet.name}`));
  const shown = filled.filter((sheet, index) => read[index]?.ok && sheet.state === 'visible');
  const first = read.find((result) => result.ok) ?? read[0] ?? answersOf([]);
  if (!first.ok) return first;
  const answers: BankAnswer[] = [];
  const notes: string[] = [];
  let last = 0;
  for (const [index, sheet] of filled.entries()) {
    const result = read[index];
    const name = sheet.name.slice(0, SHEET_NAME);
    if (!result?.ok) {
      notes.push(`工作表“${name}”没有读入（${sheet.rows.length} 行）：不是回单。`);
      continue;
    }
    if (!(shown.includes(sheet) || (shown.length === 0 && result === first))) {
      notes.push(
        `隐藏的工作表“${name}”没有读入（${sheet.rows.length} 行），其中有付款结果：请取消隐藏，另存为单独的文件再读取。`,
      );
      continue;
    }
    const from = last === 0 ? 0 : Math.ceil(last / NUMBERS_APART) * NUMBERS_APART;
    answers.push(...result.value.answers.map((answer) => ({ ...answer, lineNo: answer.lineNo + from })));
    last = from + (sheet.rows.at(-1)?.number ?? 0);
    if (from > 0) notes.push(`工作表“${name}”也已读入，它的第 1 行记为第 ${from + 1} 行，以此类推。`);
    notes.push(...result.value.notes.map((note) => (from > 0 ? `工作表“${name}”：${note}` : note)));
  }
  return done({ answers, notes });
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
