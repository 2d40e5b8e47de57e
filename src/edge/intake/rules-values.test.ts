import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigitOf, makeLocalDate } from '../../platform/kernel/index.ts';
import { readAmount } from './rules-amounts.ts';
import { dateWithin, readDate, readMonth } from './rules-dates.ts';
import { readIdNumber } from './rules-identity.ts';
import { readName } from './rules-names.ts';
import {
  type CellValue,
  creditCodeReader,
  type Reading,
  readCard,
  readPhone,
  readText,
} from './rules-values.ts';
import { readGroups, readWord } from './rules-words.ts';
import { intakeWords } from './words.ts';

const text = (value: string): CellValue => ({ kind: 'text', text: value });
const number = (value: string): CellValue => ({ kind: 'number', text: value });
/** Codes of the remarks and the value, for tables. */
const seen = <T>(result: Reading<T>) => [result.value, ...result.remarks.map((remark) => remark.code)];

const validNumber = fc
  .record({
    division: fc.constantFrom('371526', '372527', '210102', '622926'),
    year: fc.integer({ min: 1930, max: 2009 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    order: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ division, year, month, day, order }) => {
    const first17 = `${division}${makeLocalDate(year, month, day)?.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    return first17 + checkDigitOf(first17);
  });

const readCode = creditCodeReader(new Set());

describe('identity numbers', () => {
  test('whatever loses nothing is corrected, with a remark', () => {
    const disguise = fc.constantFrom<(id: string) => string>(
      (id) => id.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
      (id) => id.replace('X', 'x'),
      (id) => id.replace('X', 'Х'),
      (id) => id.replace('X', '×'),
      (id) => `'${id}`,
      (id) => `\u200b${id} `,
      (id) => `${id.slice(0, 6)} ${id.slice(6, 14)}\u3000${id.slice(14)}`,
      (id) => `\ufeff${id}\u202c`,
    );
    fc.assert(
      fc.property(validNumber, fc.array(disguise, { maxLength: 3 }), (id, disguises) => {
        const worn = disguises.reduce((value, wear) => wear(value), id);
        const { value, remarks } = readIdNumber(text(worn));
        expect(value?.idNumber).toBe(id);
        expect(remarks.length).toBe(worn === id ? 0 : 1);
        for (const remark of remarks)
          expect(remark).toMatchObject({ gravity: 'normalised', from: worn, to: id });
      }),
    );
  });

  test('one wrong digit never passes as another person', () => {
    fc.assert(
      fc.property(
        validNumber,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (id, place, shift) => {
          const digit = (Number(id[place]) + shift) % 10;
          const wrong = id.slice(0, place) + digit + id.slice(place + 1);
          expect(readIdNumber(text(wrong)).value).toBeUndefined();
        },
      ),
    );
  });

  test.each([
    [text('371526199401190009'), ['371526199401190009']],
    [text('37252719751024000x'), ['37252719751024000X', 'id-case']],
    [text('37252719751024000Х'), ['37252719751024000X', 'id-lookalike']],
    [text("'37252719751024000X"), ['37252719751024000X', 'id-apostrophe']],
    [text('371526 19990627 0004'), ['371526199906270004', 'id-space']],
    [text('３７１５２６１９９０１１１８０００８'), ['371526199011180008', 'id-width']],
    [text('371526780622000'), ['371526197806220000', 'id-15', 'id-15']],
    [number('371526197904090000'), [undefined, 'id-number-rounded']],
    [number('371526780622000'), [undefined, 'id-number-rounded']],
    [text('3.71526E+17'), [undefined, 'id-number-rounded']],
    [text('37152619790409000'), [undefined, 'id-length']],
    [text('3715261979O4090000'), [undefined, 'id-character']],
    [text('371526197402300004'), [undefined, 'id-birth-date']],
    [text('371526198604200023'), [undefined, 'id-check-digit']],
    // The check digit is 9, so that what looks like an X is none.
    [text('37152619940119000×'), [undefined, 'id-check-digit']],
    [text('  '), [undefined]],
  ])('%o', (value, wanted) => {
    const { value: found, remarks } = readIdNumber(value);
    expect([found?.idNumber, ...remarks.map((remark) => remark.code)]).toEqual(wanted);
  });

  test('a number of the first generation is to be confirmed', () => {
    expect(readIdNumber(text('371526780622000')).value?.toBeConfirmed).toBe(true);
    expect(readIdNumber(text('371526780622000')).remarks.map((r) => r.gravity)).toEqual([
      'warned',
      'normalised',
    ]);
  });
});

describe('days', () => {
  test('every way of writing a day gives that day', () => {
    const day = fc.record({
      y: fc.integer({ min: 1930, max: 2030 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    });
    const two = (n: number) => String(n).padStart(2, '0');
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 8 }), ({ y, m, d }, way) => {
        const iso = `${y}-${two(m)}-${two(d)}`;
        const serial = Date.parse(iso) / 86_400_000 + 25_569;
        const ways: [CellValue, string][] = [
          [text(`${y}.${m}.${d}`), 'date-dot'],
          [text(`${y}/${m}/${d}`), 'date-slash'],
          [text(`${y}年${m}月${d}日`), 'date-cn'],
          [text(`${y}${two(m)}${two(d)}`), 'date-compact'],
          [number(`${y}${two(m)}${two(d)}`), 'date-compactNum'],
          [number(String(serial)), 'date-serial'],
          [text(iso.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))), 'date-full'],
          [text(iso), ''],
          [{ kind: 'date', text: iso }, ''],
        ];
        const [value, code] = ways[way] as [CellValue, string];
        expect(seen(readDate(value))).toEqual(code === '' ? [iso] : [iso, code]);
      }),
    );
  });

  test.each([
    [text('2021-02-30'), 'date-impossible'],
    [text('20210230'), 'date-impossible'],
    [text('21.6.10'), 'date-incomplete'],
    [text('6月10日'), 'date-incomplete'],
    [text('2021年6月'), 'date-incomplete'],
    [number('2021'), 'date-incomplete'],
    [text('开学那天'), 'date-unreadable'],
  ])('%o is unknown, never guessed', (value, code) => {
    const { value: found, remarks } = readDate(value);
    expect(found).toBeUndefined();
    expect(remarks.map((r) => [r.code, r.gravity])).toEqual([[code, 'warned']]);
  });

  test('spoken forms', () => {
    expect(seen(readDate(text('二〇二一年六月十一日')))).toEqual(['2021-06-11', 'date-cn']);
    expect(seen(readDate(text('2021-6-7 00:00:00')))).toEqual(['2021-06-07', 'date-dash']);
    expect(seen(readDate(text('2021.6.28'), 'form'))).toEqual(['2021-06-28', 'date-text']);
    expect(dateWithin('同意开班。　审核日期：2021年6月18日（盖章）')).toBe('2021-06-18');
  });

  test('months', () => {
    expect(seen(readMonth(text('2021-05')))).toEqual(['2021-05']);
    expect(seen(readMonth({ kind: 'date', text: '2021-05-01' }))).toEqual(['2021-05']);
    for (const form of ['2021.5', '2021年5月', '2021/05', '202105', '2021年5月份', '２０２１.5'])
      expect(seen(readMonth(text(form)))).toEqual(['2021-05', 'month-form']);
    expect(seen(readMonth(number('44317')))).toEqual(['2021-05', 'month-form']);
    expect(seen(readMonth(number('2021.1')))).toEqual([undefined, 'month-ambiguous']);
    expect(seen(readMonth(text('5月')))).toEqual([undefined, 'month-unreadable']);
    expect(seen(readMonth(text('2021.13')))).toEqual([undefined, 'month-unreadable']);
  });
});

describe('names and words', () => {
  test.each([
    ['于　洋', '于洋', 'name-space'],
    ['\u200b孙 磊', '孙磊', 'name-space'],
    ['阿依古丽•买买提', '阿依古丽·买买提', 'name-dot'],
    ['阿依古丽・买买提', '阿依古丽·买买提', 'name-dot'],
  ])('%s', (from, to, code) => {
    expect(seen(readName(text(from)))).toEqual([to, code]);
  });

  test('rare characters stay as they are, compatibility forms too', () => {
    for (const name of ['王㛃', '𠮷小梅', '阿依古丽·买买提', '\uf9d1某'])
      expect(seen(readName(text(name)))).toEqual([name]);
  });

  test('free text that begins like a formula is imported with a warning', () => {
    for (const value of ['=1+2', '@村干部介绍', '+86', '-某', '＝甲'])
      expect(seen(readText(text(value)))).toEqual([value, 'formula-text']);
    expect(seen(readText(text(' 甲村 ')))).toEqual(['甲村', 'text-space']);
    expect(seen(readText(text('——')))).toEqual([undefined]);
  });

  test('spoken groups become codes, unknown ones are left to a person', () => {
    const words = intakeWords();
    const groups = (value: string, startOn?: string) =>
      seen(readGroups(words, startOn as never)(text(value)));
    expect(groups('农村转移就业劳动者')).toEqual([['rural-transferred-worker']]);
    expect(groups('低保')).toEqual([['urban-minimum-living'], 'group-text']);
    expect(groups('农民工、脱贫户')).toEqual([
      ['rural-transferred-worker', 'lifted-out-of-poverty'],
      'group-text',
    ]);
    expect(groups('其他')).toEqual([[], 'group-unknown']);
    expect(groups('建档立卡户', '2021-06-28')).toEqual([['lifted-out-of-poverty'], 'group-text']);
    expect(groups('建档立卡户', '2018-10-08')).toEqual([['registered-poor'], 'group-text']);
  });

  test('levels', () => {
    const rule = readWord(intakeWords().lists.levels, {
      changed: 'level-form',
      unknown: 'level-unknown',
      what: '等级',
    });
    expect(seen(rule(text('四级/中级工')))).toEqual(['4']);
    for (const word of ['中级', '四级', '中级工', '中级工（四级）', '４级'])
      expect(seen(rule(text(word)))).toEqual(['4', 'level-form']);
    expect(seen(rule(text('—')))).toEqual([undefined]);
    expect(seen(rule(text('特级')))).toEqual([undefined, 'level-unknown']);
  });
});

describe('phones, cards, codes, amounts', () => {
  test.each([
    ['19900010222', ['19900010222']],
    ['+86 199-0001-0222', ['19900010222', 'phone-form']],
    ['86-19900010222', ['19900010222', 'phone-form']],
    ['1990001055', [undefined, 'phone-invalid']],
    ['0635-3951234', [undefined, 'phone-invalid']],
    ['', [undefined]],
  ])('phone %s', (from, wanted) => {
    expect(seen(readPhone(text(from)))).toEqual(wanted);
  });

  test('cards', () => {
    expect(seen(readCard(text('6229081837354452134')))).toEqual([
      { number: '6229081837354452134', trusted: true },
    ]);
    expect(readCard(text('6229 0818 3735 4452 134'))).toMatchObject({
      value: { number: '6229081837354452134', trusted: true },
      remarks: [{ code: 'card-space' }],
    });
    expect(readCard(text('6229081837354452135'))).toMatchObject({
      value: { trusted: false, fault: 'card-luhn' },
      remarks: [{ code: 'card-luhn', gravity: 'warned' }],
    });
    expect(readCard(number('6229081837354450000'))).toMatchObject({
      value: { trusted: false },
      remarks: [{ code: 'card-number-rounded', gravity: 'warned' }],
    });
    // An organisation's account has no Luhn digit.
    expect(readCard(text('899068105363718803'), false).remarks).toEqual([]);
  });

  test('credit codes', () => {
    expect(seen(readCode(text('52371526ma554330x0 ')))).toEqual(['52371526MA554330X0', 'uscc-form']);
    expect(seen(readCode(text('52371526MA554330X1')))).toEqual([undefined, 'uscc-invalid']);
    expect(seen(readCode(text('ZZ371526MA554330X1')))).toEqual([undefined, 'uscc-invalid']);
    // Two people compared it with the certificate.
    const confirmed = creditCodeReader(new Set(['52371526MA554330X1']));
    expect(seen(confirmed(text('52371526ma554330x1')))).toEqual(['52371526MA554330X1', 'uscc-form']);
    expect(seen(confirmed(text('52371526MA554330X2')))).toEqual([undefined, 'uscc-invalid']);
  });

  test.each([
    [number('1200'), [120_000]],
    [text('1,200元'), [120_000, 'amount-text']],
    [text('600元/人'), [60_000, 'amount-text']],
    [text('￥1,234,567.50'), [123_456_750, 'amount-text']],
    [text('一千二'), [undefined, 'amount-unreadable']],
  ])('amount %o', (value, wanted) => {
    expect(seen(readAmount(value))).toEqual(wanted);
  });
});

test('no rule throws, whatever a cell contains', () => {
  const words = intakeWords();
  const rules = [
    readIdNumber,
    readDate,
    readMonth,
    readName,
    readPhone,
    readCard,
    readAmount,
    readText,
    readGroups(words, undefined),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom('text', 'number', 'date', 'boolean'),
      fc.string({ unit: 'grapheme' }),
      (kind, value) => {
        for (const rule of rules) {
          const { remarks } = (rule as (cell: CellValue) => Reading<unknown>)({
            kind: kind as CellValue['kind'],
            text: value,
          });
          for (const remark of remarks) expect(remark.message).toMatch(/[\u4e00-\u9fff]/);
        }
      },
    ),
  );
});
