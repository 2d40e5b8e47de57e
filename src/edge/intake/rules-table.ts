import { type Cell, columnName, type Sheet, type SheetRow } from '../workbooks/index.ts';
import type { Form, UnusedColumn } from './contract.ts';
import { type IntakeWords, wordKey } from './words.ts';

/** How a form's table is recognised: the words of its header row, in any order. */
export interface TableForm {
  readonly form: Form;
  /** Every heading under which a field is known. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Without these the sheet is not this form. */
  readonly required: readonly string[];
  /** Headings that this form never has: they belong to a look-alike. */
  readonly never?: readonly string[];
  /** A line with one of these filled is a data row. The first one names the row. */
  readonly keys: readonly string[];
  /** Columns that clerks fill by formula: their formulas say nothing about the row. */
  readonly computed?: readonly string[];
  /** At least so many fields must be found. */
  readonly least: number;
}

/** A form's table as found on a sheet. */
export interface Table {
  readonly form: TableForm;
  readonly sheet: Sheet;
  /** Row number of the last header row. */
  readonly headerRow: number;
  readonly columns: ReadonlyMap<string, number>;
  /** The heading of each column: the upper heading and, under a merged one, the lower. */
  readonly labels: readonly HeaderLabel[];
  readonly body: readonly SheetRow[];
  readonly heading: Heading;
}

export interface HeaderLabel {
  readonly column: number;
  readonly top: string;
  readonly sub: string;
}

/** Comparing form of a heading. */
export function headerKey(text: string): string {
  return wordKey(text)
    .toLowerCase()
    .replace(/[*:＊：]/g, '');
}

function withoutBrackets(key: string): string {
  return key.replace(/\([^()]*\)/g, '').replace(/\[[^\]]*\]/g, '');
}

export function cellText(cell: Cell | undefined): string {
  return cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;
}

const HEADER_SEARCH_ROWS = 40;

/** The best form for this sheet, or what came nearest and which columns it lacks. */
export function recogniseTable(
  sheet: Sheet,
  forms: readonly TableForm[],
): { table: Table } | { nearest?: { form: TableForm; missing: readonly string[] } } {
  let best: { table: Table; score: number } | undefined;
  let nearest: { form: TableForm; missing: readonly string[]; score: number } | undefined;
  for (let index = 0; index < Math.min(sheet.rows.length, HEADER_SEARCH_ROWS); index++) {
    const { labels, depth } = headerAt(sheet, index);
    if (labels.length < 2) continue;
    for (const form of forms) {
      const columns = mapColumns(form, labels);
      const score = columns.size;
      const missing = form.required.filter((field) => !columns.has(field));
      if (hasNever(form, labels)) continue;
      if (missing.length > 0 || score < form.least) {
        if (score >= 3 && score * 2 > form.least && (!nearest || score > nearest.score))
          nearest = { form, missing, score };
        continue;
      }
      if (best && best.score >= score) continue;
      const header = sheet.rows[index + depth - 1] as SheetRow;
      best = {
        score,
        table: {
          form,
          sheet,
          headerRow: header.number,
          columns,
          labels,
          body: sheet.rows.slice(index + depth),
          heading: readHeading(sheet.rows.slice(0, index)),
        },
      };
    }
  }
  return best ? { table: best.table } : nearest ? { nearest } : {};
}

function headerAt(sheet: Sheet, index: number): { labels: HeaderLabel[]; depth: 1 | 2 } {
  const row = sheet.rows[index] as SheetRow;
  const below = sheet.rows[index + 1];
  const merges = sheet.merges.filter((m) => m.firstRow === row.number);
  const wide = merges.filter((m) => m.lastRow === row.number && m.lastColumn > m.firstColumn);
  const deep = merges.some((m) => m.lastRow === row.number + 1);
  const double =
    below?.number === row.number + 1 &&
    (deep || wide.length > 1) &&
    wide.some((m) => cellText(below.cells[m.firstColumn]) !== '');
  const labels: HeaderLabel[] = [];
  const width = Math.max(row.cells.length, double ? (below?.cells.length ?? 0) : 0);
  for (let column = 0; column < width; column++) {
    const over = double ? wide.find((m) => m.firstColumn <= column && column <= m.lastColumn) : undefined;
    const top = cellText(row.cells[over ? over.firstColumn : column]);
    const sub = double ? cellText(below?.cells[column]) : '';
    if (top !== '' || sub !== '') labels.push({ column, top, sub });
  }
  return { labels, depth: double ? 2 : 1 };
}

function mapColumns(form: TableForm, labels: readonly HeaderLabel[]): Map<string, number> {
  const columns = new Map<string, number>();
  const words = fieldWords(form);
  for (const label of labels) {
    const field = candidatesOf(label)
      .map((key) => words.get(key))
      .find((found) => found !== undefined);
    if (field && !columns.has(field)) columns.set(field, label.column);
  }
  return columns;
}

function hasNever(form: TableForm, labels: readonly HeaderLabel[]): boolean {
  if (!form.never) return false;
  const never = new Set(form.never.map(headerKey));
  return labels.some((label) => candidatesOf(label).some((key) => never.has(key)));
}

function candidatesOf(label: HeaderLabel): string[] {
  const keys = [label.top + label.sub, label.sub, label.top].map(headerKey).filter((key) => key !== '');
  return [...keys, ...keys.map(withoutBrackets)];
}

const wordsOfForms = new WeakMap<TableForm, Map<string, string>>();

function fieldWords(form: TableForm): Map<string, string> {
  let words = wordsOfForms.get(form);
  if (!words) {
    words = new Map();
    for (const [field, names] of Object.entries(form.fields))
      for (const name of names) words.set(headerKey(name), field);
    wordsOfForms.set(form, words);
  }
  return words;
}

/** What a form says above its table, such as 班期名称：保育员班. */
export type Heading = ReadonlyMap<string, string>;

const HEADING_LABELS: Readonly<Record<string, string>> = {
  班期名称: 'className',
  班级名称: 'className',
  班次名称: 'className',
  培训班名称: 'className',
  班期: 'className',
  班级: 'className',
  开班备案号: 'filingNumber',
  备案号: 'filingNumber',
  备案编号: 'filingNumber',
  班级编号: 'filingNumber',
  班期编号: 'filingNumber',
  培训机构: 'organisation',
  培训单位: 'organisation',
  申请单位: 'organisation',
  申报单位: 'organisation',
  企业名称: 'organisation',
  单位名称: 'organisation',
  申报企业: 'organisation',
  统一社会信用代码: 'creditCode',
  信用代码: 'creditCode',
  职业: 'occupation',
  培训职业: 'occupation',
  培训工种: 'occupation',
  工种: 'occupation',
  培训时间: 'period',
  培训日期: 'period',
  培训起止时间: 'period',
  考核日期: 'assessedOn',
  考核时间: 'assessedOn',
  填报日期: 'reportedOn',
  填表日期: 'reportedOn',
  企业规模: 'size',
  所属行业: 'sector',
};
const LABEL_WORDS = Object.keys(HEADING_LABELS).sort((a, b) => b.length - a.length);
const LABELLED = new RegExp(`(${LABEL_WORDS.join('|')})\\s*(?:[（(][^）)]*[）)])?\\s*[：:]`, 'g');

/** Reads the labels above a table, whether label and value share a cell or are side by side. */
export function readHeading(rows: readonly SheetRow[]): Heading {
  const heading = new Map<string, string>();
  for (const row of rows) {
    const texts = row.cells.map(cellText);
    texts.forEach((text, column) => {
      for (const { field, value } of labelledValues(text)) {
        const beside = value === '' ? (texts.slice(column + 1).find((next) => next !== '') ?? '') : value;
        if (beside !== '' && !heading.has(field)) heading.set(field, beside);
      }
    });
  }
  return heading;
}

function labelledValues(text: string): { field: string; value: string }[] {
  const found = [...text.matchAll(LABELLED)];
  return found.map((match, i) => {
    const start = match.index + match[0].length;
    const rest = text.slice(start, found[i + 1]?.index ?? text.length);
    const value = rest.replace(/^[\s\u3000]+/, '').split(/\u3000|\s{2,}|[\r\n]/)[0] ?? '';
    return { field: HEADING_LABELS[match[1] as string] as string, value: value.trim() };
  });
}

/** Columns that hold something below the header and that no field of the form took. */
export function unusedColumnsOf({ columns, labels, body }: Table): UnusedColumn[] {
  const taken = new Set(columns.values());
  const headings = new Map(labels.map(({ column, top, sub }) => [column, top === sub ? top : top + sub]));
  const unused = new Set<number>();
  for (const row of body)
    row.cells.forEach((cell, column) => {
      if (!taken.has(column) && cellText(cell).trim() !== '') unused.add(column);
    });
  return [...unused]
    .sort((a, b) => a - b)
    .map((column) => ({ column: columnName(column), heading: (headings.get(column) ?? '').trim() }));
}

export type RowKind = 'data' | 'blank' | 'header' | 'total' | 'note';

/** Distinguishes a data row from blank lines, repeated headers, totals, notes and signatures. */
export function kindOfRow(table: Table, row: SheetRow, words: IntakeWords): RowKind {
  const serial = table.columns.get('serial');
  const computed = new Set((table.form.computed ?? []).map((field) => table.columns.get(field)));
  const filled: { column: number; text: string }[] = [];
  let typed = 0;
  row.cells.forEach((cell, column) => {
    const text = cellText(cell).trim();
    if (cell === undefined || (text === '' && (typeof cell === 'string' || cell.kind !== 'blank'))) return;
    const formula = typeof cell !== 'string' && cell.formula === true;
    if (formula && computed.has(column)) return;
    filled.push({ column, text });
    if (!formula && column !== serial) typed++;
  });
  const first = filled[0];
  if (!first) return 'blank';
  if (isHeaderAgain(table, filled)) return 'header';
  const hasNumber = filled.some(({ text }) => /\d{15}/.test(text));
  if (!hasNumber) {
    const lead = filled.slice(0, 3).map(({ text }) => wordKey(text));
    if (lead.some((text) => words.template.totals.some((total) => text.startsWith(total)))) return 'total';
    if (filled.length <= 4 && isNote(first.text, words)) return 'note';
  }
  if (typed === 0) return first.column === serial && !/^[\d.]+$/.test(first.text) ? 'note' : 'blank';
  const keyed = table.form.keys.some((field) => {
    const column = table.columns.get(field);
    return column !== undefined && filled.some((cell) => cell.column === column);
  });
  if (keyed) return filled.length === 1 && first.text.length > 15 ? 'note' : 'data';
  return typed <= 2 ? 'note' : 'data';
}

const keysOfLabels = new WeakMap<Table, Map<number, readonly string[]>>();

function labelKeys(table: Table): Map<number, readonly string[]> {
  let keys = keysOfLabels.get(table);
  if (!keys) {
    keys = new Map(table.labels.map((label) => [label.column, [headerKey(label.top), headerKey(label.sub)]]));
    keysOfLabels.set(table, keys);
  }
  return keys;
}

function isHeaderAgain(table: Table, filled: readonly { column: number; text: string }[]): boolean {
  const keys = labelKeys(table);
  let same = 0;
  for (const { column, text } of filled) {
    // Headings are short: a long text need not be compared.
    if (text.length > 40) continue;
    const key = headerKey(text);
    if (key !== '' && keys.get(column)?.includes(key)) same++;
  }
  return same >= 2 && same * 2 > filled.length;
}

function isNote(text: string, words: IntakeWords): boolean {
  const key = wordKey(text);
  if (/签字|签名|盖章|公章|年月日$/.test(key)) return true;
  return words.template.notes.some(
    (note) =>
      key.startsWith(note) && (key.length === note.length || /^[:(,、.。\d]/.test(key.slice(note.length))),
  );
}
