import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type Uuid } from '../../platform/kernel/index.ts';
import { followersForTests } from '../../testing/class-followers-fixture.ts';
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
import type { ClassFollowers } from './ports.ts';
import { draftClass, reviewClass, submitClass } from './service.ts';
import { reviewChange, withdrawChange } from './service-decide.ts';
import { proposeEnd, proposeReopening } from './service-ends.ts';
import { proposeFilingChange } from './service-filing-change.ts';
import { importClass } from './service-import.ts';
import { rosterOf } from './service-roster.ts';
import { closeClass, withdrawClass } from './service-states.ts';
import { detailOf } from './service-views.ts';
import { changesOf } from './views-changes.ts';

const fixtures: ClassFixture[] = [];
let fixture: ClassFixture;
beforeEach(async () => {
  fixture = await classFixture();
  fixtures.push(fixture);
});
afterAll(() => Promise.all(fixtures.map(({ app }) => app.db.close())));

const claimed = (isUnderReview: boolean) =>
  followersForTests({ claimOf: async () => ({ number: 'C371526-2021-0001', isUnderReview }) });
const deps = (followers: ClassFollowers) => ({ policyFor: policyForTests, followers });
const show = async (classId: Uuid) => {
  const found = await readTx(fixture.app.db, { kind: 'division', path: COUNTY_PATH }, (tx) =>
    detailOf(tx, fixture.school, classId, fixture.app.clock.today()),
  );
  if (!found) throw new Error('the class is not there');
  return found;
};
const changes = async (classId: Uuid, actor: Actor = fixture.staff.secondReviewer) =>
  (
    await readTx(fixture.app.db, { kind: 'division', path: COUNTY_PATH }, (tx) => {
      const { ciphers, clock } = fixture.app;
      return changesOf(tx, { actor, ciphers, clock }, classId, followersForTests());
    })
  )?.rows ?? [];

const end = async (
  classId: Uuid,
  more: { kind?: 'never-held' | 'broken-off'; lastOn?: string | null } = {},
  followers = followersForTests(),
  by: Actor = fixture.school,
) => {
  const { version } = await show(classId);
  const body = { version, kind: 'never-held', lastOn: null, reason: '无人报到，没有开班', ...more } as const;
  return actAs(fixture.app, by, (act) => proposeEnd(act, classId, body, followers));
};
const decide = async (
  classId: Uuid,
  changeId: string,
  step: 'first-review' | 'second-review' = 'second-review',
  more: { decision?: 'passed' | 'returned'; by?: Actor; followers?: ClassFollowers } = {},
) => {
  const { version } = await show(classId);
  const { firstReviewer, secondReviewer } = fixture.staff;
  const by = more.by ?? (step === 'first-review' ? firstReviewer : secondReviewer);
  const decision = more.decision ?? 'passed';
  return actAs(fixture.app, by, (act) =>
    reviewChange(
      act,
      { classId, changeId: changeId as Uuid, step },
      { version, decision, opinion: '已核实情况' },
      deps(more.followers ?? followersForTests()),
    ),
  );
};
const change = async (
  classId: Uuid,
  filing: FilingInput,
  followers: ClassFollowers = followersForTests(),
) => {
  const { version } = await show(classId);
  return actAs(fixture.app, fixture.school, (act) =>
    proposeFilingChange(act, classId, { version, filing, reason: '教师临时请假' }, deps(followers)),
  );
};

/** The form of a class as it is: what its page would send back. */
const formOf = async (classId: Uuid): Promise<FilingInput> => {
  const { teachers, sessions, ...shown } = await show(classId);
  const good = goodFiling();
  const scalars = Object.keys(good).filter((field) => field !== 'headTeacherPhone' && field in shown);
  return {
    ...(Object.fromEntries(
      scalars.map((field) => [field, shown[field as keyof typeof shown]]),
    ) as unknown as FilingInput),
    teachers: teachers.map(({ teacherNo: _, idNumberMasked: __, ...teacher }) => teacher),
    sessions: sessions.map(({ sessionNo: _, conflictWaived: __, ...session }) => session),
  };
};

describe('a level that an import did not understand', () => {
  const imported = async () => {
    const { organisationCreditCode } = await show((await approvedClass(fixture)).classId);
    const paper = { name: '等级班', number: '高人社培备〔2021〕090号', levelUnread: '五等', file: 'a.xlsx' };
    const [startOn, endOn] = [localDate('2021-08-02'), localDate('2021-08-06')];
    const given = { ...paper, startOn, endOn, approvedOn: localDate('2021-06-03'), teachers: [] };
    const read = actAs(fixture.app, fixture.staff.handler, (act) =>
      importClass(act, { ...given, creditCode: organisationCreditCode as never }, policyForTests),
    );
    return value(await read).classId;
  };

  it('is said by a change with both reviews; a form that is silent leaves it unknown', async () => {
    const classId = await imported();
    const form = await formOf(classId);
    expect(codes(await change(classId, form))).toEqual(['nothing-changed']);
    const { changeId } = value(await change(classId, { ...form, level: 5 }));
    expect((await changes(classId))[0]).toMatchObject({ review: 'both-reviews' });
    value(await decide(classId, changeId, 'first-review'));
    value(await decide(classId, changeId));
    expect(await show(classId)).toMatchObject({ level: 5, levelUnread: null });
  });

  it('may also be none; a level that is known is another filing (control)', async () => {
    const classId = await imported();
    const form = await formOf(classId);
    const { changeId } = value(await change(classId, { ...form, levelUnread: null }));
    value(await decide(classId, changeId, 'first-review'));
    value(await decide(classId, changeId));
    expect(await show(classId)).toMatchObject({ level: null, levelUnread: null });
    expect(codes(await change(classId, { ...form, level: 4 }))).toEqual(['new-filing-needed']);
    expect(codes(await change(classId, { ...form, levelUnread: '五等' }))).toEqual(['nothing-changed']);
  });
});

describe('a submission that is taken back', () => {
  it('is a draft again, holds nothing, and is handed in once more in a second round', async () => {
    const by = fixture.school;
    const { classId } = await draftWithPeople(fixture, goodFiling());
    const submit = (version: number) =>
      actAs(fixture.app, by, (act) => submitClass(act, classId, version, policyForTests));
    const withdraw = (version: number) =>
      actAs(fixture.app, by, (act) => withdrawClass(act, classId, version, '日期写错了'));
    expect(codes(await withdraw(1))).toEqual(['wrong-status']);
    value(await submit(1));
    expect(codes(await withdraw(1))).toEqual(['version-conflict']);
    expect(value(await withdraw(2))).toMatchObject({
      status: 'draft',
      cleared: ['filed-on', 'teacher-and-room-holds'],
    });
    expect(await show(classId)).toMatchObject({ status: 'draft', filedOn: null });
    const late = await actAs(fixture.app, fixture.staff.firstReviewer, (act) =>
      reviewClass(act, classId, 'first-review', { version: 3, decision: 'passed' }),
    );
    expect(codes(late)).toEqual(['wrong-step']);
    value(await submit(3));
    value(
      await actAs(fixture.app, fixture.staff.firstReviewer, (act) =>
        reviewClass(act, classId, 'first-review', { version: 4, decision: 'passed' }),
      ),
    );
    expect((await show(classId)).approval).toMatchObject({ round: 2, nextStep: 'second-review' });
    expect(value(await withdraw(5)).status).toBe('draft');
    const taken = (await show(classId)).approval?.steps.map(({ step }) => step).join(' ');
    expect(taken).toBe('prepare withdraw prepare first-review withdraw');
  });
});

describe('a class that was never held', () => {
  it('is cancelled by two people from its first day on, and its trainees are free', async () => {
    const { classId, personIds } = await approvedClass(fixture);
    expect(codes(await end(classId))).toEqual(['wrong-status']);
    fixture.app.clock.set('2021-06-29T02:00:00Z');
    const held = followersForTests({ hasOutcomes: async () => true });
    expect(codes(await end(classId, {}, held))).toEqual(['class-was-held']);
    expect(codes(await end(classId, {}, claimed(true)))).toEqual(['claim-rests-on-class']);
    const { changeId } = value(await end(classId));
    expect(codes(await end(classId))).toEqual(['change-open']);
    const alias = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.school.personKey,
    });
    expect(codes(await decide(classId, changeId, 'second-review', { by: alias }))).toEqual(['four-eyes']);
    expect(codes(await decide(classId, changeId, 'first-review'))).toEqual(['wrong-step']);
    // Somebody handed attendance in meanwhile.
    expect(codes(await decide(classId, changeId, 'second-review', { followers: held }))).toEqual([
      'class-was-held',
    ]);
    expect(value(await decide(classId, changeId))).toMatchObject({
      status: 'applied',
      classStatus: 'cancelled',
    });
    expect(codes(await decide(classId, changeId))).toEqual(['wrong-status']);
    const roster = await readTx(fixture.app.db, { kind: 'system' }, (tx) => rosterOf(tx, classId));
    expect(roster.map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    const other = value(
      await actAs(fixture.app, fixture.school, (act) =>
        draftClass(act, { ...goodFiling(), name: '保育员又一班' }, policyForTests),
      ),
    );
    const again = await enrolPeople(fixture, other.classId, [1, 2, 3], {}, fixture.school);
    expect(again.personIds).toEqual(personIds);
    expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(['enrolled', 'enrolled', 'enrolled']);
  });

  it('is decided once, however many decide at the same time', async () => {
    const { classId } = await approvedClass(fixture);
    fixture.app.clock.set('2021-06-29T02:00:00Z');
    const proposals = await Promise.all(Array.from({ length: 50 }, () => end(classId)));
    expect(proposals.filter((proposal) => proposal.ok)).toHaveLength(1);
    expect(new Set(proposals.flatMap(codes))).toEqual(new Set(['change-open']));
    const [proposal] = proposals.filter((candidate) => candidate.ok);
    const { changeId } = value(proposal as (typeof proposals)[number]);
    const decisions = await Promise.all(Array.from({ length: 50 }, () => decide(classId, changeId)));
    expect(decisions.filter((decision) => decision.ok)).toHaveLength(1);
    const others = new Set(decisions.flatMap(codes));
    expect([...others].every((code) => ['wrong-status', 'version-conflict'].includes(code))).toBe(true);
  });
});

describe('a class that broke off', () => {
  it('is completed on its real last day, without the lessons after it; a form on paper does not undo that', async () => {
    const { classId } = await approvedClass(fixture);
    fixture.app.clock.set('2021-07-02T02:00:00Z');
    for (const lastOn of [null, '2021-06-27', '2021-07-03', '2021-07-09'])
      expect(codes(await end(classId, { kind: 'broken-off', lastOn }))).toEqual(['last-day-wrong']);
    const { changeId } = value(await end(classId, { kind: 'broken-off', lastOn: '2021-07-01' }));
    expect(value(await decide(classId, changeId)).classStatus).toBe('completed');
    const shown = await show(classId);
    expect(shown).toMatchObject({ endOn: '2021-07-01', endedEarlyOn: '2021-07-01', status: 'completed' });
    expect(shown.slotDays).toEqual(['2021-06-28', '2021-06-29', '2021-06-30', '2021-07-01']);
    expect(shown.sessions).toHaveLength(8);
    expect((await changes(classId))[0]?.fields).toContainEqual({
      field: 'endOn',
      before: '2021-07-09',
      after: '2021-07-01',
    });
    await expect(approvedClass(fixture)).resolves.toMatchObject({ classId });
    expect((await show(classId)).endOn).toBe('2021-07-01');
  });

  it('is opened again by two people, unless a claim rests on it; and completed by hand', async () => {
    const { classId } = await approvedClass(fixture);
    const complete = async () => {
      const { version } = await show(classId);
      return actAs(fixture.app, fixture.school, (act) => closeClass(act, classId, version));
    };
    expect(codes(await complete())).toEqual(['wrong-status']);
    fixture.app.clock.set('2021-07-10T02:00:00Z');
    expect(value(await complete()).status).toBe('completed');
    const reopen = async (followers: ClassFollowers) => {
      const { version } = await show(classId);
      return actAs(fixture.app, fixture.staff.handler, (act) =>
        proposeReopening(act, classId, { version, reason: '误点了结业' }, followers),
      );
    };
    expect(codes(await reopen(claimed(false)))).toEqual(['claim-rests-on-class']);
    const { changeId } = value(await reopen(followersForTests()));
    expect(codes(await decide(classId, changeId, 'second-review', { followers: claimed(true) }))).toEqual([
      'claim-rests-on-class',
    ]);
    expect(value(await decide(classId, changeId)).classStatus).toBe('approved');
    expect((await show(classId)).allowed).toContain('classes.complete');
  });
});

describe('a change of an approved filing', () => {
  const otherTeacher = async (classId: Uuid): Promise<FilingInput> => {
    const good = await formOf(classId);
    const [teacher] = good.teachers;
    if (!teacher) throw new Error('the good filing has no teacher');
    return {
      ...good,
      teachers: [teacher, { ...teacher, name: '马秀兰', idNumber: testResidentId(90_002) }],
      sessions: good.sessions.map((session) =>
        session.taughtOn >= '2021-07-05' ? { ...session, teacherName: '马秀兰' } : session,
      ),
    };
  };

  it('of a teacher is looked at by the first reviewer, and the old teacher stays readable', async () => {
    const { classId } = await approvedClass(fixture);
    const proposed = value(await change(classId, await otherTeacher(classId)));
    expect(proposed).toMatchObject({ status: 'open', review: 'first-review' });
    expect((await show(classId)).teachers.map(({ name }) => name)).toEqual(['高长青']);
    const [shown] = await changes(classId, fixture.staff.firstReviewer);
    expect(shown?.allowed).toEqual(['classes.firstReviewChange']);
    expect(JSON.stringify(shown)).not.toContain(testResidentId(90_002));
    expect(value(await decide(classId, proposed.changeId, 'first-review')).status).toBe('applied');
    const now = await show(classId);
    expect(now.teachers.map(({ name }) => name)).toEqual(['高长青', '马秀兰']);
    expect(now.sessions.filter(({ teacherName }) => teacherName === '马秀兰')).toHaveLength(10);
    const [applied] = await changes(classId);
    expect(applied?.fields.map(({ field }) => field)).toEqual(['teachers', 'sessions']);
    expect(applied?.fields[1]?.before).toContain('高长青');
  });

  it('of the days is reviewed twice and moves the roster; the class number stays', async () => {
    const { classId } = await approvedClass(fixture);
    const good = await formOf(classId);
    const later = (day: string) => new Date(Date.parse(day) + 7 * 86_400_000).toISOString().slice(0, 10);
    const moved: FilingInput = {
      ...good,
      startOn: later(good.startOn),
      endOn: later(good.endOn),
      sessions: good.sessions.map((session) => ({ ...session, taughtOn: later(session.taughtOn) })),
    };
    const { changeId } = value(await change(classId, moved));
    expect(value(await decide(classId, changeId, 'first-review')).status).toBe('open');
    const again = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: COUNTY,
      personKey: fixture.staff.firstReviewer.personKey,
    });
    expect(codes(await decide(classId, changeId, 'second-review', { by: again }))).toEqual(['four-eyes']);
    expect(value(await decide(classId, changeId)).status).toBe('applied');
    expect(await show(classId)).toMatchObject({
      startOn: '2021-07-05',
      endOn: '2021-07-16',
      number: '高人社培备〔2021〕018号',
      status: 'approved',
    });
  });

  it('is refused for what makes it another class, for past lessons, broken checks, claims, and no change', async () => {
    const { classId } = await approvedClass(fixture);
    const good = await formOf(classId);
    expect(codes(await change(classId, { ...good, level: 4 }))).toEqual(['new-filing-needed']);
    expect(codes(await change(classId, good))).toEqual(['nothing-changed']);
    expect(codes(await change(classId, { ...good, plannedCount: 2 }))).toEqual(['check-not-met']);
    expect(codes(await change(classId, { ...good, totalHours: 100 }))).toContain('check-not-met');
    expect(codes(await change(classId, { ...good, plannedCount: 40 }, claimed(true)))).toEqual([
      'claim-rests-on-class',
    ]);
    expect(codes(await change(classId, { ...good, startOn: '2021-06-01' }))).toEqual(['past-changed']);
    fixture.app.clock.set('2021-07-06T02:00:00Z');
    const past = good.sessions.map((session) => ({ ...session, room: '三楼' }));
    expect(codes(await change(classId, { ...good, sessions: past }))).toEqual(['past-changed']);
  });

  it('is taken back by whoever proposed it, and by nobody else', async () => {
    const { classId } = await approvedClass(fixture);
    const { changeId } = value(await change(classId, await otherTeacher(classId)));
    const back = async (by: Actor) => {
      const { version } = await show(classId);
      return actAs(fixture.app, by, (act) =>
        withdrawChange(act, { classId, changeId: changeId as Uuid }, version),
      );
    };
    expect(codes(await back(fixture.staff.handler))).toEqual(['not-proposer']);
    expect(value(await back(fixture.school)).status).toBe('withdrawn');
    expect(codes(await decide(classId, changeId, 'first-review'))).toEqual(['wrong-status']);
    value(await change(classId, await otherTeacher(classId)));
  });

  it('of the head teacher holds at once', async () => {
    const { classId } = await approvedClass(fixture);
    const changed = value(await change(classId, { ...(await formOf(classId)), headTeacherName: '李红梅' }));
    expect(changed).toMatchObject({ status: 'applied', review: 'none' });
    expect(await show(classId)).toMatchObject({ headTeacherName: '李红梅', version: changed.version });
  });

  it('waits once: a handler who imports the old form afterwards changes nothing', async () => {
    const { classId } = await approvedClass(fixture);
    value(await change(classId, { ...(await formOf(classId)), headTeacherName: '李红梅' }));
    const imported = value(
      await actAs(fixture.app, fixture.staff.handler, (act) =>
        importClass(
          act,
          {
            name: '保育员班',
            creditCode: '52371526MA554330X0' as never,
            number: '高人社培备〔2021〕018号',
            startOn: localDate('2021-06-28'),
            endOn: localDate('2021-07-09'),
            teachers: [],
            file: '开班申请表.xlsx',
          },
          policyForTests,
        ),
      ),
    );
    expect(imported.outcome).toBe('unchanged');
  });
});
