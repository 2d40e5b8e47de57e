import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  COUNTY,
  classFixture,
  codes,
  value,
} from '../../testing/classes-fixture.ts';
import { stagePhoto } from '../../testing/evidence-fixture.ts';
import { deps, FIRST_MORNING, HALF_DAY, worker } from '../../testing/teaching-fixture.ts';
import { codeAt } from './rules-counting.ts';
import { attendanceSheet, lockRolls, recordAttendance, unlockRolls } from './service.ts';
import { decideAdjustment, proposeAdjustment, withdrawAdjustment } from './service-adjustments.ts';
import { typePaper } from './service-paper.ts';
import { beginHalfDay } from './service-sessions.ts';
import { signIn } from './service-sign.ts';
import { liveAttendance } from './views-live.ts';

const SYSTEM = { kind: 'system' } as const;
const MORNING = { ...HALF_DAY, taughtOn: localDate(HALF_DAY.taughtOn) };

let fixture: ClassFixture;
let classId: Uuid;
let people: PersonId[];
let colleague: Actor;

beforeAll(async () => {
  fixture = await classFixture();
  ({ classId, personIds: people } = await approvedClass(fixture));
  colleague = await addActor(fixture.app, { role: 'county-handler', divisionCode: COUNTY });
  fixture.app.clock.set(FIRST_MORNING);
}, 120_000);
afterAll(() => fixture?.app.db.close());

const person = (n: number) => people[n] as PersonId;
const rollOf = async (n: number) =>
  (await readTx(fixture.app.db, SYSTEM, (tx) => attendanceSheet(tx, classId)))?.rows[n]?.marks;
const propose = (by: Actor, of: object = {}) =>
  actAs(fixture.app, by, (act) =>
    proposeAdjustment(act, {
      ...MORNING,
      classId,
      personId: person(0),
      mark: 'present',
      reason: '签到时手机没电，两位同学在场',
      ...of,
    }),
  );
const decide = (by: Actor, adjustmentId: Uuid, decision: 'passed' | 'returned' = 'passed', version = 1) =>
  actAs(fixture.app, by, (act) =>
    decideAdjustment(act, { classId, adjustmentId }, { version, decision, opinion: '看过签到照片' }),
  );
const seenBy = (actor: Actor) =>
  readTx(fixture.app.db, SYSTEM, (tx) =>
    liveAttendance({ tx, actor, ciphers: fixture.app.ciphers, today: fixture.app.clock.today() }, classId),
  );

it('one proposes with a reason, another decides, and the roll says so', async () => {
  expect(codes(await propose(fixture.school))).toEqual(['half-day-unknown']);
  value(
    await actAs(fixture.app, fixture.school, (act) =>
      recordAttendance(act, {
        classId,
        slots: [{ day: MORNING.taughtOn, half: 'morning' }],
        rows: people.map((personId) => ({ personId, marks: ['absent'] })),
        source: 'test',
      }),
    ),
  );
  expect(codes(await propose(fixture.school, { mark: 'absent' }))).toEqual(['nothing-changed']);
  expect(codes(await propose(fixture.school, { personId: 9 as PersonId }))).toEqual(['not-on-roster']);
  const { adjustmentId } = value(await propose(fixture.school));
  expect(codes(await propose(fixture.staff.handler))).toEqual(['adjustment-waiting']);
  expect(await rollOf(0)).toEqual(['absent']);
  expect((await seenBy(fixture.school))?.adjustments[0]?.allowed).toEqual(['attendance.withdrawAdjustment']);
  expect((await seenBy(colleague))?.adjustments[0]?.allowed).toEqual(['attendance.decideAdjustment']);
  expect(codes(await decide(colleague, adjustmentId, 'passed', 9))).toEqual(['version-conflict']);
  expect(value(await decide(colleague, adjustmentId)).status).toBe('applied');
  expect(await rollOf(0)).toEqual(['present']);
  expect(codes(await decide(fixture.staff.handler, adjustmentId, 'passed', 2))).toEqual(['wrong-status']);
  // A later sheet does not take back what two people said.
  value(
    await actAs(fixture.app, fixture.school, (act) =>
      recordAttendance(act, {
        classId,
        slots: [{ day: MORNING.taughtOn, half: 'morning' }],
        rows: [{ personId: person(0), marks: ['absent'] }],
        source: 'test',
      }),
    ),
  );
  expect(await rollOf(0)).toEqual(['present']);
});

it('nobody decides the own one; it is returned, withdrawn by its proposer alone, and refused once the roll is locked', async () => {
  const own = value(await propose(colleague, { personId: person(1) }));
  expect(codes(await decide(colleague, own.adjustmentId))).toEqual(['four-eyes']);
  const withdraw = (by: Actor) =>
    actAs(fixture.app, by, (act) =>
      withdrawAdjustment(
        act,
        { classId, adjustmentId: own.adjustmentId },
        { version: 1, reason: '看错了人' },
      ),
    );
  expect(codes(await withdraw(fixture.staff.handler))).toEqual(['not-proposer']);
  expect(value(await withdraw(colleague)).status).toBe('withdrawn');
  const again = value(await propose(colleague, { personId: person(1) }));
  expect(value(await decide(fixture.staff.handler, again.adjustmentId, 'returned')).status).toBe('returned');
  expect(await rollOf(1)).toEqual(['absent']);
  const waiting = value(await propose(fixture.school, { personId: person(2) }));
  value(
    await actAs(fixture.app, colleague, async (act) => ({ ok: true, value: await lockRolls(act, classId) })),
  );
  expect(codes(await decide(colleague, waiting.adjustmentId))).toEqual(['attendance-locked']);
  expect(codes(await propose(fixture.school, { personId: person(1) }))).toEqual(['attendance-locked']);
  value(
    await actAs(fixture.app, colleague, async (act) => ({
      ok: true,
      value: await unlockRolls(act, classId),
    })),
  );
  expect(value(await decide(colleague, waiting.adjustmentId)).status).toBe('applied');
});

it('of fifty who decide at once one gets through', async () => {
  const { adjustmentId } = value(await propose(fixture.school, { personId: person(1) }));
  const deciders = await Promise.all(
    Array.from({ length: 50 }, () => addActor(fixture.app, { role: 'county-handler', divisionCode: COUNTY })),
  );
  const tried = await Promise.all(deciders.map((by) => decide(by, adjustmentId)));
  expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
  expect(new Set(tried.flatMap(codes))).toEqual(new Set(['wrong-status']));
}, 120_000);

it('a paper sheet is typed from its photo, for a half day that nobody ended', async () => {
  const type = (of: object) =>
    actAs(fixture.app, fixture.school, (act) =>
      typePaper(act, deps, {
        ...MORNING,
        classId,
        fileIds: [],
        people: [{ personId: person(0), moments: ['in', 'out'] }],
        ...of,
      }),
    );
  expect(codes(await type({}))).toEqual(['paper-needed']);
  expect(codes(await type({ fileIds: [fixture.app.ids.uuid()] }))).toEqual(['file-not-staged']);
  expect(codes(await type({ fileIds: [fixture.app.ids.uuid()], half: 'evening' }))).toEqual([
    'not-in-timetable',
  ]);
  expect(
    codes(
      await type({
        fileIds: [fixture.app.ids.uuid()],
        people: [{ personId: 9 as PersonId, moments: ['in'] }],
      }),
    ),
  ).toEqual(['not-on-roster']);
});

it('a typed sheet ends its half day: its people count, whoever signed on a phone keeps that mark', async () => {
  const own = await classFixture();
  try {
    const { classId: taught, personIds } = await approvedClass(own);
    own.app.clock.set(FIRST_MORNING);
    const [first, second, third] = personIds as [PersonId, PersonId, PersonId];
    const half = { ...MORNING, classId: taught };
    value(await actAs(own.app, own.school, (act) => beginHalfDay(act, deps, half)));
    const code = codeAt(new Uint8Array(20).fill(7), 'in', own.app.clock.now());
    const phone = { sessionId: null, code, phoneId: own.app.ids.uuid() };
    const signer = await worker(own, first);
    value(await actAs(own.app, signer, (act) => signIn(act, phone)));
    const type = async (people: Parameters<typeof typePaper>[2]['people']) => {
      const picture = await sharp({
        create: { width: 300, height: 400, channels: 3, background: '#fffbe6' },
      })
        .jpeg()
        .toBuffer();
      const fileIds = [await stagePhoto(own.app, own.school, picture, '签到表.jpg')];
      return actAs(own.app, own.school, (act) => typePaper(act, deps, { ...half, fileIds, people }));
    };
    expect(codes(await type([{ personId: third, moments: ['leave'] }]))).toEqual(['reason-needed']);
    const typed = value(
      await type([
        { personId: first, moments: ['in', 'out'] },
        { personId: second, moments: ['in', 'out'] },
        { personId: third, moments: ['leave'], reason: '孩子发烧' },
      ]),
    );
    // Of the first person the phone's mark for coming stays, the sheet adds her going.
    expect(typed).toMatchObject({ counted: 4, kept: 1 });
    const sheet = await readTx(own.app.db, SYSTEM, (tx) => attendanceSheet(tx, taught));
    expect(sheet?.rows.map(({ marks }) => marks)).toEqual([['present'], ['present'], ['leave']]);
    expect(codes(await type([{ personId: second, moments: ['in'] }]))).toEqual(['signed-live']);
  } finally {
    await own.app.db.close();
  }
}, 120_000);

const marked = async (n: number) => {
  const client = await fixture.app.db.owner();
  try {
    await client.query(`select set_config('app.scope_kind', 'system', false)`);
    const { rows } = await client.query(
      `select count(*)::int as count from attendance_mark where person_id = $1 and void_because is null`,
      [people[n]],
    );
    return (rows[0] as { count: number }).count;
  } finally {
    await client.end();
  }
};
/** Fifty taps at once on one person's phone. */
async function tapFifty(n: number): Promise<number> {
  value(await actAs(fixture.app, fixture.school, (act) => beginHalfDay(act, deps, { ...MORNING, classId })));
  const who = await worker(fixture, person(n));
  const code = codeAt(new Uint8Array(20).fill(7), 'in', fixture.app.clock.now());
  const tried = await Promise.allSettled(
    Array.from({ length: 50 }, () =>
      actAs(fixture.app, who, (act) =>
        signIn(act, { sessionId: null, code, phoneId: fixture.app.ids.uuid() }),
      ),
    ),
  );
  return tried.filter((one) => one.status === 'fulfilled' && one.value.ok).length;
}

it('of fifty taps at once one mark counts', async () => {
  expect(await tapFifty(0)).toBe(1);
  expect(await marked(0)).toBe(1);
}, 120_000);

it('without the index that says so there are several (negative control)', async () => {
  const client = await fixture.app.db.owner();
  await client.query('drop index attendance_mark_counts_once').finally(() => client.end());
  expect(await tapFifty(1)).toBeGreaterThan(1);
  expect(await marked(1)).toBeGreaterThan(1);
}, 120_000);
