import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, SHENYANG } from '../../testing/claims-fixture.ts';
import { actAs, addActor, codes, value } from '../../testing/classes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { grantsBeside } from '../claims/service-grants.ts';
import { readTraineeNotices, ruleKeyOf, sameBefore, traineeNotice } from './rules.ts';
import {
  abandonClass,
  cancelWholeOpening,
  enrolPerson,
  leavePerson,
  selectPersonOut,
  spendReservations,
  takeWholeRoster,
} from './service.ts';
import type { EntitlementDeps } from './service-preview.ts';
import { reservationsOf } from './store.ts';
import { ownSeatsView, previewView } from './views.ts';

let fixture: ClaimFixture;
let deps: EntitlementDeps;
const { openFor } = openingActs(() => ({
  app: fixture.app,
  school: fixture.institution,
  handler: fixture.staff.handler,
  policyId: 'liaoning-2024',
}));
beforeAll(async () => {
  // Liaoning gives the same of a trade and level once.
  fixture = await claimFixture(SHENYANG);
  deps = { policies: fixture.law.policies, grantsOf: (act, lines) => grantsBeside(act, lines, null) };
});
afterAll(() => fixture.app.db.close());

/** A class of September that the same amounts hold for. */
const september = (seats = 5, filing = {}) =>
  openFor(
    seats,
    { name: '九月班', startOn: '2024-09-06', endOn: '2024-09-17', ...filing },
    { openUntil: '2024-09-05' },
  );
const workerOf = async (personId: PersonId): Promise<Actor> => ({
  ...(await addActor(fixture.app, { role: 'worker', personId })),
  scope: { kind: 'person', personId },
});
const ANSWERS = { noticeEdition: '2021-03', base: 'none', wish: 'find-work', destination: 'here' } as const;
const as = <T>(who: Actor, work: Parameters<typeof actAs<T>>[2]): Promise<Result<T>> =>
  actAs(fixture.app, who, work);
const enrol = (who: Actor, openingId: Uuid, more = {}) =>
  as(who, (act) =>
    enrolPerson(act, deps, { openingId, personId: who.personId as PersonId }, { ...ANSWERS, ...more }),
  );
const preview = (who: Actor, openingId: Uuid, under = deps) =>
  readTx(fixture.app.db, who.scope, (tx) =>
    previewView({ tx, ciphers: fixture.app.ciphers, today: fixture.app.clock.today() }, under, {
      openingId,
      personId: who.personId as PersonId,
    }),
  );
const reserved = async (seatId: Uuid) =>
  (await readTx(fixture.app.db, { kind: 'system' }, (tx) => reservationsOf(tx, [seatId]))).get(seatId) ?? [];
const statuses = async (seatId: Uuid) => (await reserved(seatId)).map(({ status }) => status);
/** Somebody whom departments have answered for, in no class of summer. */
async function newcomer(story: Parameters<ClaimFixture['addClass']>[0][number] = {}): Promise<Actor> {
  const { personIds } = await fixture.addClass([story]);
  return workerOf(personIds[0] as PersonId);
}

describe('the notice to trainees', () => {
  it('is that of the longest beginning of the code, else the default', () => {
    const { default: common } = readTraineeNotices();
    const own = { ...common, edition: 'own' } as NonNullable<typeof common>;
    const notices = { default: common as NonNullable<typeof common>, '37': own };
    expect(traineeNotice('371526', notices).edition).toBe('own');
    expect(traineeNotice('210102', notices)).toBe(common);
    expect(() => readTraineeNotices('"37": {edition: a, hotline: "1", lines: []}')).toThrow();
  });
  it('what may be had once is named by benefit, trade, level and year', () => {
    const of = {
      classId: 'c' as Uuid,
      occupationCode: '4-10-01-03',
      level: 5,
      startOn: localDate('2024-09-06'),
    };
    expect(ruleKeyOf('training-subsidy', of, 'ever')).toBe('training-subsidy:4-10-01-03:5');
    expect(ruleKeyOf('training-subsidy', of, 'year')).toBe('training-subsidy:4-10-01-03:5:2024');
    expect(ruleKeyOf('training-subsidy', of, null)).toBe('training-subsidy:class:c');
  });
});

describe('beforehand', () => {
  it('says what the law would give, to whom, by which clause and supposing what', async () => {
    const { openingId } = await september();
    const seen = await preview(await newcomer(), openingId);
    expect(seen).toMatchObject({ seat: null, obstacles: [], notice: expect.any(String) });
    expect(seen?.supposing).toContain('每天到课');
    const subsidy = seen?.wouldBe.find(({ benefit }) => benefit === 'training-subsidy');
    expect(subsidy).toMatchObject({ outcome: 'entitled', payee: 'institution' });
    expect(subsidy?.amountFen).toBeGreaterThan(0);
    expect(subsidy?.reasons.map(({ clause }) => clause)).toContain('LN-3-10a');
    expect(seen?.traineeNotice.hotline).toBe('12333');
  });

  it('says whom to ask where a department has not answered, and promises no amount', async () => {
    const { openingId } = await september();
    const seen = await preview(await newcomer({ silent: ['population'] }), openingId);
    const subsidy = seen?.wouldBe.find(({ benefit }) => benefit === 'training-subsidy');
    expect(subsidy).toMatchObject({ outcome: 'incomplete', amountFen: null });
    expect(subsidy?.next.length).toBeGreaterThan(0);
  });

  it('says that it was had already: she may learn, and gets nothing', async () => {
    const { personIds } = await fixture.addClass([{}]);
    const who = await workerOf(personIds[0] as PersonId);
    const first = await september(5, { name: '第一次' });
    const second = await september(5, { name: '第二次', startOn: '2024-10-11', endOn: '2024-10-22' });
    const held = value(await enrol(who, first.openingId));
    expect(held.reserved).toMatchObject([{ benefit: 'training-subsidy', status: 'soft' }]);
    const seen = await preview(who, second.openingId);
    const again = seen?.wouldBe.find(({ benefit }) => benefit === 'training-subsidy');
    expect(again).toMatchObject({ outcome: 'not-entitled', amountFen: 0 });
    expect(again?.reasons[0]).toMatchObject({ verdict: 'not-met', clause: expect.stringMatching(/^LN-/) });
    const learned = value(await enrol(who, second.openingId));
    expect(learned).toMatchObject({
      status: 'held',
      reserved: [],
      without: expect.arrayContaining([expect.objectContaining({ benefit: 'training-subsidy' })]),
    });
    // Free again, and it would be given.
    value(await as(who, (act) => leavePerson(act, held.seatId, who.personId as PersonId)));
    expect((await preview(who, second.openingId))?.wouldBe[0]?.outcome).toBe('entitled');
  });

  it('counts what claims have granted', async () => {
    const { openingId } = await september();
    const who = await newcomer();
    const subject = {
      occupationCode: '4-10-01-03',
      level: 5,
      startOn: localDate('2024-03-01'),
      endOn: localDate('2024-03-12'),
    };
    const paid = sameBefore('training-subsidy', subject, 0);
    const granted = { ...deps, grantsOf: async () => new Map([[who.personId as PersonId, [paid]]]) };
    const seen = await preview(who, openingId, granted);
    expect(seen?.wouldBe[0]).toMatchObject({ outcome: 'not-entitled' });
    expect(seen?.wouldBe[0]?.reasons[0]?.because).toContain('2024年3月12日');
  });

  it('asks the law how often it gives the same', async () => {
    const { openingId } = await september();
    const { seatId } = value(await enrol(await newcomer(), openingId));
    expect((await reserved(seatId))[0]?.ruleKey).toBe('training-subsidy:4-10-01-03:5');
  });
});

describe('enrolling', () => {
  it('is refused on an older notice, and where the seat refuses; nothing is reserved then', async () => {
    const { openingId } = await september();
    const who = await newcomer();
    expect(codes(await enrol(who, openingId, { noticeEdition: 'old' }))).toEqual(['notice-changed']);
    value(await enrol(who, openingId));
    expect(codes(await enrol(who, openingId))).toEqual(['already-enrolled']);
    expect(codes(await enrol(who, fixture.app.ids.uuid()))).toEqual(['not-found']);
    const own = await readTx(fixture.app.db, who.scope, (tx) =>
      ownSeatsView({ tx, today: fixture.app.clock.today() }, who.personId as PersonId),
    );
    expect(own.rows).toMatchObject([
      { status: 'held', allowed: ['worker.leave'], reserved: [{ status: 'soft' }] },
    ]);
  });

  it('of fifty tries of one person at once, on two classes, one right is reserved', async () => {
    const who = await newcomer();
    const one = await september(50, { name: '甲' });
    const two = await september(50, { name: '乙', startOn: '2024-10-11', endOn: '2024-10-22' });
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, at) => enrol(who, at % 2 === 0 ? one.openingId : two.openingId)),
    );
    const done = tried.flatMap((result) => (result.ok ? [result.value] : []));
    expect(done).toHaveLength(2);
    expect(done.flatMap(({ reserved: rows }) => rows)).toHaveLength(1);
  });

  it('without the index of what may be had once, the same right is reserved twice (negative control)', async () => {
    const who = await newcomer();
    const { openingId } = await september(5, { name: '对照' });
    const { seatId } = value(await enrol(who, openingId));
    const [row] = await reserved(seatId);
    const owner = await fixture.app.db.owner();
    const copy = () =>
      owner.query(
        `insert into entitlement_reservation select gen_random_uuid(), person_id, seat_id, class_id, division_path,
          organisation_id, benefit, rule_key, amount_fen, clause, status, reserved_at, changed_at, version
          from entitlement_reservation where reservation_id = $1`,
        [row?.reservationId],
      );
    try {
      await owner.query(`select set_config('app.scope_kind', 'system', false)`);
      await expect(copy()).rejects.toThrow(/entitlement_reservation_once/);
      await owner.query('drop index entitlement_reservation_once');
      await copy();
      expect(await statuses(seatId)).toEqual(['soft', 'soft']);
      await owner.query(`delete from entitlement_reservation where rule_key = $1 and reservation_id <> $2`, [
        row?.ruleKey,
        row?.reservationId,
      ]);
    } finally {
      await owner.end();
    }
  });
});

describe('a reservation', () => {
  it('is firm on the roster, used at payment, and not released after that', async () => {
    const { classId, openingId } = await september(5, { name: '到账' });
    const who = await newcomer();
    const { seatId } = value(await enrol(who, openingId));
    value(await as(fixture.institution, (act) => takeWholeRoster(act, { openingId, version: 1 }, [seatId])));
    expect(await statuses(seatId)).toEqual(['firm']);
    const line = { personId: who.personId as PersonId, classId, benefit: 'training-subsidy' };
    value(
      await as(fixture.staff.finance, async (act) => {
        await spendReservations(act, [line]);
        return { ok: true, value: null };
      }),
    );
    expect(await statuses(seatId)).toEqual(['used']);
    await as(fixture.institution, async (act) => {
      await abandonClass(act, classId);
      return { ok: true, value: null };
    });
    expect(await statuses(seatId)).toEqual(['used']);
  });

  it('is free when she is not selected, or the class takes nobody', async () => {
    const { openingId } = await september(5, { name: '不收' });
    const [a, b] = [await newcomer(), await newcomer()];
    const first = value(await enrol(a, openingId));
    const second = value(await enrol(b, openingId));
    value(
      await as(fixture.institution, (act) =>
        selectPersonOut(act, { openingId, seatId: first.seatId, reason: 'not-reached' }),
      ),
    );
    expect(await statuses(first.seatId)).toEqual(['released']);
    value(
      await as(fixture.institution, (act) =>
        cancelWholeOpening(act, openingId, { version: 1, reason: '老师来不了' }),
      ),
    );
    expect(await statuses(second.seatId)).toEqual(['released']);
  });
});
