import { describe, expect, test } from 'vitest';
import type { Sheet, SheetRow } from '../workbooks/index.ts';
import { EMPTY_CONTEXT, type IntakeContext } from './contract.ts';
import { planIntake } from './rules-plan.ts';
import { reportOf } from './rules-report.ts';
import { intakeWords } from './words.ts';

const words = intakeWords();

function sheetOf(lines: readonly string[], name = '表'): Sheet {
  return {
    name,
    state: 'visible',
    merges: [],
    hiddenColumns: [],
    rows: lines.flatMap((line, i): SheetRow[] => {
      const cells = line.split('|').map((text) => (text.trim() === '' ? undefined : text.trim()));
      return cells.some((cell) => cell !== undefined) ? [{ number: i + 1, hidden: false, cells }] : [];
    }),
  };
}

const CONTEXT: IntakeContext = {
  ...EMPTY_CONTEXT,
  organisations: [{ name: '测试学校', creditCode: '91371526MA30000019' }],
  classes: [
    {
      name: '甲班',
      filingNumber: '备〔2021〕1号',
      startOn: '2021-06-28' as never,
      endOn: '2021-07-09' as never,
    },
    {
      name: '乙班',
      filingNumber: '备〔2021〕2号',
      startOn: '2021-08-02' as never,
      endOn: '2021-08-13' as never,
    },
  ],
};

const planned = (file: string, ...sheets: Sheet[]) =>
  reportOf(planIntake([{ file, workbook: { format: 'xlsx', sheets } }], CONTEXT, words));

const HEAD = '序号|姓名|身份证号|性别|联系电话|报名日期';
const FIRST = '1|柳青禾|371526198801010113|男|13900000001|2021-06-20';
const SECOND = '2|柳青苗|371526198801010121|女|13900000002|2021-06-20';

describe('which class a table is about', () => {
  test.each([
    ['a label', '名单.xlsx', ['班期名称：甲班', HEAD, FIRST]],
    ['a label in a cell of its own', '名单.xlsx', ['班级|甲班', HEAD, FIRST]],
    ['the filing number alone', '名单.xlsx', ['备案号：备〔2021〕1号', HEAD, FIRST]],
    ['the title', '名单.xlsx', ['2021年甲班学员花名册', HEAD, FIRST]],
    ['a line below', '名单.xlsx', ['学员花名册', HEAD, FIRST, '班期名称：甲班']],
    ['the name of the file', '学员花名册-甲班.xlsx', ['学员花名册', HEAD, FIRST]],
    ['the name of the file without a dash', '甲班花名册（最终）.xlsx', ['学员花名册', HEAD, FIRST]],
  ])('by %s', (_, file, lines) => {
    const { rows } = planned(file, sheetOf(lines));
    expect(rows[0]).toMatchObject({ outcome: 'imported', class: '甲班' });
  });

  test('by the name of the sheet', () => {
    expect(planned('名单.xlsx', sheetOf(['学员花名册', HEAD, FIRST], '甲班')).rows[0]?.class).toBe('甲班');
  });

  test.each([
    ['a label that nobody knows', ['班别：丙班', HEAD, SECOND]],
    ['an unknown label with 班 in it', ['培训班次编排：丙班', HEAD, SECOND]],
    ['a title', ['焊工丙班学员花名册', HEAD, SECOND]],
  ])('a second sheet that names another by %s is never taken as a continuation', (_, lines) => {
    const { rows, classes } = planned(
      '名单.xlsx',
      sheetOf(['班期名称：甲班', HEAD, FIRST]),
      sheetOf(lines, '表2'),
    );
    expect(rows[1]).toMatchObject({ outcome: 'refused', cells: [{ code: 'class-unknown' }] });
    expect(classes).toEqual([{ name: '甲班', enrolled: 1, trained: 0, certified: 0 }]);
  });

  test('a second sheet that names nothing continues the first (negative control)', () => {
    const { classes } = planned(
      '名单.xlsx',
      sheetOf(['班期名称：甲班', HEAD, FIRST]),
      sheetOf([HEAD, SECOND], '续'),
    );
    expect(classes).toEqual([{ name: '甲班', enrolled: 2, trained: 0, certified: 0 }]);
  });
});

describe('a class whose name ends like that of another', () => {
  const known: IntakeContext = {
    ...CONTEXT,
    classes: [{ name: '焊工班', startOn: '2021-06-28' as never, endOn: '2021-07-09' as never }],
  };
  const classOf = (lines: readonly string[], file = '名单.xlsx') =>
    reportOf(planIntake([{ file, workbook: { format: 'xlsx', sheets: [sheetOf(lines)] } }], known, words))
      .rows[0]?.class;

  test.each([
    [['班期名称：电焊工班', HEAD, FIRST]],
    [['电焊工班学员花名册', HEAD, FIRST]],
    [['中级焊工班学员花名册', HEAD, FIRST]],
  ])('is another class: %s', (lines) => {
    expect(classOf(lines)).toBeUndefined();
  });

  test('in the name of a file, too', () => {
    expect(classOf(['学员花名册', HEAD, FIRST], '电焊工班花名册.xlsx')).toBeUndefined();
  });

  test.each([
    [['班期名称：焊工班', HEAD, FIRST]],
    [['高唐县青禾职业培训学校焊工班学员花名册', HEAD, FIRST]],
    [['2021年第三期焊工班学员花名册', HEAD, FIRST]],
  ])('with a place or a term before it, it is the same (negative control): %s', (lines) => {
    expect(classOf(lines)).toBe('焊工班');
  });
});

describe('blocks of one sheet', () => {
  test('two classes below each other, the second without a header of its own', () => {
    const { rows } = planned(
      '名单.xlsx',
      sheetOf(['班期名称：甲班', HEAD, FIRST, '', '班期名称：乙班', HEAD, SECOND]),
    );
    expect(rows.map((row) => [row.row, row.class])).toEqual([
      [3, '甲班'],
      [7, '乙班'],
    ]);
    const bare = planned('名单.xlsx', sheetOf(['班期名称：甲班', HEAD, FIRST, '班期名称：乙班', SECOND]));
    expect(bare.rows.map((row) => [row.row, row.class])).toEqual([
      [3, '甲班'],
      [5, '乙班'],
    ]);
  });

  test('columns in another order further down', () => {
    const other = '姓名|序号|性别|身份证号|报名日期|联系电话';
    const { rows } = planned(
      '名单.xlsx',
      sheetOf([
        '班期名称：甲班',
        HEAD,
        FIRST,
        other,
        '柳青苗|2|女|371526198801010121|2021-06-20|13900000002',
      ]),
    );
    expect(rows.map((row) => [row.row, row.outcome, row.values?.name])).toEqual([
      [3, 'imported', '柳青禾'],
      [5, 'imported', '柳青苗'],
    ]);
  });

  test('beside each other; a column of neither is named', () => {
    const { rows, sheets } = planned(
      '名单.xlsx',
      sheetOf(['班期名称：甲班', `${HEAD}|鞋码|${HEAD}`, `${FIRST}|41|${SECOND}`]),
    );
    expect(rows.map((row) => row.values?.name)).toEqual(['柳青禾', '柳青苗']);
    expect(sheets[0]?.unusedColumns).toEqual([{ column: 'G', heading: '鞋码' }]);
  });

  test('rows below a title in the body', () => {
    const { rows } = planned(
      '名单.xlsx',
      sheetOf(['班期名称：甲班', HEAD, FIRST, '以下人员中途退出', SECOND]),
    );
    expect(rows.map((row) => [row.row, row.outcome])).toEqual([
      [3, 'imported'],
      [5, 'refused'],
    ]);
    const divided = planned('名单.xlsx', sheetOf(['班期名称：甲班', HEAD, FIRST, '第二组', SECOND]));
    expect(divided.rows.map((row) => row.outcome)).toEqual(['imported', 'imported']);
  });
});

describe('which form a sheet is', () => {
  const results = '姓名|身份证号|理论成绩|实操成绩|评定结果|证书编号';
  const graded = '柳青禾|371526198801010113|80|85|合格|S000037000001215000001';

  test('what tells it apart, however many other columns it shares', () => {
    expect(planned('甲班.xlsx', sheetOf([results, graded])).sheets[0]?.form).toBe('results');
    expect(planned('甲班.xlsx', sheetOf([HEAD, FIRST])).sheets[0]?.form).toBe('roster');
  });

  test('columns that hold nothing tell nothing', () => {
    const head = '姓名|身份证号|联系电话|证书编号';
    expect(
      planned('甲班.xlsx', sheetOf([head, '柳青禾|371526198801010113|13900000001|'])).sheets[0]?.form,
    ).toBe('roster');
  });

  test('the title goes before the columns', () => {
    const titled = planned('甲班.xlsx', sheetOf(['学员花名册', results, graded]));
    expect(titled.sheets[0]?.form).toBe('roster');
    expect(titled.sheets[0]?.unusedColumns.map(({ heading }) => heading)).toContain('证书编号');
  });

  test('two forms that fit alike: nothing is taken, and the choice decides', () => {
    const sheet = sheetOf([
      '姓名|身份证号|补贴项目|发放日期|学籍状态|学校',
      '柳青禾|371526198801010113|培训补贴|2021-03-01|毕业|一中',
    ]);
    const files = [{ file: '表.xlsx', workbook: { format: 'xlsx' as const, sheets: [sheet] } }];
    const asked = planIntake(files, CONTEXT, words);
    expect(asked.rows).toEqual([]);
    expect(asked.sheets[0]).toMatchObject({ imported: false, candidates: ['education', 'subsidy-ledger'] });
    const chosen = planIntake(files, CONTEXT, words, [{ file: '表.xlsx', sheet: '表', form: 'education' }]);
    expect(chosen.rows.map(({ form }) => form)).toEqual(['education']);
    expect(chosen.sheets[0]?.candidates).toEqual([]);
  });

  test('a title of a form that does not fit takes nothing, and names what is missing', () => {
    const { sheets, rows } = planned(
      '表.xlsx',
      sheetOf(['补贴标准目录', '职业（工种）|等级|补贴标准', '保育师|五级|1200']),
    );
    expect([sheets[0]?.imported, rows.length]).toEqual([false, 0]);
    expect(sheets[0]?.reason).toContain('计量单位');
  });

  test('a filing of many classes, one a row, with its days in one cell', () => {
    const { rows } = planned(
      '开班汇总表.xlsx',
      sheetOf([
        '培训机构：测试学校',
        '序号|班期名称|培训职业（工种）|培训等级|培训时间|批准开班日期|是否涉及高危行业',
        '1|丁班|保育师|五级|2021年9月1日至9月12日|2021-08-25|否',
      ]),
    );
    expect(rows[0]).toMatchObject({
      outcome: expect.stringMatching(/imported|normalised/),
      values: { startOn: '2021-09-01', endOn: '2021-09-12', approvedOn: '2021-08-25', isHazardous: '否' },
    });
  });
});
