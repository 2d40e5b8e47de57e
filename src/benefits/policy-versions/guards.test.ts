import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, type Tx } from '../../platform/db/index.ts';
import { addDays, done, localDate, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, COUNTY, claimFixture } from '../../testing/claims-fixture.ts';
import { actAs, addStaff, codes, type Staff, value } from '../../testing/classes-fixture.ts';
import { reviewAndSign } from '../../testing/policy-versions-fixture.ts';
import { computeClaims } from '../claims/index.ts';
import { lawInPlace } from '../determination/index.ts';
import { type Change, dryRunLinesQuery, versionReply, versionsQuery } from './contract.ts';
import { createVersion, recallVersion, saveVersion, submitVersion } from './service.ts';
import { dryRun } from './service-dry-run.ts';
import { exportTable, importTable } from './service-tables.ts';
import { dryRunLinePage, versionView } from './views.ts';

let fixture: ClaimFixture;
let county: Staff;
let city: Staff;
let neighbour: Staff;
const CHILD_CARE = {
  benefit: 'training-subsidy',
  trainingKind: 'employment-skills',
  occupationCode: '4-10-01-03',
  level: 5,
  certificateKind: 'skill-level',
} as const;
const RAISED = {
  kind: 'standard-set',
  ...CHILD_CARE,
  unit: 'person',
  amountFen: 130_000,
  shortageUpliftPercent: 10,
} as const satisfies Change;
const MONTHS = 'work-for-training/months#/condition/per-month';
const HEAD = { title: '秋季标准调整', document: '高人社发〔2021〕9号' };

beforeAll(async () => {
  fixture = await claimFixture();
  county = fixture.staff;
  city = await addStaff(fixture.app, '371500');
  neighbour = await addStaff(fixture.app, '371522');
  const { classId } = await fixture.addClass([{}, {}, { hukou: 'urban' }]);
  value(
    await as(county.handler, (act) => computeClaims(act, fixture.law, { classId }, localDate('2021-08-20'))),
  );
});
afterAll(() => fixture.app.db.close());

// Every test has days of its own: what one approves is in the tables of the next.
let day = localDate('2021-09-01');
beforeEach(() => {
  day = addDays(day, 5);
});

const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]): Promise<Result<T>> =>
  actAs(fixture.app, actor, work);
const read = <T>(actor: Actor, fn: (tx: Tx) => Promise<T>) => readTx(fixture.app.db, actor.scope, fn);
const view = (by: Actor, versionId: Uuid) =>
  read(by, async (tx) => {
    const { clock, ciphers } = fixture.app;
    const found = await versionView({ tx, actor: by, today: clock.today(), ciphers }, fixture.law, versionId);
    if (!found) throw new Error('no such version');
    return found;
  });
const faultCodes = async (by: Actor, versionId: Uuid) =>
  (await view(by, versionId)).faults.map(({ code }) => code);
const draft = async (by: Actor, changes: readonly Change[], effectiveOn: string = day) => {
  const head = { ...HEAD, effectiveOn };
  const { versionId } = value(
    await as(by, (act) => createVersion(act, fixture.law, { policyId: 'liaocheng-2021', ...head })),
  );
  value(await as(by, (act) => saveVersion(act, fixture.law, versionId, { ...head, version: 1, changes })));
  return versionId;
};
const tryOut = async (by: Actor, versionId: Uuid) => {
  const { version } = await view(by, versionId);
  const period = { from: '2021-01-01', through: '2021-12-31' };
  return as(by, (act) => dryRun(act, fixture.law, versionId, { version, ...period }));
};
const submit = async (by: Actor, versionId: Uuid) => {
  const { version } = await view(by, versionId);
  return as(by, (act) => submitVersion(act, fixture.law, versionId, version));
};
const approve = async (by: Actor, versionId: Uuid) => {
  const { version } = await view(by, versionId);
  const finance = [city, county, neighbour].find(({ secondReviewer }) => secondReviewer === by)?.finance;
  const staff = { ...county, finance: finance ?? county.finance };
  return reviewAndSign({ ...fixture, staff }, by, versionId, { version, decision: 'passed' });
};
const handIn = async (staff: Staff, changes: readonly Change[], effectiveOn: string = day) => {
  const versionId = await draft(staff.handler, changes, effectiveOn);
  value(await tryOut(staff.handler, versionId));
  value(await submit(staff.handler, versionId));
  return versionId;
};
const settle = async (staff: Staff, changes: readonly Change[], effectiveOn: string = day) =>
  value(await approve(staff.secondReviewer, await handIn(staff, changes, effectiveOn)));

describe('a version that waits for the second person', () => {
  it('is taken back by its makers, and handed in again', async () => {
    const { handler, secondReviewer } = county;
    const change: Change = { kind: 'setting-set', key: 'claims/publication-days', value: 8 };
    const versionId = await handIn(county, [change], '2021-12-03');
    const recall = async () => {
      const { version } = await view(handler, versionId);
      return as(handler, (act) => recallVersion(act, versionId, version));
    };
    value(await recall());
    expect(await view(handler, versionId)).toMatchObject({ stage: 'returned' });
    expect(codes(await recall())).toEqual(['version-not-open']);
    expect((await approve(secondReviewer, versionId)).ok).toBe(false);
    value(await submit(handler, versionId));
    expect(await view(handler, versionId)).toMatchObject({ stage: 'submitted' });
  });
});

describe('a draft of the prefecture', () => {
  it('is refused when a county that has its own settings could no longer decide', async () => {
    await settle(county, [{ kind: 'setting-set', key: `${MONTHS}/from`, value: '2021-06' }]);
    const reversed: Change = { kind: 'setting-set', key: `${MONTHS}/through`, value: '2021-05' };
    const versionId = await draft(city.handler, [reversed], addDays(day, 1));
    expect((await view(city.handler, versionId)).faults).toMatchObject([
      { code: 'setting-breaks-pack', message: expect.stringContaining('高唐县') },
    ]);
    // Negative control: a last month that fits the county's first one.
    const fitting = await draft(city.handler, [{ ...reversed, value: '2021-11' }], addDays(day, 1));
    expect(await faultCodes(city.handler, fitting)).toEqual([]);
  });

  it('is refused when its amounts tie with those a county has set for other cells', async () => {
    const nursing = { ...RAISED, occupationCode: '4-10-01-06' } as const;
    await settle(county, [{ ...nursing, trainingKind: null }]);
    const tying = await draft(city.handler, [{ ...nursing, level: null }], addDays(day, 1));
    expect(await faultCodes(city.handler, tying)).toEqual(['standard-tie']);
    expect(codes(await tryOut(city.handler, tying))).toEqual(['standard-tie']);
    const law = await read(county.handler, (tx) =>
      lawInPlace(tx, fixture.law.policies, 'liaocheng-2021', COUNTY),
    );
    expect(() => law.amountsFor('training-subsidy')).not.toThrow();
  });

  it('two versions that tie are not both approved, though they are signed at once', async () => {
    const nursing = { ...RAISED, occupationCode: '6-31-01-03' } as const;
    const ofCounty = await handIn(county, [{ ...nursing, trainingKind: null }]);
    const ofCity = await handIn(city, [{ ...nursing, level: null }]);
    const both = await Promise.all([
      approve(county.secondReviewer, ofCounty),
      approve(city.secondReviewer, ofCity),
    ]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
  });

  it('changes nothing by its dry run where a county has a row of its own', async () => {
    await settle(county, [{ ...RAISED, amountFen: 140_000 }]);
    const versionId = await draft(city.handler, [{ ...RAISED, amountFen: 170_000 }], addDays(day, 2));
    value(await tryOut(city.handler, versionId));
    expect((await view(city.handler, versionId)).dryRun?.summary).toMatchObject({
      before: { amountFen: 308_000 },
      after: { amountFen: 308_000 },
      gaining: { lines: 0 },
    });
    // Negative control: before the county's row begins, the prefecture's holds there too.
    const sooner = await draft(city.handler, [{ ...RAISED, amountFen: 170_000 }], addDays(day, -1));
    value(await tryOut(city.handler, sooner));
    expect((await view(city.handler, sooner)).dryRun?.summary.gaining.lines).toBe(2);
  });
});

describe('a dry run', () => {
  it('goes through although a row that has ended would tie with what the draft sets', async () => {
    const nursing = { ...RAISED, occupationCode: '4-10-01-04' } as const;
    await settle(county, [{ ...nursing, trainingKind: null }]);
    const { kind: _, unit: __, amountFen: ___, shortageUpliftPercent: ____, ...cells } = nursing;
    await settle(county, [{ kind: 'standard-end', ...cells, trainingKind: null }], addDays(day, 1));
    const versionId = await draft(county.handler, [{ ...nursing, level: null }], addDays(day, 2));
    expect(await faultCodes(county.handler, versionId)).toEqual([]);
    expect(codes(await tryOut(county.handler, versionId))).toEqual([]);
  });

  it('must be made again when another version was approved since', async () => {
    const days = (value: number): Change => ({ kind: 'setting-set', key: 'claims/publication-days', value });
    const first = await draft(county.handler, [days(7)], addDays(day, 2));
    value(await tryOut(county.handler, first));
    const waiting = await handIn(county, [days(8)], addDays(day, 1));
    fixture.app.clock.set('2021-08-20T03:00:00Z');
    await settle(county, [days(9)], day);
    fixture.app.clock.set('2021-08-20T02:00:00Z');
    expect((await view(county.handler, first)).stage).toBe('draft');
    expect(codes(await submit(county.handler, first))).toEqual(['dry-run-first']);
    expect(codes(await approve(county.secondReviewer, waiting))).toEqual(['dry-run-again']);
    fixture.app.clock.set('2021-08-20T04:00:00Z');
    value(await tryOut(county.secondReviewer, waiting));
    value(await approve(county.secondReviewer, waiting));
    fixture.app.clock.set('2021-08-20T02:00:00Z');
  });

  it('counts a line once that was refused and is claimed again, and nothing for a refusal', async () => {
    const { classId } = await fixture.addClass([{}]);
    const compute = () =>
      as(county.handler, (act) => computeClaims(act, fixture.law, { classId }, localDate('2021-08-20')));
    const { claims } = value(await compute());
    const claimId = claims[0]?.claimId;
    const lines = async () => {
      const versionId = await draft(county.handler, [{ ...RAISED, amountFen: 190_000 }]);
      value(await tryOut(county.handler, versionId));
      return (await view(county.handler, versionId)).dryRun?.summary.lines;
    };
    expect(await lines()).toBe(4);
    value(
      await as(county.handler, async (act) => {
        await sql`update claim_line set status = 'refused', refusal_reason = 'test'
          where claim_id = ${claimId}`.execute(act.tx);
        await sql`update claim set status = 'withdrawn' where claim_id = ${claimId}`.execute(act.tx);
        return done(null);
      }),
    );
    expect(await lines()).toBe(3);
    value(await compute());
    expect(await lines()).toBe(4);
  });
});

describe('what is not let in', () => {
  it('no setting by a name that every object knows', async () => {
    const changes = ['constructor', '__proto__', 'toString'].map(
      (key): Change => ({ kind: 'setting-set', key, value: 5 }),
    );
    const versionId = await draft(county.handler, [
      ...changes,
      { kind: 'setting-set', key: 'claims/publication-days', value: 5 },
    ]);
    const { faults } = await view(county.handler, versionId);
    expect(faults.filter(({ code }) => code === 'unknown-setting').map(({ pointer }) => pointer)).toEqual([
      '/changes/0',
      '/changes/1',
      '/changes/2',
    ]);
  });

  it('no other county, by whatever way', async () => {
    const versionId = await draft(county.handler, [RAISED], '2021-12-28');
    value(await tryOut(county.handler, versionId));
    const { handler } = neighbour;
    const { version } = await view(county.handler, versionId);
    const saved = { ...HEAD, effectiveOn: '2021-12-29', version, changes: [] };
    const period = { version, from: '2021-01-01', through: '2021-12-31' };
    expect(codes(await as(handler, (act) => saveVersion(act, fixture.law, versionId, saved)))).toEqual([
      'not-found',
    ]);
    expect(codes(await as(handler, (act) => dryRun(act, fixture.law, versionId, period)))).toEqual([
      'not-found',
    ]);
    const today = fixture.app.clock.today();
    const { vocabulary } = fixture.law.policies;
    expect(await read(handler, (tx) => exportTable(tx, vocabulary, versionId, today))).toBeUndefined();
    expect(await read(handler, (tx) => dryRunLinePage(tx, versionId, { limit: 9 }))).toBeUndefined();
    // Negative control: the county's own people see all of it.
    const own = await read(county.auditor, (tx) => dryRunLinePage(tx, versionId, { limit: 9 }));
    expect(own?.total).toBeGreaterThan(0);
  });

  it('no place in a list that is none', () => {
    for (const after of ['-5', 'Infinity', '1.5', '']) {
      expect(dryRunLinesQuery.safeParse({ after }).success).toBe(false);
      expect(versionsQuery.safeParse({ after }).success).toBe(false);
    }
    expect(dryRunLinesQuery.safeParse({ after: '100' }).success).toBe(true);
  });
});

describe('a workbook read back', () => {
  const sheetOf = async (versionId: Uuid) => {
    const { vocabulary } = fixture.law.policies;
    const today = fixture.app.clock.today();
    const table = await read(county.handler, (tx) => exportTable(tx, vocabulary, versionId, today));
    if (!table) throw new Error('no table');
    return { columns: [...table.columns], rows: table.rows.map((row) => [...row]) };
  };
  const bring = (versionId: Uuid, rows: readonly (readonly string[])[]) =>
    as(county.handler, (act) => importTable(act, fixture.law.policies.vocabulary, versionId, rows));

  it('leaves amounts of the draft that it does not speak of', async () => {
    const added: Change = { ...RAISED, occupationCode: '6-31-01-03' };
    const versionId = await draft(county.handler, [added, { ...RAISED, amountFen: 155_000 }], '2021-12-30');
    const { columns, rows } = await sheetOf(versionId);
    const at = columns.indexOf('标准（元）');
    const found = rows.filter((row) => row[2] === '4-10-01-03');
    for (const row of found) row[at] = '1600';
    value(await bring(versionId, [columns, ...found]));
    expect((await view(county.handler, versionId)).changes).toEqual([
      { ...RAISED, amountFen: 160_000 },
      added,
    ]);
  });

  it('brings no amount or percentage that the page could not show again', async () => {
    const versionId = await draft(county.handler, [], '2021-12-30');
    const { columns, rows } = await sheetOf(versionId);
    const cell = (header: string, text: string) => {
      const at = columns.indexOf(header);
      return bring(versionId, [columns, ...rows.map((row) => row.with(at, text))]);
    };
    for (const amount of ['999999999999', '-5', '１２００', '=1+1', '1e3', '0x10'])
      expect(new Set(codes(await cell('标准（元）', amount)))).toEqual(new Set(['table-row']));
    for (const percent of ['0x10', '1e2', '１０', '-1', '501'])
      expect(new Set(codes(await cell('急需紧缺上浮（%）', percent)))).toEqual(new Set(['table-row']));
    expect(codes(await bring(versionId, [[...columns, '标准（元）'], ...rows]))).toEqual(['columns-twice']);
    value(await cell('标准（元）', '10,000,000.00'));
    expect(versionReply.safeParse(await view(county.handler, versionId)).success).toBe(true);
  });
});
