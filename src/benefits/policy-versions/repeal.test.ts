import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyTables } from '../../law/reference/index.ts';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, tryConstraint, withTx } from '../../platform/db/index.ts';
import { done, localDate, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, COUNTY, claimFixture, PATH } from '../../testing/claims-fixture.ts';
import { actAs, codes, value } from '../../testing/classes-fixture.ts';
import { computeClaims } from '../claims/index.ts';
import type { Change } from './contract.ts';
import { createVersion, reviewVersion, saveVersion, signVersion, submitVersion } from './service.ts';
import { dryRun } from './service-dry-run.ts';
import { decideRepeal, proposeRepeal, withdrawRepeal } from './service-repeal.ts';
import { versionView } from './views.ts';

let fixture: ClaimFixture;
const SET = {
  kind: 'standard-set',
  benefit: 'training-subsidy',
  trainingKind: 'employment-skills',
  occupationCode: '4-10-01-03',
  level: 5,
  certificateKind: 'skill-level',
  unit: 'person',
  amountFen: 130_000,
  shortageUpliftPercent: 10,
} as const satisfies Change;
const CHANGES: readonly Change[] = [
  SET,
  { kind: 'scarce-add', occupationCode: '6-25-04-07' },
  { kind: 'setting-set', key: 'claims/publication-days', value: 8 },
];
const HEAD = { title: '秋季标准调整', document: '高人社发〔2021〕9号' };

beforeAll(async () => {
  fixture = await claimFixture();
  const { classId } = await fixture.addClass([{}, {}]);
  value(
    await as(fixture.staff.handler, (act) =>
      computeClaims(act, fixture.law, { classId }, localDate('2021-08-20')),
    ),
  );
});
afterAll(() => fixture.app.db.close());

const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]): Promise<Result<T>> =>
  actAs(fixture.app, actor, work);
const read = <T>(fn: Parameters<typeof readTx<T>>[2]) =>
  readTx(fixture.app.db, { kind: 'division', path: PATH }, fn);
const view = (versionId: Uuid, actor: Actor = fixture.staff.handler) =>
  read(async (tx) => {
    const { clock, ciphers } = fixture.app;
    const found = await versionView({ tx, actor, today: clock.today(), ciphers }, fixture.law, versionId);
    if (!found) throw new Error('no such version');
    return found;
  });
const on = async <T>(
  actor: Actor,
  versionId: Uuid,
  work: (act: Parameters<Parameters<typeof actAs<T>>[2]>[0], version: number) => Promise<Result<T>>,
) => {
  const { version } = await view(versionId);
  return as(actor, (act) => work(act, version));
};
async function approved(effectiveOn: string, changes: readonly Change[] = CHANGES): Promise<Uuid> {
  const { handler, secondReviewer } = fixture.staff;
  const head = { ...HEAD, effectiveOn };
  const { versionId } = value(
    await as(handler, (act) => createVersion(act, fixture.law, { policyId: 'liaocheng-2021', ...head })),
  );
  value(
    await as(handler, (act) => saveVersion(act, fixture.law, versionId, { ...head, version: 1, changes })),
  );
  const period = { from: '2021-01-01', through: '2021-12-31' };
  value(
    await on(handler, versionId, (act, version) =>
      dryRun(act, fixture.law, versionId, { version, ...period }),
    ),
  );
  value(await on(handler, versionId, (act, version) => submitVersion(act, fixture.law, versionId, version)));
  value(
    await on(secondReviewer, versionId, (act, version) =>
      reviewVersion(act, fixture.law, versionId, { version, decision: 'passed' }),
    ),
  );
  if (changes.some(({ kind }) => kind !== 'setting-set'))
    value(
      await on(fixture.staff.finance, versionId, (act, version) =>
        signVersion(act, fixture.law, versionId, { version, decision: 'passed' }),
      ),
    );
  return versionId;
}
const reason = '文件已另行发布';
const propose = (versionId: Uuid, by: Actor = fixture.staff.handler) =>
  on(by, versionId, (act, version) => proposeRepeal(act, versionId, { version, reason }));
const decide = (
  versionId: Uuid,
  by: Actor = fixture.staff.finance,
  decision: 'passed' | 'returned' = 'passed',
) =>
  on(by, versionId, (act, version) =>
    decideRepeal(act, versionId, { version, decision, opinion: '已核对文件' }),
  );
/** What the county has set, without what names a row. */
const tables = async () => {
  const { standards, scarce, settings } = await read((tx) => policyTables(tx, 'liaocheng-2021', COUNTY));
  return JSON.stringify({ standards, scarce, settings });
};

describe('an approved version that is not in force yet', () => {
  it('is repealed by two people, and the tables are as before', async () => {
    const before = await tables();
    const versionId = await approved('2021-09-06');
    expect(await tables()).not.toEqual(before);
    expect((await view(versionId)).allowed).toContain('policyVersions.proposeRepeal');
    value(await propose(versionId));
    expect(codes(await propose(versionId))).toEqual(['case-open']);
    expect((await view(versionId)).allowed).not.toContain('policyVersions.proposeRepeal');
    const { finance, secondReviewer } = fixture.staff;
    expect((await view(versionId, finance)).allowed).toContain('policyVersions.decideRepeal');
    // Amounts are of two offices: nobody of the labour bureau alone takes them back.
    expect((await view(versionId, secondReviewer)).allowed).not.toContain('policyVersions.decideRepeal');
    expect(codes(await decide(versionId, secondReviewer))).toEqual(['finance-signs']);
    const self = { ...finance, personKey: fixture.staff.handler.personKey };
    expect(codes(await decide(versionId, self))).toEqual(['four-eyes']);
    expect(await tables()).not.toEqual(before);
    value(await decide(versionId));
    expect(await tables()).toEqual(before);
    expect(await view(versionId)).toMatchObject({ stage: 'repealed', repeal: { status: 'approved' } });
    expect(codes(await propose(versionId))).toEqual(['version-not-open']);
    // Its day is free for another.
    const next = await approved('2021-09-06');
    value(await propose(next));
    value(await decide(next));
    expect(await tables()).toEqual(before);
  });

  it('stays as it is when the second person disagrees or the maker takes the proposal back', async () => {
    const versionId = await approved('2021-09-08');
    const after = await tables();
    value(await propose(versionId));
    value(await decide(versionId, fixture.staff.finance, 'returned'));
    expect(await view(versionId)).toMatchObject({ stage: 'scheduled', repeal: { status: 'returned' } });
    value(await propose(versionId));
    const withdraw = (by: Actor) =>
      on(by, versionId, (act, version) => withdrawRepeal(act, versionId, { version, reason }));
    expect(codes(await withdraw(fixture.staff.secondReviewer))).toEqual(['not-own-proposal']);
    value(await withdraw(fixture.staff.handler));
    expect(codes(await withdraw(fixture.staff.handler))).toEqual(['no-repeal']);
    expect(codes(await decide(versionId))).toEqual(['wrong-step']);
    expect(await tables()).toEqual(after);
    value(await propose(versionId));
    value(await decide(versionId));
  });

  it('is decided by the second reviewer where it moves no amount', async () => {
    const versionId = await approved('2021-09-09', [
      { kind: 'setting-set', key: 'claims/publication-days', value: 9 },
    ]);
    value(await propose(versionId));
    expect(codes(await decide(versionId))).toEqual(['finance-signs']);
    expect((await view(versionId)).allowed).not.toContain('policyVersions.decideRepeal');
    value(await decide(versionId, fixture.staff.secondReviewer));
  });

  it('is not repealed under a later one, nor once its day has come', async () => {
    const before = await tables();
    const first = await approved('2021-09-10');
    const second = await approved('2021-09-12', [{ ...SET, amountFen: 140_000 }]);
    expect(codes(await propose(first))).toEqual(['version-built-upon']);
    value(await propose(second));
    value(await decide(second));
    value(await propose(first));
    fixture.app.clock.set('2021-09-10T02:00:00Z');
    expect(codes(await decide(first))).toEqual(['version-in-force']);
    expect((await view(first)).allowed).not.toContain('policyVersions.proposeRepeal');
    fixture.app.clock.set('2021-08-20T02:00:00Z');
    value(await decide(first));
    expect(await tables()).toEqual(before);
  });

  it('gives back the end that a row had before', async () => {
    const ends = (until: string) =>
      withTx(fixture.app.db, { kind: 'system' }, (tx) =>
        sql`update subsidy_standard set in_force = daterange(lower(in_force), ${until}::date)
          where policy_id = 'liaocheng-2021' and occupation_code = ${SET.occupationCode} and upper(in_force) is null`.execute(
          tx,
        ),
      );
    await ends('2022-07-01');
    const before = await tables();
    const versionId = await approved('2021-09-14', [SET]);
    value(await propose(versionId));
    value(await decide(versionId));
    expect(await tables()).toEqual(before);
  });

  it('is proposed and decided once of fifty', async () => {
    const versionId = await approved('2021-09-16');
    const winners = async <T>(work: () => Promise<Result<T>>) =>
      (await Promise.all(Array.from({ length: 50 }, work))).filter(({ ok }) => ok).length;
    const { version } = await view(versionId);
    const proposed = () =>
      as(fixture.staff.handler, (act) => proposeRepeal(act, versionId, { version, reason }));
    expect(await winners(proposed)).toBe(1);
    const seen = await view(versionId);
    const decided = () =>
      as(fixture.staff.finance, (act) =>
        decideRepeal(act, versionId, { version: seen.version, decision: 'passed' }),
      );
    expect(await winners(decided)).toBe(1);
    // Negative control: of fifty who do not contend all get through.
    expect(await winners(() => as(fixture.staff.handler, async () => done(null)))).toBe(50);
  });

  it('takes out no row that it has not set: the database keeps those of the catalogue', async () => {
    const versionId = await approved('2021-09-18');
    const gone = (set: boolean) =>
      withTx(fixture.app.db, { kind: 'system' }, (tx) =>
        tryConstraint(tx, () =>
          sql`delete from subsidy_standard
            where policy_version_id is not distinct from ${set ? versionId : null}::uuid`.execute(tx),
        ),
      );
    expect(await gone(false)).toMatchObject({ ok: false, violation: { constraint: 'policy_row_fence' } });
    // Negative control: its own rows may go.
    expect(await gone(true)).toMatchObject({ ok: true });
  });
});
