import { expect, test } from 'vitest';
import { arrangementOf } from './calendar.ts';

test('a file of a notice is read line by line', () => {
  expect(
    arrangementOf(
      '\ufeff# 通知\n放假,元旦,2027-01-01,2027-01-03\r\n放假，端午节，2027-06-09\n\n上班,2027-02-20\n',
      2027,
    ),
  ).toEqual({
    year: 2027,
    holidays: [
      { name: '元旦', from: '2027-01-01', through: '2027-01-03' },
      { name: '端午节', from: '2027-06-09', through: '2027-06-09' },
    ],
    workDays: ['2027-02-20'],
  });
});

test.each(['休息,元旦,2027-01-01', '放假,元旦,2027-13-01', '上班,元旦'])(
  'a wrong line is named: %s',
  (line) => {
    expect(arrangementOf(`\n${line}`, 2027)).toMatch(/^第 2 行/);
  },
);
