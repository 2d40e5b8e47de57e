import { describe, expect, it } from 'vitest';
import { localDate } from '../kernel/index.ts';
import { daysToCover, nextDue, retryDue } from './rules.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const DAILY = { dailyAt: '02:30' } as const;

describe('when a job is due', () => {
  it('again after so many minutes, or at its time of the next local day', () => {
    expect(nextDue({ everyMinutes: 30 }, at('2021-10-11T09:00:00'))).toEqual(at('2021-10-11T09:30:00'));
    expect(nextDue(DAILY, at('2021-10-11T02:29:59'))).toEqual(at('2021-10-11T02:30:00'));
    expect(nextDue(DAILY, at('2021-10-11T02:30:00'))).toEqual(at('2021-10-12T02:30:00'));
    expect(nextDue(DAILY, at('2021-12-31T23:59:00'))).toEqual(at('2022-01-01T02:30:00'));
  });

  it('a failed one waits longer each time, an hour at most', () => {
    const now = at('2021-10-11T09:00:00');
    const minutes = [1, 2, 3, 4, 5, 99].map(
      (attempts) => (retryDue(attempts, now).getTime() - now.getTime()) / 60_000,
    );
    expect(minutes).toEqual([1, 5, 15, 60, 60, 60]);
  });
});

describe('the days that a run covers', () => {
  const days = (doneThrough: string | null, now: string) =>
    daysToCover(DAILY, doneThrough === null ? null : localDate(doneThrough), at(now));

  it('are those missed since the last, with today only when its time has come', () => {
    expect(days('2021-10-10', '2021-10-11T02:30:00')).toEqual(['2021-10-11']);
    expect(days('2021-10-07', '2021-10-11T02:31:00')).toEqual([
      '2021-10-08',
      '2021-10-09',
      '2021-10-10',
      '2021-10-11',
    ]);
    expect(days('2021-10-07', '2021-10-11T01:00:00')).toEqual(['2021-10-08', '2021-10-09', '2021-10-10']);
  });

  it('are none when it is run again by hand, and one at the very first', () => {
    expect(days('2021-10-11', '2021-10-11T14:00:00')).toEqual([]);
    expect(days(null, '2021-10-11T14:00:00')).toEqual(['2021-10-11']);
  });
});
