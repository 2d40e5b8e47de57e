import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate } from '../../platform/kernel/index.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { settingsIn } from './settings.ts';
import { proceduresView } from './views-procedure.ts';

// SX-4-12: a place sets steps, days and materials beside its amounts; data that answer make paper unnecessary.
let fixture: ClaimFixture;
const TODAY = localDate('2021-08-20');
const HERE = { policyId: 'liaocheng-2021', divisionCode: COUNTY };

beforeAll(async () => {
  fixture = await claimFixture();
});
afterAll(() => fixture.app.db.close());

async function set(key: string, value: unknown, days: string) {
  await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
    sql`insert into policy_setting (setting_id, policy_id, division_code, setting_key, setting_value, in_force, source,
        recorded_at, recorded_by)
      values (gen_random_uuid(), 'liaocheng-2021', ${COUNTY}, ${key}, ${JSON.stringify(value)}::jsonb, ${days}::daterange,
        '高人社发〔2021〕9号', ${fixture.app.clock.now()}, ${fixture.staff.handler.accountId})`.execute(tx),
  );
}
const shown = (of: Parameters<typeof proceduresView>[2], day = TODAY) =>
  readTx(fixture.app.db, { kind: 'public' }, (tx) => proceduresView(tx, fixture.law, of, day));

it('shows everybody the usual way: days of each step, and what data answer struck out', async () => {
  const [usual, ...places] = (await shown({ policyId: 'liaocheng-2021' })) ?? [];
  expect(places).toEqual([]);
  expect(usual?.days.map(({ workingDays }) => workingDays)).toEqual([2, 3, 3, 5]);
  expect(usual?.benefits.map(({ benefit }) => benefit)).toEqual(['training-subsidy', 'work-for-training']);
  const materials = usual?.benefits[1]?.materials ?? [];
  expect(materials.find(({ material }) => material === 'insurance-record')?.answeredBy).not.toEqual([]);
  expect(materials.find(({ material }) => material === 'labour-contract')?.answeredBy).toEqual([]);
  expect(await shown({ policyId: 'no-such-notice' })).toBeUndefined();
  // Every notice names the clause by which its places tell how claims are handled.
  const { packs, clauses } = fixture.law.policies;
  for (const policyId of packs.keys())
    expect(clauses.clauses.get((await shown({ policyId }))?.[0]?.clause ?? '')?.document, policyId).toBe(
      policyId,
    );
});

it('shows what the place has set from its day on, by which document, and reviews go by it', async () => {
  await set('claims/desk-days-accept', 1, '[2021-08-01,2021-12-01)');
  await set('claims/materials-work-for-training', ['business-licence', 'class-video'], '[2021-08-10,)');
  const [here] = (await shown(HERE)) ?? [];
  expect(here?.days[0]).toEqual({ step: 'accept', workingDays: 1 });
  expect(here?.benefits[1]?.materials.map(({ material }) => material)).toEqual([
    'business-licence',
    'class-video',
  ]);
  expect(here?.documents).toMatchObject([
    {
      document: '高人社发〔2021〕9号',
      keys: ['desk-days-accept'],
      from: '2021-08-01',
      through: '2021-11-30',
    },
    {
      document: '高人社发〔2021〕9号',
      keys: ['materials-work-for-training'],
      from: '2021-08-10',
      through: null,
    },
  ]);
  const daysOn = (day: string) =>
    readTx(fixture.app.db, { kind: 'system' }, (tx) =>
      settingsIn(tx, fixture.law.settings, HERE, localDate(day)),
    );
  expect((await daysOn('2021-08-20')).reviewDays.accept).toBe(1);
  // Negative control: on the day before and the day after, the usual days hold.
  expect((await daysOn('2021-07-31')).reviewDays.accept).toBe(2);
  expect((await daysOn('2021-12-01')).reviewDays.accept).toBe(2);
  const all = (await shown({ policyId: 'liaocheng-2021' })) ?? [];
  expect(all.map(({ divisionCode }) => divisionCode)).toEqual([null, COUNTY]);
});
