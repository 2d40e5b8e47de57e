import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { followersForTests } from '../../testing/class-followers-fixture.ts';
import {
  actAs,
  approvedClass,
  type ClassFixture,
  classFixture,
  codes,
  goodFiling,
  policyForTests,
} from '../../testing/classes-fixture.ts';
import type { FilingInput } from './contract.ts';
import { reviewChange } from './service-decide.ts';
import { proposeFilingChange } from './service-filing-change.ts';
import { detailOf } from './service-views.ts';

// A first day that is moved by a change of the filing heeds the county's days like one that is put off.

let fixture: ClassFixture;
let classId: Uuid;
beforeAll(async () => {
  fixture = await classFixture();
  ({ classId } = await approvedClass(fixture));
});
afterAll(() => fixture.app.db.close());

const deps = { policyFor: policyForTests, followers: followersForTests() };
const versionNow = async () => {
  const shown = await readTx(fixture.app.db, fixture.school.scope, (tx) =>
    detailOf(tx, fixture.school, classId, fixture.app.clock.today()),
  );
  return shown?.version ?? 0;
};
const change = async (filing: FilingInput) => {
  const body = { version: await versionNow(), filing, reason: '教室检修，改开班日期' };
  return actAs(fixture.app, fixture.school, (act) => proposeFilingChange(act, classId, body, deps));
};
const decide = async (changeId: Uuid, step: 'first-review' | 'second-review') => {
  const { firstReviewer, secondReviewer } = fixture.staff;
  const by = step === 'first-review' ? firstReviewer : secondReviewer;
  const body = { version: await versionNow(), decision: 'passed' as const, opinion: '已核实情况' };
  return actAs(fixture.app, by, (act) => reviewChange(act, { classId, changeId, step }, body, deps));
};

it('a moved first day is asked for in time before the day that stands and before the new one', async () => {
  const good = goodFiling();
  let changeId = '' as Uuid;
  const from = (startOn: string) => {
    const by = Date.parse(startOn) - Date.parse(good.startOn);
    const moved = (day: string) => new Date(Date.parse(day) + by).toISOString().slice(0, 10);
    const sessions = good.sessions.map((one) => ({ ...one, taughtOn: moved(one.taughtOn) }));
    return { ...good, startOn, endOn: moved(good.endOn), sessions };
  };
  const at = async (now: string, startOn: string) => {
    fixture.app.clock.set(`${now}T02:00:00Z`);
    const asked = await change(from(startOn));
    if (asked.ok) changeId = asked.value.changeId as Uuid;
    return asked.ok ? 'asked' : asked.refusals.map(({ code, message }) => `${code} ${message}`).join();
  };
  // Monday the 28th stands; Friday the 25th is a working day before it, Sunday none.
  expect(await at('2021-06-27', '2021-07-05')).toContain('proposed-late 最迟 2021-06-25 提出');
  expect(await at('2021-06-28', '2021-07-05')).toContain('past-changed');
  // Earlier than stands: people are told before the new day too.
  expect(await at('2021-06-22', '2021-06-22')).toContain('proposed-late 新的开班日期 2021-06-22 太近');
  expect(await at('2021-06-22', '2021-06-23')).toBe('asked');
  // Decided on the day that stood, when the class has begun, it is nothing any more.
  fixture.app.clock.set('2021-06-28T02:00:00Z');
  expect(codes(await decide(changeId, 'first-review'))).toEqual([]);
  expect(codes(await decide(changeId, 'second-review'))).toContain('past-changed');
});
