import { describe, expect, it } from 'vitest';
import { pasted, scoreOf, type TypedResult } from './pasted.ts';

const row = (seatNo: number): TypedResult => ({
  seatNo,
  name: '',
  theory: '',
  practice: '',
  overall: '',
  result: '',
});
const codeOf = (word: string) => ({ ok: 'passed', gone: 'absent' })[word] ?? '';

describe('a piece of a spreadsheet', () => {
  it('fills from one cell on to the right and down, and no further than the grid', () => {
    const text = '82\t88\t85\tok\tmore\r\n\t\t\tgone\r\n70\t71\t72\tok\r\n';
    const found = pasted([row(1), row(2)], { row: 0, cell: 'theory', text }, codeOf);
    expect(found).toEqual([
      { ...row(1), theory: '82', practice: '88', overall: '85', result: 'passed' },
      { ...row(2), result: 'absent' },
    ]);
  });

  it('of one column leaves the rows above alone', () => {
    const found = pasted([row(1), row(2), row(3)], { row: 1, cell: 'result', text: 'ok\ngone' }, codeOf);
    expect(found.map(({ result }) => result)).toEqual(['', 'passed', 'absent']);
  });
});

it('a score has at most one decimal and lies within a hundred', () => {
  expect(['', '0', '59.5', '100'].map(scoreOf)).toEqual([undefined, 0, 59.5, 100]);
  expect(['100.5', '59.55', '-1', 'eighty'].map(scoreOf)).toEqual([null, null, null, null]);
});
