import { describe, expect, it } from 'vitest';
import type { HistoryItem } from '../../law/policy/index.ts';
import { localDate } from '../../platform/kernel/index.ts';
import type { Decision } from '../determination/index.ts';
import { onceOf, sameBefore } from './rules.ts';

/** A law that refuses what `isSame` finds in the history. */
const lawOf = (isSame: (item: HistoryItem) => boolean) => (earlier: readonly HistoryItem[]) =>
  ({
    findings: earlier.some(isSame) ? [{ check: 'already-granted', verdict: 'not-met' }] : [],
  }) as unknown as Decision;
const asked = (isSame: (item: HistoryItem) => boolean, startOn: string, endOn: string) => {
  const of = {
    ...{ occupationCode: '4-10-01-03', level: 5 },
    startOn: localDate(startOn),
    endOn: localDate(endOn),
  };
  return onceOf(lawOf(isSame), (daysBefore) => sameBefore('training-subsidy', of, daysBefore), of.endOn);
};

describe('how often the law gives the same', () => {
  it('is for every class where only the same first day counts, so that a second class of the year is reserved too', () => {
    expect(asked(({ startOn }) => startOn === '2021-11-08', '2021-11-08', '2021-11-19')).toBeNull();
  });
  it('is once a year by the year of payment, whichever day of it the class ends', () => {
    for (const endOn of ['2024-01-01', '2024-01-02', '2024-06-14', '2024-12-31'])
      expect(
        asked(({ paidOn }) => paidOn?.slice(0, 4) === '2024', '2023-12-28', endOn),
        endOn,
      ).toBe('year');
  });
  it('is once ever where the day does not matter, and for every class where nothing does', () => {
    expect(asked(() => true, '2024-06-03', '2024-06-14')).toBe('ever');
    expect(asked(() => false, '2024-06-03', '2024-06-14')).toBeNull();
  });
});
