import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, type Tx } from '../../platform/db/index.ts';
import { done, localDate, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, COUNTY, claimFixture, PATH, SHENYANG } from '../../testing/claims-fixture.ts';
import { actAs, codes, value } from '../../testing/classes-fixture.ts';
import { reviewAndSign } from '../../testing/policy-versions-fixture.ts';
import { computeClaims, settingsIn } from '../claims/index.ts';
import {
  countByClause,
  daysOfYear,
  decideUnder,
  determinationsOf,
  determinationView,
  lawInPlace,
  lineOf,
  replay,
} from '../determination/index.ts';
import type { Change } from './contract.ts';
import { createVersion, reviewVersion, saveVersion, submitVersion, withdrawVersion } from './service.ts';
import { dryRun } from './service-dry-run.ts';
import { exportTable, importTable } from './service-tables.ts';
import { dryRunLinePage, versionPage, versionView } from './views.ts';

let fixture: ClaimFixture;
const DIVISION = { kind: 'division', path: PATH } as const;
const CHILD_CARE = {
  benefit: 'training-subsidy',
  trainingKind: 'employment-skills',
  occupationCode: '4-10-01-03',
  level: 5,
  certificateKind: 'skill-level',
} as const;
const RAISED: Change = {
  kind: 'standard-set',
  ...CHILD_CARE,
  unit: 'person',
  amountFen: 130_000,
  shortageUpliftPercent: 10,
};
const HEAD = { title: '2021 年秋季标准调整', document: '高人社发〔2021〕9号', effectiveOn: '2021-09-01' };
const PASSED = { version: 3, decision: 'passed' } as const;
const YEAR = { from: '2021-01-01', through: '2021-12-31' };

beforeAll(async () => {
  fixture = await claimFixture();
  const { classId } = await fixture.addClass([{}, {}, { hukou: 'urban' }]);
  value(
    await as(fixture.staff.handler, (act) =>
      computeClaims(act, fixture.law, { classId }, localDate('2021-08-20')),
    ),
  );
});
afterAll(() => fixture.app.db.close());

const deps = () => ({ policies: fixture.law.policies, settings: fixture.law.settings });
const read = <T>(fn: (tx: Tx) => Promise<T>) => readTx(fixture.app.db, DIVISION, fn);
const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]): Promise<Result<T>> =>
  actAs(fixture.app, actor, work);
const view = (versionId: Uuid, actor: Actor = fixture.staff.handler) =>
  read(async (tx) => {
    const { clock, ciphers } = fixture.app;
    const found = await versionView({ tx, actor, today: clock.today(), ciphers }, deps(), versionId);
    if (!found) throw new Error('no such version');
    return found;
  });
const draft = async (changes: readonly Change[], head: Partial<typeof HEAD> = {}) => {
  const made = value(
    await as(fixture.staff.handler, (act) =>
      createVersion(act, deps(), { policyId: 'liaocheng-2021', ...HEAD, ...head }),
    ),
  );
  value(
    await as(fixture.staff.handler, (act) =>
      saveVersion(act, deps(), made.versionId, { ...HEAD, ...head, version: 1, changes }),
    ),
  );
  return made.versionId;
};
const tryOut = async (versionId: Uuid, period: { from: string; through: string } = YEAR) => {
  const { version } = await view(versionId);
  return as(fixture.staff.handler, (act) => dryRun(act, deps(), versionId, { version, ...period }));
};
const submit = async (versionId: Uuid) => {
  const { version } = await view(versionId);
  return as(fixture.staff.handler, (act) => submitVersion(act, deps(), versionId, version));
};
const review = async (
  versionId: Uuid,
  by: Actor,
  decision: 'passed' | 'returned' = 'passed',
  opinion?: string,
) => {
  const { version } = await view(versionId);
  return reviewAndSign(fixture, by, versionId, { version, decision, opinion });
};
async function onDay<T>(day: string, fn: () => Promise<T>): Promise<T> {
  fixture.app.clock.set(`${day}T02:00:00Z`);
  try {
    return await fn();
  } finally {
    fixture.app.clock.set('2021-08-20T02:00:00Z');
  }
}

describe('the life of a policy version', () => {
  it('goes from a draft by a dry run and a second person to its day, and is replaced by the next', async () => {
    const versionId = await draft([RAISED]);
    expect((await view(versionId)).stage).toBe('draft');
    expect(codes(await submit(versionId))).toEqual(['dry-run-first']);

    value(await tryOut(versionId));
    expect(await view(versionId)).toMatchObject({ stage: 'tried', faults: [] });
    value(await submit(versionId));
    expect((await view(versionId)).stage).toBe('submitted');
    expect(codes(await submit(versionId))).toEqual(['version-not-open']);

    // The preparer is no second person, whatever the account.
    const handlerReviews = { ...fixture.staff.secondReviewer, personKey: fixture.staff.handler.personKey };
    expect(codes(await review(versionId, handlerReviews))).toEqual(['four-eyes']);
    value(await review(versionId, fixture.staff.secondReviewer));
    expect(await view(versionId)).toMatchObject({
      stage: 'scheduled',
      allowed: ['policyVersions.proposeRepeal', 'policyVersions.exportTable'],
    });

    const law = await read((tx) => lawInPlace(tx, fixture.law.policies, 'liaocheng-2021', COUNTY));
    const ids = await read(async (tx) => {
      const { rows } = await sql<{ id: Uuid }>`select determination_id as id from claim_line`.execute(tx);
      return rows.map((row) => row.id);
    });
    const [one] = await read(async (tx) => [
      ...(await determinationsOf(tx, fixture.app.ciphers, ids, fixture.law.policies)).values(),
    ]);
    if (!one) throw new Error('nothing was determined');
    const amountOn = (filedOn: string) => {
      const training = { ...(one.input.line.training as object), filedOn };
      const line = lineOf({ ...one.input.line, training }, fixture.law.policies);
      return decideUnder(law, line, []).amountFen;
    };
    // The county's own row from its day on, the prefecture's until then.
    expect([amountOn('2021-08-31'), amountOn('2021-09-01')]).toEqual([132_000, 143_000]);
    // What was decided before is made again to the byte, though the tables have changed.
    const { stored, again } = await read((tx) => replay(tx, one, fixture.law.policies));
    expect(again).toBe(stored);

    const next = await draft([{ ...RAISED, amountFen: 140_000 }], { effectiveOn: '2021-10-01' });
    value(await tryOut(next));
    value(await submit(next));
    value(await review(next, fixture.staff.secondReviewer));
    await onDay('2021-09-15', async () => {
      expect([(await view(versionId)).stage, (await view(next)).stage]).toEqual(['in-force', 'scheduled']);
    });
    await onDay('2021-10-01', async () => {
      expect([(await view(versionId)).stage, (await view(next)).stage]).toEqual(['superseded', 'in-force']);
    });
    // Both still show what each of them changed.
    const changed = async (id: Uuid) =>
      (await view(id)).standards
        .filter((row) => row.isChanged)
        .map((row) => [row.before?.amountFen, row.after?.amountFen]);
    expect([await changed(versionId), await changed(next)]).toEqual([
      [[120_000, 130_000]],
      [[130_000, 140_000]],
    ]);
    const page = await read((tx) =>
      versionPage(
        tx,
        { limit: 10, policyId: 'liaocheng-2021' },
        fixture.app.clock.today(),
        fixture.app.ciphers,
      ),
    );
    expect(page.rows.map((row) => row.number)).toEqual(['V371526-2021-0002', 'V371526-2021-0001']);
  });

  it('is returned with an opinion, corrected and submitted again; other content needs a new dry run', async () => {
    const versionId = await draft([{ kind: 'scarce-end', occupationCode: '4-10-01-03' }], {
      effectiveOn: '2021-12-01',
    });
    // The list is the prefecture's: the county cannot take anything off it.
    expect((await view(versionId)).faults.map((fault) => [fault.code, fault.pointer])).toEqual([
      ['nothing-to-end', '/changes/0'],
    ]);
    const save = async (changes: readonly Change[]) => {
      const { version } = await view(versionId);
      return as(fixture.staff.handler, (act) =>
        saveVersion(act, deps(), versionId, { ...HEAD, effectiveOn: '2021-12-01', version, changes }),
      );
    };
    value(await save([{ kind: 'scarce-add', occupationCode: '4-10-01-06' }]));
    value(await tryOut(versionId));
    value(await submit(versionId));
    expect(codes(await review(versionId, fixture.staff.secondReviewer, 'returned', ''))).toEqual([
      'opinion-required',
    ]);
    value(await review(versionId, fixture.staff.secondReviewer, 'returned', '请附紧缺职业的调查依据'));
    expect(await view(versionId)).toMatchObject({ stage: 'returned', review: { status: 'returned' } });
    value(
      await save([
        { kind: 'scarce-add', occupationCode: '4-10-01-06' },
        { kind: 'scarce-add', occupationCode: '6-31-01-03' },
      ]),
    );
    expect(codes(await submit(versionId))).toEqual(['dry-run-first']);
    const { version } = await view(versionId);
    value(await as(fixture.staff.handler, (act) => withdrawVersion(act, versionId, version)));
    expect((await view(versionId)).stage).toBe('withdrawn');
  });

  it('does not change the past, nor what somebody else has just changed', async () => {
    const versionId = await draft([RAISED], { effectiveOn: '2021-08-20' });
    expect((await view(versionId)).faults.map((fault) => fault.code)).toEqual([
      'effective-day-past',
      'later-row',
    ]);
    expect(
      codes(
        await as(fixture.staff.handler, (act) =>
          saveVersion(act, deps(), versionId, { ...HEAD, version: 1, changes: [] }),
        ),
      ),
    ).toEqual(['version-conflict']);
    expect(
      codes(
        await as(fixture.staff.handler, (act) =>
          createVersion(act, deps(), { policyId: 'shanxi-2024', ...HEAD }),
        ),
      ),
    ).toEqual(['not-your-region']);
  });

  it('is refused when the day has come before the second person did', async () => {
    const versionId = await draft([{ kind: 'setting-set', key: 'claims/publication-days', value: 7 }], {
      effectiveOn: '2021-08-25',
    });
    value(await tryOut(versionId));
    value(await submit(versionId));
    await onDay('2021-08-25', async () => {
      expect(codes(await review(versionId, fixture.staff.secondReviewer))).toEqual(['effective-day-past']);
    });
    value(await review(versionId, fixture.staff.secondReviewer));
    const place = { policyId: 'liaocheng-2021', divisionCode: COUNTY };
    const days = (day: string) => read((tx) => settingsIn(tx, fixture.law.settings, place, localDate(day)));
    expect(await days('2021-08-24')).toMatchObject({ publicationDays: 5 });
    expect(await days('2021-08-25')).toMatchObject({ publicationDays: 7 });
  });

  it('names every fault of a draft at its place', async () => {
    const months = 'work-for-training/months#/condition/per-month';
    const versionId = await draft(
      [
        { ...RAISED, occupationCode: '9-99-99-99' },
        { ...RAISED, benefit: 'living-allowance', unit: 'day' },
        { ...RAISED, benefit: 'work-for-training', unit: 'month' },
        { ...RAISED, unit: 'month' },
        { kind: 'setting-set', key: `${months}/at-most`, value: 'six' },
        { kind: 'setting-set', key: 'training-subsidy/no-such-check#/condition/x', value: 1 },
        { kind: 'setting-set', key: 'claims/publication-days', value: 0 },
        { kind: 'setting-set', key: 'claims/publication-days', value: 3 },
      ],
      { effectiveOn: '2021-11-01' },
    );
    expect((await view(versionId)).faults.map((fault) => [fault.code, fault.pointer])).toEqual([
      ['change-twice', '/changes/7'],
      ['occupation-unknown', '/changes/0'],
      ['benefit-not-provided', '/changes/1'],
      ['amount-of-notice', '/changes/2'],
      ['unit-not-fitting', '/changes/3'],
      ['setting-value', '/changes/4'],
      ['unknown-setting', '/changes/5'],
      ['setting-value', '/changes/6'],
    ]);
    expect(codes(await tryOut(versionId))).toHaveLength(8);
    // A last month before the first one: each value is good, together the pack no longer loads.
    const reversed = await draft([{ kind: 'setting-set', key: `${months}/through`, value: '2020-12' }], {
      effectiveOn: '2021-11-02',
    });
    expect((await view(reversed)).faults.map((fault) => fault.code)).toEqual(['setting-breaks-pack']);
  });
});

describe('a dry run', () => {
  it('says who gains and who loses, how much, and the persons behind each number', async () => {
    // By November the county gives 1,400 already; the lines of summer were decided by 1,200. That is not the draft's doing.
    const versionId = await draft([{ ...RAISED, amountFen: 150_000 }], { effectiveOn: '2021-11-03' });
    value(await tryOut(versionId));
    const { dryRun: run } = await view(versionId);
    expect(run?.summary).toMatchObject({
      lines: 3,
      persons: 3,
      changedBefore: 2,
      before: { entitledLines: 2, amountFen: 308_000 },
      after: { entitledLines: 2, amountFen: 330_000 },
      gaining: { lines: 2, amountFen: 22_000 },
      losing: { lines: 0, amountFen: 0 },
    });
    expect(
      run?.summary.by.map((row) => [row.divisionName, row.benefit, row.group, row.gaining.lines]),
    ).toEqual([
      ['高唐县', 'training-subsidy', 'none', 0],
      ['高唐县', 'training-subsidy', 'rural-transferred-worker', 2],
    ]);
    const gaining = await read((tx) => dryRunLinePage(tx, versionId, { limit: 1, direction: 'gains' }));
    expect(gaining).toMatchObject({
      total: 2,
      rows: [{ beforeFen: 154_000, afterFen: 165_000, clause: 'LC-8', check: null }],
    });
    const rest = await read((tx) =>
      dryRunLinePage(tx, versionId, { limit: 5, direction: 'gains', after: gaining?.next ?? '' }),
    );
    expect(rest?.rows).toHaveLength(1);
    expect(JSON.stringify(gaining)).not.toMatch(/\d{17}[\dX]/);
  });

  it('shows the check that tips when a group is opened or closed', async () => {
    const key =
      'training-subsidy/eligible-group#/condition/lookup/rows/0/condition/any-of/1/member-of/groups';
    const versionId = await draft([{ kind: 'setting-set', key, value: ['registered-unemployed'] }], {
      effectiveOn: '2021-11-04',
    });
    expect((await view(versionId)).settings.find((row) => row.isChanged)).toMatchObject({
      key,
      list: 'groups',
      before: ['rural-transferred-worker', 'registered-unemployed'],
      after: ['registered-unemployed'],
      source: null,
    });
    value(await tryOut(versionId));
    const lines = await read((tx) => dryRunLinePage(tx, versionId, { limit: 9, direction: 'loses' }));
    expect(lines?.rows.map((row) => [row.beforeFen, row.afterFen, row.clause, row.check])).toEqual([
      [132_000, 0, 'LC-11b', 'eligible-group'],
      [132_000, 0, 'LC-11b', 'eligible-group'],
    ]);
  });

  it('changes no decision and no table', async () => {
    const digest = () =>
      read(async (tx) => {
        const { rows } = await sql<{ all: string }>`select
          (select md5(string_agg(d::text, '|' order by determination_id)) from determination d)
          || (select md5(string_agg(s::text, '|' order by standard_id)) from subsidy_standard s) as all`.execute(
          tx,
        );
        return rows[0]?.all;
      });
    const before = await digest();
    const versionId = await draft([RAISED], { effectiveOn: '2021-11-05' });
    value(await tryOut(versionId));
    expect(await digest()).toBe(before);
    // Negative control: the digest sees a change of either table.
    await actAs(fixture.app, fixture.staff.handler, async (act) => {
      await sql`update subsidy_standard set source = source || '。'`.execute(act.tx);
      const { rows } = await sql<{ all: string }>`select
        (select md5(string_agg(s::text, '|' order by standard_id)) from subsidy_standard s) as all`.execute(
        act.tx,
      );
      expect(before?.endsWith(rows[0]?.all ?? '')).toBe(false);
      throw new Error('nothing of this stays');
    }).catch(() => {});
  });
});

describe('the amounts as a workbook', () => {
  it('go out, come back changed, and what differs becomes the draft', async () => {
    const versionId = await draft([{ kind: 'setting-set', key: 'claims/publication-days', value: 9 }], {
      effectiveOn: '2021-12-06',
    });
    const { vocabulary } = fixture.law.policies;
    const out = await read((tx) => exportTable(tx, vocabulary, versionId, fixture.app.clock.today()));
    if (!out) throw new Error('no table');
    const sheet = [[out.title], [...out.columns], ...out.rows.map((row) => [...row])];
    const at = sheet.findIndex((row) => row[2] === '4-10-01-03');
    const amountAt = out.columns.indexOf('标准（元）');
    const changed = sheet.map((row) => [...row]);
    (changed[at] as string[])[amountAt] = '1,555.50';
    const bring = (rows: readonly (readonly string[])[]) =>
      as(fixture.staff.handler, (act) => importTable(act, vocabulary, versionId, rows));
    expect(value(await bring(sheet))).toMatchObject({ set: 0, ended: 0 });
    // The draft has moved on: a workbook of the one before would undo what somebody else has done meanwhile.
    expect(codes(await bring(changed))).toEqual(['table-outdated']);
    const title = async () =>
      (await read((tx) => exportTable(tx, vocabulary, versionId, fixture.app.clock.today())))?.title ?? '';
    changed[0] = [await title()];
    expect(value(await bring(changed))).toMatchObject({ set: 1, ended: 0 });
    const after = await view(versionId);
    expect(after.standards.find((row) => row.occupationCode === '4-10-01-03')?.after?.amountFen).toBe(
      155_550,
    );
    // What was drafted beside the amounts stays.
    expect(after.changes.map((change) => change.kind)).toEqual(['standard-set', 'setting-set']);
    const bad = changed.map((row) => [...row]);
    bad[0] = [await title()];
    (bad[at] as string[])[amountAt] = '一千';
    bad.push([...(changed[at] as string[])]);
    const refused = await bring(bad);
    expect(refused.ok ? [] : refused.refusals.map(({ pointer }) => pointer)).toEqual([`/rows/${at + 1}`]);
    expect(codes(await bring([['姓名', '身份证号']]))).toEqual(['columns-missing']);
  });
});

describe('a layer over the notice', () => {
  it('speaks from the day it is switched on, says who it is, and can be seen beside the notice', async () => {
    const north = await claimFixture(SHENYANG);
    try {
      const { staff, app, law } = north;
      const byNorth = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(app, actor, work);
      const head = { title: '开启资金层', document: '沈人社发〔2024〕3号', effectiveOn: '2024-08-21' };
      const made = value(
        await byNorth(staff.handler, (act) =>
          createVersion(act, law, { policyId: 'liaoning-2024', ...head }),
        ),
      );
      value(
        await byNorth(staff.handler, (act) =>
          saveVersion(act, law, made.versionId, {
            ...head,
            version: 1,
            changes: [{ kind: 'setting-set', key: 'layer/fund-181-2023', value: true }],
          }),
        ),
      );
      value(
        await byNorth(staff.handler, (act) =>
          dryRun(act, law, made.versionId, { version: 2, from: '2024-01-01', through: '2024-12-31' }),
        ),
      );
      value(await byNorth(staff.handler, (act) => submitVersion(act, law, made.versionId, 2)));
      value(await byNorth(staff.secondReviewer, (act) => reviewVersion(act, law, made.versionId, PASSED)));
      const { classId } = await north.addClass([{}]);
      const compute = async (filedOn: string) => {
        // The class is filed on another day: the day whose law applies.
        await actAs(app, staff.handler, async (act) => {
          await sql`update training_class set filed_on = ${filedOn}::date`.execute(act.tx);
          await act.record({ event: 'test', objectType: 'class', objectId: classId });
          return done(null);
        });
        const { claims } = value(
          await byNorth(staff.handler, (act) =>
            computeClaims(act, law, { classId }, localDate('2024-09-01')),
          ),
        );
        const [claim] = claims;
        if (!claim) throw new Error('no claim was made');
        return readTx(app.db, { kind: 'division', path: 'd21.d01.d02' }, async (tx) => {
          const { rows } = await sql<{ id: Uuid }>`select determination_id as id from claim_line
            where claim_id = ${claim.claimId}`.execute(tx);
          const stored = await determinationsOf(
            tx,
            app.ciphers,
            rows.map((row) => row.id),
            law.policies,
          );
          const [one] = stored.values();
          if (!one) throw new Error('nothing was determined');
          const { findings } = determinationView(one, law.policies);
          const all = [...findings.met, ...findings.notMet, ...findings.unknown];
          const { stored: before, again } = await replay(tx, one, law.policies);
          expect(again).toBe(before);
          return {
            pack: one.pack,
            layers: all.flatMap(({ layer, check }) => (layer ? [`${layer} ${check}`] : [])),
          };
        });
      };
      expect((await compute('2024-08-20')).layers).toEqual([]);
      const on = await compute('2024-08-21');
      expect(on.layers).toEqual(['就业补助资金办法 fund-group', '就业补助资金办法 fund-times']);
      expect(on.pack).toMatch(/^liaoning-2024@[0-9a-f]{12}\+fund-181-2023@[0-9a-f]{12}$/);
    } finally {
      await north.app.db.close();
    }
  });
});

describe('figures by clause', () => {
  it('count a current decision once a clause, the clause of the amount too, and nothing of other years', async () => {
    const figures = (year: number) => read((tx) => countByClause(tx, daysOfYear(year), null));
    const of = async (year: number, clause: string) =>
      (await figures(year))
        .filter((row) => row.clause === clause)
        .map(({ verdict, decisions }) => [verdict, decisions])
        .sort();
    expect(await of(2021, 'LC-8')).toEqual([['met', 2]]);
    // Three decisions, several checks of each under one clause: three in all.
    expect(await of(2021, 'LC-11b')).toEqual([
      ['met', 2],
      ['not-met', 1],
    ]);
    expect(await of(2021, 'LC-11a')).toEqual([['met', 3]]);
    expect(await figures(2020)).toEqual([]);
  });
});
