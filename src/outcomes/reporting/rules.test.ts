import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../platform/kernel/index.ts';
import { arrivedThisYear } from './rules.ts';

type Item = Parameters<typeof arrivedThisYear>[0][number];

const item = (more: Partial<Item> & { arrivedOn?: string | null }): Item =>
  ({
    state: 'paid',
    isSetOff: false,
    paidTo: 'you',
    amountFen: 100,
    lifecycle: [{ step: 'arrival', doneOn: more.arrivedOn === undefined ? '2021-09-15' : more.arrivedOn }],
    ...more,
  }) as Item;

describe('what arrived this year', () => {
  const today = '2021-10-08' as LocalDate;

  it('keeps her own card and what was paid for her apart', () => {
    const items = [item({}), item({ amountFen: 20 }), item({ paidTo: 'organisation', amountFen: 60_000 })];
    expect(arrivedThisYear(items, today)).toEqual({ year: 2021, toYouFen: 120, forYouFen: 60_000 });
  });

  it.each([
    ['what is still on the way', item({ state: 'on-the-way', arrivedOn: null })],
    ['what was set off', item({ isSetOff: true })],
    ['another year', item({ arrivedOn: '2020-12-31' })],
    ['paid, the day of arrival unknown', item({ arrivedOn: null })],
  ])('leaves out %s', (_, left) => {
    expect(arrivedThisYear([left], today)).toEqual({ year: 2021, toYouFen: 0, forYouFen: 0 });
  });
});
