import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, THE_PUBLIC } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  type ClassFixture,
  classFixture,
  codes,
  enrolPeople,
  value,
} from '../../testing/classes-fixture.ts';
import { openingActs, WISH } from '../../testing/openings-fixture.ts';
import { cancelClass } from '../classes/service.ts';
import { QUEUE_ORDERS, SELECTION_REASONS } from './contract.ts';
import { ageOn, closedBecause, rankOf, readQueueOrders, readSelectionReasons } from './rules.ts';
import { amendOpening, closeOpening, openClass, reopenOpening } from './service.ts';
import { abandonOpening, cancelOpening, leaveSeat, selectOut, takeRoster } from './service-seats.ts';
import { findOpening } from './store.ts';
import { insertSeat, ownSeats, seatsOf } from './store-seats.ts';
import { classView, deskPage, publicPage, publicView } from './views.ts';

let fixture: ClassFixture;
const { openFor, input, people, enrol } = openingActs(() => ({ ...fixture, handler: fixture.staff.handler }));
beforeAll(async () => {
  fixture = await classFixture();
});
afterAll(() => fixture.app.db.close());

const seen = (openingId: Uuid) =>
  readTx(fixture.app.db, { kind: 'system' }, async (tx) => ({
    opening: await findOpening(tx, openingId),
    seats: await seatsOf(tx, openingId),
  }));
const versionOf = async (openingId: Uuid) => (await seen(openingId)).opening?.version ?? 0;
const as = <T>(who: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, who, work);
const leave = (who: Actor, seatId: Uuid) =>
  as(who, (act) => leaveSeat(act, seatId, who.personId as PersonId));
const today = () => fixture.app.clock.today();

describe('what data say', () => {
  it('orders of a queue and reasons of a selection are those of the contract', () => {
    expect(Object.keys(readQueueOrders()).sort()).toEqual([...QUEUE_ORDERS].sort());
    expect(readSelectionReasons().sort()).toEqual([...SELECTION_REASONS].sort());
  });
  it('focus comes first, by group and by home; what nobody has answered is not in focus', () => {
    const person = { birthOn: null, groups: ['poverty-monitored'], homeCode: '622921' };
    expect(rankOf('arrival', person)).toBe(1);
    expect(rankOf('focus-groups', person)).toBe(0);
    expect(rankOf('focus-groups', { ...person, groups: undefined })).toBe(1);
    expect(rankOf('focus-counties', person)).toBe(0);
    expect(rankOf('focus-counties', { ...person, homeCode: '371526' })).toBe(1);
  });
  it('age counts by the birthday; an opening says why it is closed', () => {
    expect(ageOn(localDate('1980-06-28'), localDate('2021-06-27'))).toBe(40);
    expect(ageOn(localDate('1980-06-28'), localDate('2021-06-28'))).toBe(41);
    const of = {
      status: 'open',
      openFrom: localDate('2021-06-16'),
      openUntil: localDate('2021-06-20'),
    } as const;
    expect(closedBecause(of, localDate('2021-06-15'))).toContain('6月16日');
    expect(closedBecause(of, localDate('2021-06-16'))).toBeNull();
    expect(closedBecause(of, localDate('2021-06-21'))).toContain('已经结束');
  });
});

describe('an opening', () => {
  it('is opened once, before the class begins, and not beyond its first day', async () => {
    const { classId, openingId } = await openFor(2);
    const { school } = fixture;
    expect(codes(await as(school, (act) => openClass(act, classId, input(3))))).toEqual(['already-open']);
    const version = await versionOf(openingId);
    const late = await as(school, (act) =>
      amendOpening(act, openingId, { version, seats: 2, openUntil: '2021-06-28' }),
    );
    expect(codes(late)).toEqual(['days-faulty']);
    expect(codes(await as(fixture.firm, (act) => openClass(act, classId, input(3))))).toEqual(['not-found']);
    value(await as(school, (act) => closeOpening(act, openingId, version)));
    const [one] = await people([100]);
    expect(codes(await enrol(one as Actor, openingId))).toEqual(['enrolment-closed']);
    expect(codes(await as(school, (act) => reopenOpening(act, openingId, version)))).toEqual([
      'version-conflict',
    ]);
    value(await as(school, (act) => reopenOpening(act, openingId, version + 1)));
    value(await enrol(one as Actor, openingId));
  });

  it('is planned before it is offered: a trade and its hours', async () => {
    await expect(openFor(2, { name: '没写课时的班', totalHours: null })).rejects.toThrow('not-planned');
    await expect(openFor(2, { name: '没写工种的班', occupationCode: null })).rejects.toThrow('not-planned');
  });

  it('everybody reads it without login, the county and the school see who enrolled, others do not', async () => {
    const { classId, openingId } = await openFor(1, {
      name: '月嫂夜班',
      startOn: '2021-07-12',
      endOn: '2021-07-23',
    });
    const [one] = await people([101]);
    value(await enrol(one as Actor, openingId));
    const found = await readTx(fixture.app.db, THE_PUBLIC.scope, async (tx) => ({
      page: await publicPage(tx, { q: '月嫂夜班', limit: 10 }, today()),
      trade: await publicPage(tx, { q: '保育员', limit: 50, divisionCode: '371500' }, today()),
      everyday: await publicPage(tx, { q: '想学带孩子', limit: 50 }, today()),
      otherTrade: await publicPage(tx, { q: '开挖机', limit: 50 }, today()),
      one: await publicView(tx, openingId, today()),
    }));
    expect(found.page.rows).toMatchObject([
      { openingId, seats: 1, taken: 1, organisationName: '高唐县青禾职业培训学校' },
    ]);
    expect(found.trade.rows.map((row) => row.openingId)).toContain(openingId);
    expect(found.everyday.rows.map((row) => row.openingId)).toContain(openingId);
    expect(found.otherTrade.rows.map((row) => row.openingId)).not.toContain(openingId);
    expect(found.one).toMatchObject({ teachers: ['高长青'], queueClause: null, closedBecause: null });
    expect(JSON.stringify(found)).not.toContain('学员101');
    const read = (actor: Actor) =>
      readTx(fixture.app.db, actor.scope, (tx) => classView({ tx, actor, today: today() }, classId));
    expect((await read(fixture.school))?.opening?.rows).toMatchObject([
      {
        number: 1,
        name: '学员101',
        status: 'held',
        base: 'none',
        // Of her no phone is on record.
        allowed: ['openings.selectOut'],
      },
    ]);
    expect((await read(fixture.staff.handler))?.opening).toMatchObject({
      allowed: ['openings.stop'],
      rows: [{ name: '学员101', allowed: [] }],
    });
    expect(await read(fixture.firm)).toBeUndefined();
    const list = await readTx(fixture.app.db, fixture.staff.handler.scope, (tx) =>
      deskPage(tx, { limit: 10, name: '月嫂' }, today()),
    );
    expect(list.rows).toMatchObject([{ openingId }]);
  });
});

describe('a seat', () => {
  it('then the queue by number; who leaves makes room for the first, whose place another takes by rank', async () => {
    const { openingId } = await openFor(1, {}, { queueOrder: 'focus-groups' });
    const [a, b, c] = (await people([110, 111, 112])) as [Actor, Actor, Actor];
    const first = value(await enrol(a, openingId));
    expect(first).toMatchObject({ number: 1, status: 'held', ahead: null });
    expect(codes(await enrol(a, openingId))).toEqual(['already-enrolled']);
    expect(value(await enrol(b, openingId))).toMatchObject({ number: 2, status: 'queued', ahead: 0 });
    const third = value(await enrol(c, openingId, { groups: ['employment-difficulty'] }));
    expect(third).toMatchObject({ number: 3, status: 'queued', ahead: 0 });
    expect(codes(await leave(b, first.seatId))).toEqual(['not-found']);
    value(await leave(a, first.seatId));
    expect(codes(await leave(a, first.seatId))).toEqual(['wrong-status']);
    const { seats, opening } = await seen(openingId);
    expect(seats.map(({ number, status }) => [number, status])).toEqual([
      [3, 'held'],
      [2, 'queued'],
      [1, 'left'],
    ]);
    expect(opening).toMatchObject({ taken: 1, queued: 1, lastNumber: 3 });
    expect(value(await enrol(a, openingId))).toMatchObject({ number: 4, status: 'queued', ahead: 1 });
    const own = await readTx(fixture.app.db, b.scope, (tx) => ownSeats(tx, b.personId as PersonId));
    expect(own).toMatchObject([{ number: 2, ahead: 0, className: '保育员班' }]);
  });

  it('is refused in words that help: age, group, the same days', async () => {
    const none = {
      audience: 'older',
      minAge: 45,
      maxAge: 60,
      groups: ['employment-difficulty'],
      note: null,
    } as const;
    const { openingId } = await openFor(
      5,
      { name: '大龄班' },
      { conditions: { ...none, groups: [...none.groups] } },
    );
    const { openingId: other } = await openFor(5, { name: '电工班' });
    const [a] = (await people([120])) as [Actor];
    expect(codes(await enrol(a, openingId, { groups: [] }))).toEqual(['too-young', 'other-group']);
    expect(codes(await enrol(a, openingId, { birthOn: localDate('1955-01-01') }))).toEqual(['too-old']);
    value(await enrol(a, other));
    const clash = await enrol(a, openingId, { birthOn: localDate('1970-01-01') });
    expect(clash.ok ? '' : clash.refusals[0]?.message).toBe(
      '和您的“电工班”时间重叠，那个班到7月9日结束；可以选7月10日以后开的班，或者先退掉那个班。',
    );
  });

  it('is refused to whoever sits in a class on these days by a paper', async () => {
    const { classId } = await openFor(5, { name: '纸面班' });
    const { personIds } = await enrolPeople(fixture, classId, [130]);
    const [a] = (await people([130])) as [Actor];
    expect(a.personId).toBe(personIds[0]);
    const { openingId } = await openFor(5, { name: '手机班' });
    expect(codes(await enrol(a, openingId))).toEqual(['overlapping-class']);
  });

  it('is not moved up to whoever holds a seat on the same days elsewhere', async () => {
    const [a, b, c] = (await people([140, 141, 142])) as [Actor, Actor, Actor];
    const { openingId } = await openFor(1, { name: '甲班' });
    const { openingId: other } = await openFor(1, { name: '乙班' });
    const held = value(await enrol(a, openingId));
    value(await enrol(b, openingId));
    value(await enrol(c, openingId));
    value(await enrol(b, other));
    value(await leave(a, held.seatId));
    expect((await seen(openingId)).seats.map(({ number, status }) => [number, status])).toEqual([
      [3, 'held'],
      [2, 'queued'],
      [1, 'left'],
    ]);
  });

  it('cannot be given up once the class has begun', async () => {
    const { openingId } = await openFor(
      1,
      { name: '已开班', startOn: '2021-06-16', endOn: '2021-06-18' },
      { openUntil: '2021-06-15' },
    );
    const [a] = (await people([150])) as [Actor];
    const held = value(await enrol(a, openingId));
    fixture.app.clock.set('2021-06-16T02:00:00Z');
    const begun = await leave(a, held.seatId);
    fixture.app.clock.set('2021-06-15T02:00:00Z');
    expect(codes(begun)).toEqual(['class-begun']);
  });
});

describe('the institution', () => {
  it('adds seats, and the queue moves up; fewer than are held are refused', async () => {
    const { openingId } = await openFor(1);
    const [a, b] = (await people([160, 161])) as [Actor, Actor];
    value(await enrol(a, openingId));
    value(await enrol(b, openingId));
    const version = await versionOf(openingId);
    const amend = (seats: number, at: number) =>
      as(fixture.school, (act) =>
        amendOpening(act, openingId, { version: at, seats, openUntil: '2021-06-27' }),
      );
    value(await amend(2, version));
    expect((await seen(openingId)).opening).toMatchObject({ taken: 2, queued: 0 });
    expect(codes(await amend(1, version + 1))).toEqual(['seats-taken']);
  });

  it('does not select somebody with a reason; the next moves up', async () => {
    const { openingId } = await openFor(1);
    const [a, b] = (await people([170, 171])) as [Actor, Actor];
    const { seatId } = value(await enrol(a, openingId));
    value(await enrol(b, openingId));
    const out = () =>
      as(fixture.school, (act) => selectOut(act, { openingId, seatId, reason: 'not-reached' }));
    value(await out());
    expect(codes(await out())).toEqual(['wrong-status']);
    expect((await seen(openingId)).seats).toMatchObject([
      { number: 2, status: 'held' },
      { number: 1, status: 'selected-out', reason: 'not-reached' },
    ]);
  });

  it('takes whoever holds a seat onto the roster; a paper has met one of them already', async () => {
    const { classId, openingId } = await openFor(2);
    const [a, b, c] = (await people([180, 181, 182])) as [Actor, Actor, Actor];
    for (const one of [a, b, c]) value(await enrol(one, openingId));
    await enrolPeople(fixture, classId, [181, 189]);
    const take = async () => {
      const version = await versionOf(openingId);
      return as(fixture.school, (act) => takeRoster(act, { openingId, version }, () => false));
    };
    const taken = value(await take());
    expect(taken).toMatchObject({ status: 'filed', refused: [] });
    expect(taken.taken.map(({ number }) => number)).toEqual([1, 2]);
    const { rows } = await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
      sql<{
        n: number;
        own: number;
      }>`select count(*)::int as n, count(*) filter (where source = 'openings')::int as own
        from enrolment where class_id = ${classId}`.execute(tx),
    );
    expect(rows).toEqual([{ n: 3, own: 1 }]);
    expect(codes(await take())).toEqual(['nobody-to-take']);
    // Who leaves then makes room for the queue, and is taken in a second time.
    const [seat] = (await seen(openingId)).seats;
    value(await leave(a, seat?.seatId as Uuid));
    expect(value(await take()).taken.map(({ number }) => number)).toEqual([3]);
  });

  it('has nobody on its roster who has left; the change is kept, and a page that was open before says so', async () => {
    const { classId, openingId } = await openFor(1, { name: '退班的班' });
    const [a, b] = (await people([185, 186])) as [Actor, Actor];
    const { seatId } = value(await enrol(a, openingId));
    value(await enrol(b, openingId));
    const version = await versionOf(openingId);
    value(await as(fixture.school, (act) => takeRoster(act, { openingId, version }, () => false)));
    const read = () =>
      withTx(fixture.app.db, { kind: 'system' }, async (tx) => {
        const { rows } =
          await sql`select e.person_id, e.status, c.version, x.kind, x.review, x.status as change
          from enrolment e join training_class c on c.class_id = e.class_id
          left join class_change x on x.class_id = e.class_id and x.person_id = e.person_id
          where e.class_id = ${classId}`.execute(tx);
        return rows as Record<string, unknown>[];
      });
    const [before] = await read();
    expect(before).toMatchObject({ personId: a.personId, status: 'enrolled', kind: null });
    // Somebody else cannot take her off: the function asks who calls it.
    const mine = () => readTx(fixture.app.db, a.scope, (tx) => ownSeats(tx, a.personId as PersonId));
    expect(await mine()).toMatchObject([
      { openingStatus: 'filed', status: 'enrolled', classStatus: 'draft' },
    ]);
    expect(codes(await leave(b, seatId))).toEqual(['not-found']);
    expect((await read())[0]).toMatchObject({ status: 'enrolled' });
    value(await leave(a, seatId));
    expect(await read()).toEqual([
      {
        ...before,
        status: 'withdrawn',
        version: Number(before?.version) + 1,
        kind: 'trainee-left',
        review: 'none',
        change: 'applied',
      },
    ]);
    expect(codes(await enrol(a, openingId))).toEqual(['enrolment-closed']);
    expect((await seen(openingId)).seats.map(({ number, status }) => [number, status])).toEqual([
      [2, 'held'],
      [1, 'left'],
    ]);
  });

  it('cancels, or the class itself is not held: everybody is free', async () => {
    const { openingId } = await openFor(1);
    const [a, b] = (await people([190, 191])) as [Actor, Actor];
    value(await enrol(a, openingId));
    value(await enrol(b, openingId));
    const version = await versionOf(openingId);
    const reason = '报名人数不够';
    value(await as(fixture.school, (act) => cancelOpening(act, openingId, { version, reason })));
    expect((await seen(openingId)).seats.map(({ status }) => status)).toEqual(['released', 'released']);
    const again = await as(fixture.school, (act) =>
      cancelOpening(act, openingId, { version: version + 1, reason }),
    );
    expect(codes(again)).toEqual(['wrong-status']);
    const { classId, openingId: second } = await openFor(1, { name: '撤销的班' });
    value(await enrol(a, second));
    value(
      await as(fixture.school, async (act) => {
        const cancelled = await cancelClass(act, classId, 1, '不办了');
        await abandonOpening(act, classId, '这个班期不办了');
        return cancelled;
      }),
    );
    expect((await seen(second)).opening).toMatchObject({ status: 'cancelled', taken: 0 });
  });
});

it('the database refuses a seat too many, whoever writes it', async () => {
  const { openingId } = await openFor(1, { name: '多一个的班' });
  const [a, b] = (await people([210, 211])) as [Actor, Actor];
  const seat = (who: Actor, number: number) => ({
    seatId: fixture.app.ids.uuid(),
    openingId,
    personId: who.personId as PersonId,
    number,
    rank: 1,
    status: 'held' as const,
    takenAt: fixture.app.clock.now(),
  });
  const add = (who: Actor, number: number) =>
    withTx(fixture.app.db, who.scope, (tx) => insertSeat(tx, seat(who, number), WISH));
  await add(a, 1);
  await expect(add(b, 2)).rejects.toThrow(/class_opening_never_over/);
});
