// For tests only: the bank's answer to one order.

import type { BankAnswer } from '../benefits/payments/ports.ts';
import { localDate } from '../platform/kernel/index.ts';

/** The bank has paid the order; `change` says what is different. */
export function bankAnswer(orderNumber: string, change: Partial<BankAnswer> = {}): BankAnswer {
  return {
    lineNo: 2,
    orderNumber,
    result: 'paid',
    reason: null,
    amountFen: null,
    settledOn: localDate('2021-09-15'),
    bankReference: null,
    fault: null,
    ...change,
  };
}
