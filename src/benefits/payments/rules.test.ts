import { describe, expect, it } from 'vitest';
import { fen } from '../../platform/kernel/index.ts';
import { batchStatusAfter, bookingOf, readReturnRows } from './rules.ts';

describe("the bank's return", () => {
  const table = [
    ['付款结果'],
    ['付款单号', '收款户名', '金额（元）', '结果', '原因', '日期', '流水号'],
    ['P371526-2021-0001-01', '甲', '1,320.00', '成功', '', '2021-10-20', 'S1'],
    ['P371526-2021-0001-02', '乙', '600.00元', '退票', '户名不符', '20211020', ''],
    ['P371526-2021-0001-03', '丙', '600', '处理中', '', '', ''],
    ['P371526-2021-0001-04', '丁', '600', '失败', '', '', ''],
    ['合计', '', '', '', '', '', ''],
  ];

  it('reads columns by name and keeps the line numbers of the file', () => {
    expect(readReturnRows(table)).toMatchObject([
      {
        lineNo: 3,
        result: 'paid',
        amountFen: 132_000,
        settledOn: '2021-10-20',
        bankReference: 'S1',
        fault: null,
      },
      { lineNo: 4, result: 'returned', amountFen: 60_000, settledOn: '2021-10-20', reason: '户名不符' },
      { lineNo: 5, result: undefined, fault: expect.stringContaining('没有记账') },
      { lineNo: 6, result: 'returned', fault: expect.stringContaining('原因') },
    ]);
    expect(readReturnRows([['序号', '姓名']])).toBeUndefined();
  });

  it('books only what fits the order, and never twice', () => {
    const [paid, returned] = readReturnRows(table) ?? [];
    if (!paid || !returned) throw new Error('the table was not read');
    const order = { number: 'x', status: 'sent', amountFen: fen(132_000) } as const;
    expect(bookingOf(paid, order)).toEqual({ outcome: 'paid', message: null });
    expect(bookingOf(paid, undefined).outcome).toBe('unmatched');
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
