import { expect, test } from 'vitest';
import { readContractMonths, readIndustryClass } from './rules-terms.ts';

const read = <T>(rule: (value: { kind: 'text'; text: string }) => { value?: T }, text: string) =>
  rule({ kind: 'text', text }).value;
const remarks = (rule: typeof readContractMonths | typeof readIndustryClass, text: string) =>
  rule({ kind: 'text', text }).remarks.map(({ code }) => code);

test.each([
  ['24', 24],
  ['24个月', 24],
  ['36 月', 36],
  ['2年', 24],
  ['三年期', 36],
  ['两年', 24],
  ['十年', 120],
])('%s is a contract of %i months', (text, months) => {
  expect(read(readContractMonths, text)).toBe(months);
});

test('a contract without an end has no months; words that nobody understands are unknown', () => {
  expect(read(readContractMonths, '无固定期限')).toBeUndefined();
  expect(remarks(readContractMonths, '无固定期限')).toEqual([]);
  for (const text of ['十二个月', '0', '长期有效', '1-3年']) {
    expect(read(readContractMonths, text), text).toBeUndefined();
    expect(remarks(readContractMonths, text), text).toEqual(['contract-months-unreadable']);
  }
});

test.each([
  ['C33', 'C33'],
  ['c3311', 'C3311'],
  ['3311 机床制造', '3311'],
  ['Ｈ62', 'H62'],
  ['C 制造业', 'C'],
])('%s is the industry class %s', (text, code) => {
  expect(read(readIndustryClass, text)).toBe(code);
});

test('an industry class that is none is unknown', () => {
  for (const text of ['制造业', 'Z99', 'C331123', 'CC33']) {
    expect(read(readIndustryClass, text), text).toBeUndefined();
    expect(remarks(readIndustryClass, text), text).toEqual(['industry-class-unreadable']);
  }
  expect(remarks(readIndustryClass, '')).toEqual([]);
});
