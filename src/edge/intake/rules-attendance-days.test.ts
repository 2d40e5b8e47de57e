import { describe, expect, test } from 'vitest';
import type { Sheet } from '../workbooks/index.ts';
import { markColumnsOf, recogniseAttendance } from './rules-attendance-days.ts';

const DAYS = ['6月28日', '6月29日'];
const PERSON = ['1', '李军', '0030', '√', '×', '√', '√'];
const HALVES = ['', '', '', '上午', '下午', '上午', '下午'];

/** Half days of each column of marks, and how many rows of people are below. */
function read(top: readonly string[], below: readonly (readonly string[])[]) {
  const rows = [['班期名称：甲班　开班备案号：备〔2021〕1号'], top, ...below];
  const sheet: Sheet = {
    name: '考勤表',
    state: 'visible',
    merges: [],
    hiddenColumns: [],
    rows: rows.map((cells, i) => ({ number: i + 1, hidden: false, cells })),
  };
  const [table] = recogniseAttendance(sheet, '考勤表.xlsx');
  if (!table) throw new Error('no table');
  return {
    columns: markColumnsOf(table).map(({ day, halves }) => `${day} ${halves.join('+')}`),
    people: table.body.length,
  };
}
const HEAD = ['序号', '姓名', '身份证号后4位'];
const EACH_HALF = DAYS.flatMap((day) => [`${day} morning`, `${day} afternoon`]);

describe('days over half days, where a text file has lost what was merged', () => {
  test('the day above the first half only, as a merged cell is written out', () => {
    const top = [...HEAD, ...DAYS.flatMap((day) => [day, ''])];
    expect(read(top, [HALVES, PERSON])).toEqual({ columns: EACH_HALF, people: 1 });
  });

  test('the day above each half: an afternoon away is no day attended', () => {
    const top = [...HEAD, ...DAYS.flatMap((day) => [day, day])];
    expect(read(top, [HALVES, PERSON])).toEqual({ columns: EACH_HALF, people: 1 });
  });

  test('without halves a column is a whole day, and the first person is no heading (negative control)', () => {
    expect(read([...HEAD, ...DAYS], [PERSON.slice(0, 5)])).toEqual({
      columns: DAYS.map((day) => `${day} morning+afternoon`),
      people: 1,
    });
  });
});
