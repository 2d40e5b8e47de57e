import { describe, expect, it } from 'vitest';
import { pageOf, spoken } from './detail.ts';
import { words } from './words.ts';

const { parts } = words;

const term = (list: string, id: string) => `${list}:${id}`;

describe('what a line of the journal says', () => {
  it('is in words, with money in yuan', () => {
    expect(spoken({ number: 'P371526-2021-0003', totalFen: 4_950_000, orders: 2 }, term)).toBe(
      `${parts.number} P371526-2021-0003，${parts.totalFen} 49,500.00 ${words.yuan}，${parts.orders} 2`,
    );
    expect(spoken({ decision: 'passed', sessions: ['a', 'b'] }, term)).toBe(
      `${parts.decision} decisions:passed，${parts.sessions} 2`,
    );
  });

  it('leaves out what only the program reads', () => {
    expect(spoken({ codes: ['four-eyes'], counts: { a: 1 }, number: null }, term)).toBe('');
  });

  it('leads to the page of a thing, where it has one', () => {
    expect(pageOf('payment-batch', '018f0000-0000-7000-8000-000000000001')).toBe(
      '/desk/payments/018f0000-0000-7000-8000-000000000001',
    );
    expect(pageOf('person', '42')).toBe('/desk/persons/42');
    expect(pageOf('person', 'javascript:1')).toBeUndefined();
    expect(pageOf('session', '42')).toBeUndefined();
  });
});
