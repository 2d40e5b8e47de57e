import { describe, expect, it } from 'vitest';
import { isWithin, numberOf } from './number-input.tsx';

const age = { min: 16, max: 99, step: 1 };

describe('a field for a number', () => {
  it('reads digits, full-width ones too, and keeps everything else as it was typed', () => {
    expect(numberOf('20')).toBe(20);
    expect(numberOf(' ２０.５ ')).toBe(20.5);
    expect(numberOf('')).toBeUndefined();
    for (const typed of ['abc', '20x', '80.', '1e3', '0x10']) expect(numberOf(typed)).toBe(typed);
  });

  it('lets numbers of the range and the empty field pass', () => {
    for (const value of [16, 45, 99, undefined, null, '']) expect(isWithin(value, age)).toBe(true);
    expect(isWithin(4.5, { min: 0, max: 2000, step: 0.5 })).toBe(true);
  });

  it('remarks letters, numbers outside the range and parts of a step', () => {
    for (const value of [450, 15, 45.5, 'abc', '20x', Number.NaN]) expect(isWithin(value, age)).toBe(false);
    expect(isWithin(4.25, { min: 0, max: 2000, step: 0.5 })).toBe(false);
  });
});
