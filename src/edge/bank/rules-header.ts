import { done, type Refusal, type Result, refusal, refused } from '../../platform/kernel/index.ts';
import type { Cell } from '../workbooks/index.ts';
import { textOf } from './rules-values.ts';
import { type BankColumn, type BankWords, headingOf, wordOf } from './words.ts';

export type BankRow = readonly (Cell | undefined)[];

/** Where the columns of a table are. */
export interface BankHeader {
  /** Its row, from 0. */
  readonly row: number;
  readonly at: ReadonlyMap<BankColumn, number>;
  /** Every column in which a remark stands. */
  readonly remarks: readonly number[];
  /** The columns whose amounts are in fen. */
  readonly inFen: ReadonlySet<number>;
  /** Headings that nothing was read from. */
  readonly unused: readonly string[];
}

const WITHIN_ROWS = 10;
/** A row with fewer known headings is no header: a list of names has one, too. */
const MIN_HEADINGS = 2;

/** How a refusal names a column. */
const NAMES: Readonly<Record<string, string>> = {
  orderNumber: '付款单号',
  account: '收款账号',
  amount: '金额',
  result: '结果',
  settledOn: '日期',
};

/**
 * Finds the header by column names in any order within the first ten rows. Refuses `bank-return-unreadable` and names
 * the columns without which no line can be tied to an order.
 */
export function headerOf(table: readonly BankRow[], words: BankWords, hasDay: boolean): Result<BankHeader> {
  const headers = table.slice(0, WITHIN_ROWS).map((cells, row) => columnsIn(cells, row, words));
  const best = headers.reduce<BankHeader | undefined>(
    (most, header) => (header.at.size > (most?.at.size ?? MIN_HEADINGS - 1) ? header : most),
    undefined,
  );
  const has = (...keys: BankColumn[]) => keys.some((key) => best?.at.has(key));
  const missing = [
    has('orderNumber', 'remark', 'holder') ? null : 'orderNumber',
    has('account') ? null : 'account',
    has('amount', 'debitAmount', 'creditAmount') ? null : 'amount',
    has('result', 'direction', 'debitAmount', 'creditAmount') ? null : 'result',
    has('settledOn') || hasDay ? null : 'settledOn',
  ].filter((key) => key !== null);
  if (best && missing.length === 0) return done(best);
  return refused(missingColumns(best ? best.row + 1 : null, missing));
}

/** A row that repeats the header, as a new page does. */
export function repeatsHeader(cells: BankRow, header: BankHeader, first: BankRow): boolean {
  return [...header.at.values()].every(
    (column) => headingOf(textOf(cells[column])) === headingOf(textOf(first[column])),
  );
}

function columnsIn(cells: BankRow, row: number, words: BankWords): BankHeader {
  const headings = Array.from(cells, (cell) => headingOf(textOf(cell)));
  const at = new Map<BankColumn, number>();
  const taken = new Set<number>();
  for (const [key, names] of words.columns) {
    const name = names.find((known) => headings.some((text, column) => text === known && !taken.has(column)));
    if (name === undefined) continue;
    const column = headings.findIndex((text, index) => text === name && !taken.has(index));
    at.set(key, column);
    taken.add(column);
  }
  const known = words.columns.get('remark') ?? [];
  const remarks = headings.flatMap((text, column) => (known.includes(text) ? [column] : []));
  const written = Array.from(cells, (cell) => wordOf(textOf(cell)));
  const inFen = new Set(
    written.flatMap((text, column) => (/\((?:单位:?)?分\)$|\/分$/.test(text) ? [column] : [])),
  );
  const unused = written.filter(
    (text, column) => text !== '' && !taken.has(column) && !remarks.includes(column),
  );
  return { row, at, remarks, inFen, unused };
}

function missingColumns(headerRow: number | null, missing: readonly string[]): Refusal {
  const named = missing.map((key) => `“${NAMES[key]}”`).join('、');
  return refusal(
    'bank-return-unreadable',
    headerRow === null
      ? `前 ${WITHIN_ROWS} 行里没有找到列名，没有读入：须有${named}各列，列名在前 ${WITHIN_ROWS} 行的任意一行；请使用银行返回的原文件，或下载“回单样表”对照。`
      : `按第 ${headerRow} 行的列名读取，缺少${named}，没有读入：请使用银行返回的原文件，或下载“回单样表”对照列名。`,
    '/files',
  );
}
