import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, SHENYANG } from '../../testing/claims-fixture.ts';
import { actAs, value } from '../../testing/classes-fixture.ts';
import { decideBudget, proposeBudget } from '../funds/index.ts';
import { computeClaims } from './service-compute.ts';
import { confirmClaim, reviewClaim } from './service-review.ts';
import { linesOf } from './store.ts';

let fixture: ClaimFixture;
beforeAll(async () => {
  fixture = await claimFixture(SHENYANG);
  const { app, staff } = fixture;
  const money = {
    fundSource: 'employment-subsidy-fund',
    year: 2024,
    amountFen: 1_000_000,
    document: '沈财社〔2024〕8号',
  };
  const { caseId } = value(await actAs(app, staff.finance, (act) => proposeBudget(act, money)));
  value(
    await actAs(app, staff.secondReviewer, (act) =>
      decideBudget(act, caseId, { version: 1, decision: 'passed' }),
    ),
  );
});
afterAll(() => fixture.app.db.close());

const asksNow = (classId: Uuid, personId: PersonId) =>
  withTx(fixture.app.db, { kind: 'system' }, (tx) =>
    sql`update enrolment set living_allowance_requested = true
      where class_id = ${classId} and person_id = ${personId}`.execute(tx),
  );
const allowanceOf = async (classId: Uuid) => {
  const computed = await actAs(fixture.app, fixture.staff.handler, (act) =>
    computeClaims(act, fixture.law, { classId }, localDate('2024-08-20')),
  );
  return value(computed).claims.find(({ benefit }) => benefit === 'living-allowance');
};

/** The claim is handed in and passes its three reviews. */
async function approve(claimId: Uuid): Promise<void> {
  const { app, staff, law, institution } = fixture;
  value(await actAs(app, institution, (act) => confirmClaim(act, law.settings, claimId, 1)));
  const steps = [
    [staff.handler, 'accept'],
    [staff.firstReviewer, 'first-review'],
    [staff.secondReviewer, 'second-review'],
  ] as const;
  for (const [index, [by, step]] of steps.entries())
    value(
      await actAs(app, by, (act) =>
        reviewClaim(act, law.settings, claimId, step, { version: index + 2, decision: 'passed' }),
      ),
    );
}

const statuses = (claimId: Uuid) =>
  withTx(fixture.app.db, { kind: 'system' }, async (tx) =>
    (await linesOf(tx, claimId)).map(({ status }) => status),
  );

it('nobody asked before the claim of the class: whoever asks late gets a claim of the allowance', async () => {
  const { classId, personIds } = await fixture.addClass([{ group: 'employment-difficulty' }]);
  expect(await allowanceOf(classId)).toBeUndefined();
  await asksNow(classId, personIds[0] as PersonId);
  expect(await allowanceOf(classId)).toMatchObject({ isNew: true, lineCount: 1 });
});

it('an approved claim of the allowance takes in whoever asks late, once, and leaves the other lines', async () => {
  const asked = { asksAllowance: true, group: 'employment-difficulty' } as const;
  const { classId, personIds } = await fixture.addClass([asked, { group: 'employment-difficulty' }]);
  const first = await allowanceOf(classId);
  if (!first) throw new Error('nobody asked');
  await approve(first.claimId);
  const before = await statuses(first.claimId);
  expect(before).toEqual(['granted']);
  // Nothing is asked for: nothing changes (negative control).
  expect(await allowanceOf(classId)).toMatchObject({ changedLines: 0, lineCount: 1 });
  await asksNow(classId, personIds[1] as PersonId);
  expect(await allowanceOf(classId)).toMatchObject({ isNew: false, changedLines: 1, lineCount: 2 });
  const [kept, late] = await statuses(first.claimId);
  expect(kept).toBe('granted');
  // It waits for two people, as a line whose facts came late does.
  expect(late).toBe('computed');
  expect(await allowanceOf(classId)).toMatchObject({ changedLines: 0, lineCount: 2 });
});
