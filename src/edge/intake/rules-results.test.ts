import { expect, test } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import type { Sheet } from '../workbooks/index.ts';
import { planIntake } from './rules-plan.ts';
import { intakeWords } from './words.ts';

const OF_CLASS = { name: '甲班', filingNumber: '备〔2021〕1号', startOn: localDate('2021-06-28') };
const KNOWN = {
  ...OF_CLASS,
  endOn: localDate('2021-07-09'),
  occupationCode: '6-31-01-03',
  level: 4 as const,
};
const ID = '371581199308130030';
const HEAD = ['姓名', '身份证号', '评定结果', '证书类型', '职业（工种）', '等级', '证书编号', '发证日期'];

/** One row of a sheet of results, planned. */
function planned(kind: string, number: string, level = '四级/中级工') {
  const cells = ['李军', ID, '合格', kind, '电工', level, number, '2021-07-20'];
  const rows = [['班期名称：甲班（备〔2021〕1号）　　职业（工种）：电工'], HEAD, cells];
  const sheet: Sheet = {
    name: '成绩',
    state: 'visible',
    merges: [],
    hiddenColumns: [],
    rows: rows.map((of, n) => ({ number: n + 1, hidden: false, cells: of })),
  };
  const plan = planIntake(
    [{ file: '成绩与证书-甲班.xlsx', workbook: { format: 'xlsx', sheets: [sheet] } }],
    {
      organisations: [],
      classes: [{ ...KNOWN, occupationTitle: '电工' }],
      enrolments: [{ class: KNOWN, name: '李军', idNumber: ID }],
    },
    intakeWords(),
  );
  const row = plan.rows[0];
  const found = row?.cells.filter(({ code }) => code === 'certificate-number-differs') ?? [];
  return { row, found };
}

test.each([
  ['of an old qualification agrees', '职业资格证书', '2137150010400001', 0],
  ['of an old qualification has another year', '职业资格证书', '1937150010300001', 1],
])('a number %s: it is taken, and what it says otherwise is warned (R42)', (_, kind, number, warned) => {
  const { row, found } = planned(kind, number);
  expect(row?.staged).toHaveProperty('certificate.number', number);
  expect(found).toHaveLength(warned);
  for (const { gravity, message } of found)
    expect([gravity, message]).toEqual(['warned', expect.stringMatching(/R42/)]);
});

test('a number of two letters is of the highest grades: with one of the five levels it is a slip', () => {
  const number = 'ST00371501082100001001';
  expect(planned('职业技能等级证书', number, '').row?.staged).toHaveProperty('certificate.number', number);
  expect(planned('职业技能等级证书', number).row?.outcome).toBe('refused');
});
