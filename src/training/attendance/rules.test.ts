import { describe, expect, it } from 'vitest';
import { localDate } from '../../platform/kernel/index.ts';
import type { Mark } from './contract.ts';
import {
  countedPlaces,
  isBelowThreshold,
  knownWholeDaysOf,
  marksOf,
  masksOf,
  mergedCalendar,
  type Slot,
  slotKey,
  slotOf,
  wholeDaysOf,
} from './rules.ts';

const slots: Slot[] = ['2021-07-05', '2021-07-06'].flatMap((day) => [
  { day: localDate(day), half: 'morning' as const },
  { day: localDate(day), half: 'afternoon' as const },
]);

describe('half days', () => {
  it('come back from their bits as they went in', () => {
    const marks: Mark[] = ['present', 'leave', 'unknown', 'absent'];
    expect(masksOf(marks)).toEqual({ present: '1000', leave: '0100', unknown: '0010' });
    expect(marksOf(masksOf(marks))).toEqual(marks);
  });

  it('make a day only when morning and afternoon are both present', () => {
    expect(wholeDaysOf(slots, ['present', 'present', 'present', 'leave'])).toBe(1);
    expect(wholeDaysOf(slots.slice(0, 1), ['present'])).toBe(0);
    const evening: Slot = { day: localDate('2021-07-05'), half: 'evening' };
    expect(wholeDaysOf([...slots, evening], ['present', 'present', 'absent', 'absent', 'absent'])).toBe(1);
  });

  it('reach the threshold at exactly 80 percent', () => {
    expect(isBelowThreshold(16, 20)).toBe(false);
    expect(isBelowThreshold(15, 20)).toBe(true);
    expect(isBelowThreshold(14, 18)).toBe(true);
    expect(isBelowThreshold(15, 18)).toBe(false);
  });

  it('keep their place in the calendar when a later sheet brings more days', () => {
    const later: Slot = { day: localDate('2021-07-02'), half: 'morning' };
    const calendar = mergedCalendar(slots.map(slotKey), [later, ...slots]);
    expect(calendar).toEqual([...slots.map(slotKey), '2021-07-02 morning']);
  });

  it('are unknown in sum where more than a tenth is unknown', () => {
    const days = Array.from({ length: 10 }, (_, n) => `2021-07-${String(n + 1).padStart(2, '0')}`);
    const calendar = days.flatMap((day) => [slotOf(`${day} morning`), slotOf(`${day} afternoon`)]);
    const marks = (unknown: number) =>
      calendar.map((_, index) => (index < unknown ? ('unknown' as const) : ('present' as const)));
    expect([0, 2, 3, 20].map((unknown) => knownWholeDaysOf(calendar, marks(unknown)))).toEqual([
      10,
      9,
      null,
      null,
    ]);
    expect(knownWholeDaysOf(calendar, Array(20).fill('absent'))).toBe(0);
  });
});

describe('half days that count', () => {
  const three = ['2021-06-28', '2021-06-29', '2021-06-30'].map((day) => slotOf(`${day} morning`));

  it('end with the last day of the class or of the trainee, whichever comes first', () => {
    expect(countedPlaces(three, null, null)).toEqual([true, true, true]);
    expect(countedPlaces(three, localDate('2021-06-29'), null)).toEqual([true, true, false]);
    expect(countedPlaces(three, localDate('2021-06-29'), localDate('2021-06-28'))).toEqual([
      true,
      false,
      false,
    ]);
  });
});
