import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computeClaims, type Law, loadClaimSettings } from '../src/benefits/claims/index.ts';
import { carryOn, resumeRun, startRun } from '../src/benefits/mass-runs/index.ts';
import { importPlan, intakeWords, lawOfRegion, planIntake, readFolder } from '../src/edge/intake/index.ts';
import { seedReference } from '../src/law/reference/index.ts';
import { readTx, withTx } from '../src/platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../src/platform/kernel/index.ts';
import { recordFacts } from '../src/registry/persons/index.ts';
import { actAs, addStaff, type Staff, type TestApp, testApp, value } from '../src/testing/classes-fixture.ts';
import { testPolicies } from '../src/testing/policies-fixture.ts';
import { classesNamed } from '../src/training/classes/index.ts';
import { workForTrainingLists } from '../src/training/work-for-training/index.ts';

// A run over the public county: what claims decided it must decide again to the same bytes.
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
});
afterAll(() => app.db.close());

const compute = (target: { classId: Uuid } | { listId: Uuid }, day: string) =>
  actAs(app, staff.handler, (act) => computeClaims(act, law, target, localDate(day))).then(value);

async function start(): Promise<Uuid> {
  const of = { divisionCode: COUNTY, year: 2021, asOf: app.clock.today() };
  return value(await actAs(app, staff.handler, (act) => startRun(act, of))).runId;
}

async function run() {
  return carryOn(app, staff.handler, law, { runId: await start(), chunk: 50 });
}

describe('a run over the sample county', () => {
  it('decides what was claimed to the same bytes: no row is written', async () => {
    for (const [name, day] of CLAIM_DAYS) {
      const [found] = await readTx(app.db, staff.handler.scope, (tx) => classesNamed(tx, name));
      await compute({ classId: found?.classId as Uuid }, day);
    }
    for (const list of await readTx(app.db, staff.handler.scope, workForTrainingLists))
      await compute({ listId: list.listId }, LIST_DAY);
    const done = await run();
    expect(done).toMatchObject({ status: 'done', lineCount: 257, writtenCount: 0 });
    expect(done.counts).toMatchObject({
      entitled: 153,
      entitledFen: 24_056_000,
      notEntitled: 97,
      incomplete: 7,
      unchanged: 257,
      unclaimed: 0,
      recoveries: 0,
    });
    // Two people are blocked in their class lines.
    expect(done.counts.blocked).toBe(2);
  });

  it('writes nothing on a day when the notice has long ended either', async () => {
    app.clock.set('2023-03-01T02:00:00Z');
    expect(await run()).toMatchObject({ status: 'done', lineCount: 257, writtenCount: 0 });
    app.clock.set('2021-10-19T02:00:00Z');
  });

  it('would write where one fact differs (negative control)', async () => {
    const personId = await readTx(app.db, staff.handler.scope, async (tx) => {
      const { rows } = await sql<{ personId: PersonId }>`select d.person_id from determination d
        where d.superseded_by is null and d.outcome = 'entitled' and d.benefit = 'training-subsidy' limit 1`.execute(
        tx,
      );
      return rows[0]?.personId as PersonId;
    });
    value(
      await actAs(app, staff.handler, async (act) => {
        await recordFacts(act, [
          {
            personId,
            knownOn: app.clock.today(),
            answerId: null,
            kind: 'public-payroll',
            sourceDepartment: 'public-finance',
            payload: { onPayroll: true },
          },
        ]);
        return { ok: true, value: null };
      }),
    );
    const done = await run();
    expect(done.writtenCount).toBeGreaterThan(0);
    expect(done.counts.superseded).toBe(done.writtenCount);
  });
});

describe('a process that is killed in the middle', () => {
  it('loses nothing: the run resumes after the last chunk that was stored', async () => {
    // No decision is current: the run has everything to write again.
    const owner = await app.db.owner();
    await owner.query("select set_config('app.scope_kind', 'system', false)");
    await owner.query('delete from claim_signal');
    await owner.query('delete from claim_block');
    await owner.query('delete from claim_line');
    await owner.query('delete from claim');
    await owner.query('delete from determination');
    await owner.end();
    const runId = await start();
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/db-fixtures/mass-run.ts'], {
      cwd: resolve(import.meta.dirname, '..'),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(
      JSON.stringify({
        roles: app.db.roles,
        actor: staff.handler,
        runId,
        instant: '2021-10-19T02:00:00Z',
        chunk: 10,
      }),
    );
    const chunks = await new Promise<number>((done) => {
      let seen = 0;
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        seen += text.split('chunk').length - 1;
        if (seen >= 3) child.kill('SIGKILL');
      });
      child.once('exit', () => done(seen));
    });
    expect(chunks).toBeGreaterThanOrEqual(3);
    app.clock.set('2021-10-19T02:10:00Z');
    value(await actAs(app, staff.handler, (act) => resumeRun(act, runId)));
    const done = await carryOn(app, staff.handler, law, { runId, chunk: 20 });
    expect(done).toMatchObject({ status: 'done', lineCount: 257, writtenCount: 257 });
    const { rows } = await readTx(app.db, staff.handler.scope, (tx) =>
      sql<{
        rows: number;
        lines: number;
      }>`select count(*)::int as rows, count(distinct (person_id, line_key))::int as lines
        from determination where superseded_by is null`.execute(tx),
    );
    expect(rows).toEqual([{ rows: 257, lines: 257 }]);
    expect(await run()).toMatchObject({ writtenCount: 0 });
  });
});
