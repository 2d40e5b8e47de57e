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
      value: {
        answers: [
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
        notes: ['重复的列名、合计和页尾，不是付款：第 8 行。'],
      },
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
      value: { answers: [{ orderNumber: 'P1-01', account: '****4567', amountFen: 132_000, fault: null }] },
    });
  });
});

describe('what banks write', () => {
  const NUMBER = 'P371526-2021-0001-01';
  const columns: Readonly<Record<string, string>> = {
    收款账号: '6222020200001234567',
    收款户名: '甲',
    金额: '600',
    处理结果: '成功',
    交易日期: '2021-10-20',
    备注: NUMBER,
  };
  const lineOf = (change: Readonly<Record<string, string | undefined>>, title = '') => {
    const all = Object.entries({ ...columns, ...change }).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, text] as const],
    );
    const read = answersOf([[title], all.map(([name]) => name), all.map(([, text]) => text)]);
    if (!read.ok) throw new Error(read.refusals[0]?.message);
    return read.value.answers[0];
  };

  it.each([
    ['备注', `补贴${NUMBER}`],
    ['附言', '职业培训补贴 P371526 2021 0001 01'],
    ['用途', 'Ｐ371526－2021－0001－01，甲'],
    ['摘要', '批量代付P3715262021000101'],
  ])('the order number stands in the column %s', (column, text) => {
    expect(lineOf({ 备注: '', [column]: text })?.orderNumber).toBe(NUMBER);
  });

  it.each([
    ['a longer number', `X${NUMBER}`],
    ['one that is cut', 'P371526-2021-0001-1'],
    ['nothing', '职业培训补贴'],
  ])('%s is no order number (negative control)', (_, text) => {
    expect(lineOf({ 备注: text })?.orderNumber).toBe('');
  });

  it('two order numbers in a remark are told, none is taken', () => {
    expect(lineOf({ 备注: `${NUMBER} P371526-2021-0001-02` })).toMatchObject({
      fault: expect.stringContaining('几个付款单号'),
    });
  });

  it.each([
    ['1,200.00', 120_000],
    ['1200.00元', 120_000],
    ['￥1,200.00', 120_000],
    ['¥ 1200', 120_000],
    ['人民币1200.5元', 120_050],
    ['1.2E3', 120_000],
  ])('%s is an amount', (text, fen) => {
    expect(lineOf({ 金额: text })).toMatchObject({ amountFen: fen, fault: null });
  });

  it.each(['12,00.00', '一千二', '1200.005', '0x10', '万', '0'])('%s is none', (text) => {
    expect(lineOf({ 金额: text })).toMatchObject({ amountFen: null, fault: expect.stringContaining('金额') });
  });

  it('fen where the column says so, and whole ones only', () => {
    expect(lineOf({ 金额: undefined, '交易金额（分）': '120000' })?.amountFen).toBe(120_000);
    expect(lineOf({ 金额: undefined, '交易金额（分）': '1200.00' })?.fault).toBeNull();
    expect(lineOf({ 金额: undefined, '交易金额（分）': '1200.5' })?.fault).toContain('金额');
  });

  it.each([
    ['已入账', 'paid', null],
    ['交易成功[0000]', 'paid', null],
    ['退汇', 'returned', '账户已销户'],
    ['失败：户名不符', 'returned', '户名不符'],
    ['账户不存在', 'returned', '账户不存在'],
  ] as const)('%s is %s', (word, result, reason) => {
    expect(lineOf({ 处理结果: word, 失败原因: word === '退汇' ? '账户已销户' : '' })).toMatchObject({
      result,
      reason,
      fault: null,
    });
  });

  it.each(['部分成功', '成功待确认', '不成功', '未知', '已处理', '处理中', '', 'Y', '成功失败'])(
    'the word “%s” is neither paid nor returned',
    (word) => {
      const line = lineOf({ 处理结果: word });
      expect(line?.result).toBeUndefined();
      expect(line?.fault).toMatch(/结果.*没有记账/);
    },
  );

  it('a word of one bank holds in its files and in no other', () => {
    expect(lineOf({ 处理结果: '被银行拒绝', 失败原因: '余额' }, '中国工商银行批量支付结果')?.result).toBe(
      'returned',
    );
    expect(lineOf({ 处理结果: '被银行拒绝', 失败原因: '余额' })?.result).toBeUndefined();
  });

  it('money that comes back: negative, bracketed, marked; against the word it is told', () => {
    const returned = { 处理结果: '退汇', 失败原因: '户名不符' };
    for (const 金额 of ['-600.00', '(600.00)', '600.00-'])
      expect(lineOf({ ...returned, 金额 })).toMatchObject({
        result: 'returned',
        amountFen: 60_000,
        fault: null,
      });
    expect(lineOf({ ...returned, 借贷标志: 'C' })).toMatchObject({ result: 'returned', fault: null });
    expect(lineOf({ 借贷标志: 'D' })).toMatchObject({ result: 'paid', fault: null });
    expect(lineOf({ 金额: '-600' })?.fault).toContain('退回的方向');
    expect(lineOf({ 借贷标志: '贷' })?.fault).toContain('退回的方向');
    expect(lineOf({ 借贷标志: 'Z' })?.fault).toContain('不认识');
  });

  it('a statement without results says it by direction, for a person to confirm', () => {
    const statement = { 处理结果: undefined, 金额: undefined };
    const out = { ...statement, '借方发生额（元）': '600.00', 贷方发生额: '' };
    expect(lineOf(out)).toMatchObject({
      result: 'paid',
      isByDirection: true,
      amountFen: 60_000,
      fault: null,
    });
    const back = { ...statement, 借方发生额: '', 贷方发生额: '600.00' };
    expect(lineOf({ ...back, 备注: `退汇 ${NUMBER} 户名不符 6222020200001234567` })).toMatchObject({
      result: 'returned',
      isByDirection: true,
      reason: `退汇 ${NUMBER} 户名不符 ****4567`,
    });
    expect(lineOf(back)?.fault).toContain('没有写明退汇');
    expect(lineOf({ ...out, 备注: `退汇 ${NUMBER}` })?.fault).toContain('却写着退回');
  });

  it('an account in scientific notation has lost its digits', () => {
    expect(lineOf({ 收款账号: '6.22202E+18' })).toMatchObject({
      account: null,
      fault: expect.stringContaining('已经失真'),
    });
  });

  it('the payee stands with more telling headings than one’s own account; the rest is named', () => {
    const read = answersOf([
      [
        '交易日期[Transaction Date]',
        '账号',
        '对方账号[Account]',
        '对方户名',
        '交易金额(元)',
        '交易状态',
        '币种',
        '摘要',
      ],
      ['2021/10/20 10:22:01', '111', '6222020200001234567', '甲', '600', '成功', 'CNY', NUMBER],
    ]);
    expect(read).toMatchObject({
      ok: true,
      value: {
        answers: [
          { account: '6222020200001234567', orderNumber: NUMBER, settledOn: '2021-10-20', fault: null },
        ],
        notes: ['没有用到的列：账号、币种。'],
      },
    });
  });

  it('a day above the table is the day of its lines', () => {
    expect(lineOf({ 交易日期: undefined }, '交易日期：2021年10月20日')?.settledOn).toBe('2021-10-20');
    expect(() => lineOf({ 交易日期: undefined })).toThrow(/“日期”/);
  });
});

describe('totals', () => {
  const line = (name: string, amount: string, result = '成功') => [
    '',
    name,
    '6222020200001234567',
    amount,
    result,
    result === '成功' ? '' : '户名不符',
    '2021-10-20',
    '',
  ];
  const read = (...rows: string[][]) => {
    const found = answersOf([HEADER, ...rows]);
    if (!found.ok) throw new Error(found.refusals[0]?.message);
    return { lines: found.value.answers.map(({ lineNo }) => lineNo), notes: found.value.notes.join('') };
  };
  const total = (word: string, amount: string, column = 2) =>
    HEADER.map((_, index) => (index === column ? word : index === 3 ? amount : index === 0 ? '' : ''));

  it.each(['合计', '小计', '总计', '合计：', '合 计', '总计（2笔）'])(
    '%s in the column of the account is no line',
    (word) => {
      const found = read(line('甲', '600'), line('乙', '1,200.00'), total(word, '1,800.00'));
      expect(found).toEqual({ lines: [2, 3], notes: '重复的列名、合计和页尾，不是付款：第 4 行。' });
    },
  );

  it('behind a serial number, in the column of the holder', () => {
    const row = total('合计', '600', 1).with(0, '2');
    expect(read(line('甲', '600'), row).lines).toEqual([2]);
  });

  it.each([
    ['all lines', '1,800.00'],
    ['the paid ones', '600.00'],
    ['the returned ones', '1,200.00'],
  ])('the sum of %s agrees', (_, amount) => {
    const { notes } = read(line('甲', '600'), line('乙', '1,200.00', '失败'), total('合计', amount));
    expect(notes).not.toContain('不符');
  });

  it('each page and the whole agree', () => {
    const { notes } = read(
      line('甲', '600'),
      total('小计', '600'),
      line('乙', '700'),
      total('小计', '700'),
      total('总计', '1300'),
    );
    expect(notes).not.toContain('不符');
  });

  it('a total that differs is told with both amounts', () => {
    const { lines, notes } = read(line('甲', '600'), line('乙', '1,200.00'), total('合计', '2,400.00'));
    expect(lines).toEqual([2, 3]);
    expect(notes).toMatch(/第 4 行的合计 2,400\.00 元与以上各行之和 1,800\.00 元不符/);
  });

  it.each(['合计6222020200001234567', '6222020200001234567', '合计户'])(
    '%s is no total (negative control)',
    (word) => expect(read(line('甲', '600'), total(word, '600')).lines).toEqual([2, 3]),
  );
});
