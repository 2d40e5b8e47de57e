import type { Sheet, SheetRow } from '../workbooks/index.ts';
import { markColumnsOf } from './rules-attendance-days.ts';
import { cellText } from './rules-cells.ts';
import { type Legend, type LegendEntry, meaningsIn, type SignMeaning } from './rules-legend-text.ts';
import { kindOfRow } from './rules-row-kind.ts';
import type { Table } from './rules-table.ts';
import { type IntakeWords, wordKey } from './words.ts';

// The legend (图例) of an attendance sheet: what its signs mean on this sheet, whatever they mean elsewhere.

/** The first sign of each group stands for the others: people write what their keyboard has. */
const LOOKALIKES: readonly (readonly string[])[] = [
  ['√', '✓', '✔', '☑', '✅', '🗸', '∨', 'ѵ', 'ν', 'V', 'v'],
  ['×', '✕', '✖', '✗', '✘', '╳', '☒', 'X', 'x'],
  ['○', '〇', '◯', '⭕'],
];
const FOLDED = new Map(LOOKALIKES.flatMap((signs) => signs.map((sign) => [sign, signs[0] as string])));

const fold = (sign: string) => FOLDED.get(sign) ?? sign;

/** One legend of all that sheets say; undefined where they say nothing. */
function legendOf(meanings: readonly SignMeaning[], words: IntakeWords): Legend | undefined {
  const entries = new Map<string, LegendEntry>();
  for (const { sign, word } of meanings) {
    const key = fold(sign);
    const code = codeOf(word, words);
    const before = entries.get(key);
    if (before === undefined) entries.set(key, { sign, word, ...(code === undefined ? {} : { code }) });
    else if (before.code !== code || (code === undefined && before.word !== word))
      entries.set(key, { sign, word: `${before.word}、${word}`, isContradictory: true });
  }
  if (entries.size === 0) return undefined;
  return { entries: [...entries.values()], find: (text) => findSign(entries, text) };
}

/** √√ and √/√ are √. */
function findSign(entries: ReadonlyMap<string, LegendEntry>, text: string): LegendEntry | undefined {
  const key = wordKey(text).replace(/\ufe0f/g, '');
  const signs = [...key].filter((sign) => entries.has(fold(sign)) || !/[/、,]/.test(sign));
  const folded = new Set(signs.map(fold));
  return folded.size === 1 ? entries.get([...folded][0] as string) : undefined;
}

/** 学员出勤 is 出勤; 未出勤 is not. */
function codeOf(word: string, { lists: { marks } }: IntakeWords): string | undefined {
  const bare = word.replace(/^(学员|本人|当日|该生|人员)/, '').replace(/(情况|者|的|时)$/, '');
  return (marks.find(word) ?? marks.find(bare))?.code;
}

/** A sheet that is read for attendance, or one that may explain it. */
interface LegendSheet {
  readonly file: string;
  readonly sheet: Sheet;
  readonly application: boolean;
  readonly tables: readonly Table[];
}

/**
 * Gives each attendance sheet the legend that stands on it, above, below or beside the table, or on a sheet of the same
 * file that is no table. The legend's cells are taken out of the table.
 */
export function withLegends<S extends LegendSheet>(
  sheets: readonly S[],
  words: IntakeWords,
): (S & { readonly legend?: Legend })[] {
  const isAttendance = ({ tables }: S) => tables.some(({ form }) => form.form === 'attendance');
  const beside = new Map<string, readonly SignMeaning[]>();
  const meaningsBeside = (file: string) => {
    const known =
      beside.get(file) ??
      sheets
        .filter((item) => item.file === file && item.tables.length === 0 && !item.application)
        .filter(({ sheet }) => sheet.state === 'visible')
        .flatMap(({ sheet }) => legendCells(sheet, [], words).meanings);
    beside.set(file, known);
    return known;
  };
  return sheets.map((item) => {
    if (!isAttendance(item)) return item;
    const { meanings, cells } = legendCells(item.sheet, item.tables, words);
    const legend = legendOf([...meanings, ...meaningsBeside(item.file)], words);
    if (!legend) return item;
    return { ...item, legend, tables: item.tables.map((table) => withoutCells(table, cells)) };
  });
}

const at = (row: number, column: number) => row * 16_384 + column;

function withoutCells(table: Table, cells: ReadonlySet<number>): Table {
  const body = table.body.flatMap((row): SheetRow[] => {
    if (!row.cells.some((_, column) => cells.has(at(row.number, column)))) return [row];
    const left = row.cells.map((cell, column) => (cells.has(at(row.number, column)) ? undefined : cell));
    return left.some((cell) => cellText(cell).trim() !== '') ? [{ ...row, cells: left }] : [];
  });
  return { ...table, body };
}

const MOST_CELLS = 40;
const MOST_BESIDE = 4;
/** A cell that begins a legend, and one that may hold one among other things. */
const BEGINS = /^(考勤|出勤)?表?(图例|图示|符号|标记|记号)/;
const EXPLAINS = /^(填表|填写|填报)?(说明|备注|附注|注)|^(考勤|出勤)/;

function legendCells(
  sheet: Sheet,
  tables: readonly Table[],
  words: IntakeWords,
): { meanings: SignMeaning[]; cells: Set<number> } {
  const meanings: SignMeaning[] = [];
  const cells = new Set<number>();
  const isOpen = openCells(tables, words);
  const isNamed = tables.length === 0 && BEGINS.test(sheet.name.trim());
  const restOf = (row: SheetRow, from: number, most: number) =>
    row.cells
      .map((cell, column) => ({ column, text: cellText(cell).trim() }))
      .slice(from, from + most)
      .filter(({ column, text }) => text !== '' && isOpen(row, column));
  const take = (row: SheetRow, from: number, { most, isLegend }: { most: number; isLegend: boolean }) => {
    const taken = restOf(row, from, most);
    const found = meaningsIn(taken.map(({ text }) => text).join(' '), { isLegend, words });
    if (found.length === 0) return false;
    meanings.push(...found);
    for (const { column } of taken) cells.add(at(row.number, column));
    return true;
  };
  sheet.rows.forEach((row, index) => {
    for (const { column, text } of restOf(row, 0, row.cells.length)) {
      if (cells.has(at(row.number, column))) continue;
      const begins = BEGINS.test(text);
      const own = meaningsIn(text, { isLegend: begins || isNamed, words });
      // Without a word that announces it, one pair alone is somebody's remark.
      if (own.length >= (begins || isNamed || EXPLAINS.test(text) ? 1 : 2)) {
        meanings.push(...own);
        cells.add(at(row.number, column));
      } else if (begins || isNamed) {
        if (take(row, column, { most: MOST_CELLS, isLegend: true })) cells.add(at(row.number, column));
      } else if (/^(填表|填写)?(说明|备注|注)[:：]?$/.test(text))
        take(row, column, { most: MOST_CELLS, isLegend: false });
      if (!begins) continue;
      for (const below of sheet.rows.slice(index + 1, index + 1 + MOST_CELLS))
        if (!take(below, column, { most: MOST_BESIDE, isLegend: true })) break;
    }
  });
  return { meanings, cells };
}

/** Which cells may belong to a legend: those of people and marks do not, unless their line begins with one. */
function openCells(tables: readonly Table[], words: IntakeWords): (row: SheetRow, column: number) => boolean {
  const closed = new Set<number>();
  const people = new Set<number>();
  for (const table of tables) {
    for (const column of table.columns.values()) closed.add(column);
    for (const { column } of markColumnsOf(table)) closed.add(column);
    let isBelow = false;
    for (const row of table.body) {
      const first = row.cells.map((cell) => cellText(cell).trim()).find((text) => text !== '') ?? '';
      // Below a line that begins the legend only its own lines follow.
      isBelow ||= BEGINS.test(first);
      if (!isBelow && kindOfRow(table, row, words) === 'data') people.add(row.number);
    }
  }
  return (row, column) => !people.has(row.number) || !closed.has(column);
}

/** What the page says of the legend that was read; empty without one. */
export function legendSentence(legend: Legend | undefined): string {
  if (!legend) return '';
  const read = legend.entries.filter(({ isContradictory }) => !isContradictory);
  const twice = legend.entries
    .filter(({ isContradictory }) => isContradictory)
    .map(({ sign }) => `“${sign}”`);
  return [
    ...(read.length > 0
      ? [`考勤符号按图例认：${read.map(({ sign, word }) => `${sign} ${word}`).join('、')}。`]
      : []),
    ...(twice.length > 0
      ? [`图例中${twice.join('、')}写了两种意思，按未知处理：请改正图例后重新上传。`]
      : []),
  ].join('');
}
