import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedWorkingDays } from '../../platform/approvals/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import type { Fen, Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import { budgetFor, decideBudget, proposeBudget, reserve } from './service.ts';
import { balances } from './store.ts';
import { proposalViews } from './views.ts';

const COUNTY = '371526';
let app: TestApp;
let staff: Staff;
const OUT = { fundSource: 'other', year: 2021 };
const IN = { fundSource: 'talent-team-fund', year: 2021 };

beforeAll(async () => {
  app = await testApp('2021-10-15T02:00:00Z');
  await withTx(app.db, { kind: 'system' }, async (tx) => {
    await sql`insert into division (division_code, name, level, path, source)
      values (${COUNTY}, '高唐县', 'county', 'd37.d15.d26', 'test') on conflict do nothing`.execute(tx);
    await seedWorkingDays(tx);
  });
  staff = await addStaff(app, COUNTY);
  for (const key of [OUT, IN])
    value(await decide(value(await propose({ ...key, amountFen: 100_000 })).caseId));
});
afterAll(() => app.db.close());

const propose = (of: Omit<Parameters<typeof proposeBudget>[1], 'document'>) =>
  actAs(app, staff.finance, (act) => proposeBudget(act, { ...of, document: '高财社〔2021〕5号' }));
const transfer = (amountFen: number, [from, to] = [OUT, IN]) =>
  propose({ ...to, amountFen, fromFundSource: from.fundSource, fromYear: from.year });
const decide = (caseId: Uuid, by = staff.secondReviewer) =>
  actAs(app, by, (act) => decideBudget(act, caseId, { version: 1, decision: 'passed' }));
/** Counters and accounts of both budgets, to the fen, as long as they say the same. */
async function left(): Promise<[number, number]> {
  const rows = await readTx(app.db, staff.finance.scope, balances);
  return [OUT, IN].map(({ fundSource }) => {
    const row = rows.find((row) => row.fundSource === fundSource);
    expect(row?.available).toBe(row && row.appropriatedFen - row.reservedFen - row.paidFen);
    expect((row?.appropriation ?? 0) + (row?.appropriatedFen ?? 0)).toBe(0);
    return row?.available ?? 0;
  }) as [number, number];
}

describe('a transfer between two budgets', () => {
  it('moves the money by one pair of entries once a second person agrees', async () => {
    const { caseId } = value(await transfer(30_001));
    expect(await left()).toEqual([100_000, 100_000]);
    const twin = await addActor(app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: staff.finance.personKey,
    });
    expect(codes(await decide(caseId, twin))).toEqual(['four-eyes']);
    value(await decide(caseId));
    expect(await left()).toEqual([69_999, 130_001]);
    const shown = await readTx(app.db, staff.finance.scope, (tx) =>
      proposalViews(tx, staff.finance, app.clock.today(), null),
    );
    expect(shown.find((row) => row.caseId === caseId)).toMatchObject({
      ...IN,
      fromFundSource: OUT.fundSource,
      fromYear: OUT.year,
      status: 'approved',
    });
    value(await decide(value(await transfer(30_001, [IN, OUT])).caseId));
    expect(await left()).toEqual([100_000, 100_000]);
  });

  it('says what is wrong with it', async () => {
    expect(codes(await transfer(-1))).toEqual(['transfer-amount']);
    expect(codes(await transfer(1, [IN, IN]))).toEqual(['transfer-same']);
    expect(codes(await propose({ ...IN, amountFen: 1, fromYear: 2021 }))).toEqual(['transfer-incomplete']);
    expect(codes(await transfer(1, [{ fundSource: 'other', year: 2030 }, IN]))).toEqual(['budget-missing']);
    expect(codes(await decide(value(await transfer(100_001)).caseId))).toEqual(['transfer-exceeds-left']);
    expect(await left()).toEqual([100_000, 100_000]);
  });

  it('is approved by one of fifty', async () => {
    const { caseId } = value(await transfer(10_000));
    const tried = await Promise.all(Array.from({ length: 50 }, () => decide(caseId)));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await left()).toEqual([90_000, 110_000]);
    value(await decide(value(await transfer(10_000, [IN, OUT])).caseId));
  });

  it('never leaves a budget below nothing, whatever comes at once: transfers each way, and a reservation', async () => {
    const cases: Uuid[] = [];
    for (let i = 0; i < 8; i++) {
      cases.push(value(await transfer(30_000)).caseId);
      cases.push(value(await transfer(7_000, [IN, OUT])).caseId);
    }
    const claimLine = app.ids.uuid();
    const item = {
      subjectType: 'claim-line',
      subjectId: claimLine,
      amountFen: 40_000 as Fen,
      key: 'race',
    } as const;
    const tried = await Promise.all([
      ...cases.map((caseId) => decide(caseId)),
      actAs(app, staff.secondReviewer, async (act) => {
        const budget = await budgetFor(act, { divisionCode: COUNTY, ...OUT });
        return budget.ok ? reserve(act, budget.value, [item]) : budget;
      }),
    ]);
    const [out, into] = await left();
    expect(Math.min(out, into)).toBeGreaterThanOrEqual(0);
    const reserved = tried.at(-1)?.ok ? 40_000 : 0;
    expect(out + into + reserved).toBe(200_000);
    // Negative control: some went through, and some found too little.
    expect(new Set(tried.slice(0, -1).map(({ ok }) => ok))).toEqual(new Set([true, false]));
  });
});
