import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import { personViews, registerPersons } from '../../registry/persons/index.ts';
import { followersForTests } from '../../testing/class-followers-fixture.ts';
import {
  actAs,
  approvedClass,
  type ClassFixture,
  COUNTY_PATH,
  classFixture,
  codes,
  enrolPeople,
  goodFiling,
  policyForTests,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import type { correctionBody, rosterBody } from './contract-changes.ts';
import type { ClassFollowers } from './ports.ts';
import { draftClass } from './service.ts';
import { correctTrainee } from './service-corrections.ts';
import { reviewChange } from './service-decide.ts';
import { enrol, rosterOf } from './service-roster.ts';
import { changeRoster } from './service-trainees.ts';
import { findClass } from './store.ts';
import { changesOf } from './views-changes.ts';

const fixtures: ClassFixture[] = [];
let fixture: ClassFixture;
let classId: Uuid;
let personIds: PersonId[];
beforeEach(async () => {
  fixture = await classFixture();
  fixtures.push(fixture);
  ({ classId, personIds } = await approvedClass(fixture));
});
afterAll(() => Promise.all(fixtures.map(({ app }) => app.db.close())));

const system = { kind: 'system' } as const;
const versionOf = async () =>
  (await readTx(fixture.app.db, system, (tx) => findClass(tx, classId)))?.version ?? 0;
const roster = () => readTx(fixture.app.db, system, (tx) => rosterOf(tx, classId));
const claimed = (isUnderReview: boolean, more: Partial<ClassFollowers> = {}) =>
  followersForTests({ claimOf: async () => ({ number: 'C371526-2021-0001', isUnderReview }), ...more });
const newcomer = (n: number, more: Partial<NonNullable<z.infer<typeof rosterBody>['joins']>> = {}) => ({
  name: `测试员${n}`,
  idNumber: testResidentId(n),
  phone: null,
  enrolledOn: '2021-06-15',
  groupText: null,
  ...more,
});
const move = async (
  body: Partial<z.infer<typeof rosterBody>>,
  followers: ClassFollowers = followersForTests(),
  by: Actor = fixture.school,
) => {
  const version = await versionOf();
  const asked = { version, leaves: null, joins: null, reason: '本人外出务工', ...body };
  return actAs(fixture.app, by, (act) => changeRoster(act, classId, asked, followers));
};
const decide = async (
  changeId: string,
  step: 'first-review' | 'second-review',
  followers: ClassFollowers = followersForTests(),
) => {
  const version = await versionOf();
  const { firstReviewer, secondReviewer } = fixture.staff;
  return actAs(fixture.app, step === 'first-review' ? firstReviewer : secondReviewer, (act) =>
    reviewChange(
      act,
      { classId, changeId: changeId as Uuid, step },
      { version, decision: 'passed', opinion: '' },
      { policyFor: policyForTests, followers },
    ),
  );
};
const leaver = (n: number, lastOn: string | null = null) => ({ personId: personIds[n] as number, lastOn });

describe('a trainee who leaves', () => {
  it('is off the roster at once before the class begins, free for another class, and may come back', async () => {
    expect(codes(await move({}))).toEqual(['nobody-named']);
    expect(codes(await move({ leaves: leaver(0, '2021-06-20') }))).toEqual(['left-on-wrong']);
    expect(value(await move({ leaves: leaver(0) }))).toMatchObject({ status: 'applied', review: 'none' });
    expect((await roster())[0]).toMatchObject({ status: 'withdrawn', leftOn: null });
    expect(codes(await move({ leaves: leaver(0) }))).toEqual(['not-on-roster']);
    const other = value(
      await actAs(fixture.app, fixture.school, (act) =>
        draftClass(act, { ...goodFiling(), name: '保育员又一班' }, policyForTests),
      ),
    );
    const free = await enrolPeople(fixture, other.classId, [1, 2], {}, fixture.school);
    expect(free.outcomes.map(({ outcome }) => outcome)).toEqual(['enrolled', 'refused']);
    // Now the other class blocks the way back.
    expect(codes(await move({ joins: newcomer(1) }))).toEqual(['overlapping-class']);
  });

  it('is not brought back by a sheet', async () => {
    value(await move({ leaves: leaver(0) }));
    const again = await enrolPeople(fixture, classId, [1, 2, 3]);
    expect(again.outcomes[0]).toMatchObject({ outcome: 'refused', refusal: { code: 'trainee-left' } });
    expect(again.outcomes[1]).toMatchObject({ outcome: 'unchanged' });
    expect(value(await move({ joins: newcomer(1) })).status).toBe('applied');
    expect((await roster())[0]).toMatchObject({ status: 'enrolled' });
  });

  it('in the middle leaves with a day, after the first reviewer looked at it', async () => {
    fixture.app.clock.set('2021-07-02T02:00:00Z');
    expect(codes(await move({ leaves: leaver(0, '2021-07-03') }))).toEqual(['left-on-wrong']);
    const { changeId, review } = value(await move({ leaves: leaver(0, '2021-07-01') }));
    expect(review).toBe('first-review');
    expect((await roster())[0]?.status).toBe('enrolled');
    const counted: Uuid[] = [];
    const recount = async (_: unknown, id: Uuid) => void counted.push(id);
    value(await decide(changeId, 'first-review', followersForTests({ recount })));
    expect((await roster())[0]).toMatchObject({ status: 'broken-off', leftOn: '2021-07-01' });
    expect(counted).toEqual([classId]);
  });

  it('blocks no other class: swapped for being somebody else, or broken off by death', async () => {
    const other = value(
      await actAs(fixture.app, fixture.school, (act) =>
        draftClass(act, { ...goodFiling(), name: '保育员又一班' }, policyForTests),
      ),
    );
    const outcomes = async (n: number) =>
      (await enrolPeople(fixture, other.classId, [n], {}, fixture.school)).outcomes.map(
        ({ outcome }) => outcome,
      );
    expect([await outcomes(1), await outcomes(2)]).toEqual([['refused'], ['refused']]);
    value(await move({ leaves: leaver(0), joins: newcomer(5), reason: '登错了人' }));
    expect(await outcomes(1)).toEqual(['enrolled']);
    fixture.app.clock.set('2021-07-02T02:00:00Z');
    const { changeId } = value(await move({ leaves: leaver(1, '2021-07-01'), reason: '本人去世' }));
    expect(await outcomes(2)).toEqual(['refused']);
    value(await decide(changeId, 'first-review'));
    expect(await outcomes(2)).toEqual(['enrolled']);
  });

  it('leaves once, however many take the trainee off at the same time', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => move({ leaves: leaver(0) })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const others = new Set(results.flatMap(codes));
    expect([...others].every((code) => ['not-on-roster', 'version-conflict'].includes(code))).toBe(true);
  });
});

describe('a trainee who joins', () => {
  it('is checked like a row of a roster', async () => {
    const broken = `${testResidentId(4).slice(0, 17)}${testResidentId(4).endsWith('0') ? '1' : '0'}`;
    expect(codes(await move({ joins: newcomer(4, { idNumber: broken }) }))).toEqual(['id-number-faulty']);
    expect(codes(await move({ joins: newcomer(1) }))).toEqual(['already-on-roster']);
    expect(codes(await move({ joins: newcomer(1, { name: '另一人' }) }))).toEqual(['name-differs']);
    expect(codes(await move({ joins: newcomer(4, { enrolledOn: '2021-06-16' }) }))).toEqual([
      'enrolled-late',
    ]);
    value(await move({ joins: newcomer(4, { groupText: '农村转移就业劳动者' }) }));
    expect((await roster())[3]).toMatchObject({ rosterNo: 4, status: 'enrolled', enrolledOn: '2021-06-15' });
  });

  it('takes the place of another in one act', async () => {
    const swapped = value(await move({ leaves: leaver(1), joins: newcomer(5) }));
    expect(swapped.status).toBe('applied');
    expect((await roster()).map(({ status }) => status)).toEqual([
      'enrolled',
      'withdrawn',
      'enrolled',
      'enrolled',
    ]);
    const page = await readTx(fixture.app.db, { kind: 'division', path: COUNTY_PATH }, (tx) =>
      changesOf(
        tx,
        { actor: fixture.school, ciphers: fixture.app.ciphers, clock: fixture.app.clock },
        classId,
        followersForTests(),
      ),
    );
    expect(page?.rows[0]).toMatchObject({ kind: 'trainee-swapped', personName: '测试员2' });
    expect(page?.rows[0]?.fields[0]).toEqual({ field: 'trainee', before: '测试员2', after: '测试员5' });
    expect(JSON.stringify(page)).not.toContain(testResidentId(5));
  });
});

describe('a roster on which a claim rests', () => {
  it('stays while the claim is reviewed, and is changed by a second person afterwards', async () => {
    expect(codes(await move({ leaves: leaver(0) }, claimed(true)))).toEqual(['claim-under-review']);
    const onItsWay = claimed(false, { lineOnItsWay: async () => 'C371526-2021-0001' });
    expect(codes(await move({ leaves: leaver(0) }, onItsWay))).toEqual(['line-on-its-way']);
    const { changeId, review } = value(
      await move({ leaves: leaver(0) }, claimed(false), fixture.staff.handler),
    );
    expect(review).toBe('second-review');
    expect(codes(await decide(changeId, 'first-review', claimed(false)))).toEqual(['wrong-step']);
    expect(codes(await decide(changeId, 'second-review', onItsWay))).toEqual(['line-on-its-way']);
    value(await decide(changeId, 'second-review', claimed(false)));
    expect((await roster())[0]?.status).toBe('withdrawn');
  });

  it('takes from a sheet what was missing, and nothing that says otherwise', async () => {
    const sheet = (rows: readonly { n: number; enrolledOn: string | null }[]) =>
      actAs(fixture.app, fixture.staff.handler, (act) =>
        enrol(
          act,
          classId,
          rows.map(({ n, enrolledOn }) => ({
            personId: personIds[n] as PersonId,
            rosterNo: n + 1,
            enrolledOn: enrolledOn as never,
            livingAllowanceRequested: false,
          })),
          { source: 'workbook:花名册.xlsx', claimNumber: 'C371526-2021-0001' },
        ),
      );
    const [changed, same] = value(
      await sheet([
        { n: 0, enrolledOn: '2021-06-01' },
        { n: 1, enrolledOn: '2021-06-20' },
      ]),
    );
    expect(changed).toMatchObject({ outcome: 'refused', refusal: { code: 'roster-claimed' } });
    expect(same).toMatchObject({ outcome: 'unchanged' });
    const other = await actAs(fixture.app, fixture.staff.handler, async (act) =>
      done(await enrol(act, classId, [], 'test')),
    );
    expect(codes(other)).toEqual([]);
  });
});

describe('one row of a roster', () => {
  const correct = async (
    more: Partial<z.infer<typeof correctionBody>>,
    followers: ClassFollowers = followersForTests(),
  ) => {
    const version = await versionOf();
    const body = {
      version,
      enrolledOn: '2021-06-20',
      groupText: null,
      remark: null,
      reason: '报名表写错',
      ...more,
    };
    return actAs(fixture.app, fixture.school, (act) =>
      correctTrainee(act, { classId, personId: personIds[0] as PersonId }, body, followers),
    );
  };
  const shown = () =>
    readTx(fixture.app.db, { kind: 'division', path: COUNTY_PATH }, (tx) =>
      changesOf(
        tx,
        { actor: fixture.school, ciphers: fixture.app.ciphers, clock: fixture.app.clock },
        classId,
        followersForTests(),
      ),
    );

  it('is corrected by the institution before a claim, and what it said stays readable', async () => {
    expect(codes(await correct({ enrolledOn: '2021-06-20' }))).toEqual(['enrolled-in-future']);
    fixture.app.clock.set('2021-06-25T02:00:00Z');
    expect(codes(await correct({}))).toEqual(['nothing-changed']);
    const corrected = value(
      await correct({
        enrolledOn: '2021-06-18',
        groupText: '脱贫劳动力',
      }),
    );
    expect(corrected.status).toBe('applied');
    const [row] = await roster();
    expect(row).toMatchObject({ enrolledOn: '2021-06-18' });
    expect((await shown())?.rows[0]?.fields).toEqual([
      { field: 'enrolledOn', before: '2021-06-20', after: '2021-06-18' },
      { field: 'groupText', before: null, after: '脱贫劳动力' },
    ]);
  });

  it('has its name and phone corrected at once, and by a second person where others know the trainee', async () => {
    fixture.app.clock.set('2021-06-25T02:00:00Z');
    const personId = personIds[0] as PersonId;
    const known = async () =>
      (await readTx(fixture.app.db, system, (tx) => personViews(tx, [personId]))).get(personId);
    const before = await known();
    expect(value(await correct({ name: '改正名', phone: '19900000077' })).status).toBe('applied');
    expect(await known()).toMatchObject({ name: '改正名', phoneMasked: '199****0077' });
    expect((await shown())?.rows[0]?.fields).toEqual([
      { field: 'traineeName', before: before?.name, after: '改正名' },
      { field: 'traineePhone', before: before?.phoneMasked ?? null, after: '199****0077' },
    ]);
    expect(codes(await correct({ name: '改正名' }))).toEqual(['nothing-changed']);
    value(
      await actAs(fixture.app, fixture.staff.handler, async (act) =>
        done(
          await registerPersons(act, [{ idNumber: testResidentId(1), name: '改正名', confirmed: true }], {
            divisionPath: COUNTY_PATH,
            organisationId: null,
          }),
        ),
      ),
    );
    const { changeId, status } = value(await correct({ name: '再改名' }));
    expect(status).toBe('open');
    expect(await known()).toMatchObject({ name: '改正名' });
    value(await decide(changeId, 'second-review'));
    expect(await known()).toMatchObject({ name: '再改名' });
  });

  it('asks for the living allowance late: at once before a claim, by a second person after one', async () => {
    fixture.app.clock.set('2021-06-25T02:00:00Z');
    const asks = async () => (await roster())[0]?.livingAllowanceRequested;
    expect(await asks()).toBe(false);
    expect(codes(await correct({ livingAllowanceRequested: false }))).toEqual(['nothing-changed']);
    expect(value(await correct({ livingAllowanceRequested: true })).status).toBe('applied');
    expect(await asks()).toBe(true);
    expect((await shown())?.rows[0]?.fields).toEqual([
      { field: 'livingAllowance', before: '不申请', after: '申请' },
    ]);
    // Another correction leaves it as it is.
    expect(value(await correct({ enrolledOn: '2021-06-18' })).status).toBe('applied');
    expect(await asks()).toBe(true);
    const { changeId, status } = value(
      await correct({ enrolledOn: '2021-06-18', livingAllowanceRequested: false }, claimed(true)),
    );
    expect(status).toBe('open');
    expect(await asks()).toBe(true);
    value(await decide(changeId, 'second-review', claimed(true)));
    expect(await asks()).toBe(false);
  });

  it('is corrected by a second person once a claim rests on it', async () => {
    fixture.app.clock.set('2021-06-25T02:00:00Z');
    const { changeId, status } = value(await correct({ enrolledOn: '2021-06-18' }, claimed(true)));
    expect(status).toBe('open');
    expect((await roster())[0]?.enrolledOn).toBe('2021-06-20');
    value(await decide(changeId, 'second-review', claimed(true)));
    expect((await roster())[0]?.enrolledOn).toBe('2021-06-18');
  });
});
