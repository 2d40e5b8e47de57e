import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPolicies } from '../../law/policy/index.ts';
import { catalogueTable } from '../../outcomes/catalogues/exports.ts';
import { headOf } from '../../outcomes/catalogues/heads.ts';
import { LiveBook } from '../../outcomes/catalogues/index.ts';
import { institutionView, occupationView, projectView } from '../../outcomes/catalogues/views-detail.ts';
import { searchView } from '../../outcomes/catalogues/views-search.ts';
import { type Actor, THE_PUBLIC } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { actAs, type ClassFixture, classFixture, value } from '../../testing/classes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { closeOpening } from '../../training/openings/service.ts';
import { cancelOpening, leaveSeat } from '../../training/openings/service-seats.ts';
import { findOpening } from '../../training/openings/store.ts';
import { openBook } from './routes.ts';

const policies = loadPolicies();
const TRADE = '4-10-01-03';
const ORIGIN = 'https://jilu.test';
let fixture: ClassFixture;
let projectId: Uuid;
let now = new Date('2021-06-15T02:00:00Z');
const wallClock = { now: () => now, today: () => fixture.app.clock.today() };
const { openFor, people, enrol } = openingActs(() => ({ ...fixture, handler: fixture.staff.handler }));

/** The book as it stands a little later than it was last asked for. */
function later(live: LiveBook) {
  now = new Date(now.getTime() + 5_000);
  return live.book(fixture.app);
}
const versionOf = (openingId: Uuid) =>
  readTx(fixture.app.db, THE_PUBLIC.scope, async (tx) => (await findOpening(tx, openingId))?.version ?? 0);

beforeAll(async () => {
  fixture = await classFixture();
  projectId = fixture.app.ids.uuid();
  await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
    sql`insert into training_project (project_id, organisation_id, occupation_code, name, source)
      values (${projectId}, ${fixture.schoolId}, ${TRADE}, '保育师培训', 'test')`.execute(tx),
  );
});
afterAll(() => fixture.app.db.close());

describe('classes open for enrolment in the open catalogues', () => {
  it('are shown with seats, days and their link, made again as somebody enrols or leaves', async () => {
    const live = openBook({ policies, wallClock });
    expect(projectView(await later(live), projectId)?.openings).toEqual([]);
    const { openingId } = await openFor(2, { name: '保育师周末班' });
    const [a] = (await people([501])) as [Actor];
    const book = await later(live);
    expect(projectView(book, projectId)).toMatchObject({
      ...{ openClasses: 1, seatsLeft: 2 },
      openings: [{ openingId, state: 'open', taken: 0, openFrom: '2021-06-15', openUntil: '2021-06-27' }],
    });
    expect(institutionView(book, fixture.schoolId)?.openings.map((one) => one.openingId)).toEqual([
      openingId,
    ]);
    expect(occupationView(book, TRADE)?.openings.map((one) => one.openingId)).toEqual([openingId]);
    const { seatId } = value(await enrol(a, openingId));
    // Negative control: within two seconds nobody asks the journal, and the book that stands says two.
    expect(projectView(await live.book(fixture.app), projectId)?.seatsLeft).toBe(2);
    expect(projectView(await later(live), projectId)?.seatsLeft).toBe(1);
    value(await actAs(fixture.app, a, (act) => leaveSeat(act, seatId as Uuid, a.personId as PersonId)));
    expect(projectView(await later(live), projectId)?.seatsLeft).toBe(2);
    // Negative control: a book that is handed no openings knows of none.
    const blind = new LiveBook({
      policies,
      wallClock,
      openings: async () => [],
      publications: async () => [],
    });
    expect(institutionView(await blind.book(fixture.app), fixture.schoolId)?.openings).toEqual([]);
  });

  it('are found by Chinese, pinyin and place, stand in the file, and have a head for who forwards them', async () => {
    const live = openBook({ policies, wallClock });
    const { openingId } = await openFor(3, { name: '月嫂早班', startOn: '2021-07-12', endOn: '2021-07-23' });
    const book = await later(live);
    const found = (q: string, divisionCode?: string) =>
      searchView(book, { q, limit: 50, ...(divisionCode ? { divisionCode } : {}) })
        .rows.filter(({ kind }) => kind === 'openings')
        .map(({ path }) => path);
    for (const q of ['月嫂早班', 'yuesao', 'yszb']) expect(found(q), q).toEqual([`/m/learn/${openingId}`]);
    expect(found('月嫂早班', '371500')).toHaveLength(1);
    expect(found('月嫂早班', '371522')).toEqual([]);
    const table = catalogueTable(book, 'openings', { q: '月嫂早班' });
    expect(table.rows.map((cells) => cells.slice(-4))).toEqual([['3', '3', '0', `/m/learn/${openingId}`]]);
    expect(catalogueTable(book, 'projects', {}).rows[0]).toContain('5');
    const head = headOf(book, `/m/learn/${openingId}`, ORIGIN);
    expect(head?.description).toContain('还有 3 个名额');
    expect(head?.data).toMatchObject({
      hasCourseInstance: [{ url: `${ORIGIN}/m/learn/${openingId}`, remainingAttendeeCapacity: 3 }],
    });
    expect(headOf(book, `/m/learn/${openingId}/enrol`, ORIGIN)).toBeUndefined();
    expect(headOf(book, `/m/learn/${projectId}`, ORIGIN)).toBeUndefined();
    const data = headOf(book, `/public/projects/${projectId}`, ORIGIN)?.data;
    expect(JSON.stringify(data)).toContain(`${ORIGIN}/m/learn/${openingId}`);
  });

  it('say that they have ended with their days; one that is not held is in no list, and its own page says so', async () => {
    const live = openBook({ policies, wallClock });
    const { openingId } = await openFor(4, { name: '电工夜班', startOn: '2021-08-02', endOn: '2021-08-13' });
    const { app, school } = fixture;
    const stateOf = async () => {
      const row = (await later(live)).openings.find(({ id }) => id === openingId)?.row;
      return [row?.state, row?.openFrom, row?.openUntil];
    };
    expect(await stateOf()).toEqual(['open', '2021-06-15', '2021-06-27']);
    const version = await versionOf(openingId);
    value(await actAs(app, school, (act) => closeOpening(act, openingId, version)));
    expect((await stateOf())[0]).toBe('paused');
    const book = await openBookOn('2021-07-01T02:00:00Z');
    expect(book.openings.find(({ id }) => id === openingId)?.row).toMatchObject({
      ...{ state: 'ended', openFrom: '2021-06-15', openUntil: '2021-06-27' },
    });
    expect(headOf(book, `/m/learn/${openingId}`, ORIGIN)?.description).toContain(
      '报名已结束（2021-06-15 至 2021-06-27）',
    );
    expect(searchView(book, { q: '电工夜班', limit: 50 }).rows[0]?.note).toContain('报名已结束');
    value(
      await actAs(app, school, (act) =>
        cancelOpening(act, openingId, { version: version + 1, reason: '老师病了' }),
      ),
    );
    const after = await later(live);
    expect(institutionView(after, fixture.schoolId)?.openings.map((one) => one.className)).not.toContain(
      '电工夜班',
    );
    expect(headOf(after, `/m/learn/${openingId}`, ORIGIN)?.description).toContain('不办了');
  });
});

/** A book that is read on another day. */
function openBookOn(instant: string) {
  const clock = { now: () => new Date(instant), today: () => instant.slice(0, 10) as never };
  return openBook({ policies, wallClock }).book({ ...fixture.app, clock });
}
