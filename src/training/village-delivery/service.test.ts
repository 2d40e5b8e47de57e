import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { done, localDate, type Result, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  type ClassFixture,
  classFixture,
  codes,
  value,
} from '../../testing/classes-fixture.ts';
import { holdsOn, overlapOf } from './rules.ts';
import {
  decideEnd,
  fileDelivery,
  proposeEnd,
  reviewDelivery,
  villageDeliveryOn,
  withdrawDelivery,
} from './service.ts';
import { deliveryPage, deliveryView } from './views.ts';

let fixture: ClassFixture;
let city: readonly [Actor, Actor];
const NURSE = '4-10-01-03';
const COOK = '4-03-02-01';
const DAYS = { fromOn: '2021-07-01', untilOn: '2022-06-30' };

const cityOf = async ({ app }: ClassFixture): Promise<readonly [Actor, Actor]> => [
  await addActor(app, { role: 'city-viewer', divisionCode: '371500' }),
  await addActor(app, { role: 'city-viewer', divisionCode: '371500' }),
];
beforeAll(async () => {
  fixture = await classFixture();
  city = await cityOf(fixture);
});
afterAll(() => fixture.app.db.close());

const filed = (more: Partial<Parameters<typeof fileDelivery>[1]> = {}) => ({
  service: 'training' as const,
  occupationCodes: [NURSE],
  ...DAYS,
  means: '两名教师，带护理台和模型到村',
  ...more,
});
const file = (more: Parameters<typeof filed>[0] = {}, by: Actor = fixture.school) =>
  actAs(fixture.app, by, (act) => fileDelivery(act, filed(more)));
const review = (
  deliveryId: Uuid,
  step: 'first-review' | 'second-review',
  body: { version: number; decision?: 'passed' | 'returned'; opinion?: string },
  by: Actor = step === 'first-review' ? city[0] : city[1],
) => actAs(fixture.app, by, (act) => reviewDelivery(act, deliveryId, step, { decision: 'passed', ...body }));
const on = (day: string, occupationCode = NURSE) =>
  readTx(fixture.app.db, fixture.school.scope, (tx) =>
    villageDeliveryOn(tx, {
      organisationId: fixture.schoolId,
      service: 'training',
      occupationCode,
      day: localDate(day),
    }),
  );
const pointers = (result: Result<unknown>) =>
  result.ok ? [] : result.refusals.map(({ pointer }) => pointer);

describe('a filing of training in villages', () => {
  it('is assessed by one of the city, approved by another, and holds on its days for its occupations', async () => {
    const { deliveryId } = value(await file());
    expect(await on('2021-07-01')).toBe('waiting');
    expect(codes(await file())).toEqual(['already-filed']);
    expect(codes(await review(deliveryId, 'second-review', { version: 1 }))).toEqual(['wrong-status']);
    expect(value(await review(deliveryId, 'first-review', { version: 1 })).status).toBe('first-reviewed');
    expect(codes(await review(deliveryId, 'second-review', { version: 1 }))).toEqual(['version-conflict']);
    expect(codes(await review(deliveryId, 'second-review', { version: 2 }, city[0]))).toEqual(['four-eyes']);
    expect(value(await review(deliveryId, 'second-review', { version: 2 })).status).toBe('approved');
    expect(
      await Promise.all(['2021-06-30', '2021-07-01', '2022-06-30', '2022-07-01'].map((day) => on(day))),
    ).toEqual(['none', 'held', 'held', 'none']);
    expect(await on('2021-07-01', COOK)).toBe('none');
    const neighbour = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371525' });
    const seen = (actor: Actor) =>
      readTx(fixture.app.db, actor.scope, (tx) =>
        deliveryView({ tx, actor, today: fixture.app.clock.today() }, deliveryId),
      );
    expect(await seen(neighbour)).toBeUndefined();
    expect(await seen(fixture.firm)).toBeUndefined();
    expect(await seen(fixture.staff.handler)).toMatchObject({ status: 'approved', allowed: [] });
    expect(await seen(city[0])).toMatchObject({ allowed: ['villageDelivery.proposeEnd'] });
  });

  it('ends early by two of the city, and a proposed end changes nothing', async () => {
    const { deliveryId } = value(await file({ occupationCodes: [COOK] }));
    value(await review(deliveryId, 'first-review', { version: 1 }));
    value(await review(deliveryId, 'second-review', { version: 2 }));
    const propose = (version: number, endsOn: string, by = city[0]) =>
      actAs(fixture.app, by, (act) =>
        proposeEnd(act, deliveryId, { version, endsOn, reason: '现场检查发现没有消防器材' }),
      );
    expect(codes(await propose(3, '2022-07-01'))).toEqual(['days-wrong']);
    value(await propose(3, '2021-12-31'));
    expect(await on('2022-01-01', COOK)).toBe('held');
    const decide = (version: number, decision: 'passed' | 'returned', by: Actor = city[1]) =>
      actAs(fixture.app, by, (act) => decideEnd(act, deliveryId, { version, decision, opinion: '请先整改' }));
    expect(codes(await decide(4, 'passed', city[0]))).toEqual(['four-eyes']);
    expect(value(await decide(4, 'returned')).status).toBe('approved');
    value(await propose(5, '2021-12-31', city[1]));
    expect(value(await decide(6, 'passed', city[0])).status).toBe('ended');
    expect([await on('2021-12-31', COOK), await on('2022-01-01', COOK)]).toEqual(['held', 'none']);
    expect(codes(await propose(7, '2021-11-30'))).toEqual(['wrong-status']);
    // What has ended may be filed again for the days after.
    value(await file({ occupationCodes: [COOK], fromOn: '2022-01-01' }));
  });

  it('is refused for what cannot be, each with its field', async () => {
    expect(pointers(await file({ service: 'assessment' }))).toEqual(['/service']);
    expect(pointers(await file({}, fixture.firm))).toEqual(['/service']);
    expect(pointers(await file({ occupationCodes: ['9-99-99-99'] }))).toEqual(['/occupationCodes']);
    expect(pointers(await file({ fromOn: '2023-01-02', untilOn: '2023-01-01' }))).toEqual(['/untilOn']);
    expect(pointers(await file({ fromOn: '2021-01-01', untilOn: '2021-06-14' }))).toEqual(['/untilOn']);
    expect(pointers(await file({ fromOn: '2023-01-01', untilOn: '2027-01-01' }))).toEqual(['/untilOn']);
  });

  it('is taken back by whoever filed it, or returned by the city with an opinion', async () => {
    const days = { fromOn: '2023-01-01', untilOn: '2023-12-31' };
    const first = value(await file(days));
    const withdraw = (version: number, by: Actor = fixture.school) =>
      actAs(fixture.app, by, (act) =>
        withdrawDelivery(act, first.deliveryId, { version, reason: '教师名单写错了' }),
      );
    expect(codes(await withdraw(1, fixture.firm))).toEqual(['not-found']);
    expect(value(await withdraw(1)).status).toBe('withdrawn');
    expect(codes(await withdraw(2))).toEqual(['wrong-status']);
    const second = value(await file(days));
    const back = await review(second.deliveryId, 'first-review', { version: 1, decision: 'returned' });
    expect(codes(back)).toEqual(['opinion-required']);
    const opinion = '现场设备清单不全';
    value(await review(second.deliveryId, 'first-review', { version: 1, decision: 'returned', opinion }));
    expect(await on('2023-03-01')).toBe('none');
    const page = await readTx(fixture.app.db, fixture.school.scope, (tx) =>
      deliveryPage({ tx, actor: fixture.school, today: fixture.app.clock.today() }, { limit: 100 }),
    );
    expect(page.rows.map(({ status }) => status).sort()).toContain('returned');
    expect(page.allowed).toEqual(['villageDelivery.file']);
  });

  it('holds only from its approval, for its service and occupations (rules)', () => {
    const filing = {
      ...{ status: 'approved' as const, service: 'training' as const, occupationCodes: [NURSE] },
      ...{ fromOn: localDate('2021-07-01'), untilOn: localDate('2021-12-31') },
      ...{ approvedOn: localDate('2021-08-01'), endsOn: null },
    };
    const asked = { service: 'training', occupationCode: NURSE, day: localDate('2021-08-01') } as const;
    expect(holdsOn(filing, asked)).toBe(true);
    expect(holdsOn(filing, { ...asked, day: localDate('2021-07-31') })).toBe(false);
    expect(holdsOn(filing, { ...asked, service: 'assessment' })).toBe(false);
    expect(holdsOn({ ...filing, approvedOn: null }, asked)).toBe(false);
    expect(
      overlapOf([filing], { ...filing, fromOn: localDate('2022-01-01'), untilOn: localDate('2022-02-01') }),
    ).toBeUndefined();
    expect(overlapOf([{ ...filing, status: 'returned' }], filing)).toBeUndefined();
    expect(overlapOf([filing], { ...filing, service: 'assessment' })).toBeUndefined();
  });
});

describe('fifty approvals at once', () => {
  const rush = async (into: ClassFixture, isLocked: boolean) => {
    const [one, other] = await cityOf(into);
    const { deliveryId } = value(
      await actAs(into.app, into.school, (act) =>
        fileDelivery(act, filed({ fromOn: '2024-01-01', untilOn: '2024-06-30' })),
      ),
    );
    value(
      await actAs(into.app, one, (act) =>
        reviewDelivery(act, deliveryId, 'first-review', { version: 1, decision: 'passed' }),
      ),
    );
    if (!isLocked) {
      // Without the state that the lock reads, everybody who comes would approve: the guard is what says no.
      const results = await Promise.all(
        Array.from({ length: 50 }, () =>
          actAs(into.app, other, async (act) => {
            const { numAffectedRows } =
              await sql`update village_delivery set status = 'approved', approved_on = '2021-06-15',
                version = version + 1 where delivery_id = ${deliveryId}`.execute(act.tx);
            return done(numAffectedRows === 1n);
          }),
        ),
      );
      return results.filter((result) => result.ok && result.value).length;
    }
    const results = await Promise.all(
      Array.from({ length: 50 }, () =>
        actAs(into.app, other, (act) =>
          reviewDelivery(act, deliveryId, 'second-review', { version: 2, decision: 'passed' }),
        ),
      ),
    );
    expect(new Set(results.flatMap(codes))).toEqual(new Set(['wrong-status']));
    return results.filter((result) => result.ok).length;
  };

  it('approve it once', async () => {
    expect(await rush(fixture, true)).toBe(1);
  });

  it('would all do without the lock and the fence of states (negative control)', async () => {
    const scratch = await classFixture();
    try {
      const { url, ...rest } = scratch.app.db.roles.owner;
      const owner = new pg.Client(url === undefined ? rest : { connectionString: url });
      await owner.connect();
      await owner.query('alter table village_delivery disable trigger village_delivery_fence');
      await owner.end();
      expect(await rush(scratch, false)).toBe(50);
    } finally {
      await scratch.app.db.close();
    }
  });
});
