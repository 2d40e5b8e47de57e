import { describe, expect, it } from 'vitest';
import type { Subsidies } from './claims/state.tsx';
import { certificateLine, classLine, moneyLine } from './home-lines.ts';
import { pageAfterSignIn, signInTo } from './signed.tsx';

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
    expect(moneyLine({ ...NOBODY, items: [published] })).toBe('1 笔在路上：公示中，还有 3 个工作日');
  });

  it('says first what waits for her', () => {
    const owed = { paidTo: 'you', status: 'owed' } as Subsidies['recoveries'][number];
    const items = [line('paid'), line('on-the-way'), line('something-missing')];
    expect(moneyLine({ ...NOBODY, items, recoveries: [owed] })).toBe('有 1 笔钱要退回，点开看');
    expect(moneyLine({ ...NOBODY, items, recoveries: [{ ...owed, status: 'settled' }] })).toBe(
      '1 笔还差情况没查到，点开看',
    );
    expect(moneyLine({ ...NOBODY, items, recoveries: [{ ...owed, paidTo: 'organisation' }] })).not.toContain(
      '退回',
    );
  });

  it('never says of money that a school received that it came to her', () => {
    const paid = { ...NOBODY, items: [line('paid')] };
    const said = moneyLine({ ...paid, thisYear: { year: 2021, toYouFen: 0, forYouFen: 60_000 } });
    expect(said).toBe('今年替您付给学校、单位 600.00 元');
    const hers = moneyLine({ ...paid, thisYear: { year: 2021, toYouFen: 30_000, forYouFen: 60_000 } });
    expect(hers).toBe('今年到您卡上 300.00 元');
    expect(moneyLine(paid)).toBe('1 笔都办完了');
    expect(moneyLine(NOBODY)).toBe('还没有您的补贴');
  });
});

describe('the line about her class', () => {
  const of = (...days: [string, string][]) =>
    classLine({
      today: '2021-07-01',
      trainings: days.map(([startOn, endOn]) => ({ startOn, endOn })) as Subsidies['trainings'],
    });

  it.each([
    [of(['2021-06-20', '2021-07-05'], ['2021-08-01', '2021-08-09']), '您的班 7月5日结束'],
    [of(['2021-08-01', '2021-08-09'], ['2021-07-02', '2021-07-05']), '您的班 7月2日开班'],
    [of(['2020-06-20', '2020-07-05'], ['2019-08-01', '2019-08-09']), '上过 2 个班，最近的 2020年7月5日结束'],
    [of(), '还没有您的班'],
    [certificateLine(2), '有 2 本证书'],
    [certificateLine(0), '还没有登记到您的证书'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});

describe('the way back after the sign-in', () => {
  it('leads to the page that asked for it', () => {
    const page = '/m/disputes/new/class/0190/taking-part?kind=not-me';
    expect(pageAfterSignIn(new URL(signInTo(page), 'http://x').search)).toBe(page);
  });
  it.each([
    '',
    '?next=//evil.example',
    '?next=https://evil.example/m',
    '?next=/m//evil',
    '?next=/desk',
    '?next=/m/login',
  ])('and nowhere else: %s', (search) => {
    expect(pageAfterSignIn(search)).toBe('/m');
  });
});
