import { describe, expect, it } from 'vitest';
import { yearBefore } from './days.ts';

describe('the twelve months before a day', () => {
  it.each([
    ['2021-10-19', '2020-10-19', '2021-10-18'],
    ['2022-01-01', '2021-01-01', '2021-12-31'],
    ['2024-02-29', '2023-03-01', '2024-02-28'],
    ['2021-03-01', '2020-03-01', '2021-02-28'],
  ])('%s: %s through %s', (day, from, through) => {
    expect(yearBefore(day)).toEqual({ from, through });
  });
});
