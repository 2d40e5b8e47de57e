import ExcelJS from 'exceljs';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** The check digit that belongs to the first seventeen of an ID number. */
export function checkDigitOf(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return CHECK[sum % 11] ?? '';
}

/** The number with a check digit that is wrong. */
export function spoilt(idNumber: string): string {
  const right = checkDigitOf(idNumber);
  return idNumber.slice(0, 17) + (right === '1' ? '2' : '1');
}

export interface Table {
  readonly sheet: string;
  /** Cells by row and column, both from 1 as the sheet counts. */
  readonly rows: readonly (readonly string[])[];
}

/** The first visible sheet as text. */
export async function readTable(path: string): Promise<Table> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets.find((worksheet) => worksheet.state === 'visible');
  if (!sheet) throw new Error(`${path} has no sheet`);
  const rows: string[][] = [];
  for (let number = 1; number <= sheet.rowCount; number++) {
    const row = sheet.getRow(number);
    rows.push(Array.from({ length: sheet.columnCount }, (_, index) => textOf(row.getCell(index + 1))));
  }
  return { sheet: sheet.name, rows };
}

/** A date cell as the form writes days. */
function textOf(cell: ExcelJS.Cell): string {
  return cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.text;
}

const ROSTER_ROW = 4;
const ID_COLUMN = 3;

/**
 * A roster in the form of a sample roster, of another class, with some of its people: title, heading and header stay,
 * rows follow from row 4. `change` gets the cells of a row (from 1) and its number.
 */
export async function rosterFrom(
  sample: string,
  target: string,
  heading: string,
  rowNumbers: readonly number[],
  change: (cells: string[], rowNumber: number) => void,
): Promise<void> {
  const { sheet, rows } = await readTable(sample);
  const book = new ExcelJS.Workbook();
  const out = book.addWorksheet(sheet);
  out.addRow([rows[0]?.[0]]);
  out.addRow([heading]);
  out.addRow(rows[2]);
  rowNumbers.forEach((from, index) => {
    const cells = ['', ...(rows[from - 1] ?? [])];
    cells[1] = String(index + 1);
    change(cells, ROSTER_ROW + index);
    const row = out.addRow(cells.slice(1));
    // Numbers of people are text, as the form asks.
    row.getCell(ID_COLUMN).numFmt = '@';
  });
  await book.xlsx.writeFile(target);
}

/** A workbook of one sheet with these rows, the header first: what a county types into a list. */
export async function writeList(target: string, sheet: string, rows: readonly (readonly string[])[]) {
  const book = new ExcelJS.Workbook();
  book.addWorksheet(sheet).addRows(rows.map((cells) => [...cells]));
  await book.xlsx.writeFile(target);
}

/** Changes cells of a workbook in place: what somebody corrects in Excel. */
export async function editWorkbook(
  path: string,
  change: (sheet: {
    text(cell: string): string;
    set(cell: string, text: string): void;
    rows: number;
  }) => void,
): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets.find((worksheet) => worksheet.state === 'visible');
  if (!sheet) throw new Error(`${path} has no sheet`);
  change({
    text: (cell) => sheet.getCell(cell).text,
    set: (cell, text) => {
      sheet.getCell(cell).value = text;
    },
    rows: sheet.rowCount,
  });
  await book.xlsx.writeFile(path);
}

/** Every order of a bank file: its number, account and amount as a line of an answer, and whom it pays. */
export async function ordersIn(path: string): Promise<{ known: string; payee: string }[]> {
  const { rows } = await readTable(path);
  const head = rows.findIndex((cells) => cells.includes('付款单号'));
  const cell = (cells: readonly string[], title: string) => cells[rows[head]?.indexOf(title) ?? -1] ?? '';
  return rows
    .slice(head + 1)
    .filter((cells) => /^P\d/.test(cell(cells, '付款单号')))
    .map((cells) => ({
      known: ['付款单号', '收款账号', '金额（元）'].map((title) => cell(cells, title)).join(),
      payee: cell(cells, '收款户名'),
    }));
}
