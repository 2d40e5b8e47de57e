import { describe, expect, it } from 'vitest';
import { fen } from '../../platform/kernel/index.ts';
import { bankAnswer } from '../../testing/payments-fixture.ts';
import { batchStatusAfter, bookingOf } from './rules.ts';

describe("the bank's return", () => {
  it('books only what fits the order, and never twice', () => {
    const paid = bankAnswer('x', { amountFen: fen(132_000) });
    const returned = bankAnswer('x', { result: 'returned', reason: '户名不符', amountFen: fen(60_000) });
    const order = { number: 'x', status: 'sent', amountFen: fen(132_000) } as const;
    expect(bookingOf(paid, order)).toEqual({ outcome: 'paid', message: null });
    expect(bookingOf(paid, undefined).outcome).toBe('unmatched');
    expect(bookingOf({ ...paid, fault: '结果无法读取' }, order)).toEqual({
      outcome: 'unmatched',
      message: '结果无法读取',
    });
    expect(bookingOf(paid, { ...order, amountFen: fen(1) }).message).toContain('金额与付款单不符');
    expect(bookingOf(paid, { ...order, status: 'paid' }).message).toContain('没有重复记账');
    expect(bookingOf(returned, { ...order, amountFen: fen(60_000), status: 'paid' }).message).toContain(
      '相反',
    );
    expect(bookingOf(paid, { ...order, status: 'prepared' }).outcome).toBe('unmatched');
  });

  it('settles a batch when every order has come to an end', () => {
    expect(batchStatusAfter(['paid', 'returned'])).toBe('settled');
    expect(batchStatusAfter(['paid', 'sent'])).toBe('sent');
  });
});
