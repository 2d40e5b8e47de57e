import { describe, expect, it } from 'vitest';
import { count, shownInstant, yuan } from './format.ts';

describe('figures as the county writes them', () => {
  it('turns fen into yuan with two decimals and thousands marks, never by floats', () => {
    expect(yuan(4356000)).toBe('43,560.00');
    expect(yuan(5)).toBe('0.05');
    expect(yuan(0)).toBe('0.00');
    expect(yuan(-123456789)).toBe('-1,234,567.89');
    expect(yuan(900719925474099)).toBe('9,007,199,254,740.99');
  });

  it('marks thousands', () => {
    expect([999, 1000, 1234567].map(count)).toEqual(['999', '1,000', '1,234,567']);
  });

  it('shows instants by the clock of Shanghai', () => {
    expect(shownInstant('2021-06-30T16:30:00.000Z')).toBe('2021-07-01 00:30');
  });
});
