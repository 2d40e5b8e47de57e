import { expect, it } from 'vitest';
import { placeOf } from './rules.ts';

it('reads year and number of a list from its source', () => {
  expect(placeOf('workbook:2021')).toEqual({ year: 2021, number: 1 });
  expect(placeOf('workbook:2021#3')).toEqual({ year: 2021, number: 3 });
  expect(placeOf('workbook:sheet')).toEqual({ year: null, number: 1 });
});
