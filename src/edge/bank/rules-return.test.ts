import { describe, expect, it } from 'vitest';
import { answersOf, sampleTable } from './rules-return.ts';

const HEADER = ['付款单号', '收款户名', '收款账号', '金额（元）', '结果', '原因', '日期', '流水号'];

describe("the bank's answer", () => {
  const table = [
    ['付款结果'],
    HEADER,
    ['P371526-2021-0001-01', '甲', '6222020200001234567', '1,320.00', '成功', '', '2021-10-20', 'S1'],
    ['P371526-2021-0001-02', '乙', '6222********4575', '600.00元', '退票', '户名不符', '20211020', ''],
    ['P371526-2021-0001-03', '丙', '6222020200001234567', '600', '处理中', '', '2021-10-20', ''],
    ['P371526-2021-0001-04', '丁', '6222020200001234567', '600', '失败', '', '2021-10-20', ''],
    ['P371526-2021-0001-05', '戊', '', '', '成功', '', '', ''],
    ['合计', '', '', '', '', '', '', ''],
  ];

  it('reads columns by name and reports the line numbers of the file', () => {
    expect(answersOf(table)).toMatchObject({
      ok: true,
      value: [
        {
          lineNo: 3,
          result: 'paid',
          account: '6222020200001234567',
          amountFen: 132_000,
          settledOn: '2021-10-20',
          bankReference: 'S1',
          fault: null,
        },
        { lineNo: 4, result: 'returned', amountFen: 60_000, settledOn: '2021-10-20', reason: '户名不符' },
        { lineNo: 5, result: undefined, fault: expect.stringContaining('没有记账') },
        { lineNo: 6, result: 'returned', fault: expect.stringContaining('原因') },
        { lineNo: 7, fault: expect.stringMatching(/收款账号.*金额.*日期/) },
      ],
    });
  });

  it('is refused with the row that was read as its header and the columns that are missing', () => {
    const without = table.map((row) => row.filter((_, index) => index !== 2 && index !== 6));
    expect(answersOf(without)).toMatchObject({
      ok: false,
      refusals: [
        {
          code: 'bank-return-unreadable',
          message: expect.stringMatching(/第 2 行的列名.*“收款账号”、“日期”/),
        },
      ],
    });
    expect(answersOf([['序号', '姓名']])).toMatchObject({
      ok: false,
      refusals: [{ message: expect.stringContaining('前 10 行') }],
    });
  });

  it('has a sample that names every column and every order, read as it is once the bank has filled it in', () => {
    const sample = sampleTable('P1', [
      { orderNumber: 'P1-01', accountName: '甲', accountLast4: '4567', amountYuan: '1320.00' },
    ]);
    const [row = []] = sample.rows;
    const filled = row.map((cell, column) =>
      sample.columns[column] === '结果'
        ? '成功'
        : sample.columns[column] === '交易日期'
          ? '2021-10-20'
          : cell,
    );
    expect(answersOf([[sample.title], [...sample.columns], filled])).toMatchObject({
      ok: true,
      value: [{ orderNumber: 'P1-01', account: '****4567', amountFen: 132_000, fault: null }],
    });
  });
});
