import type { SheetRow } from '../workbooks/index.ts';
import { cellText, headerKey } from './rules-cells.ts';
import type { Table } from './rules-table.ts';
import { type IntakeWords, wordKey } from './words.ts';

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
