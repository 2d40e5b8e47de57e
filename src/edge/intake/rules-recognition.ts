import type { Sheet, SheetRow } from '../workbooks/index.ts';
import { FORM_NAMES } from './contract.ts';
import { cellText, headerKey } from './rules-cells.ts';
import { readHeading, titlesOf } from './rules-heading.ts';
import {
  type Header,
  headerAt,
  knownHeadings,
  mapColumns,
  type Table,
  type TableForm,
} from './rules-table.ts';

// Which form a sheet is. Its title, its own name and the file's say it first, then the columns that tell one form from
// the others and hold something. Two forms that fit equally well: a person has to say which.

/** What a sheet was recognised as, or the sentence why it was not. */
export type Recognised =
  | { readonly tables: readonly Table[] }
  | { readonly rivals: readonly [TableForm, TableForm] }
  | { readonly nearest?: { readonly form: TableForm; readonly missing: readonly string[] } };

interface Found {
  readonly form: TableForm;
  readonly header: Header;
  readonly index: number;
  readonly isNamed: boolean;
  readonly tellingCount: number;
  readonly fieldCount: number;
}

interface Nearest {
  readonly form: TableForm;
  readonly missing: readonly string[];
  readonly fieldCount: number;
}

const HEADER_SEARCH_ROWS = 40;
/** A title row may look like a small header: a better one may follow within so many rows. */
const HEADER_SLACK = 3;
const PEEK_ROWS = 200;

/** The tables of a sheet: the first one decides the form, the others are of any form. */
export function recogniseSheet(sheet: Sheet, file: string, forms: readonly TableForm[]): Recognised {
  const tables: Table[] = [];
  const nearest: Nearest[] = [];
  let start = 0;
  let before: Found | undefined;
  while (start < sheet.rows.length) {
    const found = findHeader(sheet, start, { file, forms, nearest });
    if (found !== undefined && 'rivals' in found) {
      if (tables.length === 0) return found;
      break;
    }
    if (before && (found === undefined || found.index > start + HEADER_SLACK)) {
      // The next class goes on in the columns of the one before, without headers of its own.
      const end = endOfTable(sheet, start + 1, before);
      tables.push(
        ...tablesOf(sheet, { ...before, index: start + 1 }, { above: start, after: start + 1, end }),
      );
      start = end;
      continue;
    }
    if (found === undefined) break;
    const after = found.index + found.header.depth;
    const end = endOfTable(sheet, after, found);
    tables.push(...tablesOf(sheet, found, { above: start, after, end }));
    before = found;
    start = end;
  }
  if (tables.length > 0) return { tables };
  const least = nearest.sort((a, b) => a.missing.length - b.missing.length || b.fieldCount - a.fieldCount)[0];
  return least ? { nearest: least } : {};
}

interface Search {
  readonly file: string;
  readonly forms: readonly TableForm[];
  readonly nearest: Nearest[];
}

function findHeader(
  sheet: Sheet,
  start: number,
  search: Search,
): Found | { rivals: readonly [TableForm, TableForm] } | undefined {
  let best: Found | { rivals: readonly [TableForm, TableForm] } | undefined;
  let last = Math.min(sheet.rows.length, start + HEADER_SEARCH_ROWS);
  const isKnown = knownHeadings(search.forms);
  for (let index = start; index < last; index++) {
    const header = headerAt(sheet, index, isKnown);
    if (header.labels.length < 2) continue;
    const found = formAt(sheet, index, header, search);
    if (found === undefined) continue;
    if (best === undefined) last = Math.min(last, index + HEADER_SLACK);
    else if ('rivals' in best || 'rivals' in found || found.fieldCount <= best.fieldCount) continue;
    best = found;
  }
  return best;
}

function formAt(
  sheet: Sheet,
  index: number,
  header: Header,
  { file, forms, nearest }: Search,
): Found | { rivals: readonly [TableForm, TableForm] } | undefined {
  const filled = filledColumns(sheet, index + header.depth);
  const title = sheet.rows
    .slice(Math.max(0, index - HEADER_SEARCH_ROWS), index)
    .flatMap((row) => row.cells.map(cellText))
    .join(' ');
  const places = [title, `${sheet.name} ${file}`];
  const fits: Found[] = [];
  for (const form of forms) {
    const { columns } = mapColumns(form, header.labels, sheet.hiddenColumns);
    const isNamed = places.some((place) => form.titles.test(place));
    const needed = isNamed && form.requiredUnderTitle ? form.requiredUnderTitle : form.required;
    const missing = needed.filter((field) => !columns.has(field));
    const telling = (form.telling ?? []).filter((field) => columns.has(field));
    const tellingCount = telling.filter(
      (field) => filled === undefined || filled.has(columns.get(field) ?? -1),
    ).length;
    const isTold =
      (form.telling === undefined || (isNamed ? telling.length > 0 : tellingCount > 0)) &&
      (form.isTold?.({ columns, labels: header.labels }) ?? true);
    if (missing.length > 0 || !isTold) {
      const lacks = missing.length > 0 ? missing : (form.telling ?? []).slice(0, 1);
      if (columns.size >= 3 || (isNamed && columns.size >= 2))
        nearest.push({ form, missing: lacks, fieldCount: columns.size + (isNamed ? 100 : 0) });
      continue;
    }
    fits.push({ form, header, index, isNamed, tellingCount, fieldCount: columns.size });
  }
  return bestOf(fits, { places, forms });
}

/** By the title where one form is named; else a form that tells itself apart goes before one that does not. */
function bestOf(
  fits: readonly Found[],
  { places, forms }: { places: readonly string[]; forms: readonly TableForm[] },
): Found | { rivals: readonly [TableForm, TableForm] } | undefined {
  for (const place of places) {
    const named = fits.filter(({ form }) => form.titles.test(place));
    if (named.length > 0) return mostFields(named);
    // The title names a form that does not fit: whatever fits by chance is not meant.
    if (forms.some((form) => form.titles.test(place))) return undefined;
  }
  const told = fits.filter(({ form, tellingCount }) => form.telling !== undefined && tellingCount > 0);
  if (told.length === 0) return mostFields(fits);
  const first = mostFields(told) as Found;
  const rival = told.find(
    (each) =>
      each !== first &&
      each.tellingCount >= 2 &&
      first.tellingCount >= 2 &&
      each.fieldCount === first.fieldCount,
  );
  return rival ? { rivals: [first.form, rival.form] } : first;
}

function mostFields(fits: readonly Found[]): Found | undefined {
  return fits.reduce<Found | undefined>(
    (best, each) =>
      best === undefined ||
      each.tellingCount > best.tellingCount ||
      (each.tellingCount === best.tellingCount && each.fieldCount > best.fieldCount)
        ? each
        : best,
    undefined,
  );
}

/** Columns that hold something in the first rows below a header; undefined when nothing stands below it. */
function filledColumns(sheet: Sheet, from: number): ReadonlySet<number> | undefined {
  const rows = sheet.rows.slice(from, from + PEEK_ROWS);
  if (rows.length === 0) return undefined;
  const filled = new Set<number>();
  for (const row of rows)
    row.cells.forEach((cell, column) => {
      if (cellText(cell).trim() !== '') filled.add(column);
    });
  return filled;
}

/** Where the next table begins: at a row that names another class, or at a header of other columns. */
function endOfTable(sheet: Sheet, from: number, { form, header }: Found): number {
  const { columns } = mapColumns(form, header.labels, sheet.hiddenColumns);
  const keyColumns = form.keys.map((key) => columns.get(key) ?? -1);
  const nameWords = new Set(Object.values(form.fields).flat().map(headerKey));
  for (let index = from; index < sheet.rows.length; index++) {
    const row = sheet.rows[index] as SheetRow;
    // Most rows are people: their number says so at once.
    if (keyColumns.some((column) => /\d{6}/.test(cellText(row.cells[column])))) continue;
    const words = headingsIn(row, nameWords);
    if (words.length < 3 && namesClass(row) && hasDataAfter(sheet, index, keyColumns)) return index;
    if (isOtherHeader(words, header)) return index;
  }
  return sheet.rows.length;
}

const MOST_CELLS_OF_TITLE = 12;

function namesClass(row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => cellText(cell).trim() !== '').length;
  return filled > 0 && filled <= MOST_CELLS_OF_TITLE && readHeading([row]).has('className');
}

/** A class named below the last person says whose list it was; before further people it begins another. */
function hasDataAfter(sheet: Sheet, index: number, keyColumns: readonly number[]): boolean {
  return sheet.rows
    .slice(index + 1)
    .some(
      (row) =>
        keyColumns.some((column) => /\d{6}/.test(cellText(row.cells[column]))) || keyColumns.length < 2,
    );
}

interface WordAt {
  readonly column: number;
  readonly key: string;
}

function headingsIn(row: SheetRow, words: ReadonlySet<string>): WordAt[] {
  return row.cells.flatMap((cell, column) => {
    const text = cellText(cell);
    if (text === '' || text.length > 20) return [];
    const key = headerKey(text);
    return words.has(key) ? [{ column, key }] : [];
  });
}

/** A header again, and not that of the page before: its headings stand in other columns. */
function isOtherHeader(words: readonly WordAt[], header: Header): boolean {
  if (words.length < 3) return false;
  const own = new Map(
    header.labels.map(({ column, top, sub }) => [column, [headerKey(top), headerKey(sub)]]),
  );
  const same = words.filter(({ column, key }) => own.get(column)?.includes(key)).length;
  return same * 2 < words.length;
}

/** One table, or the tables that stand beside each other under one row of headers. */
function tablesOf(
  sheet: Sheet,
  { form, header, index }: Found,
  rows: { readonly above: number; readonly after: number; readonly end: number },
): Table[] {
  const above = sheet.rows.slice(rows.above, index);
  const body = sheet.rows.slice(rows.after, rows.end);
  const parts = sideBySide(form, header);
  const heading = readHeading(above);
  const titles = titlesOf(above);
  const last = sheet.rows[rows.after - 1] as SheetRow;
  return parts.map((labels, part) => {
    const { columns, twins } = mapColumns(form, labels, sheet.hiddenColumns);
    const from = part === 0 ? 0 : (labels[0]?.column ?? 0);
    const through = parts[part + 1]?.[0]?.column ?? Number.POSITIVE_INFINITY;
    return {
      form,
      sheet,
      part,
      headerRow: last.number,
      columns,
      twins,
      labels,
      body: parts.length === 1 ? body : body.flatMap((row) => cut(row, from, through)),
      heading,
      above,
      titles,
    };
  });
}

/** The labels of each table: a new one begins where serial or name comes again, and the number too. */
function sideBySide(form: TableForm, header: Header): (readonly Header['labels'][number][])[] {
  const { labels } = header;
  const mapped = labels.map((label) => ({ label, field: fieldNameOf(form, label) }));
  const names = mapped.filter(({ field }) => field === form.keys[0]);
  const second = form.keys[1];
  const numbers = mapped.filter(({ field }) => field === second);
  if (names.length < 2 || (second !== undefined && numbers.length !== names.length)) return [labels];
  const leads = names.map(({ label }) => {
    const at = labels.indexOf(label);
    const before = mapped[at - 1];
    return before?.field === 'serial' ? at - 1 : at;
  });
  return leads.map((from, part) => labels.slice(part === 0 ? 0 : from, leads[part + 1] ?? labels.length));
}

function fieldNameOf(form: TableForm, label: Header['labels'][number]): string | undefined {
  return [...mapColumns(form, [label], []).columns.keys()][0];
}

function cut(row: SheetRow, from: number, through: number): SheetRow[] {
  const cells = row.cells.map((cell, column) => (column >= from && column < through ? cell : undefined));
  return cells.some((cell) => cell !== undefined) ? [{ ...row, cells }] : [];
}

/** Why a sheet was not taken, as a sentence; `place` names file and sheet. */
export function whyNotRecognised(found: Exclude<Recognised, { tables: unknown }>, place: string): string {
  if ('rivals' in found) {
    const [first, second] = found.rivals.map(({ form }) => FORM_NAMES[form]);
    return `${place}可能是${first}，也可能是${second}，没有导入：请选定是哪一种，或在第一行写明表名（${first}或${second}）后重新上传。`;
  }
  if (found.nearest) {
    const { form, missing } = found.nearest;
    const columns = missing.map((field) => `“${form.fields[field]?.[0] ?? field}”`).join('、');
    return `${place}像是${FORM_NAMES[form.form]}，但表头缺少${columns || '必需的'}列，没有导入：请用原模板补齐表头后重新上传。`;
  }
  return `${place}认不出是哪种表，没有导入：请检查 A1 起的表头是否与模板一致，再重新上传。`;
}
