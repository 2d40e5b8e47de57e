import type { BankAnswer } from '../../benefits/payments/index.ts';
import { type LocalDate, makeLocalDate, parseYuan } from '../../platform/kernel/index.ts';

const COLUMNS = {
  orderNumber: ['付款单号', '业务编号', '订单号'],
  result: ['结果', '处理结果', '交易结果', '状态'],
  reason: ['原因', '失败原因', '退票原因', '退回原因'],
  settledOn: ['日期', '交易日期', '记账日期'],
  bankReference: ['流水号', '银行流水号', '交易流水号'],
  amount: ['金额', '金额（元）', '金额(元)'],
} as const;
const PAID = /^(成功|交易成功|已付|已支付|付款成功)$/;
const RETURNED = /^(失败|交易失败|退票|退回|付款失败)$/;

/**
 * Reads the table of a bank's return: header by column names in any order within the first ten rows. Undefined when
 * the two columns without which nothing can be booked are missing. Line numbers are those of the file, from 1.
 */
export function answersOf(table: readonly (readonly string[])[]): BankAnswer[] | undefined {
  const clean = (cell: string | undefined) => (cell ?? '').normalize('NFKC').trim();
  const headerAt = table.slice(0, 10).findIndex((row) => {
    const names = row.map(clean);
    return (
      names.some((name) => isColumn('orderNumber', name)) && names.some((name) => isColumn('result', name))
    );
  });
  const header = table[headerAt]?.map(clean);
  if (!header) return undefined;
  const columnOf = (key: keyof typeof COLUMNS) => header.findIndex((name) => isColumn(key, name));
  const at = {
    orderNumber: columnOf('orderNumber'),
    result: columnOf('result'),
    reason: columnOf('reason'),
    settledOn: columnOf('settledOn'),
    bankReference: columnOf('bankReference'),
    amount: columnOf('amount'),
  };
  return table.slice(headerAt + 1).flatMap((row, index) => {
    const cell = (column: number) => (column < 0 ? '' : clean(row[column]));
    const orderNumber = cell(at.orderNumber);
    if (orderNumber === '' || orderNumber.startsWith('合计')) return [];
    const word = cell(at.result);
    const result = PAID.test(word)
      ? ('paid' as const)
      : RETURNED.test(word)
        ? ('returned' as const)
        : undefined;
    const amountText = cell(at.amount).replace(/[,元]/g, '');
    const amountFen = amountText === '' ? null : (parseYuan(amountText) ?? null);
    const reason = cell(at.reason) || null;
    return [
      {
        lineNo: headerAt + 2 + index,
        orderNumber,
        result,
        reason,
        amountFen,
        settledOn: readDay(cell(at.settledOn)),
        bankReference: cell(at.bankReference) || null,
        fault:
          result === undefined
            ? '结果一栏既不是“成功”也不是“失败”，没有记账'
            : result === 'returned' && reason === null
              ? '失败而没有写原因，没有记账：请银行补明原因'
              : amountText !== '' && amountFen === null
                ? '金额无法读取，没有记账'
                : null,
      },
    ];
  });
}

function isColumn(key: keyof typeof COLUMNS, name: string): boolean {
  return COLUMNS[key].some((known) => known.normalize('NFKC') === name);
}

function readDay(text: string): LocalDate | null {
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?/.exec(text);
  if (!match) return null;
  return makeLocalDate(Number(match[1]), Number(match[2]), Number(match[3])) ?? null;
}
