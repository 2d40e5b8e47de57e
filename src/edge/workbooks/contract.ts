/**
 * What a spreadsheet says, before anybody decides what it means: sheets, rows with the numbers the clerk sees,
 * cells with what is stored in them. Nothing here knows forms or people.
 */
export interface Workbook {
  readonly format: 'xlsx' | 'csv';
  /** For text files: the encoding in which they were readable. */
  readonly encoding?: 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be';
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  /** Empty for a CSV file, which has no sheets. */
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  /** Rows with at least one cell that holds something, in order; `number` is the sheet's own row number. */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
  /** Columns (counted from 0) that the clerk cannot see; they are read like the others. */
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[];
  /** What lies on the sheet and is not read; absent where there is nothing of it. */
  readonly beside?: SheetBeside;
}

export interface SheetBeside {
  /** Cells with a comment. */
  readonly comments: number;
  readonly pictures: number;
}

export interface SheetRow {
  readonly number: number;
  readonly hidden: boolean;
  /** Sparse by column counted from 0. A plain string is a text cell without a formula. */
  readonly cells: readonly (Cell | undefined)[];
}

export type Cell = string | TypedCell;

interface TypedCell {
  /**
   * `number`: `text` is the shortest decimal of the stored number, or the digits as stored where they are an integer of
   * any length (see decimalOf). `date`: a number under a date
   * format, `text` is YYYY-MM-DD (with ` HH:MM` when there is a time of day, or `HH:MM` alone).
   * `blank`: a formula without a stored value. `error`: `text` is #N/A and the like.
   */
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'blank';
  readonly text: string;
  readonly formula?: true;
}

/** Rows as the clerk counts them (from 1), columns from 0, both ends included. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** What one file may cost us. Sizes in bytes, time in milliseconds, heap in MB. */
export interface ReadLimits {
  readonly containerBytes: number;
  readonly inflatedBytes: number;
  readonly entries: number;
  readonly ratio: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly milliseconds: number;
  readonly heapMb: number;
}

/** For files that come over the network from anybody. */
export const UPLOAD_LIMITS: ReadLimits = {
  containerBytes: 10 * 1024 * 1024,
  inflatedBytes: 50 * 1024 * 1024,
  entries: 200,
  ratio: 100,
  rows: 200_000,
  columns: 1_000,
  cells: 4_000_000,
  milliseconds: 5_000,
  heapMb: 96,
};

/** For the bureau's own operator at the command line: a roster of 100,000 rows passes, a bomb still does not. */
export const BATCH_LIMITS: ReadLimits = {
  ...UPLOAD_LIMITS,
  containerBytes: 40 * 1024 * 1024,
  inflatedBytes: 300 * 1024 * 1024,
  milliseconds: 30_000,
  heapMb: 160,
};

export type FileFaultCode =
  | 'file-empty'
  | 'file-too-large'
  | 'file-not-workbook'
  | 'file-renamed-text'
  | 'file-renamed-workbook'
  | 'file-old-xls'
  | 'file-web-page'
  | 'file-xml-table'
  | 'file-password'
  | 'file-macro'
  | 'file-embedded'
  | 'file-inflates'
  | 'file-too-many-parts'
  | 'file-path'
  | 'file-dtd'
  | 'file-damaged'
  | 'file-too-many-rows'
  | 'file-too-many-cells'
  | 'file-timeout'
  | 'file-memory'
  | 'file-encoding'
  | 'file-quotes';

/** One Chinese sentence for each way in which a file is not what it says: which file, where in it, what to do. */
export function fileFaultSentence(code: FileFaultCode, file: string, where = ''): string {
  const at = where ? `（${where}）` : '';
  const sentences: Record<FileFaultCode, string> = {
    'file-empty': `文件《${file}》是空的，没有任何内容：请重新导出后再上传。`,
    'file-too-large': `文件《${file}》太大${at}：请删去图片和多余的格式，或按班期拆成几个文件再上传。`,
    'file-not-workbook': `文件《${file}》不是表格文件${at}：请上传 .xlsx 或 .csv 文件。`,
    'file-renamed-text': `文件《${file}》的扩展名是 .xlsx，内容却是文本：请用 Excel 或 WPS 打开后“另存为”.xlsx，或改回 .csv 再上传。`,
    'file-renamed-workbook': `文件《${file}》的扩展名是 .csv，内容却是 Excel 工作簿：请把扩展名改回 .xlsx 再上传。`,
    'file-old-xls': `文件《${file}》是旧版 .xls 格式：请用 Excel 或 WPS 打开，“另存为”.xlsx 后再上传。`,
    'file-web-page': `文件《${file}》的内容是网页，不是表格：请用 Excel 或 WPS 打开，另存为工作簿后再上传。`,
    'file-xml-table': `文件《${file}》的内容是 XML 电子表格：请用 Excel 或 WPS 打开，另存为工作簿后再上传。`,
    'file-password': `文件《${file}》加了打开密码：请去掉密码，另存后再上传。`,
    'file-macro': `文件《${file}》含有宏或控件${at}：请“另存为”不含宏的 .xlsx 后再上传。`,
    'file-embedded': `文件《${file}》里嵌入了别的文件${at}：请删去嵌入的附件，另存后再上传。`,
    'file-inflates': `文件《${file}》展开后大得不正常${at}，已停止读取：请用 Excel 或 WPS 打开，另存为新文件后再上传。`,
    'file-too-many-parts': `文件《${file}》内部部件太多${at}，不像普通表格：请另存为新文件后再上传。`,
    'file-path': `文件《${file}》内部含有不安全的路径${at}：请用 Excel 或 WPS 另存为新文件后再上传。`,
    'file-dtd': `文件《${file}》内部含有实体声明${at}，不是 Excel 或 WPS 保存的文件：请另存为新文件后再上传。`,
    'file-damaged': `文件《${file}》已损坏，读不下去${at}：请用 Excel 或 WPS 打开核对，另存后再上传。`,
    'file-too-many-rows': `文件《${file}》行数太多${at}：请拆成几个文件再上传。`,
    'file-too-many-cells': `文件《${file}》单元格太多${at}：请删去多余的行列，另存后再上传。`,
    'file-timeout': `文件《${file}》读取超时，已停止：请删去多余的格式和空行，另存后再上传。`,
    'file-memory': `文件《${file}》读取时占用内存过大，已停止：请删去多余的格式和空行，另存后再上传。`,
    'file-encoding': `文件《${file}》的文字编码认不出来${at}：请另存为 UTF-8 或 GB18030（ANSI）编码的 CSV 后再上传。`,
    'file-quotes': `文件《${file}》的引号不配对${at}：请核对这一行的引号，或改存为 .xlsx 后再上传。`,
  };
  return sentences[code];
}

/** Thrown inside the reading process only; outside it is a refusal. */
export class FileFault extends Error {
  readonly code: FileFaultCode;
  readonly where: string;
  constructor(code: FileFaultCode, where = '') {
    super(code);
    this.code = code;
    this.where = where;
  }
}

const LETTERS = 26;

/** 0 -> A, 27 -> AB. */
export function columnName(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / LETTERS)) {
    name = String.fromCharCode(65 + ((n - 1) % LETTERS)) + name;
  }
  return name;
}

/** "C5" for column 2, row 5. */
export function cellRef(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** The column (from 0) and row (from 1) of "C5", "c5" or "$C$5"; undefined for anything else. */
export function parseCellRef(ref: string): { column: number; row: number } | undefined {
  let column = 0;
  let row = 0;
  for (let i = 0; i < ref.length; i++) {
    const code = ref.charCodeAt(i);
    if (code === 36) continue;
    const letter = code >= 97 ? code - 96 : code - 64;
    if (letter >= 1 && letter <= LETTERS && row === 0) column = column * LETTERS + letter;
    else if (code >= 48 && code <= 57 && column > 0) row = row * 10 + code - 48;
    else return undefined;
  }
  return column > 0 && row > 0 && column <= 16_384 && row <= 1_048_576
    ? { column: column - 1, row }
    : undefined;
}
