import { describe, expect, it } from 'vitest';
import { fen } from '../../platform/kernel/index.ts';
import { bankAnswer } from '../../testing/payments-fixture.ts';
import { accountFits, batchStatusAfter, bookingOf } from './rules.ts';

const ROW = { orderNumber: 'x', accountNumber: '6222020200001234567', amountYuan: '1320.00' };
const order = {
  number: 'x',
  status: 'sent',
  payeeName: '高唐县青禾职业培训学校',
  accountNumber: ROW.accountNumber,
  amountFen: fen(132_000),
} as const;
const paid = bankAnswer(ROW);
const returned = bankAnswer(ROW, { result: 'returned', reason: '户名不符' });

describe("the bank's return", () => {
  it('books only what fits the order, and never twice', () => {
    expect(bookingOf(paid, order)).toEqual({ outcome: 'paid', message: null });
    expect(bookingOf(paid, undefined).outcome).toBe('unmatched');
    expect(bookingOf({ ...paid, fault: '结果无法读取' }, order)).toEqual({
      outcome: 'unmatched',
      message: '结果无法读取',
    });
    expect(bookingOf(paid, { ...order, status: 'paid' }).message).toContain('没有重复记账');
    expect(bookingOf(returned, { ...order, status: 'returned' }).message).toContain('没有重复记账');
    expect(bookingOf(paid, { ...order, status: 'returned' }).message).toContain('相反');
    expect(bookingOf(paid, { ...order, status: 'prepared' }).outcome).toBe('unmatched');
  });

  it('names the payee whose amount or account differs, and books neither', () => {
    expect(bookingOf(paid, { ...order, amountFen: fen(1) })).toEqual({
      outcome: 'unmatched',
      message: expect.stringMatching(/高唐县青禾职业培训学校：金额与付款单不符/),
    });
    expect(bookingOf({ ...paid, account: '6222020200001234568' }, order)).toEqual({
      outcome: 'unmatched',
      message: expect.stringMatching(/高唐县青禾职业培训学校：账号与付款单不符（付款单尾号 4567）/),
    });
    for (const missing of [{ account: null }, { amountFen: null }, { settledOn: null }])
      expect(bookingOf({ ...paid, ...missing }, order).outcome).toBe('unmatched');
  });

  it('books what comes back after it was paid', () => {
    expect(bookingOf(returned, { ...order, status: 'paid' })).toEqual({
      outcome: 'returned',
      message: expect.stringContaining('已冲回'),
    });
  });

  it.each([
    ['6222020200001234567', true],
    ['6222 0202 0000 1234 567', true],
    ['622202******4567', true],
    ['****4567', true],
    ['****567', false],
    ['622203******4567', false],
    ['4567', false],
    ['****4568', false],
    ['', false],
  ])('the account %s fits: %s', (stated, fits) => {
    expect(accountFits(stated, ROW.accountNumber)).toBe(fits);
  });

  it('settles a batch when every order has come to an end', () => {
    expect(batchStatusAfter(['paid', 'returned'])).toBe('settled');
    expect(batchStatusAfter(['paid', 'sent'])).toBe('sent');
  });
});
