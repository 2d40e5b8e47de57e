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
import { createTestDatabase } from '../../testing/database-fixture.ts';
import { actingFor } from '../../testing/delegation-fixture.ts';
import type { Actor } from '../access/index.ts';
import { readTx, tryConstraint, withTx } from '../db/index.ts';
import { divisionPathOf, localDate, type Uuid } from '../kernel/index.ts';
import { seedWorkingDays, workingDaysAfter, workingDaysBetween } from './calendar.ts';
import { caseOf, openCase, openCasesFor, performStep } from './service.ts';
import { insertStep, signersOf } from './store.ts';

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
  decision: 'passed' | 'returned' | 'rejected' = 'passed',
  opinion?: string,
) {
  return actAs(app, by, (act) =>
    performStep(act, {
      subjectType: 'class-filing',
      subjectId,
      step,
      decision,
      opinion,
      nextStep: step === 'first-review' ? 'second-review' : null,
      due: { workingDays: 3, clause: 'LC-11a' },
    }),
  );
}

describe('a review on the way', () => {
  it('goes from role to role with deadlines in working days, and shows who did what', async () => {
    value(await openOne('two-reviews'));
    const waiting = await readTx(app.db, { kind: 'division', path: PATH }, (tx) =>
      openCasesFor(tx, ['first-review'], app.clock.today()),
    );
    // 2021-06-15 is a Tuesday; five working days later is Tuesday the 22nd.
    expect(waiting).toMatchObject([
      { subjectId: 'two-reviews', nextStep: 'first-review', dueOn: '2021-06-22', workingDaysLeft: 5 },
    ]);
    const second = value(await review(staff.firstReviewer, 'two-reviews', 'first-review'));
    expect(second).toMatchObject({ status: 'open', nextStep: 'second-review', dueOn: '2021-06-18' });
    const decided = value(await review(staff.secondReviewer, 'two-reviews', 'second-review'));
    expect(decided).toMatchObject({ status: 'approved', nextStep: null, dueOn: null, workingDaysLeft: null });
    expect(decided.steps.map((step) => [step.round, step.step, step.decision, step.who])).toEqual([
      [1, 'prepare', 'prepared', filer.displayName],
      [1, 'first-review', 'passed', staff.firstReviewer.displayName],
      [1, 'second-review', 'passed', staff.secondReviewer.displayName],
    ]);
    expect(codes(await openOne('two-reviews'))).toEqual(['case-closed']);
  });

  it("a returned case starts a second round, in which yesterday's reviewer may review again", async () => {
    value(await openOne('back'));
    expect(codes(await openOne('back'))).toEqual(['case-open']);
    expect(codes(await review(staff.firstReviewer, 'back', 'first-review', 'returned', '缺'))).toEqual([
      'opinion-required',
    ]);
    value(await review(staff.firstReviewer, 'back', 'first-review', 'returned', '课程表少一天'));
    value(await openOne('back'));
    const view = value(await review(staff.firstReviewer, 'back', 'first-review'));
    expect(view).toMatchObject({ round: 2, status: 'open', nextStep: 'second-review' });
    expect(view.steps.map((step) => [step.round, step.step])).toEqual([
      [1, 'prepare'],
      [1, 'first-review'],
      [2, 'prepare'],
      [2, 'first-review'],
    ]);
  });

  it('enforces four eyes by human being, not by account', async () => {
    value(await openOne('eyes'));
    const alias = await addActor(app, {
      role: 'county-first-reviewer',
      divisionCode: COUNTY,
      personKey: filer.personKey,
    });
    expect(codes(await review(alias, 'eyes', 'first-review'))).toEqual(['four-eyes']);
    value(await review(staff.firstReviewer, 'eyes', 'first-review'));
    const twice = await addActor(app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: staff.firstReviewer.personKey,
    });
    expect(codes(await review(twice, 'eyes', 'second-review'))).toEqual(['four-eyes']);
  });

  it('counts a step that is taken for somebody on leave for both', async () => {
    const colleague = await addActor(app, { role: 'county-handler', divisionCode: COUNTY });
    const { firstReviewer: away, secondReviewer } = staff;
    const acting = await actingFor(app, colleague, away);
    const pairs = [
      ['own', 'for', colleague, acting],
      ['of the one on leave', 'for', away, acting],
      ['for', 'own', acting, colleague],
      ['for', 'of the one on leave', acting, away],
      ['for', 'for the same by another', acting, await actingFor(app, staff.auditor, away)],
    ] as const;
    for (const [at, [first, second, one, other]] of pairs.entries()) {
      value(await openOne(`leave-${at}`));
      value(await review(one, `leave-${at}`, 'first-review'));
      expect([first, second, codes(await review(other, `leave-${at}`, 'second-review'))]).toEqual([
        first,
        second,
        ['four-eyes'],
      ]);
      value(await review(secondReviewer, `leave-${at}`, 'second-review'));
    }
    value(await openOne('leave-control'));
    value(await review(acting, 'leave-control', 'first-review'));
    const stranger = await actingFor(app, staff.auditor, secondReviewer);
    expect((await review(stranger, 'leave-control', 'second-review')).ok, 'negative control').toBe(true);
    const signers = await readTx(app.db, acting.scope, (tx) =>
      signersOf(tx, 'class-filing', ['leave-control']),
    );
    expect(signers.find(({ step }) => step === 'first-review')?.persons).toEqual([
      colleague.personKey,
      away.personKey,
    ]);
    const steps = await readTx(app.db, acting.scope, (tx) => caseOf(tx, 'class-filing', 'leave-control'));
    expect(steps?.steps.map(({ who }) => who)).toContain(`${colleague.displayName}（代${away.displayName}）`);
  });

  it('the database refuses such a second step by itself', async () => {
    value(await openOne('leave-wall'));
    const colleague = await addActor(app, { role: 'county-handler', divisionCode: COUNTY });
    const acting = await actingFor(app, colleague, staff.firstReviewer);
    const { caseId } = value(await review(acting, 'leave-wall', 'first-review'));
    const second = (personKey: string, forPersonKey: string | null) =>
      withTx(app.db, acting.scope, (tx) =>
        tryConstraint(tx, () =>
          insertStep(tx, {
            caseId: caseId as Uuid,
            round: 1,
            step: 'second-review',
            personKey,
            forPersonKey,
            accountId: staff.secondReviewer.accountId,
            decision: 'passed',
            reasonCode: null,
            opinion: null,
            decidedAt: app.clock.now(),
          }),
        ),
      );
    for (const [own, on] of [
      [colleague.personKey, null],
      [staff.firstReviewer.personKey, null],
      ['somebody', staff.firstReviewer.personKey],
      ['somebody', colleague.personKey],
    ] as const)
      expect(await second(own, on)).toMatchObject({
        ok: false,
        violation: { constraint: 'approval_step_four_eyes' },
      });
    expect((await second('somebody', 'somebody-else')).ok, 'negative control').toBe(true);
  });

  it('is not visible to the neighbouring county', async () => {
    value(await openOne('elsewhere'));
    const seen = await readTx(app.db, { kind: 'division', path: 'd37.d15.d25' }, (tx) =>
      caseOf(tx, 'class-filing', 'elsewhere'),
    );
    expect(seen).toBeUndefined();
    const own = await readTx(app.db, { kind: 'division', path: 'd37.d15' }, (tx) =>
      caseOf(tx, 'class-filing', 'elsewhere', localDate('2021-06-24')),
    );
    expect(own).toMatchObject({ workingDaysLeft: -2, dueOn: '2021-06-22' });
  });
});

describe('fifty contenders for one step', () => {
  it('exactly one wins', async () => {
    value(await openOne('race'));
    const contenders = await Promise.all(
      Array.from({ length: 50 }, () =>
        addActor(app, { role: 'county-first-reviewer', divisionCode: COUNTY }),
      ),
    );
    const results = await Promise.all(contenders.map((who) => review(who, 'race', 'first-review')));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(new Set(results.flatMap(codes))).toEqual(new Set(['wrong-step']));
  });

  it('holds by the schema alone; without the constraint fifty would win (negative control)', async () => {
    // The lock of takeStep is left out here: only the constraint decides between the two acts.
    const rush = async (into: TestApp) => {
      const path = { kind: 'division', path: PATH } as const;
      const filing = await addActor(into, { role: 'county-handler', divisionCode: COUNTY });
      const { caseId } = value(
        await actAs(into, filing, (act) =>
          openCase(act, {
            subjectType: 'class-filing',
            subjectId: 'rush',
            divisionPath: PATH,
            organisationId: null,
            step: 'prepare',
            nextStep: 'first-review',
            due: null,
          }),
        ),
      );
      const tried = await Promise.all(
        Array.from({ length: 50 }, async (_, n) =>
          withTx(into.db, path, (tx) =>
            tryConstraint(tx, () =>
              insertStep(tx, {
                caseId,
                round: 1,
                step: 'first-review',
                forPersonKey: null,
                personKey: `contender-${n}`,
                accountId: filing.accountId,
                decision: 'passed',
                reasonCode: null,
                opinion: null,
                decidedAt: into.clock.now(),
              }),
            ),
          ),
        ),
      );
      return tried.filter((attempt) => attempt.ok).length;
    };
    expect(await rush(app)).toBe(1);

    const scratch: TestApp = { ...app, db: await createTestDatabase() };
    try {
      await seedCounty(scratch);
      await asOwner(scratch, 'alter table approval_step drop constraint approval_step_once');
      expect(await rush(scratch)).toBe(50);
    } finally {
      await scratch.db.close();
    }
  });
});

describe('the calendar', () => {
  const inSystem = <T>(fn: (tx: Parameters<Parameters<typeof withTx>[2]>[0]) => Promise<T>) =>
    withTx(app.db, { kind: 'system' }, fn);

  it('counts working days over holidays and make-up days', async () => {
    await inSystem(async (tx) => {
      // The National Day week of 2021: off from Friday the 1st to the 7th, Saturday the 9th worked.
      expect(value(await workingDaysAfter(tx, localDate('2021-09-30'), 1))).toBe('2021-10-08');
      expect(value(await workingDaysAfter(tx, localDate('2021-09-30'), 2))).toBe('2021-10-09');
      expect(value(await workingDaysAfter(tx, localDate('2021-09-30'), 0))).toBe('2021-09-30');
      expect(value(await workingDaysBetween(tx, localDate('2021-09-30'), localDate('2021-10-11')))).toBe(3);
      expect(value(await workingDaysBetween(tx, localDate('2021-10-11'), localDate('2021-09-30')))).toBe(-3);
    });
  });

  it('refuses a deadline beyond the loaded calendar, and before it', async () => {
    await inSystem(async (tx) => {
      expect(codes(await workingDaysAfter(tx, localDate('2040-12-28'), 5))).toEqual(['calendar-too-short']);
      expect(codes(await workingDaysAfter(tx, localDate('2003-12-01'), 5))).toEqual(['calendar-too-short']);
      expect(codes(await workingDaysBetween(tx, localDate('2040-12-28'), localDate('2041-01-05')))).toEqual([
        'calendar-too-short',
      ]);
    });
  });

  it('is loaded twice without a change', async () => {
    await inSystem(seedWorkingDays);
    const { rows } = await inSystem((tx) =>
      sql<{ days: number }>`select count(*)::int as days from working_day`.execute(tx),
    );
    expect(rows[0]?.days).toBe(8401 + 14 * 365 + 4);
  });
});

async function asOwner(of: TestApp, statement: string) {
  const { url, ...rest } = of.db.roles.owner;
  const client = new pg.Client(url === undefined ? rest : { connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
