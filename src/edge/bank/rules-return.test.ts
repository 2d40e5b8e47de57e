import { describe, expect, it } from 'vitest';
import { answersOf } from './rules-return.ts';

describe("the bank's answer", () => {
  const table = [
    ['付款结果'],
    ['付款单号', '收款户名', '金额（元）', '结果', '原因', '日期', '流水号'],
    ['P371526-2021-0001-01', '甲', '1,320.00', '成功', '', '2021-10-20', 'S1'],
    ['P371526-2021-0001-02', '乙', '600.00元', '退票', '户名不符', '20211020', ''],
    ['P371526-2021-0001-03', '丙', '600', '处理中', '', '', ''],
    ['P371526-2021-0001-04', '丁', '600', '失败', '', '', ''],
    ['合计', '', '', '', '', '', ''],
  ];

  it('reads columns by name and reports the line numbers of the file', () => {
    expect(answersOf(table)).toMatchObject([
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
    expect(answersOf([['序号', '姓名']])).toBeUndefined();
  });
});
