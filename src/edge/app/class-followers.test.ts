import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate, type PersonId } from '../../platform/kernel/index.ts';
import {
  actAs,
  approvedClass,
  type ClassFixture,
  classFixture,
  enrolPeople,
  value,
} from '../../testing/classes-fixture.ts';
import { openingActs } from '../../testing/openings-fixture.ts';
import { attendanceSheet, recordAttendance } from '../../training/attendance/index.ts';
import { findOpening, seatsOfOpening } from '../../training/openings/index.ts';
import { classFollowers } from './class-followers.ts';

let fixture: ClassFixture;
beforeAll(async () => {
  fixture = await classFixture();
});
afterAll(() => fixture.app.db.close());

it('attendance counts up to the last day of a trainee and of the class; the marks stay', async () => {
  const { classId, personIds } = await approvedClass(fixture);
  const system = { kind: 'system' } as const;
  const answers = () =>
    withTx(fixture.app.db, system, async (tx) => ({
      claim: await classFollowers.claimOf(tx, classId),
      held: await classFollowers.hasOutcomes(tx, classId),
    }));
  expect(await answers()).toEqual({ claim: undefined, held: false });
  const slots = ['2021-06-28', '2021-06-29', '2021-06-30', '2021-07-01'].map((day) => ({
    day: localDate(day),
    half: 'morning' as const,
  }));
  const rows = personIds.map((personId) => ({
    personId,
    marks: ['present', 'present', 'absent', 'absent'] as const,
  }));
  value(
    await actAs(fixture.app, fixture.school, (act) =>
      recordAttendance(act, { classId, slots, rows, source: 'test' }),
    ),
  );
  expect((await answers()).held).toBe(true);
  const rates = async () => {
    const sheet = await readTx(fixture.app.db, system, (tx) => attendanceSheet(tx, classId));
    return { rows: sheet?.rows.map((row) => row.ratePercent), slots: sheet?.slotRates };
  };
  expect(await rates()).toEqual({ rows: [50, 50, 50], slots: [100, 100, 0, 0] });
  const recounted = (statement: ReturnType<typeof sql>) =>
    actAs(fixture.app, fixture.school, async (act) => {
      await statement.execute(act.tx);
      await classFollowers.recount(act, classId);
      return { ok: true, value: null } as const;
    });
  value(
    await recounted(sql`update enrolment set status = 'broken-off', left_on = date '2021-06-29'
      where class_id = ${classId} and person_id = ${personIds[0]}`),
  );
  expect((await rates()).rows).toEqual([100, 50, 50]);
  value(
    await recounted(sql`update training_class set end_on = date '2021-06-30', ended_early_on = date '2021-06-30'
      where class_id = ${classId}`),
  );
  expect((await rates()).rows).toEqual([100, 66.7, 66.7]);
  const sheet = await readTx(fixture.app.db, system, (tx) => attendanceSheet(tx, classId));
  expect(sheet?.rows[0]?.marks).toEqual(['present', 'present', 'absent', 'absent']);
});

it('two classes become one: half days, seats and rights go along, the marks as they were sent stay', async () => {
  const system = { kind: 'system' } as const;
  const school = { app: fixture.app, school: fixture.school, handler: fixture.staff.handler };
  const { openFor, people, enrol } = openingActs(() => school);
  const days = { startOn: '2021-09-06', endOn: '2021-09-10' };
  const one = await openFor(5, { name: '秋季一班', ...days });
  const other = await openFor(2, { name: '秋季二班', ...days });
  const crowd = await people([501, 502, 503]);
  for (const who of crowd) value(await enrol(who, one.openingId));
  const [first] = await people([504]);
  value(await enrol(first as Actor, other.openingId));
  const slots = [{ day: localDate('2021-09-06'), half: 'morning' as const }];
  const { personIds } = await enrolPeople(fixture, one.classId, [601]);
  const roll = [{ personId: personIds[0] as PersonId, marks: ['present'] as const }];
  value(
    await actAs(fixture.app, fixture.school, (act) =>
      recordAttendance(act, { classId: one.classId, slots, rows: roll, source: 'test' }),
    ),
  );
  expect(
    await readTx(fixture.app.db, system, (tx) => classFollowers.placesOf(tx, one.classId)),
  ).toMatchObject({
    held: 3,
    waiting: 0,
  });
  // As the merger itself moves the roster, before what follows.
  await withTx(fixture.app.db, system, (tx) =>
    sql`update enrolment set status = 'withdrawn' where class_id = ${one.classId}`.execute(tx),
  );
  await enrolPeople(fixture, other.classId, [601]);
  const merged = await actAs(fixture.app, fixture.school, (act) =>
    classFollowers.merged(act, { from: one.classId, into: other.classId }),
  );
  value(merged);
  const seen = await readTx(fixture.app.db, system, async (tx) => ({
    places: await classFollowers.placesOf(tx, other.classId),
    slots: await classFollowers.recordedSlots(tx, other.classId),
    opening: await findOpening(tx, other.openingId),
    gone: await findOpening(tx, one.openingId),
    numbers: (await seatsOfOpening(tx, other.openingId)).map(({ number }) => number).sort(),
    sent: await sql<{ sources: string[] }>`select array_agg(distinct source) as sources
      from attendance_submission where class_id in (${one.classId}, ${other.classId})`.execute(tx),
  }));
  expect(seen.places).toMatchObject({ held: 4, waiting: 0 });
  expect(seen.slots).toEqual(['2021-09-06 morning']);
  expect(seen.opening).toMatchObject({ seats: 5, taken: 4, lastNumber: 4 });
  expect(seen.gone).toMatchObject({ status: 'cancelled', taken: 0, reason: '并入“秋季二班”' });
  expect(seen.numbers).toEqual([1, 2, 3, 4]);
  expect(seen.sent.rows[0]?.sources.sort()).toEqual([`merged:${one.classId}`, 'test']);
});

it('a page that only reads sees the claim of a class without a lock, which an act takes', async () => {
  const { classId } = await approvedClass(fixture, { name: '只读的班', number: '高人社培备〔2021〕077号' });
  const system = { kind: 'system' } as const;
  const seen = await readTx(fixture.app.db, system, (tx) => classFollowers.claimSeen(tx, classId));
  expect(seen).toBeUndefined();
  // The act's own look locks, which nothing that only reads may do (control).
  await expect(readTx(fixture.app.db, system, (tx) => classFollowers.claimOf(tx, classId))).rejects.toThrow();
});
