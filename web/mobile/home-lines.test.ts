import { describe, expect, it } from 'vitest';
import type { Subsidies } from './claims/state.tsx';
import { dayInYear } from './day-text.ts';
import { certificateLine, classLine, comingSeats, learnLine, moneyLine } from './home-lines.ts';
import { pageAfterSignIn, signInTo } from './signed.tsx';
import { words } from './words.ts';

const said = words.lines;
type Item = Subsidies['items'][number];
const NOBODY = {
  items: [],
  recoveries: [],
  unclaimed: [],
  trainings: [],
  today: '2021-10-08',
  thisYear: { year: 2021, toYouFen: 0, forYouFen: 0 },
} as unknown as Subsidies;

const line = (state: Item['state'], lifecycle: unknown[] = []) => ({ state, lifecycle }) as unknown as Item;
const due = (workingDaysLeft: number) => ({ dueOn: '2021-10-13', workingDaysLeft, clause: null });

describe('the line about her money', () => {
  it('says where it lies and what is left of the time', () => {
    const published = line('on-the-way', [
      { step: 'second-review', state: 'done', due: null },
      { step: 'publication', state: 'current', due: due(3) },
    ]);
    expect(moneyLine({ ...NOBODY, items: [published] })).toBe(
      said.onTheWay('1', said.at(said.steps.publication, words.money.left(3))),
    );
  });

  it('says first what waits for her', () => {
    const owed = { paidTo: 'you', status: 'owed' } as Subsidies['recoveries'][number];
    const items = [line('paid'), line('on-the-way'), line('something-missing')];
    expect(moneyLine({ ...NOBODY, items, recoveries: [owed] })).toBe(said.owed('1'));
    expect(moneyLine({ ...NOBODY, items, recoveries: [{ ...owed, status: 'settled' }] })).toBe(
      said.missing('1'),
    );
    const theirs = { ...owed, paidTo: 'organisation' } as const;
    expect(moneyLine({ ...NOBODY, items, recoveries: [theirs] })).toBe(said.missing('1'));
  });

  it('never says of money that a school received that it came to her', () => {
    const paid = { ...NOBODY, items: [line('paid')] };
    const theirs = moneyLine({ ...paid, thisYear: { year: 2021, toYouFen: 0, forYouFen: 60_000 } });
    expect(theirs).toBe(said.forYou('600.00'));
    const hers = moneyLine({ ...paid, thisYear: { year: 2021, toYouFen: 30_000, forYouFen: 60_000 } });
    expect(hers).toBe(said.toYou('300.00'));
    expect(moneyLine(paid)).toBe(said.settled('1'));
    expect(moneyLine({ ...NOBODY, items: [line('paid'), line('not-given')] })).toBe(said.refused('1'));
    expect(moneyLine(NOBODY)).toBe(said.noMoney);
  });
});

describe('the line about her class', () => {
  const of = (...days: [string, string][]) =>
    classLine({
      today: '2021-07-01',
      trainings: days.map(([startOn, endOn]) => ({ startOn, endOn })) as Subsidies['trainings'],
    });

  it.each([
    [of(['2021-06-20', '2021-07-05'], ['2021-08-01', '2021-08-09']), said.classRuns(words.monthDay(7, 5))],
    [of(['2021-08-01', '2021-08-09'], ['2021-07-02', '2021-07-05']), said.classBegins(words.monthDay(7, 2))],
    [
      of(['2020-06-20', '2020-07-05'], ['2019-08-01', '2019-08-09']),
      said.classEnded('2', words.day(2020, 7, 5)),
    ],
    [of(), said.noClass],
    [certificateLine(2), said.certificates('2')],
    [certificateLine(0), said.noCertificate],
  ])('%s', (line, expected) => {
    expect(line).toBe(expected);
  });
});

describe('the way back after the sign-in', () => {
  it('leads to the page that asked for it', () => {
    const page = '/m/disputes/new/class/0190/taking-part?kind=not-me';
    expect(pageAfterSignIn(new URL(signInTo(page), 'http://x').search)).toBe(page);
  });
  it('leads to a guide too, and after an account was opened to her account where no page asked', () => {
    const guide = '/public/guides/liaocheng-2021/training-subsidy';
    expect(pageAfterSignIn(new URL(signInTo(guide), 'http://x').search)).toBe(guide);
    expect(pageAfterSignIn('', '/m/account')).toBe('/m/account');
  });
  it.each([
    '',
    '?next=/m/register',
    '?next=/m/password?next=/m',
    '?next=/public/guides/../../desk',
    '?next=/public/publications',
    '?next=//evil.example',
    '?next=https://evil.example/m',
    '?next=/m//evil',
    '?next=/desk',
    '?next=/m/login',
  ])('and nowhere else: %s', (search) => {
    expect(pageAfterSignIn(search)).toBe('/m');
  });
});

describe('what she enrolled for under her class', () => {
  const today = '2021-10-18';
  const seat = { className: 'A', startOn: '2021-11-08', status: 'held' } as const;
  const training = {
    className: 'A',
    startOn: '2021-11-08',
    endOn: '2021-11-20',
  } as Subsidies['trainings'][number];
  it('is said while no class stands in her name, and no more once it does', () => {
    expect(classLine({ trainings: [], today }, [seat])).toBe(said.classEnrolled('A'));
    expect(classLine({ trainings: [], today }, [{ ...seat, status: 'left' }])).toBe(said.noClass);
    expect(classLine({ trainings: [training], today }, [seat])).not.toBe(said.classEnrolled('A'));
    expect(comingSeats([seat], { trainings: [training], today })).toEqual([]);
  });
});

describe('the line about her place in a class', () => {
  const seat = { className: 'A', startOn: '2021-11-08', ahead: null };
  it('says what she holds, before what she waits for; of a class that has begun it says nothing', () => {
    const waits = { ...seat, className: 'B', status: 'queued', ahead: 2 } as const;
    const holds = { ...seat, status: 'held' } as const;
    expect(learnLine([waits, holds], '2021-10-18')).toBe(
      said.seatHeld('A', dayInYear('2021-11-08', '2021-10-18')),
    );
    expect(learnLine([waits], '2021-10-18')).toBe(said.seatQueued('B', '2'));
    expect(learnLine([{ ...seat, status: 'left' }], '2021-10-18')).toBeNull();
    expect(learnLine([holds], '2021-11-08')).toBeNull();
  });
});
