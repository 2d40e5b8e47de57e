import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import type { ReviewBody } from '../../platform/approvals/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { localDate, type Uuid } from '../../platform/kernel/index.ts';
import { suspendOrganisation } from '../../registry/organisations/index.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  COUNTY,
  COUNTY_PATH,
  classFixture,
  codes,
  enrolPeople,
  goodFiling,
  policyForTests,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { draftWithPeople } from '../../testing/drafted-fixture.ts';
import type { FilingInput } from './contract.ts';
import { amendClass, cancelClass, draftClass, reviewClass, submitClass } from './service.ts';
import { checksOf } from './service-checks.ts';
import { enrol, rosterOf } from './service-roster.ts';
import { nextRunningNumber } from './store.ts';

let fixture: ClassFixture;
const county = { kind: 'division', path: COUNTY_PATH } as const;

beforeAll(async () => {
  fixture = await classFixture();
});
afterAll(() => fixture.app.db.close());

const draft = (filing: FilingInput, by: Actor = fixture.school) =>
  actAs(fixture.app, by, (act) => draftClass(act, filing, policyForTests));
const named = (filing: FilingInput, by?: Actor) => draftWithPeople(fixture, filing, by);
const submit = (classId: Uuid, version: number, by: Actor = fixture.school) =>
  actAs(fixture.app, by, (act) => submitClass(act, classId, version, policyForTests));
const review = (
  classId: Uuid,
  step: 'first-review' | 'second-review',
  body: Partial<ReviewBody> & { version: number },
  by: Actor = step === 'first-review' ? fixture.staff.firstReviewer : fixture.staff.secondReviewer,
) => actAs(fixture.app, by, (act) => reviewClass(act, classId, step, { decision: 'passed', ...body }));

/** Filings on days and in rooms of their own, so that one test does not hold what another needs. */
let weeks = 0;
function freeFiling(more: Partial<FilingInput> = {}): FilingInput {
  weeks += 1;
  const monday = new Date(Date.UTC(2021, 6, 12) + weeks * 14 * 86_400_000);
  const day = (n: number) => new Date(monday.getTime() + n * 86_400_000).toISOString().slice(0, 10);
  const good = goodFiling();
  const days = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].map(day);
  return {
    ...good,
    name: `保育员${weeks}班`,
    startOn: day(0),
    endOn: day(11),
    sessions: good.sessions.map((session, n) => ({
      ...session,
      taughtOn: days[Math.floor(n / 2)] ?? day(0),
    })),
    ...more,
  };
}

describe('the states of a class', () => {
  it('are fenced by the database where the rules are left out (negative control)', async () => {
    const { classId } = value(await draft(freeFiling()));
    await expect(
      withTx(fixture.app.db, { kind: 'system' }, (tx) =>
        sql`update training_class set status = 'approved', approved_on = '2021-06-15' where class_id = ${classId}`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/status_fence/);
  });
});

describe('from draft to approval', () => {
  it('passes two review steps and ends with a filing number', async () => {
    const { classId, version } = value(await draft(freeFiling({ name: '路上班' })));
    await enrolPeople(fixture, classId, [301, 302, 303], {}, fixture.school);
    expect(value(await submit(classId, version))).toMatchObject({ status: 'submitted', version: 2 });
    expect(codes(await submit(classId, 2))).toEqual(['wrong-status']);
    const first = value(await review(classId, 'first-review', { version: 2 }));
    expect(first).toMatchObject({ status: 'first-reviewed', number: null });
    const second = value(await review(classId, 'second-review', { version: 3 }));
    expect(second).toMatchObject({ status: 'approved', version: 4 });
    expect(second.number).toMatch(/^高人社培备〔2021〕\d{3}号$/);
    const { rows } = await readTx(fixture.app.db, county, (tx) =>
      sql<{ events: string[] }>`select array_agg(event order by seq) as events from journal_entry
        where object_type = 'training-class' and object_id = ${classId}`.execute(tx),
    );
    expect(rows[0]?.events).toEqual([
      'class-drafted',
      'trainees-enrolled',
      'class-submitted',
      'class-first-reviewed',
      'class-second-reviewed',
    ]);
  });

  it('is not submitted while a blocking check is not met, and the refusal names every reason', async () => {
    const { classId } = value(
      await draft(freeFiling({ practiceHours: 40, occupationCode: '6-31-01-03', occupationText: '电工' })),
    );
    const result = await submit(classId, 1);
    const clauses = result.ok ? [] : result.refusals.map((refusal) => refusal.clause);
    expect([codes(result).length, ...clauses]).toEqual([3, 'LC-11a', 'LC-12', 'R14']);
    const checks = await readTx(fixture.app.db, county, (tx) =>
      checksOf({ tx, ciphers: fixture.app.ciphers }, classId, fixture.app.clock.today()),
    );
    expect(checks?.maySubmit).toBe(false);
    const found = checks?.notMet.map((check) => check.check);
    expect(found).toEqual(['roster-named', 'institution-in-scope', 'hours-add-up']);
    expect(checks?.unknown.map((check) => check.check)).toEqual([
      'class-approved-first',
      'enrolled-first',
      'standard-set',
      'standard-followed',
      'trainee-overlap',
      'capacity',
    ]);
  });

  it('a returned filing keeps everything but its day and its holds, and comes again', async () => {
    const { classId } = await named(freeFiling());
    value(await submit(classId, 1));
    expect(codes(await review(classId, 'first-review', { version: 2, decision: 'returned' }))).toEqual([
      'opinion-required',
    ]);
    const back = value(
      await review(classId, 'first-review', {
        version: 2,
        decision: 'returned',
        reasonCode: 'timetable-wrong',
        opinion: '请补充安全课时安排',
      }),
    );
    expect(back).toMatchObject({ status: 'returned', cleared: ['filed-on', 'teacher-and-room-holds'] });
    const stored = await readTx(fixture.app.db, county, async (tx) => ({
      roster: await rosterOf(tx, classId),
      row: (
        await sql<{
          filedOn: string | null;
          held: number;
        }>`select filed_on, (select count(*)::int from class_session s
          where s.class_id = c.class_id and s.is_live) as held from training_class c where class_id = ${classId}`.execute(
          tx,
        )
      ).rows[0],
    }));
    expect(stored.roster).toHaveLength(1);
    expect(stored.row).toEqual({ filedOn: null, held: 0 });
    value(await submit(classId, 3));
    value(await review(classId, 'first-review', { version: 4 }));
    expect(value(await review(classId, 'second-review', { version: 5 })).status).toBe('approved');
  });

  it('a rejection is final and frees the people', async () => {
    const filing = freeFiling();
    const { classId } = value(await draft(filing));
    const { personIds } = await enrolPeople(fixture, classId, [321], {}, fixture.school);
    value(await submit(classId, 1));
    const end = value(
      await review(classId, 'first-review', { version: 2, decision: 'rejected', opinion: '不符合开班条件' }),
    );
    expect(end).toMatchObject({ status: 'rejected', cleared: ['teacher-and-room-holds', 'enrolments'] });
    expect(codes(await submit(classId, 3))).toEqual(['wrong-status']);
    const other = value(await draft({ ...filing, name: '另一班' }));
    const again = await enrolPeople(fixture, other.classId, [321], {}, fixture.school);
    expect(again.personIds).toEqual(personIds);
    expect(again.outcomes).toEqual([{ outcome: 'enrolled' }]);
  });

  it('enforces four eyes and versions', async () => {
    const { classId } = await named(freeFiling());
    value(await submit(classId, 1));
    const alias = await addActor(fixture.app, {
      role: 'county-first-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.school.personKey,
    });
    expect(codes(await review(classId, 'first-review', { version: 2 }, alias))).toEqual(['four-eyes']);
    expect(codes(await review(classId, 'second-review', { version: 2 }))).toEqual(['wrong-step']);
    expect(codes(await review(classId, 'first-review', { version: 1 }))).toEqual(['version-conflict']);
    value(await review(classId, 'first-review', { version: 2 }));
  });

  it('is not approved once the first day has passed (LC-11a)', async () => {
    const { classId } = await named(freeFiling({ startOn: '2021-06-16', endOn: '2021-12-30' }));
    value(await submit(classId, 1));
    const at = fixture.app.clock.now().toISOString();
    fixture.app.clock.set('2021-06-17T02:00:00Z');
    expect(codes(await review(classId, 'first-review', { version: 2 }))).toEqual(['approved-too-late']);
    expect(
      codes(await review(classId, 'first-review', { version: 2, decision: 'returned', opinion: '请改期' })),
    ).toEqual(['opinion-required']);
    value(
      await review(classId, 'first-review', {
        version: 2,
        decision: 'returned',
        opinion: '开班日已过，请改期',
      }),
    );
    fixture.app.clock.set(at);
  });

  it('is cancelled by its organisation before it begins, not while others look at it', async () => {
    const { classId } = await named(freeFiling());
    const cancel = (version: number) =>
      actAs(fixture.app, fixture.school, (act) => cancelClass(act, classId, version, '报名人数不足'));
    value(await submit(classId, 1));
    expect(codes(await cancel(2))).toEqual(['wrong-status']);
    value(await review(classId, 'first-review', { version: 2, decision: 'returned', opinion: '人数太少' }));
    expect(value(await cancel(3))).toMatchObject({ status: 'cancelled', version: 4 });
  });

  it('suspension stops a filing (LC-12)', async () => {
    const filing = freeFiling({ name: '企业班', organiser: 'employer', trainingKind: 'skill-upgrade' });
    const { classId } = await named(filing, fixture.firm);
    value(
      await actAs(fixture.app, fixture.staff.secondReviewer, (act) =>
        suspendOrganisation(act, {
          organisationId: fixture.firmId,
          suspendedOn: localDate('2021-06-01'),
          reason: '检查发现班次管理混乱',
          source: 'test',
        }),
      ),
    );
    const result = await submit(classId, 1, fixture.firm);
    expect(result.ok ? [] : result.refusals.map((refusal) => [refusal.code, refusal.clause])).toEqual([
      ['check-not-met', 'LC-12'],
    ]);
  });
});

describe('row-level security', () => {
  it('a draft is not there for another organisation or county', async () => {
    const { classId } = value(await draft(freeFiling()));
    expect(codes(await submit(classId, 1, fixture.firm))).toEqual(['not-found']);
    const neighbour = await addActor(fixture.app, {
      role: 'county-first-reviewer',
      divisionCode: '371525',
    });
    expect(codes(await review(classId, 'first-review', { version: 1 }, neighbour))).toEqual(['not-found']);
  });
});

describe('teachers and rooms', () => {
  it('are held by a filed class; the next filing is refused and learns which (R12, R13)', async () => {
    const filing = freeFiling({ name: '先班' });
    const first = await named(filing);
    const second = await named({ ...filing, name: '后班' });
    value(await submit(first.classId, 1));
    const result = await submit(second.classId, 1);
    expect(result.ok ? [] : result.refusals.map((refusal) => refusal.clause)).toEqual(['R12', 'R13']);
    expect(JSON.stringify(result)).toContain('先班');
    expect(JSON.stringify(result)).not.toContain(testResidentId(90_001));
  });

  it('two submissions at once: one holds them, the other is refused', async () => {
    const filing = freeFiling();
    const drafts = await Promise.all(
      Array.from({ length: 8 }, (_, n) => named({ ...filing, name: `抢班${n}` })),
    );
    const results = await Promise.all(drafts.map((draft) => submit(draft.classId, 1)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(new Set(results.flatMap(codes))).toEqual(new Set(['check-not-met']));
  });

  it('the number of a teacher stays when the form comes back without it', async () => {
    const filing = freeFiling();
    const { classId } = value(await draft(filing));
    const amended = await actAs(fixture.app, fixture.school, (act) =>
      amendClass(
        act,
        { classId, version: 1 },
        { ...filing, teachers: filing.teachers.map(({ idNumber: _, ...teacher }) => teacher) },
        policyForTests,
      ),
    );
    expect(value(amended)).toMatchObject({ status: 'draft', version: 2 });
    const checks = await readTx(fixture.app.db, county, (tx) =>
      checksOf({ tx, ciphers: fixture.app.ciphers }, classId, fixture.app.clock.today()),
    );
    expect(checks?.met.map((check) => check.check)).toContain('teacher-overlap');
    const stale = await actAs(fixture.app, fixture.school, (act) =>
      amendClass(act, { classId, version: 1 }, filing, policyForTests),
    );
    expect(codes(stale)).toEqual(['version-conflict']);
  });
});

describe('the roster', () => {
  it('refuses a person who sits elsewhere on these days, names the class, and lets the others in (R11)', async () => {
    const filing = freeFiling({ name: '早班' });
    const first = value(await draft(filing));
    const second = value(await draft({ ...filing, name: '晚班' }, fixture.school));
    await enrolPeople(fixture, first.classId, [331], {}, fixture.school);
    const { outcomes } = await enrolPeople(fixture, second.classId, [330, 331, 332], {}, fixture.school);
    expect(outcomes.map((outcome) => outcome.outcome)).toEqual(['enrolled', 'refused', 'enrolled']);
    expect(outcomes[1]).toMatchObject({
      refusal: {
        code: 'overlapping-class',
        clause: 'R11',
        message: expect.stringContaining(`早班（${filing.startOn}—${filing.endOn}）`),
      },
    });
    const again = await enrolPeople(fixture, second.classId, [330, 331, 332], {}, fixture.school);
    expect(again.outcomes.map((outcome) => outcome.outcome)).toEqual(['unchanged', 'refused', 'unchanged']);
    const corrected = await enrolPeople(fixture, second.classId, [330], { remark: '转入' }, fixture.school);
    expect(corrected.outcomes).toEqual([{ outcome: 'changed' }]);
  });

  it('moves with the class, unless somebody is then in two', async () => {
    const early = freeFiling({ name: '原班' });
    const laterFiling = freeFiling({ name: '挪班' });
    const fixed = value(await draft(early));
    const moving = value(await draft(laterFiling));
    await enrolPeople(fixture, fixed.classId, [341], {}, fixture.school);
    await enrolPeople(fixture, moving.classId, [341], {}, fixture.school);
    const result = await actAs(fixture.app, fixture.school, (act) =>
      amendClass(
        act,
        { classId: moving.classId, version: 1 },
        { ...laterFiling, startOn: early.startOn, endOn: early.endOn, sessions: [] },
        policyForTests,
      ),
    );
    expect(codes(result)).toEqual(['overlapping-class']);
    expect(JSON.stringify(result)).toContain('原班');
  });

  const rush = async (into: ClassFixture) => {
    const filing = goodFiling({ sessions: [] });
    const classes = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        actAs(into.app, into.school, (act) => draftClass(act, { ...filing, name: `争${n}` }, policyForTests)),
      ),
    );
    const { classId } = value(
      await actAs(into.app, into.school, (act) =>
        draftClass(act, { ...filing, startOn: '2020-01-01', endOn: '2020-01-02' }, policyForTests),
      ),
    );
    const { personIds } = await enrolPeople(into, classId, [351], {}, into.school);
    const results = await Promise.all(
      classes.map((trainingClass) =>
        actAs(into.app, into.school, (act) =>
          enrol(
            act,
            value(trainingClass).classId,
            personIds.map((personId) => ({
              personId,
              rosterNo: 1,
              enrolledOn: null,
              livingAllowanceRequested: false,
            })),
            'test',
          ).then(async (result) => {
            await act.record({ event: 'rush', objectType: 'test', objectId: 'test' });
            return result;
          }),
        ),
      ),
    );
    return results.flatMap(value).filter((result) => result.outcome === 'enrolled').length;
  };

  it('fifty classes want one person on the same days: one gets her', async () => {
    expect(await rush(fixture)).toBe(1);
  });

  it('without the constraint all fifty would (negative control)', async () => {
    const scratch = await classFixture();
    try {
      const { url, ...rest } = scratch.app.db.roles.owner;
      const owner = new pg.Client(url === undefined ? rest : { connectionString: url });
      await owner.connect();
      await owner.query('alter table enrolment drop constraint enrolment_no_overlap');
      await owner.end();
      expect(await rush(scratch)).toBe(50);
    } finally {
      await scratch.app.db.close();
    }
  });
});

describe('filing numbers', () => {
  it('fifty at once are fifty different ones', async () => {
    const give = () => withTx(fixture.app.db, county, (tx) => nextRunningNumber(tx, COUNTY, 2022));
    const numbers = await Promise.all(Array.from({ length: 50 }, give));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  });

  it('go on after the numbers that were given on paper', async () => {
    const paper = await classFixture();
    try {
      await approvedClass(paper, { number: '高人社培备〔2021〕037号' });
      const next = await withTx(paper.app.db, county, (tx) => nextRunningNumber(tx, COUNTY, 2021));
      expect(next).toBe(38);
    } finally {
      await paper.app.db.close();
    }
  });

  it('are once in a county: the schema refuses a second (negative control of the counter)', async () => {
    const { classId } = await approvedClass(fixture, {
      number: '高人社培备〔2021〕900号',
      name: '号一',
      startOn: localDate('2020-03-02'),
      endOn: localDate('2020-03-03'),
    });
    const other = value(await draft(freeFiling()));
    await expect(
      withTx(fixture.app.db, { kind: 'system' }, (tx) =>
        sql`update training_class set number = (select number from training_class where class_id = ${classId})
          where class_id = ${other.classId}`.execute(tx),
      ),
    ).rejects.toThrow(/training_class_number_once/);
  });
});
