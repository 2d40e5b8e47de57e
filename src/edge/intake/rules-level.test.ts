import { describe, expect, test } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import type { IntakeContext, KnownClass } from './contract.ts';
import { planIntake } from './rules-plan.ts';
import { certificateKindOf } from './rules-results.ts';
import { intakeWords } from './words.ts';

const CLASS: KnownClass = {
  name: '甲班',
  startOn: localDate('2021-06-28'),
  endOn: localDate('2021-07-09'),
  occupationCode: '6-31-01-03',
  occupationTitle: '电工',
};
const PEOPLE = [
  ['李军', '371581199308130030'],
  ['郭玉珍', '371526199906270004'],
] as const;
const CONTEXT: IntakeContext = {
  organisations: [],
  classes: [CLASS],
  enrolments: PEOPLE.map(([name, idNumber]) => ({ class: CLASS, name, idNumber })),
};

function planOf(name: string, rows: readonly (readonly string[])[]) {
  const sheet = {
    name,
    state: 'visible' as const,
    merges: [],
    hiddenColumns: [],
    rows: rows.map((cells, i) => ({
      number: i + 1,
      hidden: false,
      cells: cells.map((cell) => cell || undefined),
    })),
  };
  const workbook = { format: 'xlsx' as const, sheets: [sheet] };
  return planIntake([{ file: `${name}-甲班.xlsx`, workbook }], CONTEXT, intakeWords()).rows;
}

describe('a certificate', () => {
  const HEADER = [
    '姓名',
    '公民身份号码',
    '评价结果',
    '证书类型',
    '职业（工种）',
    '等级',
    '证书编号',
    '发证日期',
  ];
  const rowsWith = (level: string) =>
    planOf('成绩与证书', [
      ['班期名称：甲班'],
      HEADER,
      ...PEOPLE.map(([name, idNumber], i) => [
        name,
        idNumber,
        '合格',
        '专项职业能力证书',
        '电工',
        i === 0 ? level : '五级',
        `A${i}`,
        '2021-07-20',
      ]),
    ]);

  test.each([
    ['a word nobody understands is kept: unknown', '甲乙丙丁', { levelUnread: '甲乙丙丁' }],
    ['none is an answer (control)', '不分等级', {}],
    ['a blank is an answer of a certificate that may have none (control)', '', {}],
    ['a known word is its level (control)', '四级', { level: 4 }],
  ])('%s', (_, word, expected) => {
    const staged = rowsWith(word)[0]?.staged as
      | { certificate?: { level?: number; levelUnread?: string } }
      | undefined;
    const { level, levelUnread } = staged?.certificate ?? {};
    expect({ ...(level ? { level } : {}), ...(levelUnread ? { levelUnread } : {}) }).toEqual(expected);
  });
});

test('a certificate of no kind that is understood has none, but where its number shows it', () => {
  expect(certificateKindOf({ number: '聊培合字2021第020001' })).toBeNull();
  expect(certificateKindOf({ kind: '甲乙丙丁', number: 'A1' })).toBeNull();
  expect(certificateKindOf({ number: 'Y000037150108214001001' })).toBe('skill-level');
  expect(certificateKindOf({ kind: 'training-completion', number: 'A1' })).toBe('training-completion');
});

describe('a standard', () => {
  const standard = (level: string, kind: string, through: string) => [
    '职业培训补贴',
    level,
    kind,
    '1200',
    '人',
    '2021-01-01',
    through,
  ];

  test('holds for what its cells say; one that nobody understands refuses it, it would hold for everybody', () => {
    const rows = planOf('补贴标准', [
      ['补贴项目', '等级', '证书类型', '补贴标准', '计量单位', '执行起始日', '执行截止日'],
      standard('五级', '', ''),
      standard('', '', ''),
      standard('甲乙丙丁', '', ''),
      standard('五级', '甲乙丙丁', ''),
      standard('四级', '', '甲乙丙丁'),
    ]);
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'normalised',
      'normalised',
      'refused',
      'refused',
      'refused',
    ]);
    expect(rows[0]?.staged).toMatchObject({ form: 'standards', level: 5 });
    for (const row of rows.slice(2)) expect(row.staged).toBeUndefined();
  });
});
