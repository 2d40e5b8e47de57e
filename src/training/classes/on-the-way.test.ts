import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readTx, withTx } from '../../platform/db/index.ts';
import { done, localDate, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { followersForTests } from '../../testing/class-followers-fixture.ts';
import {
  actAs,
  approvedClass,
  type ClassFixture,
  COUNTY_PATH,
  classFixture,
  codes,
  enrolPeople,
  policyForTests,
  value,
} from '../../testing/classes-fixture.ts';
import type { ClassFollowers } from './ports.ts';
import { changeTermsOf, readChangeTerms } from './rules-change-terms.ts';
import { reviewChange } from './service-decide.ts';
import { foreseen } from './service-foresee.ts';
import { proposeMerger } from './service-merge.ts';
import { proposePostponement } from './service-postpone.ts';
import { rosterOf } from './service-roster.ts';
import { consentToChange } from './service-silence.ts';
import { detailOf } from './service-views.ts';
import { changesOf } from './views-changes.ts';

const fixtures: ClassFixture[] = [];
let fixture: ClassFixture;
beforeEach(async () => {
  fixture = await classFixture();
  fixtures.push(fixture);
});
afterAll(() => Promise.all(fixtures.map(({ app }) => app.db.close())));

const deps = (followers: ClassFollowers = followersForTests()) => ({ policyFor: policyForTests, followers });
const claimed = followersForTests({
  claimOf: async () => ({ number: 'C371526-2021-0001', isUnderReview: true }),
});
const read = <T>(work: Parameters<typeof readTx<T>>[2]) =>
  readTx(fixture.app.db, { kind: 'division', path: COUNTY_PATH }, work);
const show = async (classId: Uuid) => {
  const found = await read((tx) => detailOf(tx, fixture.school, classId, fixture.app.clock.today()));
  if (!found) throw new Error('the class is not there');
  return found;
};
const rows = async (classId: Uuid) =>
  (
    await read((tx) =>
      changesOf(
        tx,
        { actor: fixture.staff.firstReviewer, ciphers: fixture.app.ciphers, clock: fixture.app.clock },
        classId,
        followersForTests(),
      ),
    )
  )?.rows ?? [];
const postpone = async (classId: Uuid, startOn: string, followers?: ClassFollowers) => {
  const { version } = await show(classId);
  return actAs(fixture.app, fixture.school, (act) =>
    proposePostponement(act, classId, { version, startOn, reason: '教室检修，晚一周开班' }, deps(followers)),
  );
};
const merge = async (classId: Uuid, intoClassId: Uuid, followers = followersForTests()) => {
  const { version } = await show(classId);
  return actAs(fixture.app, fixture.school, (act) =>
    proposeMerger(act, classId, { version, intoClassId, reason: '两班人数都少，合成一班' }, followers),
  );
};
const decide = async (
  classId: Uuid,
  changeId: string,
  step: 'first-review' | 'second-review',
  followers?: ClassFollowers,
) => {
  const { version } = await show(classId);
  const by = step === 'first-review' ? fixture.staff.firstReviewer : fixture.staff.secondReviewer;
  return actAs(fixture.app, by, (act) =>
    reviewChange(
      act,
      { classId, changeId: changeId as Uuid, step },
      { version, decision: 'passed', opinion: '已核实' },
      deps(followers),
    ),
  );
};
const bothPass = async (classId: Uuid, changeId: string, followers?: ClassFollowers) => {
  value(await decide(classId, changeId, 'first-review', followers));
  return decide(classId, changeId, 'second-review', followers);
};
const foresee = (classId: Uuid, asked: Parameters<typeof foreseen>[2], followers?: ClassFollowers) =>
  read((tx) =>
    foreseen({ tx, clock: fixture.app.clock, ciphers: fixture.app.ciphers }, classId, asked, deps(followers)),
  );
/** A second class of the same kind, in another place and under another number. */
const second = (more: object = {}) =>
  approvedClass(fixture, {
    name: '保育员二班',
    number: '高人社培备〔2021〕019号',
    place: '高唐县青禾职业培训学校三楼',
    ...more,
  });

describe('what a county says of changes', () => {
  it('is that of the longest beginning of the code, else the default; silence is only for what may hold by it', () => {
    expect(changeTermsOf('371526').silence?.kinds).toEqual(['filing', 'postponed']);
    expect(changeTermsOf('620100').silence).toBeNull();
    const days = '{working-days: 1, source: 本县规定}';
    expect(() =>
      readChangeTerms(
        `default: {propose-before: ${days}, decide: ${days}, silent-consent: {kinds: [merged], source: 本县规定}}`,
      ),
    ).toThrow();
    expect(() =>
      readChangeTerms(`'37': {propose-before: ${days}, decide: ${days}, silent-consent: null}`),
    ).toThrow();
  });
});

describe('a class that is put off', () => {
  it('moves every lesson, the last day and everybody on its roster, once both have agreed', async () => {
    const { classId } = await approvedClass(fixture);
    const { changeId } = value(await postpone(classId, '2021-07-05'));
    const [open] = await rows(classId);
    expect(open).toMatchObject({ kind: 'postponed', review: 'both-reviews', clause: 'LC-11a' });
    expect(open?.consequences.map(({ topic }) => topic)).toEqual([
      'days',
      'seats',
      'attendance',
      'claim',
      'consent',
    ]);
    expect(open?.consequences[0]?.says).toContain('2021-06-28 至 2021-07-09 改为 2021-07-05 至 2021-07-16');
    value(await bothPass(classId, changeId));
    const now = await show(classId);
    expect(now).toMatchObject({ startOn: '2021-07-05', endOn: '2021-07-16', status: 'approved' });
    expect(now.slotDays[0]).toBe('2021-07-05');
    expect(now.sessions[0]).toMatchObject({ taughtOn: '2021-07-05', from: '08:00' });
    const { rows: days } = await read((tx) =>
      sql<{
        during: string;
      }>`select during::text as during from enrolment where class_id = ${classId}`.execute(tx),
    );
    expect(days.every(({ during }) => during === '[2021-07-05,2021-07-17)')).toBe(true);
    expect((await rows(classId))[0]?.consequences).toEqual([]);
  });

  it('is refused to an earlier day, after the county’s day, once begun, and while a claim rests on it', async () => {
    const { classId } = await approvedClass(fixture);
    expect(codes(await postpone(classId, '2021-06-28'))).toEqual(['not-later']);
    expect(codes(await postpone(classId, '2021-07-05', claimed))).toEqual(['claim-rests-on-class']);
    // Sunday before the Monday of the first day: the working day before has passed.
    fixture.app.clock.set('2021-06-27T02:00:00Z');
    const late = await postpone(classId, '2021-07-05');
    expect(codes(late)).toEqual(['proposed-late']);
    fixture.app.clock.set('2021-06-28T02:00:00Z');
    expect(codes(await postpone(classId, '2021-07-05'))).toEqual(['wrong-status']);
  });

  it('is not put off onto the days of another class of somebody on its roster', async () => {
    const { classId } = await approvedClass(fixture);
    await second({ startOn: localDate('2021-07-12'), endOn: localDate('2021-07-16') });
    expect(codes(await postpone(classId, '2021-07-05'))).toEqual(['overlapping-class']);
    const seen = await foresee(classId, { kind: 'postponed', startOn: '2021-07-05' });
    expect(seen?.obstacles[0]).toContain('保育员二班');
  });

  it('says beforehand what it would do, with the last day on which it may be said', async () => {
    const { classId } = await approvedClass(fixture);
    const places = followersForTests({ placesOf: async () => ({ held: 2, waiting: 1, reserved: 4 }) });
    const seen = await foresee(classId, { kind: 'postponed', startOn: '2021-07-05' }, places);
    expect(seen).toMatchObject({ obstacles: [], proposeUntil: '2021-06-25' });
    const said = Object.fromEntries((seen?.consequences ?? []).map(({ topic, says }) => [topic, says]));
    expect(said.seats).toContain('花名册 3 人，手机报名占座 2 人、排队 1 人');
    expect(said.entitlements).toContain('4 项补贴资格');
  });
});

describe('two classes that become one', () => {
  it('takes the roster along, enrolled on the same day; the other ends, and its number stays', async () => {
    const [one, other] = [await approvedClass(fixture), await second()];
    const { personIds } = one;
    await enrolPeople(fixture, other.classId, [11]);
    const carried: { from: Uuid; into: Uuid }[] = [];
    const followers = followersForTests({
      merged: async (_act, of) => {
        carried.push(of);
        return done(null);
      },
    });
    const seen = await foresee(one.classId, { kind: 'merged', intoClassId: other.classId });
    expect(seen?.obstacles).toEqual([]);
    expect(seen?.candidates.map(({ classId }) => classId)).toEqual([other.classId]);
    expect(seen?.consequences.map(({ topic }) => topic)).toEqual(['days', 'seats', 'attendance', 'claim']);
    const { changeId } = value(await merge(one.classId, other.classId, followers));
    value(await bothPass(one.classId, changeId, followers));
    expect(await show(one.classId)).toMatchObject({
      status: 'merged',
      number: '高人社培备〔2021〕018号',
      allowed: [],
    });
    const roster = await read((tx) => rosterOf(tx, other.classId));
    expect(roster.map(({ personId, rosterNo, enrolledOn }) => [personId, rosterNo, enrolledOn])).toEqual(
      expect.arrayContaining([
        [personIds[0], 2, '2021-06-20'],
        [personIds[1], 3, '2021-06-20'],
        [personIds[2], 4, '2021-06-20'],
      ]),
    );
    expect(
      (await read((tx) => rosterOf(tx, one.classId))).every(({ status }) => status === 'withdrawn'),
    ).toBe(true);
    expect(carried).toEqual([{ from: one.classId, into: other.classId }]);
    // The page of the class that goes on says it too.
    expect((await rows(other.classId))[0]).toMatchObject({ kind: 'merged', status: 'applied' });
  });

  it('plans for as many as they are together', async () => {
    const [one, other] = [await approvedClass(fixture), await second({ plannedCount: 2 })];
    await enrolPeople(fixture, other.classId, [11]);
    const { changeId } = value(await merge(one.classId, other.classId));
    expect((await rows(one.classId))[0]?.consequences[1]?.says).toContain('计划人数同时改为 4 人');
    value(await bothPass(one.classId, changeId));
    expect(await show(other.classId)).toMatchObject({ plannedCount: 4 });
  });

  it('is refused with itself, another kind, a claim, results, other half days and whoever enrolled too late', async () => {
    const [one, other] = [await approvedClass(fixture), await second()];
    const says = async (followers: Partial<ClassFollowers>) =>
      codes(await merge(one.classId, other.classId, followersForTests(followers)));
    expect(codes(await merge(one.classId, one.classId))).toEqual(['same-class']);
    const apart = await second({ name: '初级班', number: '高人社培备〔2021〕020号', level: 4 });
    const differ = await merge(one.classId, apart.classId);
    expect(codes(differ)).toEqual(['classes-differ']);
    expect(differ.ok ? '' : differ.refusals[0]?.message).toContain('等级');
    expect(codes(await merge(one.classId, other.classId, claimed))).toEqual(['claim-rests-on-class']);
    expect(await says({ hasResults: async () => true })).toEqual(['has-results']);
    expect(
      await says({
        recordedSlots: async (_tx, classId) => (classId === one.classId ? ['2021-06-28 morning'] : []),
      }),
    ).toEqual(['attendance-differs']);
    const early = await second({
      name: '早一天的班',
      number: '高人社培备〔2021〕021号',
      startOn: localDate('2021-06-19'),
    });
    expect(codes(await merge(one.classId, early.classId))).toEqual(['enrolled-late']);
    // The same half days are no obstacle (control).
    expect(await says({ recordedSlots: async () => ['2021-06-28 morning'] })).toEqual([]);
  });

  it('is refused at the decision too, when a claim has come meanwhile', async () => {
    const [one, other] = [await approvedClass(fixture), await second()];
    const { changeId } = value(await merge(one.classId, other.classId));
    value(await decide(one.classId, changeId, 'first-review'));
    expect(codes(await decide(one.classId, changeId, 'second-review', claimed))).toEqual([
      'claim-rests-on-class',
    ]);
    expect(await show(one.classId)).toMatchObject({ status: 'approved' });
  });

  it('of fifty decisions one merges, and nobody is on the roster twice', async () => {
    const [one, other] = [await approvedClass(fixture), await second()];
    const { changeId } = value(await merge(one.classId, other.classId));
    value(await decide(one.classId, changeId, 'first-review'));
    const tried = await Promise.all(
      Array.from({ length: 50 }, () => decide(one.classId, changeId, 'second-review').catch(() => null)),
    );
    expect(tried.filter((answer) => answer?.ok)).toHaveLength(1);
    const roster = await read((tx) => rosterOf(tx, other.classId));
    expect(roster).toHaveLength(3);
  }, 60_000);
});

describe('silence', () => {
  const consent = (classId: Uuid, changeId: string, followers?: ClassFollowers): Promise<Result<null>> =>
    actAs(fixture.app, { ...fixture.staff.handler, scope: { kind: 'system' } }, (act) =>
      consentToChange(act, { classId, changeId: changeId as Uuid }, deps(followers)),
    );

  it('is consent where the county says so: applied, marked with the rule, never with a claim', async () => {
    const { classId } = await approvedClass(fixture);
    const { changeId } = value(await postpone(classId, '2021-07-05'));
    expect(codes(await consent(classId, changeId, claimed))).toEqual(['claim-rests-on-class']);
    expect(await show(classId)).toMatchObject({ startOn: '2021-06-28' });
    value(await consent(classId, changeId));
    expect(await show(classId)).toMatchObject({ startOn: '2021-07-05' });
    const [held] = await rows(classId);
    expect(held).toMatchObject({ status: 'applied', silentSource: expect.stringContaining('县局内部规定') });
    expect(held?.approval).toMatchObject({ status: 'approved', nextStep: null });
    expect(held?.approval?.steps.at(-1)).toMatchObject({
      step: 'silent-consent',
      decision: 'silent-consent',
    });
    expect(codes(await consent(classId, changeId))).toEqual(['wrong-status']);
  });

  it('is none for a merger, nor where the county says nothing', async () => {
    const [one, other] = [await approvedClass(fixture), await second()];
    const { changeId } = value(await merge(one.classId, other.classId));
    expect(codes(await consent(one.classId, changeId))).toEqual(['wrong-status']);
    expect(await show(one.classId)).toMatchObject({ status: 'approved' });
  });

  /** How many of fifty get through, half of them a reviewer who decides and half the night that lets it pass. */
  const contend = async (classId: Uuid, changeId: string) => {
    const tried = await Promise.all(
      Array.from(
        { length: 50 },
        (_, turn): Promise<Result<unknown> | null> =>
          (turn % 2 === 0 ? decide(classId, changeId, 'second-review') : consent(classId, changeId)).catch(
            () => null,
          ),
      ),
    );
    return tried.filter((answer) => answer?.ok).length;
  };

  it('or a decision: of fifty who try at once, one gets through', async () => {
    const { classId } = await approvedClass(fixture);
    const { changeId } = value(await postpone(classId, '2021-07-05'));
    value(await decide(classId, changeId, 'first-review'));
    expect(await contend(classId, changeId)).toBe(1);
    expect(await show(classId)).toMatchObject({ startOn: '2021-07-05' });
  }, 60_000);

  it('many get through where the change forgets that it was applied (negative control)', async () => {
    const { classId } = await approvedClass(fixture);
    const { changeId } = value(await postpone(classId, '2021-07-05'));
    const owner = await fixture.app.db.owner();
    try {
      await owner.query(`create or replace function forget_applied() returns trigger language plpgsql as
        $$ begin new.status := 'open'; new.decided_at := null; new.silent_source := null; return new; end $$;
        create trigger a_forget before update on class_change for each row execute function forget_applied();
        create or replace function forget_case() returns trigger language plpgsql as
        $$ begin new.status := old.status; new.next_step := old.next_step; return new; end $$;
        create trigger a_forget before update on approval_case for each row execute function forget_case();`);
    } finally {
      await owner.end();
    }
    let through = 0;
    for (let turn = 0; turn < 3; turn += 1) if ((await consent(classId, changeId)).ok) through += 1;
    expect(through).toBeGreaterThan(1);
  });

  it('begins on the day after the one on which it was due', async () => {
    const { classId } = await approvedClass(fixture);
    value(await postpone(classId, '2021-07-05'));
    const { findOverdueChanges } = await import('./store-changes.ts');
    const [open] = await rows(classId);
    const dueOn = localDate(open?.approval?.dueOn ?? '');
    const on = (day: string) =>
      withTx(fixture.app.db, { kind: 'system' }, (tx) => findOverdueChanges(tx, localDate(day)));
    expect(await on(dueOn)).toEqual([]);
    expect(await on('2021-06-23')).toHaveLength(1);
  });
});
