import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Computed,
  computeClaims,
  type Law,
  loadClaimSettings,
  type Target,
} from '../src/benefits/claims/index.ts';
import { determinationsOf, replay } from '../src/benefits/determination/index.ts';
import { paymentsExport } from '../src/benefits/payments/index.ts';
import { publicationExport } from '../src/benefits/publications/index.ts';
import { importPlan, intakeWords, lawOfRegion, planIntake, readFolder } from '../src/edge/intake/index.ts';
import { seedReference } from '../src/law/reference/index.ts';
import { readTx, withTx } from '../src/platform/db/index.ts';
import { localDate, parseYuan, type Uuid } from '../src/platform/kernel/index.ts';
import { actAs, addStaff, type Staff, type TestApp, testApp, value } from '../src/testing/classes-fixture.ts';
import { testPolicies } from '../src/testing/policies-fixture.ts';
import { classesNamed } from '../src/training/classes/index.ts';
import { workForTrainingLists } from '../src/training/work-for-training/index.ts';

// The public county: what must come of its workbooks is in samples/liaocheng-2021/EXPECT.md, section 3.
const FOLDER = join(resolve(import.meta.dirname, '..'), 'samples/liaocheng-2021');
const COUNTY = '371526';
const CLAIM_DAYS: readonly [name: string, day: string][] = [
  ['保育员班', '2021-08-20'],
  ['养老护理班', '2021-09-01'],
  ['SYB创业班', '2021-08-25'],
  ['电工班', '2021-09-10'],
];
const LIST_DAY = '2021-10-15';

let app: TestApp;
let staff: Staff;
let law: Law;
const computed = new Map<string, Computed>();

beforeAll(async () => {
  app = await testApp('2021-10-19T02:00:00Z');
  await withTx(app.db, { kind: 'system' }, seedReference);
  staff = await addStaff(app, COUNTY);
  const policies = testPolicies();
  law = { policies, settings: loadClaimSettings() };
  const files = await readFolder(FOLDER);
  const empty = { organisations: [], classes: [], enrolments: [] };
  value(
    await actAs(app, staff.handler, (act) =>
      importPlan(act, lawOfRegion(policies), COUNTY, planIntake(files, empty, intakeWords())),
    ),
  );
  for (const [name, day] of CLAIM_DAYS) {
    const [found] = await readTx(app.db, staff.handler.scope, (tx) => classesNamed(tx, name));
    if (!found) throw new Error(`no class ${name}`);
    computed.set(name, await compute({ classId: found.classId }, day));
  }
  for (const list of await readTx(app.db, staff.handler.scope, workForTrainingLists))
    computed.set(list.organisationName, await compute({ listId: list.listId }, LIST_DAY));
});
afterAll(() => app.db.close());

async function compute(target: Target, day: string): Promise<Computed> {
  return value(await actAs(app, staff.handler, (act) => computeClaims(act, law, target, localDate(day))));
}

function totals(of: readonly Computed[]) {
  const lines = of.flatMap((item) => item.claims.flatMap((claim) => claim.lines));
  const linesOf = (disposition: string) => lines.filter((line) => line.disposition === disposition);
  const sum = (some: typeof lines) => some.reduce((fen, line) => fen + line.decision.amountFen, 0);
  const entitled = lines.filter((line) => line.decision.outcome === 'entitled');
  return {
    lines: lines.length,
    entitled: entitled.length,
    entitledFen: sum(entitled),
    frozen: linesOf('frozen').length,
    published: linesOf('published').length,
    publishedFen: sum(linesOf('published')),
    notEntitled: linesOf('not-entitled').length,
    incomplete: linesOf('incomplete').length,
  };
}

const of = (...names: string[]) => names.map((name) => computed.get(name) as Computed);
const row = (
  lines: number,
  entitled: number,
  entitledFen: number,
  frozen: number,
  published: number,
  publishedFen: number,
  notEntitled: number,
  incomplete: number,
) => ({ lines, entitled, entitledFen, frozen, published, publishedFen, notEntitled, incomplete });

describe('the sample county', () => {
  it.each([
    ['保育员班', row(42, 33, 4_356_000, 4, 29, 3_828_000, 6, 3)],
    ['养老护理班', row(30, 0, 0, 0, 0, 0, 30, 0)],
    ['SYB创业班', row(28, 25, 1_500_000, 0, 25, 1_500_000, 3, 0)],
    ['电工班', row(40, 33, 4_950_000, 0, 33, 4_950_000, 5, 2)],
    ['山东沃禾食品有限公司', row(70, 62, 13_250_000, 0, 62, 13_250_000, 6, 2)],
    ['山东鲁岳重型机械有限公司', row(47, 0, 0, 0, 0, 0, 47, 0)],
  ])('%s comes out exactly', (name, expected) => {
    expect(totals(of(name))).toEqual(expected);
  });

  it('as a whole: 257 lines, 153 entitled, 240,560.00 yuan; 149 published, 235,280.00 yuan', () => {
    expect(totals([...computed.values()])).toEqual(row(257, 153, 24_056_000, 4, 149, 23_528_000, 97, 7));
  });

  it('blocks two people without a line, and reports them', () => {
    const blocked = [...computed.values()].flatMap((result) => result.blocked);
    expect(blocked.map((block) => block.rule)).toEqual(['R07', 'R07']);
  });

  it('exports the same people for publication, masked', async () => {
    const table = await readTx(app.db, staff.handler.scope, (tx) =>
      publicationExport(tx, law.policies.vocabulary),
    );
    expect(table.rows).toHaveLength(149);
    const amount = table.columns.indexOf('金额（元）');
    const number = table.columns.indexOf('身份证号');
    expect(table.rows.reduce((sum, cells) => sum + (parseYuan(cells[amount] ?? '') ?? 0), 0)).toBe(
      23_528_000,
    );
    for (const cells of table.rows) expect(cells[number]).toMatch(/^\d{6}\*{8}\d{3}[\dX]$/);
    expect(new Set(table.rows.map((cells) => cells.at(-1)))).toEqual(new Set(['拟公示']));
  });

  it('would pay four payees what the page says, marked as not yet approved by two people', async () => {
    const table = await readTx(app.db, staff.handler.scope, (tx) =>
      paymentsExport(tx, law.policies.vocabulary, async () => undefined),
    );
    const at = (name: string) => table.columns.indexOf(name);
    expect(
      table.rows.map((cells) => [
        cells[at('收款方')],
        cells[at('笔数')],
        cells[at('金额（元）')],
        cells[at('状态')],
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['高唐县青禾职业培训学校', '29', '38280.00', '未经两人审批，不得送银行'],
        ['高唐县创领创业培训中心', '25', '15000.00', '未经两人审批，不得送银行'],
        ['山东鲁岳重型机械有限公司', '33', '49500.00', '未经两人审批，不得送银行'],
        ['山东沃禾食品有限公司', '62', '132500.00', '未经两人审批，不得送银行'],
      ]),
    );
    expect(table.rows).toHaveLength(4);
  });

  it('computed again changes nothing, and every decision comes out of its own facts byte for byte', async () => {
    const [name, day] = CLAIM_DAYS[0] as [string, string];
    const [found] = await readTx(app.db, staff.handler.scope, (tx) => classesNamed(tx, name));
    const again = await compute({ classId: found?.classId as Uuid }, day);
    expect(again.claims[0]).toMatchObject({ isNew: false, changedLines: 0 });
    const differing = await readTx(app.db, staff.handler.scope, async (tx) => {
      const ids = await determinationIds(tx);
      const stored = await determinationsOf(tx, app.ciphers, ids, law.policies);
      expect(stored.size).toBe(257);
      const changed = [];
      for (const determination of stored.values()) {
        const { stored: before, again: after } = await replay(tx, determination, law.policies);
        if (before !== after) changed.push(determination);
      }
      return changed;
    });
    expect(differing).toEqual([]);
  });
});

async function determinationIds(tx: Parameters<Parameters<typeof readTx>[2]>[0]): Promise<Uuid[]> {
  const rows = await tx.selectFrom('claimLine').select('determinationId').execute();
  return rows.map((row) => row.determinationId as Uuid);
}
