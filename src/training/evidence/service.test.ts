import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { canDo, done, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  classFixture,
  codes,
  enrolPeople,
  value,
} from '../../testing/classes-fixture.ts';
import { addMarks, stagePhoto } from '../../testing/evidence-fixture.ts';
import type { AddInput } from './contract.ts';
import { EVIDENCE_SIGN } from './machine.ts';
import { addEvidence, withdrawEvidence } from './service.ts';
import { findInAll, findInClass } from './service-find.ts';
import { decideSign, judgeSign, openSignsOf } from './service-signs.ts';
import { findSign, listSigns, lockSign, stepsOfSign } from './store-signs.ts';
import { classView, personLine } from './views.ts';
import { signDetail, signsPage } from './views-signs.ts';

let fixture: ClassFixture;
let teacher: Actor;
let classId: Uuid;
let personIds: PersonId[];
let confirmed: Uuid[];
beforeAll(async () => {
  fixture = await classFixture();
  fixture.app.clock.set('2021-07-01T09:00:00Z');
  teacher = await addActor(fixture.app, { role: 'teacher', organisationId: fixture.schoolId });
  ({ classId, personIds } = await approvedClass(fixture));
  confirmed = [];
});
afterAll(() => fixture.app.db.close());

const as = <T>(who: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, who, work);
const followers = (claim: unknown = undefined) => ({
  claimOf: async () => claim,
  confirmed: async (_: unknown, of: Uuid) => {
    confirmed.push(of);
  },
  confirmationsOf: async () => [],
});
const picture = (hue: number, width = 320) =>
  sharp({ create: { width, height: 240, channels: 3, background: '#777' } })
    .composite(
      [0, 1, 2, 3, 4].map((n) => ({
        input: {
          create: {
            width: 60 + 7 * n,
            height: 40,
            channels: 3 as const,
            background: { r: (hue * 37 + n * 50) % 255, g: 30 * n, b: 90 },
          },
        },
        left: (hue * 53 + n * 61) % 240,
        top: (hue * 31 + n * 47) % 190,
      })),
    )
    .jpeg()
    .toBuffer();
const log: AddInput = {
  kind: 'teacher-log',
  taughtOn: '2021-06-28',
  half: 'morning',
  said: '讲了喂养，练了抱姿',
};
const add = (added: AddInput, who = teacher) => as(who, (act) => addEvidence(act, classId, added));
const view = (actor: Actor) =>
  readTx(fixture.app.db, actor.scope, (tx) =>
    classView({ tx, actor, ciphers: fixture.app.ciphers }, classId, followers()),
  );
const signsIn = () =>
  readTx(
    fixture.app.db,
    { kind: 'system' },
    async (tx) =>
      (await listSigns(tx, { status: null, rule: null, classId: null, after: null, limit: 200 })).rows,
  );
const find = () => as(fixture.staff.handler, (act) => findInClass(act, classId));

describe('evidence of a class', () => {
  it('is added by those who teach, piece by piece, and read by the county in its half day', async () => {
    const fileIds = [
      await stagePhoto(fixture.app, teacher, await picture(1)),
      await stagePhoto(fixture.app, teacher, await picture(2)),
    ];
    expect(
      value(await add({ kind: 'photo', taughtOn: '2021-06-28', half: 'morning', fileIds })).itemIds,
    ).toHaveLength(2);
    value(await add(log));
    const videos = [{ name: '0628上午.mp4', start: '08:00', seconds: 12_000, digest: 'a'.repeat(64) }];
    value(await add({ kind: 'video-index', taughtOn: '2021-06-28', half: 'morning', videos }));
    value(
      await add(
        { kind: 'material-handed-out', taughtOn: '2021-06-28', said: '《保育员（初级）》', copies: 3 },
        fixture.school,
      ),
    );
    const seen = await view(fixture.staff.handler);
    const [first] = seen?.days ?? [];
    expect(first).toMatchObject({ day: '2021-06-28' });
    expect(first?.halves.map(({ half, items }) => [half, items.map(({ kind }) => kind).sort()])).toEqual([
      ['morning', ['photo', 'photo', 'teacher-log', 'video-index']],
      ['afternoon', []],
      [null, ['material-handed-out']],
    ]);
    expect(first?.halves[0]?.sessions).toMatchObject([
      { from: '08:00', until: '11:30', teacherName: '高长青' },
    ]);
    expect(first?.halves[0]?.items.find(({ kind }) => kind === 'photo')?.file).toMatchObject({
      name: '上课.jpg',
    });
    expect(seen?.allowed).toEqual(['evidence.find']);
    expect((await view(teacher))?.allowed).toEqual(['evidence.add']);
  });

  it('refuses in a sentence what does not fit, and keeps nothing of a refused batch', async () => {
    const before = await view(teacher);
    expect(codes(await add({ ...log, taughtOn: '2021-06-27' }))).toEqual(['outside-class']);
    expect(codes(await add({ ...log, taughtOn: '2021-07-02' }))).toEqual(['not-yet']);
    expect(codes(await add({ ...log, sessionNo: 9 }))).toEqual(['no-such-session']);
    expect(codes(await add(log, fixture.firm))).toEqual(['not-found']);
    expect(codes(await add({ ...log, said: undefined }))).toEqual(['log-needed']);
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << >>\n%%EOF\n');
    const paper = await stagePhoto(fixture.app, teacher, pdf, '签到表.pdf');
    const photo = await stagePhoto(fixture.app, teacher, await picture(3));
    const at = { taughtOn: '2021-06-29', half: 'morning' } as const;
    expect(codes(await add({ kind: 'photo', ...at, fileIds: [photo, paper] }))).toEqual(['not-a-photo']);
    expect(codes(await add({ kind: 'photo', ...at, fileIds: [photo] }, fixture.school))).toEqual([
      'file-not-staged',
    ]);
    expect((await view(teacher))?.days).toEqual(before?.days);
    value(await add({ kind: 'photo', ...at, fileIds: [photo] }));
    value(await add({ kind: 'paper-sheet', ...at, fileIds: [paper] }));
  });

  it('is taken back by its maker alone, with a reason, while no claim is confirmed', async () => {
    const [itemId] = value(await add(log)).itemIds;
    const withdraw = (who: Actor, claim?: unknown) =>
      as(who, (act) => withdrawEvidence(act, followers(claim), itemId as Uuid, '写错了日期'));
    expect(codes(await withdraw(fixture.school))).toEqual(['not-the-maker']);
    expect(codes(await withdraw(fixture.firm))).toEqual(['not-found']);
    expect(codes(await withdraw(teacher, { number: '1' }))).toEqual(['class-claimed']);
    expect(value(await withdraw(teacher)).status).toBe('withdrawn');
    expect(codes(await withdraw(teacher))).toEqual(['wrong-status']);
    const items = (await view(fixture.staff.handler))?.days[0]?.halves[0]?.items ?? [];
    expect(items.find((item) => item.itemId === itemId)).toMatchObject({
      status: 'withdrawn',
      withdrawnReason: '写错了日期',
    });
    const owner = await fixture.app.db.owner();
    await owner.query(`select set_config('app.scope_kind', 'system', false)`);
    await expect(
      owner.query("update evidence_item set said = 'x' where item_id = $1", [itemId]),
    ).rejects.toThrow('append_only');
    await expect(owner.query('delete from evidence_item where item_id = $1', [itemId])).rejects.toThrow(
      'append_only',
    );
    await owner.end();
  });
});

describe('signs', () => {
  const shared = (times: readonly string[]) =>
    times.map((time, n) => ({
      personId: personIds[n] as PersonId,
      at: `2021-06-28 ${time}`,
      deviceId: 'phone-x',
    }));

  it('are found once, by whoever looks and every night, and name nobody', async () => {
    expect(value(await find())).toEqual({ found: 0, fresh: 0 });
    await addMarks(
      fixture.app,
      { classId, organisationId: fixture.schoolId },
      shared(['07:58:00', '08:02:00', '08:09:00']),
    );
    const again = await stagePhoto(fixture.app, teacher, await picture(1));
    value(await add({ kind: 'photo', taughtOn: '2021-06-30', half: 'morning', fileIds: [again] }));
    expect(value(await find())).toEqual({ found: 2, fresh: 2 });
    expect(value(await find())).toEqual({ found: 2, fresh: 0 });
    const system = await addActor(fixture.app, { role: 'county-handler' });
    expect(value(await as(system, async (act) => done(await findInAll(act))))).toEqual({
      found: 2,
      fresh: 0,
    });
    const signs = await signsIn();
    expect(signs.map(({ rule, weight, needsTwo }) => [rule, weight, needsTwo])).toEqual([
      ['photo-again', 70, true],
      ['one-device', 60, true],
    ]);
    expect(signs[1]?.persons).toEqual([...personIds].sort((a, b) => a - b));
    const { handler } = fixture.staff;
    const page = await readTx(fixture.app.db, handler.scope, (tx) =>
      signsPage({ tx, actor: handler }, { limit: 1 }),
    );
    expect(page).toMatchObject({
      total: 2,
      rows: [{ rule: 'photo-again', className: '保育员班', allowed: ['evidence.judge'] }],
    });
    const next = await readTx(fixture.app.db, handler.scope, (tx) =>
      signsPage({ tx, actor: handler }, { limit: 5, after: page.next ?? undefined }),
    );
    expect(next.rows.map(({ rule }) => rule)).toEqual(['one-device']);
    expect(JSON.stringify(page)).not.toContain('测试员');
    expect((await view(handler))?.signs).toHaveLength(2);
    expect((await view(teacher))?.signs, 'not for those who are looked at').toEqual([]);
  });

  it('a heavy one takes two people; a cleared one opens again by new facts alone', async () => {
    const { handler, secondReviewer, firstReviewer } = fixture.staff;
    const sign = (await signsIn()).find(({ rule }) => rule === 'one-device');
    const signId = sign?.signId as Uuid;
    const seen = () => readTx(fixture.app.db, { kind: 'system' }, (tx) => findSign(tx, signId));
    const judge = (version: number) =>
      as(handler, (act) =>
        judgeSign(act, signId, { version, decision: 'cleared', opinion: '一家三口共用一部手机' }),
      );
    const decide = (by: Actor, version: number, decision: 'passed' | 'returned', opinion?: string) =>
      as(by, (act) => decideSign(act, followers(), signId, { version, decision, opinion }));
    expect(codes(await judge(9))).toEqual(['changed-meanwhile']);
    expect(codes(await decide(secondReviewer, 1, 'passed'))).toEqual(['wrong-status']);
    expect(value(await judge(1))).toMatchObject({ status: 'proposed', version: 2 });
    expect(codes(await judge(2))).toEqual(['wrong-status']);
    const twin = await addActor(fixture.app, {
      role: 'county-second-reviewer',
      divisionCode: '371526',
      personKey: handler.personKey,
    });
    expect(codes(await decide(twin, 2, 'passed'))).toEqual(['four-eyes']);
    expect(codes(await decide(secondReviewer, 2, 'returned'))).toEqual(['opinion-required']);
    expect(value(await decide(secondReviewer, 2, 'returned', '请附上户口簿'))).toMatchObject({
      status: 'open',
    });
    expect(value(await judge(3))).toMatchObject({ status: 'proposed' });
    expect(value(await decide(secondReviewer, 4, 'passed'))).toMatchObject({ status: 'cleared', version: 5 });
    expect(value(await find()), 'the same facts').toMatchObject({ fresh: 0 });
    expect((await seen())?.status).toBe('cleared');
    const { personIds: more } = await enrolPeople(fixture, classId, [7]);
    await addMarks(fixture.app, { classId, organisationId: fixture.schoolId }, [
      { personId: more[0] as PersonId, at: '2021-06-28 08:10:00', deviceId: 'phone-x' },
    ]);
    expect(value(await find()), 'a fourth person').toMatchObject({ fresh: 1 });
    expect(await seen()).toMatchObject({ status: 'open', facts: { people: 4 }, version: 6 });
    const steps = await readTx(fixture.app.db, { kind: 'system' }, (tx) => stepsOfSign(tx, signId));
    expect(steps.map(({ kind }) => kind)).toEqual([
      'proposed',
      'returned',
      'proposed',
      'settled',
      'found-again',
    ]);
    const detail = await readTx(fixture.app.db, firstReviewer.scope, (tx) =>
      signDetail({ tx, actor: firstReviewer }, signId),
    );
    expect(detail?.persons.map(({ name }) => name).sort()).toEqual([
      '测试员1',
      '测试员2',
      '测试员3',
      '测试员7',
    ]);
    expect(detail?.allowed).toEqual([]);
  });

  it('confirmed by two it speaks to the claim, whoever asks, and stays', async () => {
    const { handler, secondReviewer } = fixture.staff;
    const sign = (await signsIn()).find(({ rule }) => rule === 'one-device');
    const signId = sign?.signId as Uuid;
    const version = sign?.version ?? 0;
    value(
      await as(handler, (act) =>
        judgeSign(act, signId, { version, decision: 'confirmed', opinion: '三人当天不在班里' }),
      ),
    );
    expect(confirmed).toEqual([]);
    const passed = { version: version + 1, decision: 'passed' as const };
    expect(
      value(await as(secondReviewer, (act) => decideSign(act, followers(), signId, passed))),
    ).toMatchObject({ status: 'confirmed' });
    expect(confirmed).toEqual([classId]);
    const open = await readTx(fixture.app.db, fixture.school.scope, (tx) => openSignsOf(tx, classId));
    expect(open).toMatchObject([{ classId, risk: 'R18' }]);
    expect(open[0]?.message).toContain('同一部手机给 4 个人');
    expect(value(await find())).toMatchObject({ fresh: 0 });
  });

  it('a light one is cleared by one person; confirmed it waits for a second', async () => {
    await addMarks(fixture.app, { classId, organisationId: fixture.schoolId }, [
      { personId: personIds[0] as PersonId, at: '2021-06-29 05:10:00' },
      { personId: personIds[1] as PersonId, at: '2021-06-30 05:10:00' },
    ]);
    expect(value(await find())).toMatchObject({ fresh: 2 });
    const light = (await signsIn()).filter(({ rule }) => rule === 'outside-hours');
    const judge = (n: number, decision: 'cleared' | 'confirmed') =>
      as(fixture.staff.handler, (act) =>
        judgeSign(act, light[n]?.signId as Uuid, { version: 1, decision, opinion: '当天提前上课，有通知' }),
      );
    expect(value(await judge(0, 'cleared')).status).toBe('cleared');
    expect(value(await judge(1, 'confirmed')).status).toBe('proposed');
  });

  it('of fifty who judge at once one wins; without the lock many would have written (negative control)', async () => {
    const [open] = (await signsIn()).filter(({ status }) => status === 'open');
    const sign = open as NonNullable<typeof open>;
    const crowd = await Promise.all(
      Array.from({ length: 50 }, () =>
        addActor(fixture.app, { role: 'county-handler', divisionCode: '371526' }),
      ),
    );
    const tried = await Promise.all(
      crowd.map((who) =>
        as(who, (act) =>
          judgeSign(act, sign.signId, { version: sign.version, decision: 'cleared', opinion: '看过录像' }),
        ),
      ),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(tried.flatMap(codes))).toEqual(new Set(['wrong-status']));
    // The same fifty read and write by hand: with the lock one finds it open, without it many do and all write.
    const writes = async (
      lock: boolean,
      day: string,
    ): Promise<{ readonly wrote: number; readonly version: number }> => {
      await addMarks(fixture.app, { classId, organisationId: fixture.schoolId }, [
        { personId: personIds[0] as PersonId, at: `${day} 05:10:00` },
      ]);
      value(await find());
      const [fresh] = (await signsIn()).filter(({ status }) => status === 'open');
      const { signId, version } = fresh as NonNullable<typeof fresh>;
      const wrote = await Promise.all(
        crowd.map((who) =>
          as(who, async (act) => {
            const read = lock ? await lockSign(act.tx, signId) : await findSign(act.tx, signId);
            await sql`select pg_sleep(0.02)`.execute(act.tx);
            if (!read || !canDo(EVIDENCE_SIGN, read.status, 'evidence.judge')) return done(false);
            await sql`update evidence_sign set status = 'proposed', proposed = 'cleared', version = version + 1
              where sign_id = ${signId}`.execute(act.tx);
            return done(true);
          }),
        ),
      );
      const after = (await signsIn()).find((one) => one.signId === signId)?.version ?? 0;
      return { wrote: wrote.filter((one) => one.ok && one.value).length, version: after - version };
    };
    expect(await writes(true, '2021-07-01')).toEqual({ wrote: 1, version: 1 });
    const without = await writes(false, '2021-07-02');
    expect(without.wrote).toBeGreaterThan(1);
    expect(without.version).toBe(without.wrote);
  });
});

describe('one person of the class', () => {
  it('has her marks beside the lessons, half day by half day', async () => {
    const { handler } = fixture.staff;
    const line = await readTx(fixture.app.db, handler.scope, (tx) =>
      personLine({ tx }, { classId, personId: personIds[0] as PersonId }, followers()),
    );
    expect(line).toMatchObject({ name: '测试员1', result: null, certificate: null, online: [] });
    expect(line?.halves).toHaveLength(20);
    expect(line?.halves[0]).toMatchObject({
      day: '2021-06-28',
      half: 'morning',
      mark: null,
      marks: [{ moment: 'in', way: 'code', at: '2021-06-27T23:58:00.000Z' }],
    });
    expect(
      await readTx(fixture.app.db, fixture.firm.scope, (tx) =>
        personLine({ tx }, { classId, personId: personIds[0] as PersonId }, followers()),
      ),
    ).toBeUndefined();
  });
});
