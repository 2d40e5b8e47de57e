import type { SheetRow } from '../workbooks/index.ts';
import { cellText, headerKey } from './rules-cells.ts';
import type { Table } from './rules-table.ts';
import { type IntakeWords, wordKey } from './words.ts';

export type RowKind = 'data' | 'blank' | 'header' | 'total' | 'note' | 'subtitle';

/** Distinguishes a data row from blank lines, repeated headers, totals, notes, signatures and titles in the body. */
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
  if (filled.length === 1 && !hasNumber && isSubtitle(first.text)) return 'subtitle';
  if (typed === 0) return first.column === serial && !/^[\d.]+$/.test(first.text) ? 'note' : 'blank';
  const keyed = table.form.keys.some((field) => {
    const column = table.columns.get(field);
    return column !== undefined && filled.some((cell) => cell.column === column);
  });
  if (keyed) return filled.length === 1 && first.text.length > 15 ? 'note' : 'data';
  return typed <= 2 ? 'note' : 'data';
}

const LONGEST_SUBTITLE = 40;

/** A line of its own that speaks of the rows below it, and is nobody's name. */
function isSubtitle(text: string): boolean {
  const key = wordKey(text);
  return (
    key.length > 1 &&
    key.length <= LONGEST_SUBTITLE &&
    /^以下|名单|人员|学员|退出|退学|替补|候补|放弃|第[一二三四五六七八九十\d]+[组批页]|[:：]$/.test(key)
  );
}

/** What a title in the body makes of the rows below it. */
export type Below =
  /** They are said not to belong to the class: dropped out, substitutes. */
  | 'outside'
  /** The title only divides: a second group, a village. */
  | 'divided'
  | 'unknown';

export function meaningOf(subtitle: string): Below {
  const key = wordKey(subtitle);
  if (/退出|退学|退班|替补|候补|放弃|未参加|未参训|淘汰|取消|未到|除名|劝退|开除|不合格人员|未报到/.test(key))
    return 'outside';
  if (/^第[一二三四五六七八九十\d]+[组批页]|^[一二三四五六七八九十]+、|[村镇乡]$|街道$|社区$/.test(key))
    return 'divided';
  return 'unknown';
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
