import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { type ClaimFixture, claimFixture, SHENYANG } from '../../testing/claims-fixture.ts';
import { actAs, codes, value } from '../../testing/classes-fixture.ts';
import { computeClaims } from '../claims/index.ts';
import { carryOn, resumeRun, startRun, stopRun } from './index.ts';
import { createRunJobs } from './service-run.ts';
import { findRun } from './store.ts';
import { recoveryRows, unclaimedRows } from './store-lists.ts';

const YEAR = 2021;
const ANY = { year: YEAR, benefit: null };

async function start(fixture: ClaimFixture, divisionCode = '371526', year = YEAR): Promise<Uuid> {
  const { app, staff } = fixture;
  return value(
    await actAs(app, staff.handler, (act) => startRun(act, { divisionCode, year, asOf: app.clock.today() })),
  ).runId;
}

async function run(fixture: ClaimFixture, chunk = 3) {
  return carryOn(fixture.app, fixture.staff.handler, fixture.law, { runId: await start(fixture), chunk });
}

/** The current decisions, without what differs from run to run. */
function currentDecisions(fixture: ClaimFixture, actor: Actor = fixture.staff.handler) {
  return readTx(fixture.app.db, actor.scope, async (tx) => {
    const rows = await tx
      .selectFrom('determination')
      .select([
        'personId',
        'lineKey',
        'outcome',
        'amountFen',
        'claimedOn',
        'pattern',
        'factsDigest',
        'decidedAt',
      ])
      .where('supersededBy', 'is', null)
      .orderBy('personId')
      .orderBy('lineKey')
      .execute();
    return rows.map(({ factsDigest, decidedAt: _, ...row }) => ({
      ...row,
      digest: factsDigest.toString('hex'),
    }));
  });
}

function countRows(fixture: ClaimFixture): Promise<number> {
  return readTx(fixture.app.db, fixture.staff.handler.scope, async (tx) => {
    const rows = await tx.selectFrom('determination').select('determinationId').execute();
    return rows.length;
  });
}

async function compute(fixture: ClaimFixture, target: { classId: Uuid } | { listId: Uuid }) {
  const { app, staff, law } = fixture;
  return value(await actAs(app, staff.handler, (act) => computeClaims(act, law, target, app.clock.today())));
}

const unclaimed = (fixture: ClaimFixture) =>
  readTx(fixture.app.db, fixture.staff.handler.scope, (tx) =>
    unclaimedRows(tx, ANY, { after: null, limit: 500 }),
  );
const recoveries = (fixture: ClaimFixture) =>
  readTx(fixture.app.db, fixture.staff.handler.scope, (tx) =>
    recoveryRows(tx, { ...ANY, kind: null }, { after: null, limit: 500 }),
  );

describe('a run over a county and year', () => {
  let fixture: ClaimFixture;
  let claimedClass: { classId: Uuid; personIds: PersonId[] };
  let otherClass: { classId: Uuid; personIds: PersonId[] };
  let list: { listId: Uuid; personIds: PersonId[] };

  beforeAll(async () => {
    fixture = await claimFixture();
    claimedClass = await fixture.addClass([{}, { hukou: 'urban' }, { silent: ['pension'] }, {}]);
    otherClass = await fixture.addClass([{}, { result: 'failed' }, { status: 'dead' }, {}]);
    list = await fixture.addList([['2021-05', '2021-06'], ['2021-03']]);
    await compute(fixture, { classId: claimedClass.classId });
  });
  afterAll(() => fixture.app.db.close());

  it('writes no row for what was claimed, and one for everybody else', async () => {
    const before = await currentDecisions(fixture);
    expect(before).toHaveLength(4);
    const done = await run(fixture);
    expect(done).toMatchObject({
      status: 'done',
      personDone: 10,
      personTotal: 10,
      lineCount: 8,
      writtenCount: 4,
    });
    expect(done.counts).toMatchObject({
      unchanged: 4,
      blocked: 1,
      entitled: 6,
      notEntitled: 1,
      incomplete: 1,
    });
    const after = await currentDecisions(fixture);
    expect(after).toHaveLength(8);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it('finds who is entitled and has not claimed', async () => {
    const rows = await unclaimed(fixture);
    expect(rows.map(({ personId }) => personId).sort()).toEqual(
      [otherClass.personIds[0], otherClass.personIds[3], ...list.personIds].sort(),
    );
    expect(rows.map(({ amountFen }) => amountFen).sort()).toEqual([100_000, 132_000, 132_000, 50_000].sort());
  });

  it('does not list whom it lists any more once she has claimed (negative control)', async () => {
    await compute(fixture, { listId: list.listId });
    const rows = await unclaimed(fixture);
    expect(rows.map(({ personId }) => personId).sort()).toEqual(
      [otherClass.personIds[0], otherClass.personIds[3]].sort(),
    );
  });

  it('writes nothing over unchanged facts, on a later day too', async () => {
    await run(fixture);
    const rows = await countRows(fixture);
    fixture.app.clock.set('2021-09-20T02:00:00Z');
    const again = await run(fixture);
    expect(again).toMatchObject({ status: 'done', writtenCount: 0 });
    expect(again.counts.unchanged).toBe(again.lineCount);
    expect(await countRows(fixture)).toBe(rows);
  });

  it('supersedes what a new fact changes, and only that', async () => {
    const [person] = otherClass.personIds;
    await fixture.addFacts([
      {
        personId: person as PersonId,
        knownOn: localDate('2021-09-19'),
        answerId: null,
        kind: 'pension',
        sourceDepartment: 'pension',
        payload: { draws: true },
      },
    ]);
    const done = await run(fixture);
    expect(done).toMatchObject({ writtenCount: 1 });
    expect(done.counts.superseded).toBe(1);
    expect((await unclaimed(fixture)).map(({ personId }) => personId)).not.toContain(person);
  });

  it('does not begin twice at a time, nor for a year to come', async () => {
    const runId = await start(fixture);
    const again = await actAs(fixture.app, fixture.staff.handler, (act) =>
      startRun(act, { divisionCode: '371526', year: YEAR, asOf: fixture.app.clock.today() }),
    );
    expect(codes(again)).toEqual(['already-running']);
    const early = await actAs(fixture.app, fixture.staff.handler, (act) =>
      startRun(act, { divisionCode: '371526', year: 2030, asOf: fixture.app.clock.today() }),
    );
    expect(codes(early)).toEqual(['year-not-yet']);
    expect(await carryOn(fixture.app, fixture.staff.handler, fixture.law, { runId })).toMatchObject({
      status: 'done',
    });
    const stoppedAgain = await actAs(fixture.app, fixture.staff.handler, (act) => stopRun(act, runId));
    expect(codes(stoppedAgain)).toEqual(['wrong-status']);
  });
});

describe('a run that is stopped', () => {
  it('resumes after its last chunk and ends with the rows of one uninterrupted run', async () => {
    const stories = [{}, { hukou: 'urban' as const }, {}, { silent: ['pension' as const] }, {}, {}];
    const whole = await claimFixture();
    const parts = await claimFixture();
    try {
      for (const fixture of [whole, parts]) await fixture.addClass(stories);
      await run(whole, 100);
      const { app, staff, law } = parts;
      const runId = await start(parts);
      const stopping = new AbortController();
      const stopped = await carryOn(app, staff.handler, law, {
        runId,
        chunk: 2,
        signal: stopping.signal,
        onProgress: () => stopping.abort(),
      });
      expect(stopped).toMatchObject({ status: 'stopped', personDone: 2, personTotal: 6 });
      // Stopped is stopped: carrying on does nothing until somebody resumes.
      expect(await carryOn(app, staff.handler, law, { runId })).toMatchObject({
        status: 'stopped',
        personDone: 2,
      });
      value(await actAs(app, staff.handler, (act) => resumeRun(act, runId)));
      const done = await carryOn(app, staff.handler, law, { runId, chunk: 2 });
      expect(done).toMatchObject({ status: 'done', personDone: 6, lineCount: 6, writtenCount: 6 });
      const plain = (rows: Awaited<ReturnType<typeof currentDecisions>>) =>
        rows.map(({ outcome, amountFen, claimedOn, pattern }) => ({
          outcome,
          amountFen,
          claimedOn,
          pattern,
        }));
      expect(plain(await currentDecisions(parts))).toEqual(plain(await currentDecisions(whole)));
    } finally {
      await whole.app.db.close();
      await parts.app.db.close();
    }
  });

  it('ends when somebody else has taken it up in between', async () => {
    const fixture = await claimFixture();
    try {
      await fixture.addClass([{}, {}, {}, {}]);
      const { app, staff, law } = fixture;
      const runId = await start(fixture);
      let resumed: Promise<unknown> | undefined;
      const left = await carryOn(app, staff.handler, law, {
        runId,
        chunk: 1,
        onProgress: () => {
          resumed ??= actAs(app, staff.handler, (act) => stopRun(act, runId)).then(() =>
            actAs(app, staff.handler, (act) => resumeRun(act, runId)),
          );
        },
      });
      await resumed;
      expect(left.personDone).toBeLessThan(4);
      const done = await carryOn(app, staff.handler, law, { runId, chunk: 1 });
      expect(done).toMatchObject({ status: 'done', personDone: 4, lineCount: 4, writtenCount: 4 });
    } finally {
      await fixture.app.db.close();
    }
  });
});

describe('a run that is stopped and wanted again', () => {
  it('is resumed at once, while its last chunk still ends', async () => {
    const fixture = await claimFixture();
    try {
      await fixture.addClass([{}, {}, {}, {}]);
      const { app, staff, law } = fixture;
      const jobs = createRunJobs(law, { chunk: 1 });
      const runId = await start(fixture);
      // Holds the job after it has seen the run and before its first chunk.
      const owner = await app.db.owner();
      await owner.query('begin; lock table enrolment in access exclusive mode');
      jobs.launch(app, staff.handler, runId);
      const held = 'select 1 from pg_locks where not granted and relation = $1::regclass';
      while ((await owner.query(held, ['enrolment'])).rowCount === 0)
        await new Promise((later) => setTimeout(later, 20));
      value(await actAs(app, staff.handler, (act) => stopRun(act, runId)));
      value(await actAs(app, staff.handler, (act) => resumeRun(act, runId)));
      jobs.launch(app, staff.handler, runId);
      await owner.query('commit');
      await owner.end();
      await jobs.settled();
      const run = await readTx(app.db, staff.handler.scope, (tx) => findRun(tx, runId));
      expect(run).toMatchObject({ status: 'done', personDone: 4, writtenCount: 4 });
      expect(jobs.isHere(runId)).toBe(false);
    } finally {
      await fixture.app.db.close();
    }
  });
});

describe('Liaoning, where trainees get an allowance', () => {
  it('decides the allowance of everybody, asked for or not', async () => {
    const fixture = await claimFixture(SHENYANG);
    try {
      const { personIds } = await fixture.addClass([
        { asksAllowance: true, group: 'employment-difficulty' },
        { group: 'employment-difficulty' },
        {},
      ]);
      const { app, staff, law } = fixture;
      const runId = await start(fixture, '210102', 2024);
      const done = await carryOn(app, staff.handler, law, { runId });
      // A training line, an allowance line and, on the certificate, a line for the skill upgrade.
      expect(done).toMatchObject({ status: 'done', lineCount: 9 });
      const rows = await readTx(app.db, staff.handler.scope, (tx) =>
        unclaimedRows(tx, { year: 2024, benefit: 'living-allowance' }, { after: null, limit: 10 }),
      );
      expect(rows.map(({ personId, amountFen }) => [personId, amountFen])).toEqual(
        personIds.slice(0, 2).map((personId) => [personId, 12_000]),
      );
    } finally {
      await fixture.app.db.close();
    }
  });
});

describe('what the facts carry no more', () => {
  it('is listed as a payment to be stopped, with the difference', async () => {
    const fixture = await claimFixture();
    try {
      const { classId, personIds } = await fixture.addClass([{}, {}]);
      const computed = await compute(fixture, { classId });
      expect(computed.claims[0]?.entitledFen).toBe(264_000);
      const owner = await fixture.app.db.owner();
      await owner.query("select set_config('app.scope_kind', 'system', false)");
      await owner.query("update claim_line set status = 'granted'");
      await owner.end();
      await run(fixture);
      expect(await recoveries(fixture)).toEqual([]);
      const [person] = personIds;
      await fixture.addFacts([
        {
          personId: person as PersonId,
          knownOn: localDate('2021-08-19'),
          answerId: null,
          kind: 'pension',
          sourceDepartment: 'pension',
          payload: { draws: true },
        },
      ]);
      const done = await run(fixture);
      expect(done.counts).toMatchObject({ recoveries: 1, stopPaymentFen: 132_000, recoverFen: 0 });
      expect(await recoveries(fixture)).toMatchObject([
        { personId: person, kind: 'stop-payment', grantedFen: 132_000, nowFen: 0, differenceFen: 132_000 },
      ]);

      // The register corrects itself after the money was granted: no law decides such a line, two people must look at it.
      const [, other] = personIds;
      const register = (status: 'normal' | 'dead') =>
        fixture.addFacts([
          {
            personId: other as PersonId,
            knownOn: localDate('2021-08-20'),
            answerId: null,
            kind: 'population',
            sourceDepartment: 'public-security',
            payload: { status, statusOn: '2021-06-01', hukou: 'rural', registeredOn: '2010-01-01' },
          },
        ]);
      await register('dead');
      const blocked = await run(fixture);
      expect(blocked.counts).toMatchObject({
        blocked: 1,
        blockedGranted: 1,
        recoveries: 2,
        stopPaymentFen: 264_000,
      });
      const gone = (await recoveries(fixture)).find((row) => row.personId === other);
      expect(gone).toMatchObject({ outcome: 'not-entitled', nowFen: 0, differenceFen: 132_000 });
      expect(gone?.blockedBecause).toContain('2021-06-01 死亡');
      await register('normal');
      await run(fixture);
      expect((await recoveries(fixture)).map((row) => row.personId)).toEqual([person]);
      // The claim line itself stays as two people approved it.
      const lines = await readTx(fixture.app.db, fixture.staff.handler.scope, (tx) =>
        tx.selectFrom('claimLine').select(['status', 'amountFen']).execute(),
      );
      expect(lines).toEqual([
        { status: 'granted', amountFen: 132_000 },
        { status: 'granted', amountFen: 132_000 },
      ]);
    } finally {
      await fixture.app.db.close();
    }
  });
});
