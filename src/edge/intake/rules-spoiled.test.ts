import { describe, expect, test } from 'vitest';
import { checkDigitOf, localDate } from '../../platform/kernel/index.ts';
import { type Cell, readWorkbook, type SheetRow, writeWorkbook } from '../workbooks/index.ts';
import type { IntakeContext, SpoiledNumber } from './contract.ts';
import { type IntakeFile, planIntake } from './rules-plan.ts';
import { returnedSheets } from './rules-returned.ts';
import { spoiledNumber } from './rules-spoiled.ts';
import { intakeWords } from './words.ts';

const words = intakeWords();
const CONTEXT: IntakeContext = {
  organisations: [{ name: '甲公司', creditCode: '91371526MA7493836P' }],
  classes: [
    { name: '甲班', startOn: localDate('2021-06-28'), endOn: localDate('2021-07-09') },
    { name: '乙班', startOn: localDate('2021-08-02'), endOn: localDate('2021-08-13') },
  ],
  enrolments: [],
};

/** A number as Excel leaves it: three noughts at its end, and by chance the right check digit. */
const ROUNDED = ((): string => {
  for (let day = 1; day <= 28; day++)
    for (let place = 0; place <= 9; place++) {
      const first = `37152619900${1}${String(day).padStart(2, '0')}${place}00`;
      if (checkDigitOf(first) === '0') return `${first}0`;
    }
  throw new Error('no such number');
})();
const OTHER_CHECK = `${ROUNDED.slice(0, 17)}5`;

const number = (text: string): Cell => ({ kind: 'number', text });
const HEAD = ['序号', '姓名', '身份证号码', '性别', '人员类别', '联系电话', '报名日期', '银行账号'];
const person = (id: Cell, account: Cell | undefined = undefined, name = '何小丽'): (Cell | undefined)[] => [
  '1',
  name,
  id,
  '女',
  '企业职工',
  '19900010222',
  '2021-06-10',
  account,
];

function roster(rows: readonly (readonly (Cell | undefined)[])[], name = '甲班'): IntakeFile {
  const all = [[`班期名称：${name}`], HEAD, ...rows];
  return {
    file: `学员花名册-${name}.xlsx`,
    workbook: {
      format: 'xlsx',
      sheets: [
        {
          name: '花名册',
          state: 'visible',
          merges: [],
          hiddenColumns: [],
          rows: all.map((cells, i): SheetRow => ({ number: i + 1, hidden: false, cells })),
        },
      ],
    },
  };
}

const codesOf = (files: readonly IntakeFile[], context: IntakeContext = CONTEXT) =>
  planIntake(files, context, words).rows.map(
    (row) => `${row.outcome} ${row.cells.map(({ code }) => code).join(' ')}`,
  );
/** A context that remembers what a plan noted. */
const remembering = (noted: readonly SpoiledNumber[]): IntakeContext => ({
  ...CONTEXT,
  isSpoiled: ({ kind, digits }) => noted.some((known) => known.kind === kind && known.digits === digits),
});

describe('a rounded identity number', () => {
  test('is refused again as text, in the returned file and out of it', async () => {
    const sent = roster([person(number(ROUNDED))]);
    const first = planIntake([sent], CONTEXT, words);
    expect(first.rows[0]?.outcome).toBe('refused');
    expect(first.rows[0]?.name).toBe('何小丽');
    const later = remembering(first.spoiled);
    for (const form of [ROUNDED, ` ${ROUNDED} `, OTHER_CHECK, ROUNDED.slice(0, 15)])
      expect(codesOf([roster([person(form)])], later), form).toEqual(['refused id-number-spoiled']);

    const returned = returnedSheets(sent, first);
    const columns = returned[0]?.columns.map(({ header }) => header) ?? [];
    expect(returned[0]?.rows[0]?.[columns.indexOf('身份证号码')]).toBeNull();
    expect(returned[0]?.rows[0]?.at(-1)).toMatch(/^C3：按数字存储/);
    const read = await readWorkbook('退回的行.xlsx', await writeWorkbook(returned));
    if (!read.ok) throw new Error('unread');
    // The name of the class is in the heading, so the file may be called as it likes.
    expect(codesOf([{ file: '退回的行.xlsx', workbook: read.value }])).toEqual(['refused id-missing']);
  });

  test('passes where nobody remembers it: the memory is what refuses', () => {
    expect(codesOf([roster([person(ROUNDED)])])[0]).not.toContain('refused');
  });

  test('refuses its text form in the same upload, whichever comes first', () => {
    const asText = roster([person(ROUNDED)], '乙班');
    const asNumber = roster([person(number(ROUNDED))]);
    for (const files of [
      [asText, asNumber],
      [asNumber, asText],
    ])
      expect(codesOf(files).sort()).toEqual(['refused id-number-rounded', 'refused id-number-spoiled']);
  });

  test('leaves the whole number of another person alone', () => {
    const { spoiled } = planIntake([roster([person(number(ROUNDED))])], CONTEXT, words);
    expect(codesOf([roster([person('371526199906270004')])], remembering(spoiled))).toEqual(['imported ']);
  });
});

describe('a rounded card', () => {
  const WHOLE = '371526199906270004';
  test('is not usable as text either, and its cell comes back empty', () => {
    const sent = roster([person(number(ROUNDED), number('6.22908183735445E+18'))]);
    const plan = planIntake([sent], CONTEXT, words);
    const later = remembering(plan.spoiled);
    const [row] = planIntake([roster([person(WHOLE, '6229081837354450000')])], later, words).rows;
    expect(row?.cells.map(({ code }) => code)).toEqual(['card-number-spoiled']);
    expect(row?.staged).toMatchObject({ account: { trusted: false, fault: 'card-number-rounded' } });
    expect(returnedSheets(sent, plan)[0]?.rows[0]?.slice(7)).toEqual([
      null,
      expect.stringMatching(/C3：按数字存储.*；H3：银行账号按数字存储/),
    ]);
    // The whole card of the same beginning is no rounded one.
    expect(codesOf([roster([person(WHOLE, '6229081837354452134')])], later)).toEqual(['imported ']);
  });
});

describe('what is left of a number', () => {
  const text = (digits: string) => ({ kind: 'text' as const, text: digits });
  test('is the same in all forms, and nothing where no digit was lost', () => {
    const kept = { kind: 'certificate', digits: '371526202100001' };
    expect(spoiledNumber('certificate', { kind: 'number', text: '371526202100001000' })).toEqual(kept);
    expect(spoiledNumber('certificate', text('371526202100001000'))).toEqual(kept);
    expect(spoiledNumber('certificate', text('3.71526202100001E+17'))).toEqual(kept);
    expect(spoiledNumber('certificate', text('371526202100001'))).toBeUndefined();
    expect(spoiledNumber('certificate', text('S000037152621400123456'))).toBeUndefined();
    // The last digit of a card of 16 is told by its check digit; an organisation's account has none.
    expect(spoiledNumber('bank-card', text('6229081837354450'))).toBeUndefined();
    expect(spoiledNumber('bank-account', text('6229081837354450'))).toEqual({
      kind: 'bank-account',
      digits: '622908183735445',
    });
  });
});
