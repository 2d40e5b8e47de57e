import { type Cell, cellRef, type SheetRow } from '../workbooks/index.ts';
import type { CellFinding, Outcome } from './contract.ts';
import { cellText } from './rules-cells.ts';
import type { Table } from './rules-table.ts';
import type { CellValue, Reading, Remark } from './rules-values.ts';
import { type IntakeWords, wordKey } from './words.ts';

/** One data row under the hand of its rules: hands out cells, gathers what is found. */
export interface RowReader {
  readonly number: number;
  readonly findings: readonly CellFinding[];
  has(field: string): boolean;
  /** The stored text without any remark: for looking, not for importing. */
  peek(field: string): string;
  /** Reads one field by a rule and stores its remarks; undefined when blank, unknown or refused. */
  read<T>(field: string, rule: (value: CellValue) => Reading<T>): T | undefined;
  /** A remark that comes from comparing cells or rows. */
  add(field: string, remark: Remark): void;
  refused(): boolean;
}

export function readRow(table: Table, row: SheetRow, merged: MergedBody): RowReader {
  const findings: CellFinding[] = [];
  const nameColumn = table.columns.get(table.form.keys[0] as string) ?? 0;

  function add(field: string, remark: Remark): void {
    findings.push({ cell: cellRef(table.columns.get(field) ?? nameColumn, row.number), field, ...remark });
  }

  function cellOf(field: string): CellValue | undefined {
    const column = table.columns.get(field);
    if (column === undefined) return undefined;
    const own = row.cells[column];
    const cell = own === undefined ? lent(field, column) : own;
    if (cell === undefined) return undefined;
    const value = storedValue(cell);
    if (value === undefined) {
      add(field, unreadableCell(cell));
      return undefined;
    }
    if (own === undefined)
      add(field, {
        code: 'merged-cell',
        gravity: 'normalised',
        message: '合并单元格：按所覆盖的每一行取值',
        from: '',
        to: value.text.trim(),
      });
    if (typeof cell !== 'string' && cell.formula && !table.form.computed?.includes(field))
      add(field, {
        code: 'formula-value',
        gravity: 'normalised',
        message: '公式按存储的结果取值',
        from: '公式',
        to: value.text,
      });
    return value;
  }

  /** Who somebody is and where money goes is never lent to the next row. */
  function lent(field: string, column: number): Cell | undefined {
    return NEVER_LENT.has(field) ? undefined : merged.covering(row.number, column);
  }

  for (const field of twinsThatDiffer(table, row)) add(field, COLUMN_TWICE);
  if (row.hidden) add(table.form.keys[0] as string, HIDDEN_ROW);

  return {
    number: row.number,
    findings,
    has: (field) => table.columns.has(field),
    peek(field) {
      const column = table.columns.get(field);
      if (column === undefined) return '';
      return cellText(row.cells[column] ?? lent(field, column)).trim();
    },
    read(field, rule) {
      const value = cellOf(field);
      if (value === undefined) return undefined;
      const { value: found, remarks } = rule(value);
      for (const remark of remarks) add(field, remark);
      return found;
    },
    add,
    refused: () => findings.some((finding) => finding.gravity === 'refused'),
  };
}

const NEVER_LENT: ReadonlySet<string> = new Set(['name', 'idNumber', 'account', 'creditCode']);

const HIDDEN_ROW: Remark = {
  code: 'hidden-row',
  gravity: 'warned',
  message: '隐藏行：照常导入并提示',
  from: null,
  to: null,
};

const COLUMN_TWICE: Remark = {
  code: 'column-twice',
  gravity: 'refused',
  message: '表头里这一列出现两次，内容不同，不能判断哪个是对的：请只留一列后重新上传',
  from: null,
  to: null,
};

/** Who somebody is or where money goes, stated twice and not alike. */
function twinsThatDiffer(table: Table, row: SheetRow): string[] {
  return [...NEVER_LENT].filter((field) => {
    const own = cellText(row.cells[table.columns.get(field) ?? -1]).trim();
    return (table.twins.get(field) ?? []).some((column) => differs(cellText(row.cells[column]), own));
  });
}

function differs(twin: string, own: string): boolean {
  return twin.trim() !== '' && twin.trim() !== own;
}

function storedValue(cell: Cell): CellValue | undefined {
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  return cell.kind === 'error' || cell.kind === 'blank' ? undefined : { kind: cell.kind, text: cell.text };
}

function unreadableCell(cell: Cell): Remark {
  const error = typeof cell !== 'string' && cell.kind === 'error';
  return {
    code: error ? 'cell-error' : 'formula-no-value',
    gravity: 'warned',
    message: error
      ? `单元格是错误值 ${cellText(cell)}，按空白处理：请改正公式或直接填写`
      : '公式没有存储结果，按空白处理：请在 Excel 或 WPS 中打开、重新计算并保存',
    from: null,
    to: null,
  };
}

/** The value that a vertically merged body cell lends to every row it covers. */
export interface MergedBody {
  covering(row: number, column: number): Cell | undefined;
}

const MOST_COVERED = 200_000;

export function mergedBodyOf(table: Table): MergedBody {
  const covered = new Map<number, Cell>();
  const rows = new Map(table.sheet.merges.length > 0 ? table.body.map((row) => [row.number, row]) : []);
  for (const merge of table.sheet.merges) {
    if (merge.lastRow === merge.firstRow || merge.firstRow <= table.headerRow) continue;
    const cell = rows.get(merge.firstRow)?.cells[merge.firstColumn];
    if (cell === undefined) continue;
    for (let row = merge.firstRow + 1; row <= merge.lastRow && covered.size < MOST_COVERED; row++)
      covered.set(row * 16_384 + merge.firstColumn, cell);
  }
  return { covering: (row, column) => (covered.size === 0 ? undefined : covered.get(row * 16_384 + column)) };
}

/** The gravest word of the cells. */
export function outcomeOf(findings: readonly CellFinding[]): Outcome {
  for (const gravity of ['refused', 'warned', 'normalised'] as const)
    if (findings.some((finding) => finding.gravity === gravity)) return gravity;
  return 'imported';
}

/** Whether a row is the template's own example: it says so, or it is the well-known nobody. */
export function isExample(row: RowReader, words: IntakeWords): boolean {
  const { exampleMarks, exampleNames, exampleNumbers } = words.template;
  const texts = ['serial', 'name', 'note', 'idNumber'].map((field) => row.peek(field));
  if (texts.some((text) => exampleMarks.some((mark) => text.includes(mark)) || wordKey(text) === '例'))
    return true;
  const number = wordKey(row.peek('idNumber')).toUpperCase();
  if (exampleNumbers.includes(number)) return true;
  return exampleNames.includes(row.peek('name')) && !/^\d{17}[\dX]$/.test(number);
}
