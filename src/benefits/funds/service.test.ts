import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedWorkingDays } from '../../platform/approvals/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { fen, type Uuid } from '../../platform/kernel/index.ts';
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
import { decideBudget, type MoneyItem, post, proposeBudget, reserve, voidReservations } from './service.ts';
import { balances, listEntries } from './store.ts';
import { budgetViews, entryViews, proposalViews } from './views.ts';

const COUNTY = '371526';
const CONTENDERS = 50;
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

async function budget(amountFen: number, fundSource: string): Promise<Uuid> {
  const { caseId } = value(
    await actAs(app, staff.finance, (act) =>
      proposeBudget(act, { fundSource, year: 2021, amountFen, document: '高财社〔2021〕12号' }),
    ),
  );
  const { budgetId } = value(
    await actAs(app, staff.secondReviewer, (act) =>
      decideBudget(act, caseId, { version: 1, decision: 'passed' }),
    ),
  );
  if (budgetId === null) throw new Error('an approved proposal made no budget');
  return budgetId;
}

const item = (amountFen: number, key?: string, subjectId = app.ids.uuid()): MoneyItem => ({
  subjectType: 'claim-line',
  subjectId,
  amountFen: fen(amountFen),
  key: key ?? `reserve:${subjectId}`,
});
const move = (what: typeof reserve, budgetId: Uuid, items: MoneyItem[]) =>
  actAs(app, staff.secondReviewer, (act) => what(act, budgetId, items));

async function state(budgetId: Uuid) {
  const all = await readTx(app.db, { kind: 'division', path: 'd37.d15.d26' }, balances);
  const item = all.find((row) => row.budgetId === budgetId);
  if (!item) throw new Error('no such budget');
  // What is counted must be what was posted, to the fen.
  expect(item.appropriation).toBe(-item.appropriatedFen);
  expect(item.reserved).toBe(item.reservedFen);
  expect(item.paid).toBe(item.paidFen);
  expect(item.available).toBe(item.appropriatedFen - item.reservedFen - item.paidFen);
  return { appropriated: item.appropriatedFen, reserved: item.reservedFen, paid: item.paidFen };
}

describe('a budget', () => {
  it('is proposed by one person and made by another', async () => {
    const { caseId } = value(
      await actAs(app, staff.finance, (act) =>
        proposeBudget(act, {
          fundSource: 'other',
          year: 2021,
          amountFen: 500_000,
          document: '高财社〔2021〕1号',
        }),
      ),
    );
    const alias = await addActor(app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: staff.finance.personKey,
    });
    const own = await actAs(app, alias, (act) =>
      decideBudget(act, caseId, { version: 1, decision: 'passed' }),
    );
    expect(codes(own)).toEqual(['four-eyes']);
    const stale = await actAs(app, staff.secondReviewer, (act) =>
      decideBudget(act, caseId, { version: 9, decision: 'passed' }),
    );
    expect(codes(stale)).toEqual(['version-conflict']);
    const scope = { kind: 'division', path: 'd37.d15.d26' } as const;
    expect(await readTx(app.db, scope, (tx) => budgetViews(tx, 2021))).toEqual([]);
    expect(
      await readTx(app.db, scope, (tx) => proposalViews(tx, staff.secondReviewer, app.clock.today(), 'open')),
    ).toMatchObject([{ caseId, status: 'open', allowed: ['funds.approve'], due: { workingDaysLeft: 5 } }]);
    value(
      await actAs(app, staff.secondReviewer, (act) =>
        decideBudget(act, caseId, { version: 1, decision: 'passed' }),
      ),
    );
    expect(await readTx(app.db, scope, (tx) => budgetViews(tx, 2021))).toMatchObject([
      { fundSource: 'other', appropriatedFen: 500_000, leftFen: 500_000 },
    ]);
  });

  it('cannot be cut below what is reserved', async () => {
    const budgetId = await budget(1_000, 'talent-team-fund');
    value(await move(reserve, budgetId, [item(900)]));
    const { caseId } = value(
      await actAs(app, staff.finance, (act) =>
        proposeBudget(act, {
          fundSource: 'talent-team-fund',
          year: 2021,
          amountFen: -200,
          document: '收回结余',
        }),
      ),
    );
    const cut = await actAs(app, staff.secondReviewer, (act) =>
      decideBudget(act, caseId, { version: 1, decision: 'passed' }),
    );
    expect(codes(cut)).toEqual(['appropriation-in-use']);
    expect(await state(budgetId)).toEqual({ appropriated: 1_000, reserved: 900, paid: 0 });
  });

  it('is another county’s business only there: not yours is not there', async () => {
    const budgetId = await budget(1_000, 'enterprise-education-fund');
    await withTx(app.db, { kind: 'system' }, (tx) =>
      sql`insert into division (division_code, name, level, path, source)
        values ('371525', '冠县', 'county', 'd37.d15.d25', 'test') on conflict do nothing`.execute(tx),
    );
    const stranger = await addActor(app, { role: 'county-second-reviewer', divisionCode: '371525' });
    const tried = await actAs(app, stranger, (act) => reserve(act, budgetId, [item(1)]));
    expect(codes(tried)).toEqual(['not-found']);
  });
});

describe('money moves', () => {
  it('reserve, post, void - and always balances', async () => {
    const budgetId = await budget(10_000, 'employment-subsidy-fund');
    const [a, b] = [app.ids.uuid(), app.ids.uuid()];
    value(await move(reserve, budgetId, [item(3_000, 'r:a', a), item(4_000, 'r:b', b)]));
    expect(await state(budgetId)).toEqual({ appropriated: 10_000, reserved: 7_000, paid: 0 });
    const tooMuch = await move(reserve, budgetId, [item(3_001)]);
    expect(codes(tooMuch)).toEqual(['budget-exhausted']);
    expect(tooMuch.ok ? '' : tooMuch.refusals[0]?.message).toContain('还差 0.01 元');
    value(await move(post, budgetId, [item(3_000, 'p:a', a)]));
    value(await move(voidReservations, budgetId, [item(4_000, 'v:b', b)]));
    expect(await state(budgetId)).toEqual({ appropriated: 10_000, reserved: 0, paid: 3_000 });
    expect(codes(await move(post, budgetId, [item(4_000, 'p:b', b)]))).toEqual(['not-reserved']);
    const { rows, total } = await readTx(app.db, { kind: 'system' }, (tx) =>
      entryViews(tx, budgetId, { kind: null, after: null, limit: 10 }, {}),
    );
    expect(total).toBe(5);
    expect(rows.map((row) => row.amountFen).sort((x, y) => x - y)).toEqual([
      3_000, 3_000, 4_000, 4_000, 10_000,
    ]);
  });

  it('does nothing a second time under the same key, and refuses another amount under it', async () => {
    const budgetId = await budget(10_000, 'poverty-farming-funds');
    const request = item(2_000, 'same');
    const first = value(await move(reserve, budgetId, [request]));
    const again = value(await move(reserve, budgetId, [request]));
    expect(again).toEqual(first);
    expect(codes(await move(reserve, budgetId, [{ ...request, amountFen: fen(1) }]))).toEqual([
      'entry-key-reused',
    ]);
    expect(await state(budgetId)).toEqual({ appropriated: 10_000, reserved: 2_000, paid: 0 });
  });

  it('is refused by the database when an entry does not sum to zero, and never changed afterwards', async () => {
    const budgetId = await budget(100, 'unemployment-insurance');
    const lopsided = withTx(app.db, { kind: 'system' }, async (tx) => {
      const entryId = app.ids.uuid();
      await sql`insert into fund_entry (entry_id, budget_id, kind, idempotency_key, subject_type, subject_id, recorded_at,
          recorded_by)
        values (${entryId}, ${budgetId}, 'reserve', ${entryId}, 'claim-line', ${entryId}, ${app.clock.now()},
          ${staff.finance.accountId})`.execute(tx);
      await sql`insert into fund_posting (entry_id, fund_account_id, amount_fen)
        select ${entryId}, fund_account_id, 5 from fund_account where budget_id = ${budgetId} and kind = 'reserved'`.execute(
        tx,
      );
    });
    await expect(lopsided).rejects.toMatchObject({ constraint: 'fund_entry_balances' });
    const { rows } = await readTx(app.db, { kind: 'system' }, (tx) =>
      listEntries(tx, budgetId, { kind: null, after: null, limit: 1 }),
    );
    await expect(
      withTx(app.db, { kind: 'system' }, (tx) =>
        sql`update fund_posting set amount_fen = 1 where entry_id = ${rows[0]?.entryId}`.execute(tx),
      ),
    ).rejects.toThrow();
  });
});

describe(`${CONTENDERS} contenders for the last money`, () => {
  it('reserve exactly what there is', async () => {
    const budgetId = await budget(10_000, 'skills-special-account');
    const results = await Promise.all(
      Array.from({ length: CONTENDERS }, () => move(reserve, budgetId, [item(1_000)])),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(10);
    expect(new Set(results.flatMap(codes))).toEqual(new Set(['budget-exhausted']));
    expect(await state(budgetId)).toEqual({ appropriated: 10_000, reserved: 10_000, paid: 0 });
  });

  it('void one reservation once', async () => {
    const budgetId = await budget(5_000, 'other');
    const subjectId = app.ids.uuid();
    value(await move(reserve, budgetId, [item(5_000, `r:${subjectId}`, subjectId)]));
    const before = await state(budgetId);
    const results = await Promise.all(
      Array.from({ length: CONTENDERS }, (_, n) =>
        move(voidReservations, budgetId, [item(5_000, `v:${subjectId}:${n}`, subjectId)]),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await state(budgetId)).reserved).toBe(before.reserved - 5_000);
  });

  it('would overspend by reading first and writing afterwards (negative control)', async () => {
    // The same fifty without the guard: a counter without constraint, read, computed, written.
    const client = new pg.Client(app.db.roles.owner as pg.ClientConfig);
    await client.connect();
    try {
      await client.query('create table naive (id int primary key, total int, used int, paid_out int)');
      await client.query('insert into naive values (1, 10000, 0, 0)');
      const pool = new pg.Pool({ ...(app.db.roles.owner as pg.PoolConfig), max: 10 });
      await Promise.all(
        Array.from({ length: CONTENDERS }, async () => {
          const client = await pool.connect();
          const { rows } = await client.query('select total, used from naive where id = 1');
          await client.query('select pg_sleep(0.01)');
          if (rows[0].used + 1000 <= rows[0].total)
            await client.query('update naive set used = $1, paid_out = paid_out + 1000 where id = 1', [
              rows[0].used + 1000,
            ]);
          client.release();
        }),
      );
      const { rows } = await client.query('select total, paid_out from naive');
      expect(rows[0].paid_out).toBeGreaterThan(rows[0].total);
      await pool.end();
    } finally {
      await client.end();
    }
  });
});
