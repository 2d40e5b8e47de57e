import { describe, expect, it } from 'vitest';
import { fen } from '../../platform/kernel/index.ts';
import { ENTRY_KINDS } from './contract.ts';
import { amountOf, countersOf, postingsOf } from './rules.ts';

describe('entries', () => {
  it('sum to zero and read back as their amount, whatever their kind', () => {
    for (const kind of ENTRY_KINDS) {
      const postings = postingsOf(kind, fen(12_345));
      expect(postings[0].amountFen + postings[1].amountFen).toBe(0);
      expect(amountOf(kind, postings)).toBe(12_345);
    }
    expect(amountOf('appropriate', postingsOf('appropriate', fen(-500)))).toBe(-500);
  });

  it('move the counters as the accounts move', () => {
    expect(countersOf('reserve', fen(7))).toEqual({ appropriated: 0, reserved: 7, paid: 0 });
    expect(countersOf('post', fen(7))).toEqual({ appropriated: 0, reserved: -7, paid: 7 });
    expect(countersOf('void', fen(7))).toEqual({ appropriated: 0, reserved: -7, paid: 0 });
  });
});
