import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate } from '../../platform/kernel/index.ts';
import {
  actAs,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import { createTestDatabase } from '../../testing/database-fixture.ts';
import { nearestRows } from './rules.ts';
import { seedReference } from './seed.ts';
import {
  occupationPage,
  type StandardInput,
  scarceOf,
  standardPage,
  standardsOf,
  upsertScarce,
  upsertStandards,
} from './service.ts';
import { listDivisions } from './store-reference.ts';

let app: TestApp;
let staff: Staff;
const county = { kind: 'division', path: 'd37.d15.d26' } as const;

beforeAll(async () => {
  app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, '371526');
});
afterAll(() => app.db.close());

const electrician: StandardInput = {
  policyId: 'liaocheng-2021',
  divisionCode: '371526',
  benefit: 'training-subsidy',
  trainingKind: 'skill-upgrade',
  occupationCode: '6-31-01-03',
  level: 4,
  certificateKind: 'skill-level',
  unit: 'person',
  amountFen: 150_000,
  shortageUpliftPercent: null,
  from: '2021-01-01',
  through: '2021-07-31',
  source: '测试数据',
};
const upsert = (...rows: StandardInput[]) => actAs(app, staff.handler, (act) => upsertStandards(act, rows));

describe('reference tables', () => {
  it('hold the counties with their path, and are loaded twice without a change', async () => {
    const count = () =>
      readTx(app.db, { kind: 'system' }, async (tx) => {
        const { rows } = await sql<{ divisions: number; occupations: number; aliases: number }>`
          select (select count(*)::int from division) as divisions,
            (select count(*)::int from occupation) as occupations,
            (select count(*)::int from occupation_alias) as aliases`.execute(tx);
        return rows[0];
      });
    const before = await count();
    expect(before).toMatchObject({ divisions: 640 });
    await withTx(app.db, { kind: 'system' }, seedReference);
    expect(await count()).toEqual(before);
    const below = await readTx(app.db, { kind: 'public' }, (tx) => listDivisions(tx, '371500'));
    expect(below).toContainEqual({
      divisionCode: '371526',
      name: '高唐县',
      level: 'county',
      parentCode: '371500',
    });
    expect(await readTx(app.db, { kind: 'public' }, (tx) => listDivisions(tx, undefined))).toHaveLength(72);
  });

  it('find an occupation by an old name', async () => {
    const page = await readTx(app.db, { kind: 'public' }, (tx) =>
      occupationPage(tx, { name: '维修电工', limit: 100 }),
    );
    expect(page.rows).toMatchObject([{ occupationCode: '6-31-01-03', edition: '2022' }]);
    expect(page.total).toBe(1);
  });

  it('are read page by page', async () => {
    const first = await readTx(app.db, { kind: 'public' }, (tx) => occupationPage(tx, { limit: 2 }));
    expect(first.rows).toHaveLength(2);
    const second = await readTx(app.db, { kind: 'public' }, (tx) =>
      occupationPage(tx, { limit: 2, after: first.next ?? '' }),
    );
    expect(second.rows[0]?.occupationCode).not.toBe(first.rows[1]?.occupationCode);
    expect(second.total).toBe(first.total);
  });
});

describe('the catalogue of amounts', () => {
  it('takes rows that follow each other, and the same rows again without a change', async () => {
    const next = { ...electrician, from: '2021-08-01', through: null, amountFen: 180_000 };
    expect(value(await upsert(electrician, next))).toEqual({ added: 2, unchanged: 0 });
    const again = await actAs(app, staff.handler, (act) => upsertStandards(act, [electrician, next]));
    expect(value(again)).toEqual({ added: 0, unchanged: 2 });
  });

  it('refuses a row for the same cells and days, and names the one it meets', async () => {
    const result = await upsert(
      { ...electrician, level: 3 },
      { ...electrician, from: '2021-07-31', through: '2021-12-31', amountFen: 160_000 },
    );
    expect(result).toEqual({
      ok: false,
      refusals: [
        {
          code: 'standard-clash',
          pointer: '/rows/1',
          clause: 'LC-8',
          route: 'policyVersions.create',
          message: expect.stringContaining('2021-01-01 至 2021-07-31 已有标准 1,500.00 元/人'),
        },
      ],
    });
    const stored = await readTx(app.db, county, (tx) => standardsOf(tx, 'liaocheng-2021', '371526'));
    expect(stored.filter((row) => row.level === 3)).toEqual([]);
  });

  it('lets nothing through that the schema would take without its constraint (negative control)', async () => {
    const scratch: TestApp = { ...app, db: await createTestDatabase() };
    try {
      await withTx(scratch.db, { kind: 'system' }, seedReference);
      const { handler } = await addStaff(scratch, '371526');
      const { default: pg } = await import('pg');
      const { url, ...rest } = scratch.db.roles.owner;
      const owner = new pg.Client(url === undefined ? rest : { connectionString: url });
      await owner.connect();
      await owner.query('alter table subsidy_standard drop constraint subsidy_standard_one_at_a_time');
      await owner.end();
      const both = await actAs(scratch, handler, (act) =>
        upsertStandards(act, [electrician, { ...electrician, amountFen: 1 }]),
      );
      expect(value(both)).toEqual({ added: 2, unchanged: 0 });
    } finally {
      await scratch.db.close();
    }
  });

  it('shows what is in force on a day', async () => {
    const page = (on?: string) =>
      readTx(app.db, county, (tx) =>
        standardPage(tx, { limit: 100, occupationCode: '6-31-01-03', on }, localDate('2021-06-15')),
      );
    expect((await page('2021-08-01')).rows.map((row) => [row.amountFen, row.inForce])).toEqual([
      [180_000, true],
    ]);
    expect((await page()).rows.map((row) => [row.amountFen, row.inForce, row.through])).toEqual([
      [150_000, true, '2021-07-31'],
      [180_000, false, null],
    ]);
  });

  it("gives a county its own row before its prefecture's", () => {
    const city = { ...electrician, divisionCode: '371500', amountFen: 100_000, through: null };
    const cityOther = { ...city, level: 5 };
    const days = (rows: readonly (typeof city | typeof electrician)[]) =>
      nearestRows(rows).map(({ amountFen, from, through }) => [amountFen, from, through]);
    expect(days([city, { ...electrician, through: null }, cityOther])).toEqual([
      [150_000, '2021-01-01', null],
      [100_000, '2021-01-01', null],
    ]);
    // On days that the county has not set itself the prefecture's row goes on.
    expect(days([city, electrician])).toEqual([
      [100_000, '2021-08-01', null],
      [150_000, '2021-01-01', '2021-07-31'],
    ]);
    expect(days([city, { ...electrician, from: '2021-03-01', through: '2021-03-31' }])).toEqual([
      [100_000, '2021-01-01', '2021-02-28'],
      [100_000, '2021-04-01', null],
      [150_000, '2021-03-01', '2021-03-31'],
    ]);
    expect(days([city, { ...electrician, from: '2019-01-01', through: '2019-12-31' }])).toHaveLength(2);
  });
});

describe('the scarce list', () => {
  const childCare = {
    policyId: 'liaocheng-2021',
    divisionCode: '371500',
    occupationCode: '4-10-01-03',
    from: '2021-01-01',
    through: null,
    source: '测试数据',
  };
  it('takes an entry once, refuses an overlap, and reaches the counties below', async () => {
    const list = (...rows: (typeof childCare)[]) =>
      actAs(app, staff.handler, (act) => upsertScarce(act, rows));
    expect(value(await list(childCare))).toEqual({ added: 1, unchanged: 0 });
    expect(codes(await list({ ...childCare, from: '2021-06-01' }))).toEqual(['scarce-clash']);
    const scarce = await readTx(app.db, county, (tx) => scarceOf(tx, 'liaocheng-2021', '371526'));
    expect(scarce).toEqual([
      { policy: 'liaocheng-2021', occupation: '4-10-01-03', from: '2021-01-01', through: undefined },
    ]);
  });
});
