import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { DatabaseRefusal, readTx } from '../../platform/db/index.ts';
import { divisionPathOf, done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { registerPersons } from '../../registry/persons/index.ts';
import {
  actAs,
  type ClassFixture,
  COUNTY,
  classFixture,
  codes,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { noteFaults, reasonsFor } from './rules.ts';
import { allowOpening, amendOpening, openClass, reopenOpening, stopOpening } from './service.ts';
import { seePhone } from './service-phone.ts';
import { leaveSeat, selectOut, takeRoster } from './service-seats.ts';
import { findOpening } from './store.ts';
import { ownSeats } from './store-seats.ts';

const PHONE = '13900000321';
let fixture: ClassFixture;
const { openFor, input, people, enrol } = openingActs(() => ({ ...fixture, handler: fixture.staff.handler }));
beforeAll(async () => {
  fixture = await classFixture();
});
afterAll(() => fixture.app.db.close());

const as = <T>(who: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, who, work);
const found = (openingId: Uuid) =>
  readTx(fixture.app.db, { kind: 'system' }, (tx) => findOpening(tx, openingId));
const conditions = { audience: 'everybody', minAge: null, maxAge: null, groups: [], note: null } as const;

describe('what a school may not offer', () => {
  it('promises are found through blanks and signs, each with its clause; plain words pass (negative control)', () => {
    expect(noteFaults('包 领 补贴，不用　上课', '/note').map(({ code, clause }) => [code, clause])).toEqual([
      ['note-promises', 'LC-12'],
      ['note-promises', 'LC-12'],
    ]);
    expect(noteFaults('包·领补贴', '/note')).toHaveLength(1);
    expect(noteFaults('自带身份证，午饭自理', '/note')).toEqual([]);
    expect(noteFaults(null, '/note')).toEqual([]);
  });

  it('more seats than the plan and promises are refused, on opening and on amending', async () => {
    const { classId, openingId } = await openFor(50);
    const version = (await found(openingId))?.version ?? 0;
    const amend = (seats: number, note: string | null = null) =>
      as(fixture.school, (act) =>
        amendOpening(act, openingId, { version, seats, openUntil: '2021-06-27', note }),
      );
    expect(codes(await amend(51))).toEqual(['over-plan']);
    expect(codes(await amend(50, '政府指定班'))).toEqual(['note-promises']);
    value(await amend(50, '午饭自理'));
    expect((await found(openingId))?.conditions.note).toBe('午饭自理');
    expect(codes(await as(fixture.school, (act) => openClass(act, classId, input(50))))).toEqual([
      'already-open',
    ]);
    await expect(openFor(51)).rejects.toThrow(/over-plan/);
    await expect(
      openFor(5, {}, { conditions: { ...conditions, groups: [], note: '包拿证' } }),
    ).rejects.toThrow(/note-promises/);
  });
});

describe('the county stops an enrolment', () => {
  it('nobody enrols or comes onto the roster until it allows it; the school cannot; seats are kept', async () => {
    const { openingId } = await openFor(2);
    const [a, b] = (await people([300, 301])) as [Actor, Actor];
    value(await enrol(a, openingId));
    const handler = fixture.staff.handler;
    const version = (await found(openingId))?.version ?? 0;
    const reason = '说明里许诺了补贴';
    expect(
      codes(await as(handler, (act) => stopOpening(act, openingId, { version: version + 9, reason }))),
    ).toEqual(['version-conflict']);
    const stopped = value(await as(handler, (act) => stopOpening(act, openingId, { version, reason })));
    expect(stopped).toMatchObject({ status: 'stopped' });
    expect(await found(openingId)).toMatchObject({ status: 'stopped', reason, taken: 1 });
    expect(codes(await enrol(b, openingId))).toEqual(['enrolment-closed']);
    expect(codes(await as(fixture.school, (act) => reopenOpening(act, openingId, stopped.version)))).toEqual([
      'wrong-status',
    ]);
    const take = await as(fixture.school, (act) =>
      takeRoster(act, { openingId, version: stopped.version }, () => false),
    );
    expect(codes(take)).toEqual(['wrong-status']);
    value(await as(handler, (act) => allowOpening(act, openingId, stopped.version)));
    expect(await found(openingId)).toMatchObject({ status: 'open', reason: null });
    value(await enrol(b, openingId));
  });
});

describe('a selection', () => {
  it('needs a condition that the class has, and words for another reason; she reads them', async () => {
    const { openingId } = await openFor(3);
    const [a] = (await people([310])) as [Actor];
    const { seatId } = value(await enrol(a, openingId));
    const out = (reason: 'conditions-not-met' | 'other', explanation?: string) =>
      as(fixture.school, (act) => selectOut(act, { openingId, seatId, reason, explanation }));
    expect(codes(await out('conditions-not-met'))).toEqual(['no-conditions']);
    // What is offered is what is taken.
    const anybody = { audience: 'everybody', minAge: null, maxAge: null, groups: [], note: null } as const;
    expect(reasonsFor({ ...anybody, groups: [] })).not.toContain('conditions-not-met');
    expect(reasonsFor({ ...anybody, groups: [], minAge: 18 })).toContain('conditions-not-met');
    expect(codes(await out('other'))).toEqual(['explanation-needed']);
    value(await out('other', '住得太远，自己说来不了'));
    expect(await readTx(fixture.app.db, a.scope, (tx) => ownSeats(tx, a.personId as PersonId))).toMatchObject(
      [{ reason: 'other', explanation: '住得太远，自己说来不了' }],
    );
    const { openingId: older } = await openFor(
      3,
      { name: '有条件的班', startOn: '2021-08-02', endOn: '2021-08-13' },
      { conditions: { ...conditions, groups: [], maxAge: 60 } },
    );
    const seat = value(await enrol(a, older)).seatId;
    value(
      await as(fixture.school, (act) =>
        selectOut(act, { openingId: older, seatId: seat, reason: 'conditions-not-met' }),
      ),
    );
  });
});

describe('the phone of whoever has a place', () => {
  it('is shown for a reason that is recorded without the number, thirty times an hour and not once more', async () => {
    const { openingId } = await openFor(3, {
      name: '看电话的班',
      startOn: '2021-09-06',
      endOn: '2021-09-17',
    });
    const [a] = (await people([321])) as [Actor];
    const { seatId } = value(await enrol(a, openingId));
    const tie = { divisionPath: divisionPathOf(COUNTY), organisationId: null };
    const again = { idNumber: testResidentId(321), name: '学员321', confirmed: true, phone: PHONE };
    value(await as(fixture.staff.handler, async (act) => done(await registerPersons(act, [again], tie))));
    const see = () =>
      as(fixture.school, (act) => seePhone(act, { openingId, seatId, reason: '通知开班时间' }));
    for (let time = 0; time < 30; time += 1) expect(value(await see()).phone).toBe(PHONE);
    expect(codes(await see())).toEqual(['unmask-limit']);
    const owner = await fixture.app.db.owner();
    try {
      await owner.query(`set app.scope_kind = 'system'`);
      const { rows } = await owner.query(
        `select reason, outcome, detail::text as detail from journal_entry where event = 'seat-phone-unmasked'`,
      );
      expect(rows).toHaveLength(30);
      expect(rows[0]).toMatchObject({ reason: '通知开班时间', outcome: 'viewed' });
      expect(JSON.stringify(rows)).not.toContain(PHONE);
    } finally {
      await owner.end();
    }
    fixture.app.clock.set(new Date(fixture.app.clock.now().getTime() + 3_600_001).toISOString());
    expect(value(await see()).phone, 'an hour later').toBe(PHONE);
  });

  it('is refused where there is none, to strangers, and once the place has ended', async () => {
    const { openingId } = await openFor(3);
    const [a] = (await people([320])) as [Actor];
    const { seatId } = value(await enrol(a, openingId));
    const see = (who: Actor) =>
      as(who, (act) => seePhone(act, { openingId, seatId, reason: '通知开班时间' }));
    expect(codes(await see(fixture.school))).toEqual(['nothing-to-show']);
    expect(codes(await see(fixture.firm))).toEqual(['not-found']);
    value(await as(a, (act) => leaveSeat(act, seatId, a.personId as PersonId)));
    expect(codes(await see(fixture.school))).toEqual(['wrong-status']);
  });
});

describe('fifty who enrol while the county stops', () => {
  /** Whoever is told that the system is busy presses again; the act has not happened then. */
  const press = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseRefusal) || error.code !== 'database-busy') throw error;
      return press(work);
    }
  };

  /** An opening with seats for all, and fifty people who want one. */
  async function ready(first: number, name: string) {
    const { openingId } = await openFor(50, { name, startOn: '2021-11-08', endOn: '2021-11-19' });
    const crowd = await people(Array.from({ length: 50 }, (_, at) => first + at));
    return { openingId, crowd, version: (await found(openingId))?.version ?? 0 };
  }

  /** Fifty and the stop at once; gives who got in, and places taken after the line of the stop in the journal. */
  async function race({ openingId, crowd, version }: Awaited<ReturnType<typeof ready>>) {
    const stop = () =>
      as(fixture.staff.handler, (act) => stopOpening(act, openingId, { version, reason: '许诺了补贴' }));
    const tries = crowd.map((who) => press(() => enrol(who, openingId)));
    const [stopped, ...tried] = await Promise.all([press(stop), ...tries]);
    const opening = await found(openingId);
    const owner = await fixture.app.db.owner();
    try {
      await owner.query(`set app.scope_kind = 'system'`);
      const { rows } = await owner.query<{ event: string }>(
        `select event from journal_entry where object_id = $1 and event = 'opening-stopped'
           or event = 'seat-taken' and object_id in (select seat_id::text from seat where opening_id::text = $1)
         order by chain, seq`,
        [openingId],
      );
      const events = rows.map(({ event }) => event);
      const late = events.slice(events.indexOf('opening-stopped') + 1).length;
      return { stopped, tried, opening, late };
    } finally {
      await owner.end();
    }
  }

  it('whoever came before has her place, nobody comes after', async () => {
    const { stopped, tried, opening, late } = await race(await ready(4_000, '叫停时抢的班'));
    expect(value(stopped).status).toBe('stopped');
    const got = tried.filter(({ ok }) => ok).length;
    expect(opening).toMatchObject({ status: 'stopped', taken: got });
    expect(tried.flatMap(codes)).toEqual(Array.from({ length: 50 - got }, () => 'enrolment-closed'));
    expect(late).toBe(0);
  }, 120_000);

  it('without the lock of the opening somebody is not served in turn (negative control)', async () => {
    const set = await ready(4_100, '没有锁的叫停');
    const owner = await fixture.app.db.owner();
    try {
      await owner.query(
        `create or replace function lock_opening(opening uuid) returns boolean language sql as 'select true'`,
      );
    } finally {
      await owner.end();
    }
    const fault = await race(set).then(
      ({ tried, opening, late }) => ({
        late,
        lost: tried.filter(({ ok }) => ok).length - (opening?.taken ?? 0),
      }),
      (error: Error) => error.message,
    );
    // A number given twice, a place after the stop, or one that the count does not know.
    expect(fault).not.toEqual({ late: 0, lost: 0 });
    if (typeof fault === 'string') expect(fault).toMatch(/seat_|class_opening|duplicate|unique|number/);
  }, 120_000);
});
