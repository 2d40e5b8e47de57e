import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import { testResidentId } from '../../testing/classes-fixture.ts';
import { readWorkbook } from '../workbooks/index.ts';
import type { IntakeContext } from './contract.ts';
import { meaningsIn } from './rules-legend-text.ts';
import { planIntake } from './rules-plan.ts';
import { intakeWords } from './words.ts';

// A legend says what the marks of its sheet mean, before the words that hold for every sheet.

const NAMES = ['郭玉珍', '王新民', '李秀兰', '赵国强'];
const THE_CLASS = {
  name: '保育员1班',
  startOn: localDate('2021-06-28'),
  endOn: localDate('2021-07-01'),
};
const CONTEXT: IntakeContext = {
  organisations: [],
  classes: [THE_CLASS],
  enrolments: NAMES.map((name, i) => ({ class: THE_CLASS, name, idNumber: testResidentId(700 + i) })),
};
const DAYS = ['6月28日', '6月29日', '6月30日', '7月1日'];

type Rows = readonly (readonly (string | number)[])[];
interface Filling {
  readonly marks: readonly (readonly string[])[];
  readonly above?: Rows;
  readonly below?: Rows;
  /** Text beside the table, by row from the header on. */
  readonly beside?: Rows;
  readonly sheets?: Readonly<Record<string, Rows>>;
}

async function planned({ marks, above = [], below = [], beside = [], sheets = {} }: Filling) {
  const book = new exceljs.Workbook();
  const table = [
    ['序号', '姓名', ...DAYS],
    ...marks.map((row, i) => [i + 1, NAMES[i] as string, ...row]),
  ].map((row, i) => [...row, ...(beside[i] ?? [])]);
  book
    .addWorksheet('考勤表')
    .addRows([['保育员1班考勤表'], ['班期名称：保育员1班'], ...above, ...table, ...below] as never);
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows as never);
  const read = await readWorkbook('考勤表.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  if (!read.ok) throw new Error(read.refusals[0]?.message);
  return planIntake([{ file: '考勤表.xlsx', workbook: read.value }], CONTEXT, intakeWords());
}

async function marksOf(filling: Filling) {
  const plan = await planned(filling);
  return {
    marks: plan.rows.map(({ staged }) => (staged?.form === 'attendance' ? staged.marks : '')),
    codes: [...new Set(plan.rows.flatMap(({ cells }) => cells.map(({ code }) => code)))],
    messages: plan.rows.flatMap(({ cells }) => cells.map(({ message }) => message)),
    reason: plan.sheets[0]?.reason,
    unused: plan.sheets[0]?.unusedColumns,
  };
}

const CIRCLES = [
  ['○', '○', '○', '○'],
  ['○', '△', '○', '○'],
];

describe('the legend of an attendance sheet', () => {
  test('without one the marks are unknown (negative control)', async () => {
    expect((await marksOf({ marks: CIRCLES })).marks).toEqual(['UUUUUUUU', 'UUUUUUUU']);
  });

  const LEGENDS: readonly (readonly [string, Partial<Filling>])[] = [
    ['in the last row, in one cell', { below: [['图例：○出勤 ×缺勤 △请假']] }],
    ['in the last row, after blank rows', { below: [[], ['说明：○表示出勤，△代表请假，旷课打×']] }],
    ['above the table', { above: [['考勤符号：出勤○ 请假△ 缺勤×']] }],
    ['in cells of one row', { below: [['图例', '○', '出勤', '△', '请假']] }],
    ['in rows below', { below: [['图例'], ['○', '出勤'], ['△', '请假']] }],
    [
      'beside the table',
      {
        beside: [
          ['', '图例'],
          ['', '○ 出勤'],
          ['', '△ 请假'],
        ],
      },
    ],
    [
      'beside the table in two columns',
      {
        beside: [
          ['', '图例', ''],
          ['', '○', '出勤'],
          ['', '△', '请假'],
        ],
      },
    ],
    ['in the title', { above: [['（○出勤，△请假，×缺勤）']] }],
    [
      'on a second sheet',
      {
        sheets: {
          图例: [
            ['符号', '含义'],
            ['○', '出勤'],
            ['△', '请假'],
          ],
        },
      },
    ],
    [
      'in sentences of a second sheet',
      { sheets: { 填表说明: [['1.出勤打“○”，请假打“△”。'], ['2.性别填男或女']] } },
    ],
    ['with numbers', { below: [['注：1.○－出勤；2.△－请假；3.×－缺勤']] }],
  ];
  test.each(LEGENDS)('%s', async (_, where) => {
    const { marks, reason, unused } = await marksOf({ marks: CIRCLES, ...where });
    expect(marks).toEqual(['PPPPPPPP', 'PPLLPPPP']);
    expect(reason).toMatch(/^考勤符号按图例认：.*○ 出勤/);
    expect(unused).toEqual([]);
  });

  test('goes before the words of all sheets', async () => {
    const marks = [['/', '/', '×', '/']];
    expect((await marksOf({ marks })).marks).toEqual(['AAAAAAAA']);
    const legend = { below: [['说明：/ 表示出勤，旷课打×']] };
    expect((await marksOf({ marks, ...legend })).marks).toEqual(['PPPPAAPP']);
  });

  test('a meaning that counts for nothing leaves the mark unknown, and names it', async () => {
    const { marks, messages } = await marksOf({
      marks: [['√', '△', '√', '/']],
      below: [['图例：√出勤 ×缺勤 △迟到 /早退']],
    });
    expect(marks).toEqual(['PPUUPPUU']);
    expect(messages.join()).toMatch('“△”是“迟到”');
  });

  test('a mark with two meanings is unknown, and named', async () => {
    const { marks, codes, reason } = await marksOf({
      marks: [['○', '√', '√', '×']],
      below: [['图例：√出勤 ×缺勤 ○出勤 ○请假']],
    });
    expect(marks).toEqual(['UUPPPPAA']);
    expect(codes).toContain('legend-contradictory');
    expect(reason).toMatch('图例中“○”写了两种意思');
  });

  test('two sheets that contradict each other leave the mark unknown', async () => {
    const { marks } = await marksOf({
      marks: [['√', '○', '√', '√']],
      below: [['图例：○出勤 √出勤']],
      sheets: { 图例: [['○', '旷课']] },
    });
    expect(marks).toEqual(['PPUUPPPP']);
  });

  test('a remark of one person explains no mark of the others', async () => {
    const filling = { marks: CIRCLES, beside: [['备注'], ['○出勤'], ['△请假']] };
    expect((await marksOf(filling)).marks).toEqual(['UUUUUUUU', 'UUUUUUUU']);
  });

  test('what other sheets say of ticks is no legend', async () => {
    const { marks } = await marksOf({
      marks: [['√', '×', '√', '√']],
      sheets: { 填表说明: [['说明：性别男打√，女打×'], ['符合条件的打√']] },
    });
    expect(marks).toEqual(['PPAAPPPP']);
  });
});

describe('the text of a legend', () => {
  const words = intakeWords();
  const pairs = (text: string, isLegend = true) =>
    meaningsIn(text, { isLegend, words }).map(({ sign, word }) => `${sign}${word}`);

  test.each([
    ['图例：√出勤 ×缺勤 △迟到 ○请假', '√出勤 ×缺勤 △迟到 ○请假'],
    ['√出勤/×缺勤/○病假', '√出勤 ×缺勤 ○病假'],
    ['出勤√　缺勤×　请假○', '√出勤 ×缺勤 ○请假'],
    ['“√”为出勤，“×”为缺勤，“○”为事假', '√出勤 ×缺勤 ○事假'],
    ['图例：√=出勤;×=旷课', '√出勤 ×旷课'],
    ['出勤（√）缺勤（×）', '√出勤 ×缺勤'],
    ['√ 出勤 × 缺勤', '√出勤 ×缺勤'],
    ['1 出勤 0 缺勤', '1出勤 0缺勤'],
    ['说明：/ 表示出勤，旷课打×', '/出勤 ×旷课'],
    ['√：出勤\n△：请假', '√出勤 △请假'],
  ])('%s', (text, expected) => {
    expect(pairs(text).join(' ')).toBe(expected);
  });

  test.each([
    '√ ×以外的符号无效',
    '出勤率应达80%以上',
    '共10天',
    '6月28日—7月1日',
    '注：本表一式两份',
    '性别：男√',
  ])('%s explains nothing', (text) => expect(pairs(text, false)).toEqual([]));
});
