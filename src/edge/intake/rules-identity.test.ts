import { describe, expect, test } from 'vitest';
import { checkDigitOf, localDate } from '../../platform/kernel/index.ts';
import { readIdNumber } from './rules-identity.ts';
import { nameKey, readName } from './rules-names.ts';
import type { CellValue, Reading } from './rules-values.ts';

const text = (value: string): CellValue => ({ kind: 'text', text: value });
const codes = (result: Reading<unknown>) => result.remarks.map(({ code, gravity }) => `${gravity} ${code}`);
const numberOf = (first17: string) => first17 + checkDigitOf(first17);
const STARTS = localDate('2021-06-28');

describe('identity numbers', () => {
  test.each([
    ['Hong Kong permit', numberOf('81000019900307001')],
    ['Macao permit', numberOf('82000019900307003')],
    ['Taiwan permit', numberOf('83000019900307005')],
    ['permanent residence of 2023', numberOf('93184019900307001')],
  ])('%s has the form of a resident number', (_, id) => {
    const read = readIdNumber(text(id), 'list', { on: STARTS });
    expect([read.value?.idNumber, codes(read)]).toEqual([id, []]);
    const wrong = `${id.slice(0, 17)}${id.endsWith('7') ? '8' : '7'}`;
    expect(codes(readIdNumber(text(wrong)))).toEqual(['refused id-check-digit']);
  });

  test.each([
    ['USA371590030701', 'permanent-residence:USA371590030701'],
    ['usa371590030701', 'permanent-residence:USA371590030701'],
    ['H12345678', 'hong-kong-macao-permit:H12345678'],
    ['M1234567890', 'hong-kong-macao-permit:M1234567890'],
  ])('%s says its kind by its form', (written, id) => {
    const read = readIdNumber(text(written), 'list', { on: STARTS });
    expect([read.value?.idNumber, codes(read)]).toEqual([id, ['warned document-other-kind']]);
  });

  test.each(['12345678', 'E12345678', 'EA1234567'])('%s alone is of no certain kind', (written) =>
    expect(codes(readIdNumber(text(written)))).toEqual(['refused document-kind-missing']),
  );

  test.each([
    ['12345678', 'taiwan-permit'],
    ['12345678', 'passport'],
    ['E12345678', 'passport'],
    ['h12345678', 'passport'],
  ] as const)('%s is a %s where the row says so', (written, kind) => {
    const read = readIdNumber(text(written), 'list', { kind });
    expect([read.value?.idNumber, codes(read)]).toEqual([
      `${kind}:${written.toUpperCase()}`,
      ['warned document-other-kind'],
    ]);
  });

  test.each([
    ['E12345678', 'taiwan-permit', 'document-number'],
    ['371526199003070', 'passport', 'document-number'],
    ['H12345678', 'resident', 'id-length'],
    ['12345678', 'resident', 'id-length'],
  ] as const)('%s is no %s (negative control)', (written, kind, code) =>
    expect(codes(readIdNumber(text(written), 'list', { kind }))).toEqual([`refused ${code}`]),
  );

  test('a number of 18 characters says more than the kind beside it', () => {
    const id = numberOf('81000019900307001');
    for (const kind of ['passport', 'permanent-residence', 'resident'] as const)
      expect(readIdNumber(text(id), 'list', { kind }).value?.idNumber).toBe(id);
  });

  test.each(['371526********0255', '37152619900307****', '37152619900307XXXX', '3715＊＊＊＊＊＊＊＊0255'])(
    'a masked number says so: %s',
    (written) => expect(codes(readIdNumber(text(written)))).toEqual(['refused id-masked']),
  );

  test('15 digits that were cut from 18 are refused, on any day', () => {
    expect(codes(readIdNumber(text('371526200310081'), 'list', { on: STARTS }))).toEqual(['refused id-cut']);
    expect(codes(readIdNumber(text('371526200310081')))).toEqual(['refused id-cut']);
    expect(codes(readIdNumber(text('371526450622000'), 'list', { on: STARTS }))).toEqual(['refused id-cut']);
    expect(readIdNumber(text('371526780622000'), 'list', { on: STARTS }).value?.toBeConfirmed).toBe(true);
  });

  test.each([
    ['2005-06-28', []],
    ['2005-06-29', ['warned age-implausible']],
    ['1951-06-28', []],
    ['1950-06-29', []],
    ['1950-06-28', ['warned age-implausible']],
    ['2021-06-29', ['refused id-birth-date']],
  ])('16 to 70 years at the first day: born %s', (born, wanted) => {
    const id = numberOf(`371526${born.replaceAll('-', '')}001`);
    expect(codes(readIdNumber(text(id), 'list', { on: STARTS }))).toEqual(wanted);
    expect(codes(readIdNumber(text(id)))).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['\ue863小龙', '䶮小龙', ['normalised name-form']],
    ['\ue82f明', '㳠明', ['normalised name-form']],
    ['葛\u{e0100}小花', '葛小花', ['normalised name-form']],
    ['葛\ufe00小花', '葛小花', ['normalised name-form']],
    ['王小明（班长）', '王小明', ['normalised name-dot', 'warned name-doubtful']],
    ['王小明(转业军人)', '王小明', ['warned name-doubtful']],
    ['王小明*', '王小明*', ['warned name-doubtful']],
    ['王小明1', '王小明1', ['warned name-doubtful']],
    ['王*明', '王*明', ['warned name-doubtful']],
    ['王某某', '王某某', ['warned name-doubtful']],
    ['?小明', '?小明', ['warned name-doubtful']],
    ['□小明', '□小明', ['warned name-doubtful']],
    ['王\ufffd明', '王\ufffd明', ['warned name-doubtful']],
    ['阿依古丽-买买提', '阿依古丽-买买提', ['warned name-doubtful']],
    ['-', undefined, ['refused name-missing']],
    ['***', undefined, ['refused name-missing']],
  ])('%j', (written, name, wanted) => {
    const read = readName(text(written));
    expect([read.value, codes(read)]).toEqual([name, wanted]);
  });

  test.each([
    '王小明',
    '李',
    '〇小明',
    '欧阳娜娜',
    '阿依古丽·买买提',
    'JohnSmith',
    '𬭎小明',
    '㛃小燕',
    '䶮小龙',
  ])('%s is a name (negative control)', (name) =>
    expect(readName(text(name))).toEqual({ value: name, remarks: [] }),
  );

  test('two spellings of one name have one key, two names have two', () => {
    for (const spelling of [
      '阿依古丽·买买提',
      '阿依古丽•买买提',
      '阿依古丽 买买提',
      '阿依古丽买买提',
      '阿依古丽-买买提',
    ])
      expect(nameKey(spelling)).toBe(nameKey('阿依古丽·买买提'));
    expect(nameKey('\ue863小龙')).toBe(nameKey('䶮小龙'));
    expect(nameKey('Wang Li')).toBe(nameKey('ＷＡＮＧＬＩ'));
    expect(nameKey('王哲')).not.toBe(nameKey('王喆'));
  });
});
