import { describe, expect, it } from 'vitest';
import { fenOfYuan } from './yuan-input.ts';

describe('yuan typed by a clerk', () => {
  it.each([
    ['500000', 50_000_000],
    ['500,000.5', 50_000_050],
    ['0.07', 7],
    ['-20000.00', -2_000_000],
    ['1 280.10', 128_010],
  ])('%s is %d fen', (text, fen) => {
    expect(fenOfYuan(text)).toBe(fen);
  });
  it.each(['', '1.234', '1e5', 'abc', '--1', '1.2.3', '.5'])('%s is no amount', (text) => {
    expect(fenOfYuan(text)).toBeUndefined();
  });
});
