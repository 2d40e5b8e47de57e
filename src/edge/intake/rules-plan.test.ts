import { describe, expect, test } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import {
  type Cell,
  columnName,
  readWorkbook,
  type Sheet,
  type SheetRow,
  writeWorkbook,
} from '../workbooks/index.ts';
import type { IntakeContext, KnownClass } from './contract.ts';
import { type IntakeFile, planIntake } from './rules-plan.ts';
import { returnedSheets } from './rules-returned.ts';
import { intakeWords } from './words.ts';

const words = intakeWords();
const EARLY: KnownClass = {
  name: '甲班',
  filingNumber: '备〔2021〕1号',
  startOn: localDate('2021-06-28'),
  endOn: localDate('2021-07-09'),
  occupationCode: '6-31-01-03',
  level: 4,
};
const LATE_CLASS: KnownClass = {
  name: '乙班',
  filingNumber: '备〔2021〕2号',
  startOn: localDate('2021-07-05'),
  endOn: localDate('2021-07-15'),
};
const CONTEXT: IntakeContext = {
  organisations: [{ name: '甲公司', creditCode: '91371526MA7493836P' }],
  classes: [EARLY, LATE_CLASS],
  enrolments: [],
};

type Row = readonly (Cell | null)[];
interface Extra {
  readonly name?: string;
  readonly state?: Sheet['state'];
  readonly hidden?: readonly number[];
  readonly merges?: Sheet['merges'];
  readonly from?: number;
}

function sheetOf(rows: readonly Row[], extra: Extra = {}): Sheet {
  return {
    name: extra.name ?? '花名册',
    state: extra.state ?? 'visible',
    merges: extra.merges ?? [],
    hiddenColumns: [{ first: 3, last: 3 }],
    rows: rows.flatMap((cells, i): SheetRow[] => {
      const number = (extra.from ?? 1) + i;
      const usedColumns = cells.map((cell) => cell ?? undefined);
      return usedColumns.some((cell) => cell !== undefined)
        ? [{ number, hidden: extra.hidden?.includes(number) ?? false, cells: usedColumns }]
        : [];
    }),
  };
}

const file = (name: string, ...sheets: Sheet[]): IntakeFile => ({
  file: name,
  workbook: { format: 'xlsx', sheets },
});
const HEAD: Row = [
  '序号',
  '姓名',
  '身份证号码',
  '性别',
  '人员类别',
  '联系电话',
  '报名日期',
  '银行账号',
  '备注',
];
const HEADING: Row = ['班期名称：甲班（备〔2021〕1号）　　职业（工种）：电工'];
const people = {
  first: ['李军', '371581199308130030', '男'],
  second: ['郭玉珍', '371526199906270004', '女'],
  third: ['王新民', '371526197611180037', '男'],
} as const;
const person = (
  serial: number,
  who: keyof typeof people,
  more: Partial<
    Record<'id' | 'name' | 'group' | 'phone' | 'enrolled' | 'card' | 'note' | 'sex', Cell | null>
  > = {},
): Row => {
  const [name, id, sex] = people[who];
  const value = <T extends Cell>(given: Cell | null | undefined, usual: T) =>
    given === undefined ? usual : given;
  return [
    { kind: 'number', text: String(serial) },
    value(more.name, name),
    value(more.id, id),
    value(more.sex, sex),
    value(more.group, '企业职工'),
    value(more.phone, '19900010222'),
    value(more.enrolled, '2021-06-10'),
    more.card ?? null,
    more.note ?? null,
  ];
};

/** Row, outcome and codes with their cells, for tables. */
function planned(files: readonly IntakeFile[], context: IntakeContext = CONTEXT) {
  const plan = planIntake(files, context, words);
  return {
    plan,
    rows: plan.rows.map(
      (row) => `${row.row} ${row.outcome}${row.cells.map((cell) => ` ${cell.cell}:${cell.code}`).join('')}`,
    ),
  };
}
const roster = (rows: readonly Row[], extra: Extra = {}) =>
  file('学员花名册-甲班.xlsx', sheetOf([HEADING, HEAD, ...rows], extra));

describe('what is a row', () => {
  test('blank lines, repeated headers, subtotals, totals, notes and signatures are not; numbers alone are not', () => {
    const { rows } = planned([
      roster([
        person(1, 'first'),
        [],
        HEAD,
        person(2, 'second'),
        ['本页小计', null, null, '2人'],
        [{ kind: 'number', text: '3' }],
        [{ kind: 'number', text: '4' }, null, null, { kind: 'error', text: '#VALUE!', formula: true }],
        person(5, 'third'),
        ['合计', '3人'],
        ['注：本表一式两份'],
        ['单位负责人（签字）：', null, null, null, '联系电话：', null, '年　月　日'],
      ]),
    ]);
    expect(rows).toEqual(['3 imported', '6 imported', '10 imported']);
  });

  test('a row without a number, or without a name, is a row and is refused', () => {
    const { rows } = planned([
      roster([person(1, 'first', { id: null }), person(2, 'second', { name: null })]),
    ]);
    expect(rows).toEqual(['3 refused C3:id-missing', '4 refused B4:name-missing']);
  });

  test('the example row of the template is refused', () => {
    const { rows } = planned([
      roster([
        person(1, 'first', { note: '示例行，填写时删除' }),
        person(2, 'second', { name: '张三', id: '37152619900101XXXX' }),
        [{ kind: 'text', text: '例' }, '李四', '371526199906270004', '女'],
        person(3, 'third'),
      ]),
    ]);
    expect(rows.map((row) => row.split(' ').slice(0, 2).join(' '))).toEqual([
      '3 refused',
      '4 refused',
      '5 refused',
      '6 imported',
    ]);
    expect(rows[0]).toContain('example-row');
  });

  test('a second visible sheet with the same header continues the table, a hidden one is named and left out', () => {
    const more = sheetOf([HEAD, person(3, 'third'), person(4, 'first')], { name: '续表' });
    const old = sheetOf([HEAD, person(1, 'second')], { name: '往期', state: 'veryHidden' });
    const first = sheetOf([HEADING, HEAD, person(1, 'first'), person(2, 'second')]);
    const { plan } = planned([file('学员花名册-甲班.xlsx', first, more, old)]);
    expect(plan.rows.map((row) => `${row.sheet} ${row.row} ${row.outcome}`)).toEqual([
      '花名册 3 imported',
      '花名册 4 imported',
      '续表 2 imported',
      '续表 3 refused',
    ]);
    expect(plan.rows[3]?.cells[0]).toMatchObject({ cell: 'C3', code: 'duplicate-in-class' });
    expect(plan.sheets.map(({ sheet, state, imported, rows }) => ({ sheet, state, imported, rows }))).toEqual(
      [
        { sheet: '花名册', state: 'visible', imported: true, rows: 2 },
        { sheet: '续表', state: 'visible', imported: true, rows: 2 },
        { sheet: '往期', state: 'veryHidden', imported: false, rows: 1 },
      ],
    );
    expect(plan.classes).toEqual([{ name: '甲班', enrolled: 3, trained: 0, certified: 0 }]);
  });

  test('hidden rows are imported and warned, hidden columns are read', () => {
    const { rows } = planned([roster([person(1, 'first', { sex: '女' })], { hidden: [3] })]);
    expect(rows).toEqual(['3 warned B3:hidden-row D3:sex-contradicts-id']);
  });

  test('a merged cell holds for every row it covers; errors and formulas without a value are blank and warned', () => {
    const merges = [{ firstRow: 3, lastRow: 5, firstColumn: 4, lastColumn: 4 }];
    const { rows, plan } = planned([
      roster(
        [
          person(1, 'first'),
          person(2, 'second', { group: null, phone: { kind: 'error', text: '#N/A', formula: true } }),
          person(3, 'third', { group: null, enrolled: { kind: 'blank', text: '', formula: true } }),
        ],
        { merges },
      ),
    ]);
    expect(rows).toEqual([
      '3 imported',
      '4 warned E4:merged-cell F4:cell-error',
      '5 warned G5:formula-no-value E5:merged-cell',
    ]);
    expect(plan.rows.map((row) => row.staged?.form === 'roster' && row.staged.groupsClaimed)).toEqual(
      Array(3).fill(['enterprise-employee']),
    );
  });
});

describe('people across rows, classes and files', () => {
  test('the same person again is refused after normalisation; a refused first row does not count', () => {
    const wide = '３７１５８１１９９３０８１３００３０';
    const { rows } = planned([
      roster([
        person(1, 'first', { id: { kind: 'number', text: '371581199308130000' } }),
        person(2, 'first', { id: wide }),
        person(3, 'first', { name: '李 军' }),
      ]),
    ]);
    expect(rows).toEqual([
      '3 refused C3:id-number-rounded',
      '4 normalised C4:id-width',
      '5 refused B5:name-space C5:duplicate-in-class',
    ]);
  });

  const planLate = (rows: readonly Row[]) =>
    file('学员花名册-乙班.xlsx', sheetOf([['班期名称：乙班（备〔2021〕2号）'], HEAD, ...rows]));

  test('of two overlapping classes the later one refuses, whichever file comes first', () => {
    for (const files of [
      [roster([person(1, 'first')]), planLate([person(1, 'first'), person(2, 'second')])],
      [planLate([person(1, 'first'), person(2, 'second')]), roster([person(1, 'first')])],
    ]) {
      const { plan } = planned(files);
      const of = (name: string) =>
        plan.rows.filter((row) => row.file.includes(name)).map((row) => [row.outcome, row.cells[0]?.code]);
      expect(of('甲班')).toEqual([['imported', undefined]]);
      expect(of('乙班')).toEqual([
        ['refused', 'overlapping-class'],
        ['imported', undefined],
      ]);
    }
  });

  test('an enrolment that already exists is not undone by a class that begins earlier', () => {
    const before = {
      ...CONTEXT,
      enrolments: [{ class: LATE_CLASS, name: '李军', idNumber: people.first[1] }],
    };
    expect(planned([roster([person(1, 'first')])], before).rows).toEqual(['3 refused C3:overlapping-class']);
    // The same roster again is no overlap with itself.
    const again = { ...CONTEXT, enrolments: [{ class: EARLY, name: '李军', idNumber: people.first[1] }] };
    expect(planned([roster([person(1, 'first')])], again).rows).toEqual(['3 imported']);
  });

  test('a card that serves several people is warned for each, across classes too', () => {
    const card = '6229081837354452134';
    const { plan } = planned([
      roster([person(1, 'first', { card })]),
      planLate([person(1, 'second', { card })]),
    ]);
    expect(plan.rows.map((row) => row.cells.map((cell) => cell.code))).toEqual([
      ['card-shared'],
      ['card-shared'],
    ]);
    expect(plan.rows.map((row) => row.staged?.form === 'roster' && row.staged.account?.trusted)).toEqual([
      false,
      false,
    ]);
  });

  test('a roster of an unknown class is refused row by row with what to do', () => {
    const { plan } = planned([roster([person(1, 'first')])], { ...CONTEXT, classes: [] });
    expect(plan.rows[0]?.cells[0]).toMatchObject({ code: 'class-unknown' });
    expect(plan.rows[0]?.staged).toBeUndefined();
  });
});

describe('attendance', () => {
  const known: IntakeContext = {
    ...CONTEXT,
    enrolments: [
      { class: EARLY, name: '李军', idNumber: people.first[1] },
      { class: EARLY, name: '李军', idNumber: '371526197703020014' },
    ],
  };
  const merges = [2, 4, 6, 8, 10].map((column) => ({
    firstRow: 2,
    lastRow: 2,
    firstColumn: column + 1,
    lastColumn: column + 2,
  }));
  const top: Row = [
    '序号',
    '姓名',
    '身份证号后4位',
    ...['6月28日', '6月29日', '6月30日', '7月1日', '7月2日'].flatMap((day) => [day, null]),
    '出勤率',
  ];
  const sub: Row = [null, null, null, ...Array(5).fill(['上午', '下午']).flat()];
  const marksOf = (text: string): Row => [...text].map((mark) => (mark === ' ' ? null : mark));
  const sheet = (...rows: Row[]) =>
    file(
      '考勤表-甲班.xlsx',
      sheetOf([['班期名称：甲班　开班备案号：备〔2021〕1号'], top, sub, ...rows], { name: '考勤表', merges }),
    );
  const row = (last: Cell, marks: string, name = '李军'): Row => [
    '1',
    name,
    last,
    ...marksOf(marks),
    { kind: 'number', text: '0.1', formula: true },
  ];

  test('look-alikes count, blank and unknown marks do not; formulas are not trusted', () => {
    const { plan, rows } = planned([sheet(row('0030', '√✓V1✔√√√×√'), row('0014', '√√√√√√√√? '))], known);
    expect(rows[0]).toBe('4 normalised E4:mark-form F4:mark-form G4:mark-form H4:mark-form');
    expect(rows[1]).toBe('5 warned L5:mark-unknown M5:mark-blank');
    expect(
      plan.rows.map(
        (r) =>
          r.staged?.form === 'attendance' && [
            r.staged.marks,
            r.staged.presentHalfDays,
            r.staged.attendedDays,
          ],
      ),
    ).toEqual([
      ['PPPPPPPPAP', 9, 4],
      ['PPPPPPPPUU', 8, 4],
    ]);
    expect(plan.rows[0]?.staged).toMatchObject({
      slots: expect.arrayContaining([{ heldOn: '2021-07-02', half: 'afternoon' }]),
    });
    expect(plan.classes).toEqual([{ name: '甲班', enrolled: 2, trained: 2, certified: 0 }]);
  });

  test('below 80 % is warned, nobody present is said apart, leave is not presence', () => {
    const { rows } = planned([sheet(row('0030', '√√√√√√√假假假'), row('0014', '××××××××××'))], known);
    expect(rows).toEqual(['4 warned N4:attendance-below-80', '5 warned N5:attendance-none']);
  });

  test('namesakes are distinguished by the last four, of which a number lost its zeros', () => {
    const all = '√'.repeat(10);
    const { rows } = planned(
      [sheet(row({ kind: 'number', text: '30' }, all), row('0099', all), row('0014', all, '孟传奇'))],
      known,
    );
    expect(rows).toEqual([
      '4 normalised C4:last-four-form',
      '5 refused B5:no-enrolment',
      '6 refused B6:no-enrolment',
    ]);
  });
});

describe('results', () => {
  const header: Row = [
    '序号',
    '姓名',
    '身份证号',
    '理论成绩',
    '评定结果',
    '证书类型',
    '职业（工种）',
    '等级',
    '证书编号',
    '发证日期',
  ];
  const known: IntakeContext = {
    ...CONTEXT,
    classes: [{ ...EARLY, occupationTitle: '电工' }],
    enrolments: (['first', 'second', 'third'] as const).map((who) => ({
      class: EARLY,
      name: people[who][0],
      idNumber: people[who][1],
    })),
  };
  const good = 'Y000037150108214001001';
  const result = (
    who: keyof typeof people,
    more: Partial<Record<'result' | 'kind' | 'occupation' | 'level' | 'number' | 'issued', Cell>> = {},
  ): Row => [
    '1',
    people[who][0],
    people[who][1],
    '80',
    more.result ?? '合格',
    more.kind ?? '职业技能等级证书',
    more.occupation ?? '电工',
    more.level ?? '四级/中级工',
    more.number ?? good,
    more.issued ?? '2021-07-20',
  ];
  const sheet = (...rows: Row[]) =>
    file('成绩与证书-甲班.xlsx', sheetOf([HEADING, header, ...rows], { name: '成绩' }));

  test.each([
    ['20 places', 'Y0000371501082140010'],
    ['another first letter', 'J000037150108214001001'],
    ['a letter inside', 'Y00003715010821400100A'],
    ['another year', 'Y000037150108204001001'],
    ['another level than the row', 'Y000037150108213001001'],
  ])('a number with %s refuses the row: the result is imported, the certificate is absent', (_, number) => {
    const { plan, rows } = planned([sheet(result('first', { number }))], known);
    expect(rows).toEqual(['3 refused I3:certificate-number']);
    expect(plan.rows[0]?.staged).toMatchObject({ result: 'passed' });
    expect(plan.rows[0]?.staged).not.toHaveProperty('certificate');
    expect(plan.classes[0]).toMatchObject({ certified: 0 });
  });

  test('one number belongs to one person of the class', () => {
    const { rows, plan } = planned([sheet(result('first'), result('second'))], known);
    expect(rows).toEqual(['3 imported', '4 refused I4:certificate-number']);
    expect(plan.classes[0]).toMatchObject({ certified: 1 });
  });

  test('early issue, other occupation and other level are warned', () => {
    const { rows } = planned(
      [
        sheet(
          result('first', { issued: '2021-07-08' }),
          result('second', { occupation: '焊工', number: 'Y000037150108214001002' }),
          result('third', { level: '高级工', number: 'Y000037150108213001003' }),
        ),
      ],
      known,
    );
    expect(rows).toEqual([
      '3 warned J3:issued-before-end',
      '4 warned G4:certificate-other-occupation',
      '5 warned H5:level-form H5:certificate-other-level',
    ]);
  });

  test('other kinds of certificate have numbers of their own; who failed has none', () => {
    const { rows, plan } = planned(
      [
        sheet(
          result('first', { kind: '培训合格证书', number: '聊培合字2021第020001', level: '—' }),
          result('second', { result: '不合格', kind: '', occupation: '', level: '', number: '', issued: '' }),
        ),
      ],
      known,
    );
    expect(rows).toEqual(['3 imported', '4 imported']);
    expect(plan.rows[1]?.staged).toMatchObject({ result: 'failed', certificate: null });
  });
});

describe('a sheet that is not what was asked for', () => {
  test('a missing column is named, a stranger is named, a guide and a dictionary are what they are', () => {
    const { plan } = planned([
      file(
        '花名册.xlsx',
        sheetOf([['序号', '姓名', '性别', '民族', '联系电话', '报名日期']], { name: '缺列' }),
        sheetOf(
          [
            ['品名', '数量', '单价'],
            ['笔', '3', '2'],
          ],
          { name: '采购' },
        ),
        sheetOf([['填表说明'], ['一行一人']], { name: '填表说明' }),
        sheetOf([['企业职工']], { name: '字典' }),
      ),
    ]);
    expect(plan.rows).toEqual([]);
    expect(plan.sheets.map((sheet) => [sheet.imported, sheet.reason])).toEqual([
      [
        false,
        '文件《花名册.xlsx》的工作表“缺列”像是学员花名册，但表头缺少“公民身份号码”列，没有导入：请用原模板补齐表头后重新上传。',
      ],
      [
        false,
        '文件《花名册.xlsx》的工作表“采购”认不出是哪种表，没有导入：请检查 A1 起的表头是否与模板一致，再重新上传。',
      ],
      [false, '说明'],
      [false, '下拉字典'],
    ]);
  });

  test('columns in another order under other words are found', () => {
    const header: Row = ['手机号', '姓 名', '证件号码*', '培训对象类别', '报名时间'];
    const { rows } = planned([
      file(
        '甲班.xlsx',
        sheetOf([
          ['班级名称：', '甲班'],
          ['编号：', '一'],
          header,
          ['19900010222', '李军', people.first[1], '在岗职工', '2021.6.10'],
        ]),
      ),
    ]);
    expect(rows).toEqual(['4 normalised E4:date-dot D4:group-text']);
  });
});

test('refused rows go back as a workbook with the reason in a last column, and come again corrected', async () => {
  const bad = person(2, 'second', { id: '371526199906270005', note: '=1+2' });
  const sent = roster([person(1, 'first'), bad]);
  const { plan } = planned([sent]);
  const [returned] = returnedSheets(sent, plan);
  expect(returned?.columns.map((column) => column.header)).toEqual([...HEAD, '退回原因']);
  expect(returned?.rows).toHaveLength(1);
  expect(returned?.rows[0]?.at(-1)).toMatch(/^C4：校验位不符/);

  const read = await readWorkbook('退回-甲班.xlsx', await writeWorkbook(returned ? [returned] : []));
  if (!read.ok) throw new Error('unread');
  const unmended = planned([{ file: '退回-甲班.xlsx', workbook: read.value }]);
  expect(unmended.rows).toEqual(['3 refused C3:id-check-digit I3:formula-text']);
  const corrected = structuredClone(read.value) as unknown as { sheets: { rows: { cells: Cell[] }[] }[] };
  const cells = corrected.sheets[0]?.rows.at(-1)?.cells;
  if (cells) cells[2] = people.second[1];
  const again = planned([{ file: '退回-甲班.xlsx', workbook: corrected as never }]);
  expect(again.rows).toEqual(['3 warned I3:formula-text']);
  expect(again.plan.rows[0]?.staged).toMatchObject({ idNumber: people.second[1], note: '=1+2' });
});

test('column names', () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});
