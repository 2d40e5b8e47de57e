// For tests only: the bank's answer to one order.

import type { BankAnswer, BankFileRow } from '../benefits/payments/index.ts';
import { localDate, parseYuan } from '../platform/kernel/index.ts';

/** The bank has paid this row of its file; `change` says what is different. */
export function bankAnswer(
  row: (Pick<BankFileRow, 'orderNumber' | 'accountNumber' | 'amountYuan'> & Partial<BankFileRow>) | undefined,
  change: Partial<BankAnswer> = {},
): BankAnswer {
  if (!row) throw new Error('the bank has no such row');
  return {
    lineNo: 2,
    orderNumber: row.orderNumber,
    account: row.accountNumber,
    holder: row.accountName ?? null,
    result: 'paid',
    isByDirection: false,
    reason: null,
    amountFen: parseYuan(row.amountYuan) ?? null,
    settledOn: localDate('2021-09-15'),
    bankReference: null,
    fault: null,
    ...change,
  };
}
