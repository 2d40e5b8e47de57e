import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { actAs, codes, value } from '../../training/classes/testing.ts';
import { computeClaims } from '../claims/index.ts';
import { type ClaimWorld, claimWorld, SHENYANG } from '../claims/testing.ts';
import { carryOn, resumeRun, startRun, stopRun } from './index.ts';
import { recoveryRows, unclaimedRows } from './store-lists.ts';

const YEAR = 2021;
const ANY = { year: YEAR, benefit: null };

async function start(world: ClaimWorld, divisionCode = '371526', year = YEAR): Promise<Uuid> {
  const { app, desks } = world;
  return value(
    await actAs(app, desks.handler, (act) => startRun(act, { divisionCode, year, asOf: app.clock.today() })),
  ).runId;
}

async function run(world: ClaimWorld, chunk = 3) {
  return carryOn(world.app, world.desks.handler, world.law, await start(world), { chunk });
}

/** What stands, without what differs from run to run. */
function standing(world: ClaimWorld, actor: Actor = world.desks.handler) {
  return readTx(world.app.db, actor.scope, async (tx) => {
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

function countRows(world: ClaimWorld): Promise<number> {
  return readTx(world.app.db, world.desks.handler.scope, async (tx) => {
    const rows = await tx.selectFrom('determination').select('determinationId').execute();
    return rows.length;
  });
}

async function compute(world: ClaimWorld, target: { classId: Uuid } | { listId: Uuid }) {
  const { app, desks, law } = world;
  return value(await actAs(app, desks.handler, (act) => computeClaims(act, law, target, app.clock.today())));
}

const unclaimed = (world: ClaimWorld) =>
  readTx(world.app.db, world.desks.handler.scope, (tx) =>
    unclaimedRows(tx, ANY, { after: null, limit: 500 }),
  );
const recoveries = (world: ClaimWorld) =>
  readTx(world.app.db, world.desks.handler.scope, (tx) =>
    recoveryRows(tx, { ...ANY, kind: null }, { after: null, limit: 500 }),
  );

describe('a run over a county and year', () => {
  let world: ClaimWorld;
  let claimedClass: { classId: Uuid; personIds: PersonId[] };
  let otherClass: { classId: Uuid; personIds: PersonId[] };
  let list: { listId: Uuid; personIds: PersonId[] };

  beforeAll(async () => {
    world = await claimWorld();
    claimedClass = await world.addClass([{}, { hukou: 'urban' }, { silent: ['pension'] }, {}]);
    otherClass = await world.addClass([{}, { result: 'failed' }, { status: 'dead' }, {}]);
    list = await world.addList([['2021-05', '2021-06'], ['2021-03']]);
    await compute(world, { classId: claimedClass.classId });
  });
  afterAll(() => world.app.db.close());

  it('writes no row for what was claimed, and one for everybody else', async () => {
    const before = await standing(world);
    expect(before).toHaveLength(4);
    const done = await run(world);
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
    const after = await standing(world);
    expect(after).toHaveLength(8);
    expect(after).toEqual(expect.arrayContaining(before));
  });

  it('finds who is entitled and has not claimed', async () => {
    const rows = await unclaimed(world);
    expect(rows.map(({ personId }) => personId).sort()).toEqual(
      [otherClass.personIds[0], otherClass.personIds[3], ...list.personIds].sort(),
    );
    expect(rows.map(({ amountFen }) => amountFen).sort()).toEqual([100_000, 132_000, 132_000, 50_000].sort());
  });

  it('does not list whom it lists any more once she has claimed (negative control)', async () => {
    await compute(world, { listId: list.listId });
    const rows = await unclaimed(world);
    expect(rows.map(({ personId }) => personId).sort()).toEqual(
      [otherClass.personIds[0], otherClass.personIds[3]].sort(),
    );
  });

  it('writes nothing over unchanged facts, on a later day too', async () => {
    await run(world);
    const rows = await countRows(world);
    world.app.clock.set('2021-09-20T02:00:00Z');
    const again = await run(world);
    expect(again).toMatchObject({ status: 'done', writtenCount: 0 });
    expect(again.counts.unchanged).toBe(again.lineCount);
    expect(await countRows(world)).toBe(rows);
  });

  it('supersedes what a new fact changes, and only that', async () => {
    const [person] = otherClass.personIds;
    await world.say([
      {
        personId: person as PersonId,
        knownOn: localDate('2021-09-19'),
        answerId: null,
        kind: 'pension',
        sourceDepartment: 'pension',
        payload: { draws: true },
      },
    ]);
    const done = await run(world);
    expect(done).toMatchObject({ writtenCount: 1 });
    expect(done.counts.superseded).toBe(1);
    expect((await unclaimed(world)).map(({ personId }) => personId)).not.toContain(person);
  });

  it('does not begin twice at a time, nor for a year to come', async () => {
    const runId = await start(world);
    const again = await actAs(world.app, world.desks.handler, (act) =>
      startRun(act, { divisionCode: '371526', year: YEAR, asOf: world.app.clock.today() }),
    );
    expect(codes(again)).toEqual(['already-running']);
    const early = await actAs(world.app, world.desks.handler, (act) =>
      startRun(act, { divisionCode: '371526', year: 2030, asOf: world.app.clock.today() }),
    );
    expect(codes(early)).toEqual(['year-not-yet']);
    expect(await carryOn(world.app, world.desks.handler, world.law, runId)).toMatchObject({
      status: 'done',
    });
    const late = await actAs(world.app, world.desks.handler, (act) => stopRun(act, runId));
    expect(codes(late)).toEqual(['wrong-status']);
  });
});

describe('a run that is stopped', () => {
  it('goes on from where it stood and ends with the rows of one go', async () => {
    const stories = [{}, { hukou: 'urban' as const }, {}, { silent: ['pension' as const] }, {}, {}];
    const whole = await claimWorld();
    const parts = await claimWorld();
    try {
      for (const world of [whole, parts]) await world.addClass(stories);
      await run(whole, 100);
      const { app, desks, law } = parts;
      const runId = await start(parts);
      const stopping = new AbortController();
      const stopped = await carryOn(app, desks.handler, law, runId, {
        chunk: 2,
        signal: stopping.signal,
        onProgress: () => stopping.abort(),
      });
      expect(stopped).toMatchObject({ status: 'stopped', personDone: 2, personTotal: 6 });
      // Stopped is stopped: carrying on does nothing until somebody resumes.
      expect(await carryOn(app, desks.handler, law, runId)).toMatchObject({
        status: 'stopped',
        personDone: 2,
      });
      value(await actAs(app, desks.handler, (act) => resumeRun(act, runId)));
      const done = await carryOn(app, desks.handler, law, runId, { chunk: 2 });
      expect(done).toMatchObject({ status: 'done', personDone: 6, lineCount: 6, writtenCount: 6 });
      const plain = (rows: Awaited<ReturnType<typeof standing>>) =>
        rows.map(({ outcome, amountFen, claimedOn, pattern }) => ({
          outcome,
          amountFen,
          claimedOn,
          pattern,
        }));
      expect(plain(await standing(parts))).toEqual(plain(await standing(whole)));
    } finally {
      await whole.app.db.close();
      await parts.app.db.close();
    }
  });

  it('ends when somebody else has taken it up in between', async () => {
    const world = await claimWorld();
    try {
      await world.addClass([{}, {}, {}, {}]);
      const { app, desks, law } = world;
      const runId = await start(world);
      let taken: Promise<unknown> | undefined;
      const left = await carryOn(app, desks.handler, law, runId, {
        chunk: 1,
        onProgress: () => {
          taken ??= actAs(app, desks.handler, (act) => stopRun(act, runId)).then(() =>
            actAs(app, desks.handler, (act) => resumeRun(act, runId)),
          );
        },
      });
      await taken;
      expect(left.personDone).toBeLessThan(4);
      const done = await carryOn(app, desks.handler, law, runId, { chunk: 1 });
      expect(done).toMatchObject({ status: 'done', personDone: 4, lineCount: 4, writtenCount: 4 });
    } finally {
      await world.app.db.close();
    }
  });
});

describe('Liaoning, where trainees get an allowance', () => {
  it('decides the allowance of everybody, asked for or not', async () => {
    const world = await claimWorld(SHENYANG);
    try {
      const { personIds } = await world.addClass([
        { asksAllowance: true, group: 'employment-difficulty' },
        { group: 'employment-difficulty' },
        {},
      ]);
      const { app, desks, law } = world;
      const runId = await start(world, '210102', 2024);
      const done = await carryOn(app, desks.handler, law, runId);
      // A training line, an allowance line and, on the certificate, a line for the skill upgrade.
      expect(done).toMatchObject({ status: 'done', lineCount: 9 });
      const rows = await readTx(app.db, desks.handler.scope, (tx) =>
        unclaimedRows(tx, { year: 2024, benefit: 'living-allowance' }, { after: null, limit: 10 }),
      );
      expect(rows.map(({ personId, amountFen }) => [personId, amountFen])).toEqual(
        personIds.slice(0, 2).map((personId) => [personId, 12_000]),
      );
    } finally {
      await world.app.db.close();
    }
  });
});

describe('what the facts carry no more', () => {
  it('is listed as a payment to be stopped, with the difference', async () => {
    const world = await claimWorld();
    try {
      const { classId, personIds } = await world.addClass([{}, {}]);
      const computed = await compute(world, { classId });
      expect(computed.claims[0]?.entitledFen).toBe(264_000);
      const owner = await world.app.db.owner();
      await owner.query("select set_config('app.scope_kind', 'system', false)");
      await owner.query("update claim_line set status = 'granted'");
      await owner.end();
      await run(world);
      expect(await recoveries(world)).toEqual([]);
      const [person] = personIds;
      await world.say([
        {
          personId: person as PersonId,
          knownOn: localDate('2021-08-19'),
          answerId: null,
          kind: 'pension',
          sourceDepartment: 'pension',
          payload: { draws: true },
        },
      ]);
      const done = await run(world);
      expect(done.counts).toMatchObject({ recoveries: 1, stopPaymentFen: 132_000, recoverFen: 0 });
      expect(await recoveries(world)).toMatchObject([
        { personId: person, kind: 'stop-payment', grantedFen: 132_000, nowFen: 0, differenceFen: 132_000 },
      ]);

      // The register corrects itself after the money was granted: no law decides such a line, two people must look at it.
      const [, other] = personIds;
      const register = (status: 'normal' | 'dead') =>
        world.say([
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
      const blocked = await run(world);
      expect(blocked.counts).toMatchObject({
        blocked: 1,
        blockedGranted: 1,
        recoveries: 2,
        stopPaymentFen: 264_000,
      });
      const gone = (await recoveries(world)).find((row) => row.personId === other);
      expect(gone).toMatchObject({ outcome: 'not-entitled', nowFen: 0, differenceFen: 132_000 });
      expect(gone?.blockedBecause).toContain('2021-06-01 死亡');
      await register('normal');
      await run(world);
      expect((await recoveries(world)).map((row) => row.personId)).toEqual([person]);
      // The claim line itself stays as two people approved it.
      const lines = await readTx(world.app.db, world.desks.handler.scope, (tx) =>
        tx.selectFrom('claimLine').select(['status', 'amountFen']).execute(),
      );
      expect(lines).toEqual([
        { status: 'granted', amountFen: 132_000 },
        { status: 'granted', amountFen: 132_000 },
      ]);
    } finally {
      await world.app.db.close();
    }
  });
});
