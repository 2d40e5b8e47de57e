import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimProgress } from '../../benefits/payments/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { withTx } from '../../platform/db/index.ts';
import { done, type Uuid } from '../../platform/kernel/index.ts';
import { claimActs } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, addActor, value } from '../../testing/classes-fixture.ts';
import { disputeActs } from '../../testing/disputes-fixture.ts';
import { followCalendar } from './service-due-days.ts';

let fixture: ClaimFixture;
let system: Actor;
const claims = claimActs(() => fixture, claimProgress);
const { workerOf, seen, raise, propose } = disputeActs(() => fixture, claims);

beforeAll(async () => {
  fixture = await claimFixture();
  // Whoever approves a calendar acts for no county.
  const nowhere = { scope: { kind: 'public' as const } };
  system = { ...(await addActor(fixture.app, { role: 'system-administrator' })), ...nowhere };
});
afterAll(() => fixture.app.db.close());

const all = <T>(query: ReturnType<typeof sql<T>>) =>
  withTx(fixture.app.db, { kind: 'system' }, async (tx) => (await query.execute(tx)).rows);
const setWorking = (isWorking: boolean, days: readonly string[]) =>
  all(sql`update working_day set is_working = ${isWorking} where day = any (${days}::date[])`);
const follow = async () =>
  value(
    await actAs(fixture.app, system, async (act) =>
      done(await followCalendar(act, '国办发明电〔2020〕27号')),
    ),
  );
const disputed = async () => {
  const { classId, personIds } = await fixture.addClass([{}]);
  const worker = await workerOf(personIds[0] as Parameters<typeof workerOf>[0]);
  return value(await raise(worker, { subjectId: classId })).disputeId;
};
const recorded = (disputeId: Uuid) =>
  all(sql<{ detail: object }>`select detail from journal_entry
    where object_id = ${disputeId} and event = 'due-day-moved'`);

it('the day of an answer follows a calendar that is approved later, never to an earlier day', async () => {
  const open = await disputed();
  const proposed = await disputed();
  value(await propose(proposed));
  expect((await seen(open)).dueOn).toBe('2021-08-27');
  expect(await follow(), 'nothing changed').toBe(0);

  await setWorking(false, ['2021-08-24', '2021-08-25']);
  expect((await seen(open)).dueOn, 'control: not by itself').toBe('2021-08-27');
  expect(await follow(), 'one that is answered has no day of its own').toBe(1);
  expect((await seen(open)).dueOn).toBe('2021-08-31');
  expect(await recorded(open)).toMatchObject([
    { detail: { from: '2021-08-27', to: '2021-08-31', documentNumber: '国办发明电〔2020〕27号' } },
  ]);

  await setWorking(true, ['2021-08-24', '2021-08-25']);
  expect(await follow(), 'never earlier').toBe(0);
  expect((await seen(open)).dueOn).toBe('2021-08-31');
});
