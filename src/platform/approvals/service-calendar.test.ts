import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actAs, addActor, codes, type TestApp, testApp, value } from '../../testing/classes-fixture.ts';
import type { Actor } from '../access/index.ts';
import { readTx, withTx } from '../db/index.ts';
import { type LocalDate, localDate, type Uuid } from '../kernel/index.ts';
import { lunarYears, seedWorkingDays, workingDaysAfter } from './calendar.ts';
import {
  type Arrangement,
  arrangedDays,
  arrangementRefusals,
  daysFixedByLaw,
  isNoticeDue,
  type LunarDays,
} from './rules-calendar.ts';
import { caseOf, openCase } from './service.ts';
import { calendarOf, decideCalendar, proposeCalendar } from './service-calendar.ts';

const day = localDate;
const LUNAR_2026: LunarDays = {
  springFestival: day('2026-02-17'),
  qingming: day('2026-04-05'),
  dragonBoat: day('2026-06-19'),
  midAutumn: day('2026-09-25'),
};

/** 国办发明电〔2025〕7号 as a person enters it. */
const NOTICE_2026: Arrangement = {
  year: 2026,
  holidays: [
    { name: '元旦', from: day('2026-01-01'), through: day('2026-01-03') },
    { name: '春节', from: day('2026-02-15'), through: day('2026-02-23') },
    { name: '清明节', from: day('2026-04-04'), through: day('2026-04-06') },
    { name: '劳动节', from: day('2026-05-01'), through: day('2026-05-05') },
    { name: '端午节', from: day('2026-06-19'), through: day('2026-06-21') },
    { name: '中秋节', from: day('2026-09-25'), through: day('2026-09-27') },
    { name: '国庆节', from: day('2026-10-01'), through: day('2026-10-07') },
  ],
  workDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(day),
};
/** A made-up notice for 2027. */
const NOTICE_2027: Arrangement = {
  year: 2027,
  holidays: [
    { name: '元旦', from: day('2027-01-01'), through: day('2027-01-03') },
    { name: '春节', from: day('2027-02-05'), through: day('2027-02-12') },
    { name: '清明节', from: day('2027-04-03'), through: day('2027-04-05') },
    { name: '劳动节', from: day('2027-05-01'), through: day('2027-05-05') },
    { name: '端午节', from: day('2027-06-09'), through: day('2027-06-09') },
    { name: '中秋节', from: day('2027-09-15'), through: day('2027-09-15') },
    { name: '国庆节', from: day('2027-10-01'), through: day('2027-10-07') },
  ],
  workDays: ['2027-02-20', '2027-05-08', '2027-10-09'].map(day),
};

describe('the days of a notice', () => {
  it('fixed by law in 2027 are thirteen', () => {
    const lunar = lunarYears().get(2027) as LunarDays;
    expect([...daysFixedByLaw(2027, lunar).keys()]).toEqual(
      [
        '2027-01-01',
        '2027-02-05',
        '2027-02-06',
        '2027-02-07',
        '2027-02-08',
        '2027-04-05',
        '2027-05-01',
        '2027-05-02',
        '2027-06-09',
        '2027-10-01',
        '2027-10-02',
        '2027-10-03',
        '2027-09-15',
      ].map(day),
    );
  });

  it.each([
    ['law-day-missing', { holidays: NOTICE_2026.holidays.filter(({ name }) => name !== '端午节') }],
    ['work-day-not-weekend', { workDays: [day('2026-01-05')] }],
    ['work-day-off', { workDays: [day('2026-01-03')] }],
    ['work-day-twice', { workDays: [day('2026-01-04'), day('2026-01-04')] }],
    ['day-outside-year', { workDays: [day('2027-01-09')] }],
    ['holiday-range', { holidays: [{ name: '元旦', from: day('2026-01-03'), through: day('2026-01-01') }] }],
  ])('are refused when they contradict themselves: %s', (code, change) => {
    const refusals = arrangementRefusals({ ...NOTICE_2026, ...change }, daysFixedByLaw(2026, LUNAR_2026));
    expect(refusals.map((refusal) => refusal.code)).toEqual([code]);
  });

  it('are asked for from October on, and until they are there', () => {
    const from = day('2027-01-01');
    expect(isNoticeDue(day('2026-09-30'), from)).toBe(false);
    expect(isNoticeDue(day('2026-10-01'), from)).toBe(true);
    expect(isNoticeDue(day('2027-03-01'), from)).toBe(true);
    expect(isNoticeDue(day('2026-10-01'), null)).toBe(false);
  });
});

describe('a year of the calendar', () => {
  let app: TestApp;
  let system: Actor;
  let security: Actor;
  const documentNumber = '国办发明电〔2026〕9号';
  beforeAll(async () => {
    app = await testApp('2026-12-04T02:00:00Z');
    await withTx(app.db, { kind: 'system' }, seedWorkingDays);
    // Administrators of the whole installation: no division, and the scope of the public.
    const nowhere = { scope: { kind: 'public' as const } };
    system = { ...(await addActor(app, { role: 'system-administrator' })), ...nowhere };
    security = { ...(await addActor(app, { role: 'security-administrator' })), ...nowhere };
  });
  afterAll(() => app.db.close());

  const propose = (by: Actor, more: Partial<Arrangement> = {}) =>
    actAs(app, by, (act) => proposeCalendar(act, { ...NOTICE_2027, documentNumber, ...more }));
  const decide = (by: Actor, proposalId: Uuid, decision: 'passed' | 'rejected', opinion?: string) =>
    actAs(app, by, (act) =>
      decideCalendar(act, proposalId, { version: 1, decision, opinion }, async () => 0),
    );
  const inScope = <T>(read: Parameters<typeof readTx<T>>[2]) => readTx(app.db, { kind: 'public' }, read);

  it('as its notice arranges it is the year of the data file', async () => {
    const { rows } = await inScope((tx) =>
      sql<{ day: LocalDate; isWorking: boolean }>`select day, is_working from working_day
        where day between '2026-01-01' and '2026-12-31' order by day`.execute(tx),
    );
    expect(rows).toHaveLength(365);
    expect(arrangedDays(NOTICE_2026).map(({ day, isWorking }) => ({ day, isWorking }))).toEqual(rows);
    expect(arrangementRefusals(NOTICE_2026, daysFixedByLaw(2026, LUNAR_2026))).toEqual([]);
  });

  it('that is provisional lets every deadline be counted, and is marked', async () => {
    // Refused before: twenty working days from 4 December 2026.
    expect(value(await inScope((tx) => workingDaysAfter(tx, day('2026-12-04'), 20)))).toBe('2027-01-04');
    expect(value(await inScope((tx) => workingDaysAfter(tx, day('2027-02-04'), 1)))).toBe('2027-02-09');
    const calendar = await inScope((tx) => calendarOf(tx, app.clock.today(), 2027));
    expect(calendar).toMatchObject({ provisionalFrom: '2027-01-01', isNoticeDue: true });
    expect(calendar.days).toHaveLength(13);
  });

  it('is loaded by two persons, and by them alone', async () => {
    const { proposalId } = value(await propose(system));
    expect(codes(await propose(security))).toEqual(['calendar-proposal-waiting']);
    expect(codes(await decide(system, proposalId as Uuid, 'passed'))).toEqual(['four-eyes']);
    // The same human being under another account.
    const twin = { ...security, personKey: system.personKey };
    expect(codes(await decide(twin, proposalId as Uuid, 'passed'))).toEqual(['four-eyes']);
    expect(codes(await decide(security, proposalId as Uuid, 'rejected'))).toEqual(['opinion-required']);
    expect(value(await inScope((tx) => workingDaysAfter(tx, day('2027-02-04'), 1)))).toBe('2027-02-09');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => decide(security, proposalId as Uuid, 'passed')),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(value(await inScope((tx) => workingDaysAfter(tx, day('2027-02-04'), 1)))).toBe('2027-02-15');
    expect(value(await inScope((tx) => workingDaysAfter(tx, day('2027-02-19'), 1)))).toBe('2027-02-20');
    const calendar = await inScope((tx) => calendarOf(tx, app.clock.today(), 2027));
    expect(calendar).toMatchObject({
      provisionalFrom: '2028-01-01',
      isNoticeDue: false,
      sources: [documentNumber],
    });
    // A start of the server does not undo it.
    await withTx(app.db, { kind: 'system' }, seedWorkingDays);
    expect((await inScope((tx) => calendarOf(tx, app.clock.today(), 2027))).provisionalFrom).toBe(
      '2028-01-01',
    );
  });

  it('moves the deadlines that rest on its days, each with a line of its own, and no other', async () => {
    const handler: Actor = { ...system, scope: { kind: 'division', path: 'd37.d15.d26' } };
    app.clock.set('2027-02-04T02:00:00Z');
    const open = (subjectId: string, workingDays: number) =>
      actAs(app, handler, (act) =>
        openCase(act, {
          subjectType: 'claim',
          subjectId,
          divisionPath: 'd37.d15.d26',
          organisationId: null,
          step: 'confirm',
          nextStep: 'accept',
          due: { workingDays, clause: 'LC-13b' },
        }),
      );
    const dueOf = async (subjectId: string) =>
      (await withTx(app.db, { kind: 'system' }, (tx) => caseOf(tx, 'claim', subjectId, day('2027-02-04'))))
        ?.dueOn;
    value(await open('over-the-festival', 1));
    value(await open('after-it', 7));
    expect([await dueOf('over-the-festival'), await dueOf('after-it')]).toEqual(['2027-02-15', '2027-02-22']);
    // One day more off, and one day more of work on the Sunday after.
    const { proposalId } = value(
      await propose(system, {
        holidays: NOTICE_2027.holidays.map((holiday) =>
          holiday.name === '春节' ? { ...holiday, through: day('2027-02-15') } : holiday,
        ),
        workDays: [...NOTICE_2027.workDays, day('2027-02-21')],
      }),
    );
    expect(await dueOf('over-the-festival')).toBe('2027-02-15');
    const deciders = await Promise.all(
      Array.from({ length: 50 }, () => decide(security, proposalId as Uuid, 'passed')),
    );
    expect(deciders.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await dueOf('over-the-festival'), await dueOf('after-it')]).toEqual(['2027-02-16', '2027-02-22']);
    const { rows } = await withTx(app.db, { kind: 'system' }, (tx) =>
      sql<{ objectId: string; detail: object }>`select object_id, detail from journal_entry
        where event = 'due-day-moved' order by seq`.execute(tx),
    );
    expect(rows.map(({ objectId }) => objectId)).toEqual(['over-the-festival']);
  });

  it('that was entered wrongly is rejected with a reason and entered again', async () => {
    const { proposalId } = value(await propose(system, { workDays: [] }));
    value(await decide(security, proposalId as Uuid, 'rejected', '漏了调休上班的三天'));
    expect(codes(await decide(security, proposalId as Uuid, 'passed'))).toEqual(['calendar-decided']);
    expect(value(await inScope((tx) => workingDaysAfter(tx, day('2027-02-19'), 1)))).toBe('2027-02-20');
    expect(codes(await propose(system))).toEqual([]);
    expect(codes(await propose(system, { year: 2025 }))).toEqual(['calendar-year-unknown']);
  });
});
