import { columnName, type Sheet, type SheetRow } from '../workbooks/index.ts';
import type { Form, UnusedColumn } from './contract.ts';
import { cellText, headerKey, withoutBrackets } from './rules-cells.ts';
import type { Heading } from './rules-heading.ts';

/** How a form's table is recognised: by what tells it apart from the others, never by the number of known columns. */
export interface TableForm {
  readonly form: Form;
  /** Every heading under which a field is known. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Without these the sheet is not this form. */
  readonly required: readonly string[];
  /** Fields that no look-alike has. At least one of them must hold something, unless nothing tells the form apart. */
  readonly telling?: readonly string[];
  /** For a form that is told by headings of no field, such as days. */
  readonly isTold?: (header: Pick<Table, 'columns' | 'labels'>) => boolean;
  /** How titles, sheets and files of this form are called. */
  readonly titles: RegExp;
  /** Under a title of the form, these alone are enough; `required` where it is absent. */
  readonly requiredUnderTitle?: readonly string[];
  /** A line with one of these filled is a data row. The first one names the row. */
  readonly keys: readonly string[];
  /** Columns that clerks fill by formula: their formulas say nothing about the row. */
  readonly computed?: readonly string[];
}

/** A form's table as found on a sheet; one sheet may hold several, below or beside each other. */
export interface Table {
  readonly form: TableForm;
  readonly sheet: Sheet;
  /** Of tables beside each other, which one from the left, from 0. */
  readonly part: number;
  /** Row number of the last header row. */
  readonly headerRow: number;
  readonly columns: ReadonlyMap<string, number>;
  /** Further columns of a heading that was taken already. */
  readonly twins: ReadonlyMap<string, readonly number[]>;
  /** The heading of each column: the upper heading and, under a merged one, the lower. */
  readonly labels: readonly HeaderLabel[];
  readonly body: readonly SheetRow[];
  readonly heading: Heading;
  /** The rows above it that are its own. */
  readonly above: readonly SheetRow[];
  /** What stands there besides labels and their values. */
  readonly titles: readonly string[];
}

export interface HeaderLabel {
  readonly column: number;
  readonly top: string;
  readonly sub: string;
}

export interface Header {
  readonly labels: readonly HeaderLabel[];
  readonly depth: 1 | 2;
}

/** The labels of one header row, or of two where the second divides what the first names. */
export function headerAt(sheet: Sheet, index: number, isKnown: (key: string) => boolean): Header {
  const row = sheet.rows[index] as SheetRow;
  const below = sheet.rows[index + 1];
  const merges = sheet.merges.filter((m) => m.firstRow === row.number);
  const wide = merges.filter((m) => m.lastRow === row.number && m.lastColumn > m.firstColumn);
  const isDouble = below?.number === row.number + 1 && dividesBelow(row, below, { merges, wide, isKnown });
  const labels: HeaderLabel[] = [];
  const width = Math.max(row.cells.length, isDouble ? below.cells.length : 0);
  let group = '';
  for (let column = 0; column < width; column++) {
    const over = isDouble ? wide.find((m) => m.firstColumn <= column && column <= m.lastColumn) : undefined;
    const own = cellText(row.cells[over ? over.firstColumn : column]);
    const sub = isDouble ? cellText(below.cells[column]) : '';
    // Without a merge, a lower heading belongs to the last upper one.
    const top = own === '' && sub !== '' ? group : own;
    if (own !== '') group = own;
    if (top !== '' || sub !== '') labels.push({ column, top, sub });
  }
  return { labels, depth: isDouble ? 2 : 1 };
}

const LEAST_UPPER = 3;
/** What stands below a day: a heading in whichever form. */
const HALF_DAY = /^(上午|下午|晚上|夜间|AM|PM)$/i;

interface Below {
  readonly merges: Sheet['merges'];
  readonly wide: Sheet['merges'];
  readonly isKnown: (key: string) => boolean;
}

function dividesBelow(row: SheetRow, below: SheetRow, { merges, wide, isKnown }: Below): boolean {
  const isDeep = merges.some((m) => m.lastRow === row.number + 1);
  if ((isDeep || wide.length > 1) && wide.some((m) => cellText(below.cells[m.firstColumn]) !== ''))
    return true;
  // Nobody merged anything: both rows hold headings, the lower one some where the upper one is blank or says the same again.
  const above = row.cells.map((cell) => headerKey(cellText(cell))).filter((key) => key !== '');
  if (above.filter(isKnown).length < LEAST_UPPER) return false;
  const isHeading = (text: string) => HALF_DAY.test(text) || isKnown(headerKey(text));
  const filled = below.cells.flatMap((cell, column) => {
    const text = cellText(cell).trim();
    return text === '' ? [] : [{ column, text }];
  });
  return (
    filled.length > 0 &&
    filled.every(({ text }) => text.length <= 12 && !/\d{4}/.test(text) && isHeading(text)) &&
    filled.some(({ column }) => {
      const over = cellText(row.cells[column]).trim();
      return over === '' || over === cellText(row.cells[column - 1]).trim();
    })
  );
}

/** Columns of a form's fields among the labels; a heading that comes again is a twin of the first visible one. */
export function mapColumns(
  form: TableForm,
  labels: readonly HeaderLabel[],
  hidden: Sheet['hiddenColumns'],
): { columns: Map<string, number>; twins: Map<string, number[]> } {
  const isHidden = (column: number) => hidden.some(({ first, last }) => first <= column && column <= last);
  const found = new Map<string, number[]>();
  for (const label of labels) {
    const field = fieldOf(form, label);
    if (field === undefined) continue;
    const before = found.get(field);
    if (before) before.push(label.column);
    else found.set(field, [label.column]);
  }
  const columns = new Map<string, number>();
  const twins = new Map<string, number[]>();
  for (const [field, all] of found) {
    const first = all.find((column) => !isHidden(column)) ?? (all[0] as number);
    columns.set(field, first);
    if (all.length > 1)
      twins.set(
        field,
        all.filter((column) => column !== first),
      );
  }
  return { columns, twins };
}

export function fieldOf(form: TableForm, label: HeaderLabel): string | undefined {
  const words = fieldWords(form);
  return candidatesOf(label)
    .map((key) => words.get(key))
    .find((field) => field !== undefined);
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

/** Whether a heading is known to any of the forms. */
export function knownHeadings(forms: readonly TableForm[]): (key: string) => boolean {
  const maps = forms.map(fieldWords);
  return (key) => maps.some((words) => words.has(key) || words.has(withoutBrackets(key)));
}

/** Columns that hold something below the headers and that no field of the sheet's tables took. */
export function unusedColumnsOf(tables: readonly Table[]): UnusedColumn[] {
  const unused = new Map<number, string>();
  const taken = new Set(tables.flatMap(({ columns }) => [...columns.values()]));
  for (const { labels, body } of tables) {
    const headings = new Map(labels.map(({ column, top, sub }) => [column, top === sub ? top : top + sub]));
    for (const row of body)
      row.cells.forEach((cell, column) => {
        if (!taken.has(column) && !unused.get(column) && cellText(cell).trim() !== '')
          unused.set(column, (headings.get(column) ?? '').trim());
      });
  }
  return [...unused]
    .sort(([a], [b]) => a - b)
    .map(([column, heading]) => ({ column: columnName(column), heading }));
}
