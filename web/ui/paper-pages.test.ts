import { describe, expect, it } from 'vitest';
import { sheetEnds } from './paper-pages.ts';

const rows = (count: number, height = 10) => Array.from({ length: count }, () => height);

describe('where the sheets of a printed table end', () => {
  it('is nowhere while rows and total fit on one sheet', () => {
    expect(sheetEnds({ first: 100, later: 150, rows: rows(9), sum: 10 })).toEqual([]);
  });

  it('leaves room for the sum of each sheet, and for the total on the last one', () => {
    expect(sheetEnds({ first: 100, later: 150, rows: rows(23), sum: 10 })).toEqual([9, 22]);
    expect(sheetEnds({ first: 100, later: 150, rows: rows(22), sum: 10 })).toEqual([9]);
  });

  it('gives a row higher than a sheet a sheet of its own', () => {
    expect(sheetEnds({ first: 100, later: 150, rows: [10, 400, 10], sum: 10 })).toEqual([1, 2]);
  });
});
