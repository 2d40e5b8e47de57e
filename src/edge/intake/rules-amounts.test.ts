import { describe, expect, test } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import { readAmount } from './rules-amounts.ts';
import { readDate, readMonth } from './rules-dates.ts';
import type { CellValue, Reading } from './rules-values.ts';

const text = (value: string): CellValue => ({ kind: 'text', text: value });
const seen = (result: Reading<unknown>) => [result.value, ...result.remarks.map(({ code }) => code)];

describe('amounts as people write them', () => {
  test.each([
    ['壹仟贰佰元整', 120_000],
    ['人民币壹仟贰佰元整', 120_000],
    ['一千二百元', 120_000],
    ['壹仟零伍元叁角贰分', 100_532],
    ['拾元整', 1_000],
    ['贰万叁仟伍佰元整', 2_350_000],
    ['1200元/人', 120_000],
    ['1200元每人', 120_000],
    ['￥1,200.00', 120_000],
    ['0.12万元', 120_000],
    ['13.25万元', 13_250_000],
    ['1200元（壹仟贰佰元整）', 120_000],
    ['壹仟贰佰元整（¥1,200.00）', 120_000],
    ['大写：壹仟贰佰元整 小写：1200.00', 120_000],
    ['0.12万元（1200元）', 120_000],
    ['1200元（每人）', 120_000],
  ])('%s', (written, amount) => {
    expect(seen(readAmount(text(written)))).toEqual([amount, 'amount-text']);
  });

  test.each([
    ['1200元（壹仟叁佰元整）', 'amount-contradicts'],
    ['0.12万元（12000元）', 'amount-contradicts'],
    ['壹仟贰', 'amount-unreadable'],
    ['仟贰佰元', 'amount-unreadable'],
    ['壹佰仟元', 'amount-unreadable'],
    ['1200—1500元', 'amount-unreadable'],
    ['1200元（壹仟？佰元整）', 'amount-unreadable'],
    ['按标准', 'amount-unreadable'],
  ])('%s is no amount (negative control)', (written, code) => {
    const read = readAmount(text(written));
    expect(seen(read)).toEqual([undefined, code]);
    expect(read.remarks[0]?.gravity).toBe('refused');
  });
});

describe('days and months as people write them', () => {
  test.each([
    '2021-03-05T00:00:00.000Z',
    '2021-03-04T16:00:00.000Z',
    '2021-03-05T00:00:00+08:00',
    '2021-03-05T08:30:00',
    '2021/3/5 上午12:00:00',
    '2021/3/5 下午3:30',
    '2021-03-05 星期五',
    '2021年3月5日星期五',
    '2021年3月5日（周五）',
    '2021年3月5日 星期五 09:00',
    '2021年3月5日上午',
    '2021年3月5日 9时',
    '2021-03-05 09:00:00',
    '20210305',
    '二〇二一年三月五日',
  ])('%s', (written) => {
    const { value, remarks } = readDate(text(written));
    expect([value, remarks.map(({ gravity }) => gravity)]).toEqual([localDate('2021-03-05'), ['normalised']]);
  });

  test.each([
    '3月5日',
    '3/5/2021',
    '2021.03.05-2021.03.10',
    '2021年3月',
    '星期五',
    '21-03-05',
    '2021-03-05至2021-03-10',
  ])('%s is unknown, never guessed (negative control)', (written) => {
    const { value, remarks } = readDate(text(written));
    expect([value, remarks.map(({ gravity }) => gravity)]).toEqual([undefined, ['warned']]);
  });

  test.each([
    [text('2021.6'), '2021-06'],
    [text('2021.1'), '2021-01'],
    [text('2021.10'), '2021-10'],
    [{ kind: 'number', text: '2021.6' }, '2021-06'],
    [{ kind: 'number', text: '2021.12' }, '2021-12'],
    [{ kind: 'number', text: '202106' }, '2021-06'],
  ] satisfies [CellValue, string][])('month %j', (value, month) =>
    expect(readMonth(value).value).toBe(month),
  );

  test('2021.1 as a number is January or October', () =>
    expect(seen(readMonth({ kind: 'number', text: '2021.1' }))).toEqual([undefined, 'month-ambiguous']));
});
