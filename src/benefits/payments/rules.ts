import { canDo, type Fen, formatYuan, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { BatchStatus, OrderStatus } from './contract.ts';
import { ORDER } from './machine.ts';
import type { BankAnswer } from './ports.ts';

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

/** A payment order as the bank's answer meets it. */
export interface AwaitedOrder {
  readonly number: string;
  readonly status: OrderStatus;
  readonly amountFen: Fen;
}

/** What one row of the return does: book it, or leave it for a person with the reason. */
export function bookingOf(
  row: BankAnswer,
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
