import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { done, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  classFixture,
  codes,
  value,
} from '../../testing/classes-fixture.ts';
import { addSignOn } from '../../testing/evidence-fixture.ts';
import { decideSign, judgeSign, openSignsOf, takeBackSign } from './service-signs.ts';
import { findSign, saveSign, stepsOfSign } from './store-signs.ts';
import { signDetail } from './views-signs.ts';

let fixture: ClassFixture;
let classId: Uuid;
let raised = 0;
beforeAll(async () => {
  fixture = await classFixture();
  fixture.app.clock.set('2021-07-05T09:00:00Z');
  ({ classId } = await approvedClass(fixture));
});
afterAll(() => fixture.app.db.close());

const as = <T>(who: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, who, work);
const followers = {
  confirmed: async () => {
    raised += 1;
  },
};

describe('a judgement that was wrong', () => {
  const made = (about: string, more: { needsTwo?: boolean } = {}) =>
    addSignOn(fixture.app, { classId, organisationId: fixture.schoolId }, { about, ...more });
  const judge = (signId: Uuid, decision: 'cleared' | 'confirmed') =>
    as(fixture.staff.handler, (act) =>
      judgeSign(act, signId, { version: 1, decision, opinion: '看过当天的录像' }),
    );
  const decide = (signId: Uuid, version: number, decision: 'passed' | 'returned', who?: Actor) =>
    as(who ?? fixture.staff.secondReviewer, (act) =>
      decideSign(act, followers, signId, { version, decision, opinion: '看过录像了' }),
    );
  const takeBack = (signId: Uuid, version: number, who = fixture.staff.handler) =>
    as(who, (act) => takeBackSign(act, signId, { version, reason: '录像看错了日期' }));
  const stepsOf = async (signId: Uuid) =>
    (await readTx(fixture.app.db, { kind: 'system' }, (tx) => stepsOfSign(tx, signId))).map(
      ({ kind }) => kind,
    );
  const speaks = async () =>
    (await readTx(fixture.app.db, fixture.school.scope, (tx) => openSignsOf(tx, classId))).length;

  it('is taken back alone where one person cleared it, and judged again', async () => {
    const signId = await made('2021-07-02 morning');
    expect(codes(await takeBack(signId, 1))).toEqual(['wrong-status']);
    value(await judge(signId, 'cleared'));
    expect(codes(await takeBack(signId, 1))).toEqual(['changed-meanwhile']);
    expect(value(await takeBack(signId, 2))).toMatchObject({ status: 'open', version: 3 });
    expect(codes(await takeBack(signId, 3))).toEqual(['wrong-status']);
    expect(await stepsOf(signId)).toEqual(['settled', 'taken-back']);
  });

  it('confirmed by two it speaks to the claim until another two take it back; whoever asks does not decide', async () => {
    const signId = await made('2021-07-02 afternoon', { needsTwo: true });
    const before = await speaks();
    value(await judge(signId, 'confirmed'));
    value(await decide(signId, 2, 'passed'));
    expect(await speaks()).toBe(before + 1);
    raised = 0;
    expect(value(await takeBack(signId, 3))).toMatchObject({ status: 'taking-back', version: 4 });
    expect(await speaks(), 'asked by one: it speaks still').toBe(before + 1);
    expect(codes(await decide(signId, 4, 'passed', fixture.staff.handler))).toEqual(['four-eyes']);
    expect(value(await decide(signId, 4, 'returned'))).toMatchObject({ status: 'confirmed', version: 5 });
    expect(raised, 'kept: nothing is raised again').toBe(0);
    value(await takeBack(signId, 5));
    expect(value(await decide(signId, 6, 'passed'))).toMatchObject({ status: 'open', version: 7 });
    expect(await speaks()).toBe(before);
    expect(await stepsOf(signId)).toEqual([
      'proposed',
      'settled',
      'take-back-asked',
      'kept',
      'take-back-asked',
      'taken-back',
    ]);
  });

  it('cleared by two it takes two, and stays cleared where the second does not agree', async () => {
    const signId = await made('2021-07-03 morning', { needsTwo: true });
    value(await judge(signId, 'cleared'));
    value(await decide(signId, 2, 'passed'));
    expect(value(await takeBack(signId, 3))).toMatchObject({ status: 'taking-back' });
    const detail = await readTx(fixture.app.db, fixture.staff.secondReviewer.scope, (tx) =>
      signDetail({ tx, actor: fixture.staff.secondReviewer }, signId),
    );
    expect(detail).toMatchObject({ judged: 'cleared', proposed: null, allowed: ['evidence.decide'] });
    expect(value(await decide(signId, 4, 'returned'))).toMatchObject({ status: 'cleared' });
  });

  it('of fifty who take it back at once one wins; without lock and version all would (negative control)', async () => {
    const signId = await made('2021-07-03 afternoon');
    value(await judge(signId, 'cleared'));
    const crowd = await Promise.all(
      Array.from({ length: 50 }, () =>
        addActor(fixture.app, { role: 'county-handler', divisionCode: '371526' }),
      ),
    );
    const tried = await Promise.all(crowd.map((who) => takeBack(signId, 2, who)));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(tried.flatMap(codes))).toEqual(new Set(['wrong-status']));
    // Without the lock of the act: five have read that it is cleared, and each writes over the other.
    const again = await made('2021-07-04 morning');
    value(await judge(again, 'cleared'));
    let reading = 5;
    let letThem: () => void = () => {};
    const allRead = new Promise<void>((resolve) => {
      letThem = resolve;
    });
    const wrote = await Promise.all(
      crowd.slice(0, 5).map((who) =>
        as(who, async (act) => {
          expect((await findSign(act.tx, again))?.status).toBe('cleared');
          reading -= 1;
          if (reading === 0) letThem();
          await allRead;
          await sql`select 1 from evidence_sign where sign_id = ${again} for update`.execute(act.tx);
          const version = (await findSign(act.tx, again))?.version ?? 0;
          return done(await saveSign(act.tx, { signId: again, version }, { status: 'open', proposed: null }));
        }),
      ),
    );
    expect(wrote.map((result) => result.ok && result.value)).toEqual([true, true, true, true, true]);
  });
});
