import { describe, expect, it } from 'vitest';
import { differingParts, isCoordinates, sumHours } from './hours.ts';

describe('hours of a filing', () => {
  it('are summed with halves; what is no number yet counts nothing', () => {
    expect(sumHours([{ hours: 4 }, { hours: 0.5 }, { hours: 'abc' }, {}])).toBe('4.5');
  });

  it('of theory and practice are remarked where they differ from the total, and only then', () => {
    expect(differingParts({ totalHours: 40, theoryHours: 30, practiceHours: 30 })).toBe(60);
    expect(differingParts({ totalHours: 40, theoryHours: 20, practiceHours: 20 })).toBeNull();
    expect(differingParts({ totalHours: 40, theoryHours: 30 })).toBeNull();
    expect(differingParts({ totalHours: 40, theoryHours: 30, practiceHours: 'abc' })).toBeNull();
  });
});

describe('coordinates of a place', () => {
  it('are two numbers within China, in either order', () => {
    for (const text of ['116.2310,36.8592', '36.8592, 116.2310', '116.23，36.85', '116.23 36.85'])
      expect(isCoordinates(text), text).toBe(true);
  });

  it('are not words, one number, or a place elsewhere', () => {
    for (const text of ['xx', '116.2310', '116.2310,', '16.2,36.8', '116.2,136.8', '36.8,36.9'])
      expect(isCoordinates(text), text).toBe(false);
  });
});
