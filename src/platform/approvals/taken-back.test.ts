import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  actAs,
  addActor,
  addStaff,
  codes,
  type Staff,
  type TestApp,
  testApp,
  value,
} from '../../testing/classes-fixture.ts';
import type { Act, Actor } from '../access/index.ts';
import { readTx, withTx } from '../db/index.ts';
import { divisionPathOf, done, refused, type Uuid } from '../kernel/index.ts';
import { seedWorkingDays } from './calendar.ts';
import { REFUSALS } from './rules.ts';
import {
  cancelCase,
  caseOf,
  openCase,
  performStep,
  sendCaseBack,
  startOver,
  withdrawCase,
  withdrawProposal,
} from './service.ts';
import { updateCase } from './store.ts';

const COUNTY = '371526';
const PATH = divisionPathOf(COUNTY);

let app: TestApp;
let staff: Staff;
let filer: Actor;

beforeAll(async () => {
  app = await testApp();
  await seedCounty(app);
  staff = await addStaff(app, COUNTY);
  filer = await addActor(app, { role: 'county-handler', divisionCode: COUNTY });
});
afterAll(() => app.db.close());

async function seedCounty(into: TestApp) {
  await withTx(into.db, { kind: 'system' }, async (tx) => {
    await sql`insert into division (division_code, name, level, path, source)
      values ('371526', '高唐县', 'county', 'd37.d15.d26', 'test')`.execute(tx);
    await seedWorkingDays(tx);
  });
}

function openOne(subjectId: string, by: Actor = filer) {
  return actAs(app, by, (act) =>
    openCase(act, {
      subjectType: 'class-filing',
      subjectId,
      divisionPath: PATH,
      organisationId: null,
      step: 'prepare',
      nextStep: 'first-review',
      due: { workingDays: 5, clause: 'LC-11a' },
    }),
  );
}

function review(
  by: Actor,
  subjectId: string,
  step: 'first-review' | 'second-review',
  decision: 'passed' | 'rejected' = 'passed',
) {
  return actAs(app, by, (act) =>
    performStep(act, {
      subjectType: 'class-filing',
      subjectId,
      step,
      decision,
      opinion: '已看过材料',
      nextStep: step === 'first-review' ? 'second-review' : null,
      due: { workingDays: 3, clause: 'LC-11a' },
    }),
  );
}

describe('what is taken back', () => {
  it('shows who took the thing back, sent it back or cancelled it, when and why, between its steps', async () => {
    const end = (run: (act: Act) => Promise<void>) =>
      actAs(app, filer, async (act) => {
        await run(act);
        return done(null);
      });
    const seen = async (subjectId: string) =>
      (await readTx(app.db, filer.scope, (tx) => caseOf(tx, 'class-filing', subjectId)))?.steps.map((step) =>
        [step.round, step.step, step.decision, step.opinion].join(' '),
      );
    value(await openOne('taken'));
    value(await end((act) => withdrawCase(act, 'class-filing', 'taken', '日期写错了')));
    value(await end((act) => withdrawCase(act, 'class-filing', 'taken', '重复点了')));
    value(await openOne('taken'));
    value(await review(staff.firstReviewer, 'taken', 'first-review'));
    value(await review(staff.secondReviewer, 'taken', 'second-review'));
    value(await end((act) => startOver(act, 'class-filing', 'taken')));
    value(await openOne('taken'));
    value(
      await end((act) => sendCaseBack(act, 'class-filing', 'taken', { as: 'sent-back', reason: '名单不全' })),
    );
    value(await end((act) => cancelCase(act, 'class-filing', 'taken', '不办了')));
    value(await end((act) => sendCaseBack(act, 'class-filing', 'taken', { as: 'sent-back' })));
    expect(await seen('taken')).toEqual([
      '1 prepare prepared ',
      '1 withdraw withdrawn 日期写错了',
      '2 prepare prepared ',
      '2 first-review passed 已看过材料',
      '2 second-review passed 已看过材料',
      '3 prepare prepared ',
      '3 send-back sent-back 名单不全',
      '3 cancel cancelled 不办了',
    ]);
    const [, taken] =
      (await readTx(app.db, filer.scope, (tx) => caseOf(tx, 'class-filing', 'taken')))?.steps ?? [];
    expect(taken).toMatchObject({ who: filer.displayName, role: filer.role });
    value(await openOne('kept'));
    expect(await seen('kept'), 'negative control').toEqual(['1 prepare prepared ']);
    value(await end((act) => withdrawCase(act, 'class-filing', 'nobody opened it')));
    await expect(asOwner(app, "update approval_taken_back set reason = 'other'")).rejects.toThrow(
      /append_only/,
    );
  });
});

describe('fifty who take back or decide', () => {
  const withdraw = (by: Actor, subjectId: string) =>
    actAs(app, by, (act) => withdrawProposal(act, 'class-filing', subjectId, '写错了'));

  it('its maker takes it back, or another decides: one wins', async () => {
    value(await openOne('back-or-on'));
    expect(codes(await withdraw(staff.firstReviewer, 'back-or-on'))).toEqual(['not-own-proposal']);
    expect(codes(await withdraw(filer, 'nothing waits'))).toEqual(['wrong-step']);
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        n % 2 === 0
          ? withdraw(filer, 'back-or-on')
          : review(staff.firstReviewer, 'back-or-on', 'first-review', 'rejected'),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(new Set(results.flatMap(codes))).toEqual(new Set(['wrong-step']));
  });

  it('both win where nothing locks the case before it is looked at (negative control)', async () => {
    value(await openOne('unlocked'));
    const unlocked = () =>
      actAs(app, filer, async (act) => {
        const seen = await caseOf(act.tx, 'class-filing', 'unlocked');
        if (seen?.status !== 'open') return refused(REFUSALS.wrongStep);
        await updateCase(act.tx, {
          ...seen,
          caseId: seen.caseId as Uuid,
          status: 'withdrawn',
          nextStep: null,
          dueOn: null,
        });
        return done(null);
      });
    const results = await Promise.all(Array.from({ length: 50 }, unlocked));
    expect(results.filter((result) => result.ok).length).toBeGreaterThan(1);
  });
});

async function asOwner(of: TestApp, statement: string) {
  const { url, ...rest } = of.db.roles.owner;
  const client = new pg.Client(url === undefined ? rest : { connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
