import { describe, expect, it } from 'vitest';
import { localDate, periodThrough } from '../../platform/kernel/index.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import type { NoticeDocument } from './clauses.ts';
import { governingNotice, latestNotice } from './governing-notice.ts';

interface Drafted {
  readonly id: string;
  readonly region: string;
  readonly from: string;
  readonly through?: string;
  readonly issuedOn?: string;
}

const notice = ({ id, region, from, through, issuedOn }: Drafted): NoticeDocument => ({
  id,
  title: id,
  short: id,
  region,
  issuedOn: issuedOn ?? from,
  inForce: periodThrough(localDate(from), through === undefined ? undefined : localDate(through)),
});

/** Both questions, asked of the notices in this order and in the reverse one: the order of loading never decides. */
function law(...drafted: Drafted[]) {
  const inOrder = (list: readonly Drafted[]) => {
    const documents = new Map(list.map((draft) => [draft.id, notice(draft)]));
    return { clauses: { documents }, packs: documents };
  };
  const [there, back] = [inOrder(drafted), inOrder([...drafted].reverse())];
  const same = (a: string | undefined, b: string | undefined) => {
    expect(b).toBe(a);
    return a;
  };
  return {
    on: (division: string, day: string) =>
      same(governingNotice(there, division, localDate(day)), governingNotice(back, division, localDate(day))),
    latest: (division: string) => same(latestNotice(there, division), latestNotice(back, division)),
  };
}

const PROVINCE = { id: 'province', region: '370000', from: '2020-01-01' };
const PREFECTURE = { id: 'prefecture', region: '371500', from: '2021-01-01', through: '2021-12-31' };
const COUNTY = { id: 'county', region: '371526', from: '2021-06-01', through: '2021-06-30' };

describe('the notice that governs a division on a day', () => {
  it('of the five notices is the nearest in force on the day', () => {
    const policies = testPolicies();
    expect(governingNotice(policies, '371526', localDate('2021-06-28'))).toBe('liaocheng-2021');
    expect(governingNotice(policies, '371526', localDate('2022-01-01'))).toBeUndefined();
    expect(governingNotice(policies, '370102', localDate('2021-06-28'))).toBeUndefined();
    expect(governingNotice(policies, '210102', localDate('2024-03-01'))).toBe('liaoning-2024');
  });

  it('is the nearest issuer`s, the region above where the nearer one has ended or not begun', () => {
    const { on } = law(PROVINCE, PREFECTURE, COUNTY);
    expect(on('371526', '2021-06-15')).toBe('county');
    expect(on('371526', '2021-05-31')).toBe('prefecture');
    expect(on('371526', '2021-07-01')).toBe('prefecture');
    expect(on('371526', '2022-01-01')).toBe('province');
    expect(on('371522', '2021-06-15')).toBe('prefecture');
    expect(on('371500', '2021-06-15')).toBe('prefecture');
    expect(on('370102', '2021-06-15')).toBe('province');
    expect(on('370000', '2021-06-15')).toBe('province');
  });

  it('is a nearer notice even when a wider one took effect after it', () => {
    const later = { ...PROVINCE, id: 'province-later', from: '2021-06-10' };
    expect(law(PREFECTURE, later).on('371526', '2021-06-15')).toBe('prefecture');
    expect(law(PREFECTURE, later).latest('371526')).toBe('prefecture');
  });

  it('holds on its first and its printed last day, and not a day beside', () => {
    const { on } = law(PREFECTURE);
    expect(on('371526', '2020-12-31')).toBeUndefined();
    expect(on('371526', '2021-01-01')).toBe('prefecture');
    expect(on('371526', '2021-12-31')).toBe('prefecture');
    expect(on('371526', '2022-01-01')).toBeUndefined();
  });

  it('is nothing in a gap between two notices of one issuer', () => {
    const { on } = law(PREFECTURE, { ...PREFECTURE, id: 'next', from: '2022-03-01', through: '2022-12-31' });
    expect(on('371526', '2022-02-28')).toBeUndefined();
    expect(on('371526', '2022-03-01')).toBe('next');
  });

  it('of one issuer is the one that took effect last, then was issued last, then has the greater id', () => {
    const second = { ...PROVINCE, id: 'a-second', from: '2021-01-01' };
    expect(law(PROVINCE, second).on('370102', '2020-12-31')).toBe('province');
    expect(law(PROVINCE, second).on('370102', '2021-01-01')).toBe('a-second');
    const issuedLast = { ...second, id: 'a-third', issuedOn: '2021-01-02' };
    expect(law(PROVINCE, second, issuedLast).on('370102', '2021-01-01')).toBe('a-third');
    expect(law(second, { ...second, id: 'b-second' }).on('370102', '2021-01-01')).toBe('b-second');
  });

  it('is nothing in a division that no notice reaches, nor for a notice without a pack', () => {
    const { on } = law(PROVINCE, PREFECTURE, COUNTY);
    for (const unknown of ['990101', '110101', '', '00']) expect(on(unknown, '2021-06-15')).toBeUndefined();
    const documents = new Map([['province', notice(PROVINCE)]]);
    const unread = { clauses: { documents }, packs: new Map() };
    expect(governingNotice(unread, '370102', localDate('2021-06-15'))).toBeUndefined();
    expect(latestNotice(unread, '370102')).toBeUndefined();
  });
});

describe('the latest notice of the nearest issuer', () => {
  it('of the five notices stays when it has expired', () => {
    const policies = testPolicies();
    expect(latestNotice(policies, '371526')).toBe('liaocheng-2021');
    expect(latestNotice(policies, '620102')).toBe('gansu-2018');
    expect(latestNotice(policies, '370102')).toBeUndefined();
  });

  it('is that of the nearest issuer, begun and ended or not', () => {
    const { latest } = law(PROVINCE, PREFECTURE, COUNTY, {
      ...COUNTY,
      id: 'county-next',
      from: '2099-01-01',
      through: '2099-12-31',
    });
    expect(latest('371526')).toBe('county-next');
    expect(latest('371522')).toBe('prefecture');
    expect(latest('370102')).toBe('province');
    expect(latest('990101')).toBeUndefined();
  });
});
