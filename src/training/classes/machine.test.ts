import { describe, expect, it } from 'vitest';
import { reviewAct, stepAfter } from '../../platform/access/index.ts';
import { localDate, nextOf } from '../../platform/kernel/index.ts';
import { CLASS_STATUSES } from './contract.ts';
import { CLASS, isLive, isRosterOpen, mayDo } from './machine.ts';
import { CLEARS } from './rules.ts';

describe('the states of a class', () => {
  it('come to an end when it is held, merged, cancelled or rejected', () => {
    expect(Object.keys(CLASS.final ?? {}).sort()).toEqual(['cancelled', 'merged', 'rejected']);
    expect(CLASS.deadEnds ?? {}).toEqual({});
  });

  it('go from review to review, and the reply names what a decision gives up', () => {
    const reviewed = (step: 'first-review' | 'second-review', decision: string) => {
      const act = reviewAct(CLASS, step);
      const status = nextOf(CLASS, step === 'first-review' ? 'submitted' : 'first-reviewed', act, decision);
      return { status, nextStep: stepAfter(CLASS, act), cleared: CLEARS[status] ?? [] };
    };
    expect(reviewed('first-review', 'passed')).toEqual({
      status: 'first-reviewed',
      nextStep: 'second-review',
      cleared: [],
    });
    expect(reviewed('second-review', 'passed')).toEqual({ status: 'approved', nextStep: null, cleared: [] });
    for (const step of ['first-review', 'second-review'] as const) {
      expect(reviewed(step, 'returned')).toMatchObject({
        status: 'returned',
        cleared: ['filed-on', 'teacher-and-room-holds'],
      });
      expect(reviewed(step, 'rejected')).toMatchObject({
        status: 'rejected',
        cleared: ['teacher-and-room-holds', 'enrolments'],
      });
    }
  });

  it('let an approved class be cancelled before its first day only', () => {
    const startOn = localDate('2021-07-01');
    const may = (status: (typeof CLASS_STATUSES)[number], today: string) =>
      mayDo('classes.cancel', { status, startOn, endOn: startOn }, localDate(today));
    expect(may('approved', '2021-06-30')).toBe(true);
    expect(may('approved', '2021-07-01')).toBe(false);
    expect(may('draft', '2021-07-01')).toBe(true);
    expect(may('submitted', '2021-06-30')).toBe(false);
  });

  it('hold teachers and rooms, and open the roster', () => {
    expect(CLASS_STATUSES.filter(isLive)).toEqual(['submitted', 'first-reviewed', 'approved', 'completed']);
    const open = (source: string, byBureau: boolean) =>
      CLASS_STATUSES.filter((status) => isRosterOpen(status, source, byBureau));
    expect(open('desk', false)).toEqual(['draft', 'approved', 'returned']);
    expect(open('desk', true)).toEqual(['draft', 'approved', 'returned']);
    expect(open('workbook:a.xlsx', false)).toEqual(['draft', 'approved', 'returned']);
    expect(open('workbook:a.xlsx', true)).toEqual(['draft', 'approved', 'returned', 'completed']);
  });
});
