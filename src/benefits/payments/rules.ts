import {
  canDo,
  type Fen,
  formatYuan,
  type LocalDate,
  makeLocalDate,
  parseYuan,
  type Refusal,
  refusal,
} from '../../platform/kernel/index.ts';
import type { BatchStatus, OrderStatus } from './contract.ts';
import { ORDER } from './machine.ts';

/** Working days of a second person for a payment; a habit of bureaus, no notice sets it. */
export const APPROVAL_WORKING_DAYS = 5;

export const REFUSALS = {
  noOrders: refusal('nothing-to-pay', '所选申领单里没有待拨付的人员，没有生成付款批次：请重新选择。'),
  accountUnusable: (payeeName: string): Refusal =>
    refusal(
      'account-unusable',
      `${payeeName}没有可用的收款账户，没有生成付款批次：请先登记或更正收款账户后再办。`,
    ),
  wrongBatchStatus: refusal('wrong-status', '这个付款批次现在不能办这一步：请刷新后查看它走到了哪里。'),
  notApproved: refusal('not-approved', '付款批次还没有经另一人批准，不得送银行：请等复核岗批准后再导出。'),
  notSent: refusal('not-sent', '付款批次还没有送银行，不能读入回单：请先导出银行文件。'),
  orderNotReturned: refusal('order-not-returned', '只有被银行退回的付款单可以更正后重付：请刷新后再看。'),
  returnFileUnreadable: refusal(
    'bank-return-unreadable',
    '回单里没有找到“付款单号”和“结果”两列，没有读入：请使用银行返回的原文件，第一行为列名。',
  ),
} as const;

/** One row of a bank's return file, read; `fault` says in Chinese why it cannot be booked. */
export interface ReturnRow {
  readonly lineNo: number;
  readonly orderNumber: string;
  readonly result: 'paid' | 'returned' | undefined;
  readonly reason: string | null;
  readonly amountFen: Fen | null;
  readonly settledOn: LocalDate | null;
  readonly bankReference: string | null;
  readonly fault: string | null;
}

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
export function readReturnRows(table: readonly (readonly string[])[]): ReturnRow[] | undefined {
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

/** A payment order as the bank's answer meets it. */
export interface AwaitedOrder {
  readonly number: string;
  readonly status: OrderStatus;
  readonly amountFen: Fen;
}

/** What one row of the return does: book it, or leave it for a person with the reason. */
export function bookingOf(
  row: ReturnRow,
  order: AwaitedOrder | undefined,
): { readonly outcome: 'paid' | 'returned' | 'unmatched'; readonly message: string | null } {
  const unmatched = (message: string) => ({ outcome: 'unmatched' as const, message });
  if (row.fault !== null || row.result === undefined) return unmatched(row.fault ?? '结果无法读取，没有记账');
  if (!order) return unmatched('本批次没有这个付款单号，没有记账：请核对文件是否属于本批次');
  if (row.amountFen !== null && row.amountFen !== order.amountFen)
    return unmatched(
      `金额与付款单不符（付款单为 ${formatYuan(order.amountFen)} 元），没有记账：请与银行核实`,
    );
  if (order.status === 'paid' || order.status === 'returned' || order.status === 'replaced') {
    const before = order.status === 'paid' ? '成功' : '退回';
    const agrees = (order.status === 'paid') === (row.result === 'paid');
    return unmatched(
      agrees
        ? `这张付款单先前已记为${before}，没有重复记账`
        : `这张付款单先前已记为${before}，与本行相反，没有记账：请与银行核实`,
    );
  }
  if (!canDo(ORDER, order.status, 'book')) return unmatched('这张付款单还没有送银行，没有记账');
  return { outcome: row.result, message: null };
}

/** A batch is settled when every order has come to an end, well or badly. */
export function batchStatusAfter(statuses: readonly OrderStatus[]): BatchStatus {
  const isOnItsWay = (status: OrderStatus) => canDo(ORDER, status, 'send') || canDo(ORDER, status, 'book');
  return statuses.some(isOnItsWay) ? 'sent' : 'settled';
}
