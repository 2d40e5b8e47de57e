import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import { addDays, type LocalDate, localDate } from '../../platform/kernel/index.ts';
import {
  actAs,
  type ClassFixture,
  classFixture,
  codes,
  goodFiling,
  policyForTests,
  value,
} from '../../testing/classes-fixture.ts';
import { amendClass, draftClass, noticeRefusal, type PolicyFor, submitClass } from './service.ts';

let fixture: ClassFixture;
beforeAll(async () => {
  fixture = await classFixture();
});
afterAll(() => fixture.app.db.close());

it('a filing is refused while no notice is in force on the first day: drafted, amended and submitted', async () => {
  const until = (day: string) => (_: string, on: LocalDate) =>
    on <= day ? policyForTests(_, on) : undefined;
  const filing = goodFiling({ sessions: [] });
  const before = localDate(addDays(localDate(filing.startOn), -1));
  const refusedDraft = await actAs(fixture.app, fixture.school, (act) =>
    draftClass(act, filing, until(before)),
  );
  expect(codes(refusedDraft)).toEqual(['policy-missing']);
  const { classId } = value(
    await actAs(fixture.app, fixture.school, (act) => draftClass(act, filing, until(filing.startOn))),
  );
  const amended = await actAs(fixture.app, fixture.school, (act) =>
    amendClass(act, { classId, version: 1 }, filing, until(before)),
  );
  expect(codes(amended)).toEqual(['policy-missing']);
  const submitted = (policyFor: PolicyFor) =>
    actAs(fixture.app, fixture.school, (act) => submitClass(act, classId, 1, policyFor));
  expect(codes(await submitted(until(before)))).toEqual(['policy-missing']);
  expect(codes(await submitted(until(filing.startOn)))).not.toContain('policy-missing');
});

it('the form hears of it while the first day is entered', async () => {
  const ask = (policyFor: PolicyFor, organisationId = fixture.school.organisationId) =>
    readTx(fixture.app.db, fixture.school.scope, (tx) =>
      noticeRefusal(tx, organisationId, localDate('2021-08-01'), policyFor),
    );
  expect(await ask(policyForTests)).toBeUndefined();
  expect(await ask(() => undefined)).toMatchObject({ code: 'policy-missing', route: 'policies.list' });
  expect(await ask(policyForTests, null)).toMatchObject({ code: 'not-found' });
});
