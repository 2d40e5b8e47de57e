import type { BankAnswer, SampleRow } from '../../benefits/payments/index.ts';
import type { OutTable } from '../../platform/access/index.ts';
import {
  done,
  type LocalDate,
  makeLocalDate,
  parseYuan,
  type Refusal,
  type Result,
  refusal,
  refused,
} from '../../platform/kernel/index.ts';

const COLUMNS = {
  orderNumber: ['付款单号', '业务编号', '订单号'],
  account: ['收款账号', '账号', '收款人账号', '对方账号'],
  result: ['结果', '处理结果', '交易结果', '状态'],
  reason: ['原因', '失败原因', '退票原因', '退回原因'],
  settledOn: ['日期', '交易日期', '记账日期', '付款日期'],
  bankReference: ['流水号', '银行流水号', '交易流水号'],
  amount: ['金额', '金额（元）', '金额(元)'],
} as const;
type Column = keyof typeof COLUMNS;
const PAID = /^(成功|交易成功|已付|已支付|付款成功)$/;
const RETURNED = /^(失败|交易失败|退票|退回|付款失败)$/;

/** Columns without which nothing can be booked; a bank's file is tied to our orders by them. */
const COMPULSORY = ['orderNumber', 'account', 'amount', 'result', 'settledOn'] as const;
const WITHIN_ROWS = 10;

/**
 * Reads the table of a bank's return: header by column names in any order within the first ten rows. Refuses
 * `bank-return-unreadable` and names the columns that are missing. Line numbers are those of the file, from 1.
 */
export function answersOf(table: readonly (readonly string[])[]): Result<BankAnswer[]> {
  const known = table.slice(0, WITHIN_ROWS).map((row) => {
    const names = row.map(clean);
    return Object.keys(COLUMNS).filter((key) => names.some((name) => isColumn(key as Column, name)));
  });
  const most = Math.max(0, ...known.map((columns) => columns.length));
  const headerAt = known.findIndex((columns) => columns.length === most);
  const missing = COMPULSORY.filter((key) => !known[headerAt]?.includes(key));
  if (missing.length > 0) return refused(missingColumns(most === 0 ? null : headerAt + 1, missing));
  const header = (table[headerAt] ?? []).map(clean);
  const at = Object.fromEntries(
    Object.keys(COLUMNS).map((key) => [key, header.findIndex((name) => isColumn(key as Column, name))]),
  ) as Record<Column, number>;
  const answers = table.slice(headerAt + 1).flatMap((row, index) => {
    const cell = (column: Column) => clean(row[at[column]]);
    const orderNumber = cell('orderNumber');
    if (orderNumber === '' || orderNumber.startsWith('合计')) return [];
    return [answerOf(cell, headerAt + 2 + index)];
  });
  return done(answers);
}

function answerOf(cell: (column: Column) => string, lineNo: number): BankAnswer {
  const word = cell('result');
  const result = PAID.test(word) ? 'paid' : RETURNED.test(word) ? 'returned' : undefined;
  const amountText = cell('amount').replace(/[,元]/g, '');
  const amountFen = amountText === '' ? null : (parseYuan(amountText) ?? null);
  const reason = cell('reason') || null;
  const account = cell('account') || null;
  const settledOn = readDay(cell('settledOn'));
  const faults = [
    result === undefined ? '结果一栏既不是“成功”也不是“失败”' : null,
    result === 'returned' && reason === null ? '失败而没有写原因' : null,
    account === null ? '没有写收款账号' : null,
    amountFen === null ? '金额没有写或无法读取' : null,
    settledOn === null ? '日期没有写或无法读取' : null,
  ].filter((fault) => fault !== null);
  return {
    lineNo,
    orderNumber: cell('orderNumber'),
    account,
    result,
    reason,
    amountFen,
    settledOn,
    bankReference: cell('bankReference') || null,
    fault: faults.length === 0 ? null : `${faults.join('，')}，没有记账：请银行补明`,
  };
}

/** A table that shows what an answer to a batch looks like; the results are for the bank to write. */
export function sampleTable(number: string, rows: readonly SampleRow[]): OutTable {
  return {
    fileName: `回单样表-${number}`,
    title: `付款批次 ${number} 回单样表（结果写“成功”或“失败”，失败须写原因）`,
    columns: ['付款单号', '收款户名', '收款账号', '金额（元）', '结果', '失败原因', '交易日期', '流水号'],
    rows: rows.map((row) => [
      row.orderNumber,
      row.accountName,
      `****${row.accountLast4}`,
      row.amountYuan,
      '',
      '',
      '',
      '',
    ]),
  };
}

function missingColumns(headerRow: number | null, missing: readonly Column[]): Refusal {
  const named = missing.map((key) => `“${COLUMNS[key][0]}”`).join('、');
  const where =
    headerRow === null ? `前 ${WITHIN_ROWS} 行里没有找到列名` : `按第 ${headerRow} 行的列名读取，缺少`;
  return refusal(
    'bank-return-unreadable',
    headerRow === null
      ? `${where}，没有读入：须有${named}各列，列名在前 ${WITHIN_ROWS} 行的任意一行；请使用银行返回的原文件，或下载“回单样表”对照。`
      : `${where}${named}，没有读入：请使用银行返回的原文件，或下载“回单样表”对照列名。`,
    '/files',
  );
}

function clean(cell: string | undefined): string {
  return (cell ?? '').normalize('NFKC').trim();
}

function isColumn(key: Column, name: string): boolean {
  return COLUMNS[key].some((known) => known.normalize('NFKC') === name);
}

function readDay(text: string): LocalDate | null {
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?/.exec(text);
  if (!match) return null;
  return makeLocalDate(Number(match[1]), Number(match[2]), Number(match[3])) ?? null;
}
