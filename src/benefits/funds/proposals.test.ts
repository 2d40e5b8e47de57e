import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedWorkingDays } from '../../platform/approvals/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import { decideBudget, proposeBudget } from './service.ts';
import { correctBudget, withdrawBudget } from './service-proposals.ts';
import { budgetViews, proposalViews } from './views.ts';

const COUNTY = '371526';
let app: TestApp;
let staff: Staff;

beforeAll(async () => {
  app = await testApp('2021-10-15T02:00:00Z');
  await withTx(app.db, { kind: 'system' }, async (tx) => {
    await sql`insert into division (division_code, name, level, path, source)
      values (${COUNTY}, '高唐县', 'county', 'd37.d15.d26', 'test') on conflict do nothing`.execute(tx);
    await seedWorkingDays(tx);
  });
  staff = await addStaff(app, COUNTY);
});
afterAll(() => app.db.close());

const propose = async (fundSource: string): Promise<Uuid> =>
  value(
    await actAs(app, staff.finance, (act) =>
      proposeBudget(act, { fundSource, year: 2021, amountFen: 500_000, document: '高财社〔2021〕1号' }),
    ),
  ).caseId;
const decide = (caseId: Uuid, version: number, decision: 'passed' | 'returned') =>
  actAs(app, staff.secondReviewer, (act) =>
    decideBudget(act, caseId, { version, decision, opinion: '金额与文件不符' }),
  );
const correct = (caseId: Uuid, version: number) =>
  actAs(app, staff.finance, (act) =>
    correctBudget(act, caseId, { version, amountFen: 50_000, document: '高财社〔2021〕2号' }),
  );
const withdraw = (caseId: Uuid, version: number) =>
  actAs(app, staff.finance, (act) => withdrawBudget(act, caseId, { version, reason: '重复提了一份' }));
const seen = async (caseId: Uuid) =>
  (
    await readTx(app.db, staff.finance.scope, (tx) =>
      proposalViews(tx, staff.finance, app.clock.today(), null),
    )
  ).find((row) => row.caseId === caseId);
const appropriated = async (fundSource: string) =>
  (await readTx(app.db, staff.finance.scope, (tx) => budgetViews(tx, 2021))).find(
    (row) => row.fundSource === fundSource,
  )?.appropriatedFen;

describe('the way back of a budget proposal', () => {
  it('is taken back once by its makers, and not when it is approved', async () => {
    const caseId = await propose('other');
    expect((await seen(caseId))?.allowed).toEqual(['funds.withdraw']);
    const tried = await Promise.all([
      ...Array.from({ length: 50 }, () => withdraw(caseId, 1)),
      decide(caseId, 1, 'passed'),
    ]);
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    // Whoever was quicker: money is there exactly when the second person was.
    const status = (await seen(caseId))?.status;
    expect(['withdrawn', 'approved']).toContain(status);
    expect(await appropriated('other')).toBe(status === 'approved' ? 500_000 : undefined);
    const approved = await propose('talent-team-fund');
    value(await decide(approved, 1, 'passed'));
    expect(codes(await withdraw(approved, 2))).toEqual(['proposal-settled']);
  });

  it('is corrected after its return, and goes to the second person again', async () => {
    const caseId = await propose('employment-fund');
    expect(codes(await correct(caseId, 1))).toEqual(['proposal-settled']);
    value(await decide(caseId, 1, 'returned'));
    expect((await seen(caseId))?.allowed).toEqual(['funds.correct', 'funds.withdraw']);
    expect(codes(await correct(caseId, 1))).toEqual(['version-conflict']);
    value(await correct(caseId, 2));
    expect(await seen(caseId)).toMatchObject({
      status: 'open',
      amountFen: 50_000,
      document: '高财社〔2021〕2号',
    });
    value(await decide(caseId, 3, 'passed'));
    expect(await appropriated('employment-fund')).toBe(50_000);
  });
});
