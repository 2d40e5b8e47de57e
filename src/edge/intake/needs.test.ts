import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importPlaces, placesUnder } from '../../law/reference/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { done } from '../../platform/kernel/index.ts';
import { needRows } from '../../registry/needs/index.ts';
import { type ClaimFixture, COUNTY, claimFixture, PATH } from '../../testing/claims-fixture.ts';
import { actAs, testResidentId, value } from '../../testing/classes-fixture.ts';
import type { Sheet } from '../workbooks/index.ts';
import { lawOfRegion } from './law.ts';
import { planIntake } from './rules-plan.ts';
import { contextOf } from './service-context.ts';
import { importPlan } from './service-import.ts';
import { intakeWords } from './words.ts';

// What a township hands in of the people it asked.

let county: ClaimFixture;
const TOWNSHIP = `${COUNTY}101000`;
const PLACES = [
  { code: TOWNSHIP, name: '柳溪镇', parentCode: COUNTY },
  { code: `${COUNTY}101201`, name: '前柳村委会', parentCode: TOWNSHIP },
  { code: `${COUNTY}102000`, name: '沙河镇', parentCode: COUNTY },
  { code: `${COUNTY}102201`, name: '前柳村委会', parentCode: `${COUNTY}102000` },
];

beforeAll(async () => {
  county = await claimFixture();
  value(
    await actAs(county.app, county.staff.handler, async (act) =>
      done(await importPlaces(act, COUNTY, PLACES, 'test')),
    ),
  );
});
afterAll(() => county.app.db.close());

const HEADINGS = [
  '姓名',
  '身份证号',
  '联系电话',
  '乡镇',
  '村',
  '需求种类',
  '培训意愿',
  '去向',
  '摸排渠道',
  '摸底日期',
];
const row = (n: number, more: Partial<Record<(typeof HEADINGS)[number], string>> = {}) => {
  const cells: Record<string, string> = {
    姓名: '鲁谷雨',
    身份证号: testResidentId(n),
    联系电话: '13900008001',
    乡镇: '柳溪镇',
    村: '前柳村',
    需求种类: '培训',
    培训意愿: '养老护理员',
    去向: '本地',
    摸排渠道: '入户',
    摸底日期: '2021-06-01',
    ...more,
  };
  return HEADINGS.map((heading) => cells[heading] ?? '');
};
const sheet = (rows: readonly (readonly string[])[]): Sheet => ({
  name: '需求摸底表',
  state: 'visible',
  merges: [],
  hiddenColumns: [],
  rows: [HEADINGS, ...rows].map((cells, i) => ({
    number: i + 1,
    hidden: false,
    cells: cells.map((cell) => (cell === '' ? undefined : cell)),
  })),
});
const send = async (...rows: (readonly string[])[]) =>
  value(
    await actAs(county.app, county.staff.handler, async (act) => {
      const context = await contextOf(act.tx, act.ciphers);
      const read = [
        { file: '需求摸底表.xlsx', workbook: { format: 'xlsx' as const, sheets: [sheet(rows)] } },
      ];
      const plan = planIntake(read, context, intakeWords());
      const imported = value(await importPlan(act, lawOfRegion(county.law.policies), COUNTY, plan));
      return done(imported.rows);
    }),
  );
const ledger = (kind: 'training' | 'assessment' | 'job' = 'training') =>
  readTx(county.app.db, county.staff.handler.scope, (tx) => needRows(tx, { kind, divisionPath: PATH }));

describe('the form of needs', () => {
  it('is recognised by its headings and recorded: occupation, her words, village, day and way', async () => {
    const rows = await send(row(401), row(402, { 培训意愿: '想学开挖机', 需求种类: '就业', 去向: '外出' }));
    expect(rows.map(({ outcome }) => outcome)).not.toContain('refused');
    expect(await ledger()).toMatchObject([
      {
        occupationCode: '4-10-01-05',
        words: '养老护理员',
        villageCode: `${COUNTY}101201`,
        channel: 'household-visit',
        askedOn: '2021-06-01',
        destination: 'stay',
        status: 'open',
      },
    ]);
    expect(await ledger('job')).toMatchObject([
      { occupationCode: null, words: '想学开挖机', destination: 'leave' },
    ]);
  });

  it('sent again counts and doubles nothing', async () => {
    await send(row(401));
    expect(await ledger()).toMatchObject([{ times: 2 }]);
  });

  it('refuses row by row, with the reason', async () => {
    const before = (await ledger()).length;
    const rows = await send(
      row(403, { 身份证号: '371526198001011234' }),
      row(404, { 培训意愿: '' }),
      row(405, { 村: '没有的村' }),
      row(406, { 乡镇: '' }),
      row(407, { 摸底日期: '2031-01-01' }),
      row(408),
      row(408),
    );
    const refused = rows.map(({ outcome, cells }) =>
      outcome === 'refused' ? cells.find(({ gravity }) => gravity === 'refused')?.code : null,
    );
    expect(refused.slice(1, 6)).toEqual([
      'wish-missing',
      'village-unknown',
      'village-ambiguous',
      'asked-in-future',
      null,
    ]);
    expect(refused[0]).not.toBeNull();
    expect(refused[6]).toBe('need-twice');
    expect(await ledger()).toHaveLength(before + 1);
    const villages = await readTx(county.app.db, county.staff.handler.scope, (tx) =>
      placesUnder(tx, COUNTY, 'village'),
    );
    expect(villages).toHaveLength(2);
  });
});
