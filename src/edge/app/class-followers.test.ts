import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate } from '../../platform/kernel/index.ts';
import {
  actAs,
  approvedClass,
  type ClassFixture,
  classFixture,
  value,
} from '../../testing/classes-fixture.ts';
import { attendanceSheet, recordAttendance } from '../../training/attendance/index.ts';
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
