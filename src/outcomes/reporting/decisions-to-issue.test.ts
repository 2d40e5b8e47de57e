import { afterAll, beforeAll, expect, it } from 'vitest';
import { issueDecision } from '../../benefits/decisions/service.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { claimActs, nothingLater } from '../../testing/claim-acts-fixture.ts';
import { type ClaimFixture, claimFixture } from '../../testing/claims-fixture.ts';
import { value } from '../../testing/classes-fixture.ts';
import { decisionsToIssue } from './store-work-decisions.ts';

let fixture: ClaimFixture;
const { addBudget, approve, as, claimOf, read, view } = claimActs(() => fixture, nothingLater);

beforeAll(async () => {
  fixture = await claimFixture();
  await addBudget(1_000_000_00);
});
afterAll(() => fixture.app.db.close());

it('asks for the written decision on a decided claim that has none, and on no other', async () => {
  const decided = await claimOf([{}]);
  const open = await claimOf([{}]);
  const asked = async () => (await read((tx) => decisionsToIssue(tx))).map(({ linkId }) => linkId);
  expect(await asked()).toEqual([]);
  await approve(decided);
  const [row] = await read((tx) => decisionsToIssue(tx));
  expect(row).toMatchObject({ kind: 'decision-issue', linkType: 'claim', linkId: decided });
  expect(row?.since).toBeInstanceOf(Date);
  expect(await asked()).not.toContain(open);
  const { version } = await view(decided);
  const { policies } = fixture.law;
  value(
    await as(fixture.staff.handler, (act) =>
      issueDecision(act, { policies, reviewDays: 60 }, decided as Uuid, version),
    ),
  );
  expect(await asked()).toEqual([]);
});
