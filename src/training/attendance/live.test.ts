import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readTx } from '../../platform/db/index.ts';
import {
  done,
  localDate,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import {
  actAs,
  approvedClass,
  type ClassFixture,
  classFixture,
  codes,
  value,
} from '../../testing/classes-fixture.ts';
import { deps, FIRST_MORNING, HALF_DAY, TeacherPhone, worker } from '../../testing/teaching-fixture.ts';
import { codeAt } from './rules-counting.ts';
import { attendanceSheet, recordAttendance } from './service.ts';
import { closeRoll, rebuildRolls } from './service-roll.ts';
import { beginHalfDay } from './service-sessions.ts';
import { signIn, type Tried } from './service-sign.ts';
import { marksOfClass, marksOfPerson } from './store-marks.ts';
import { liveAttendance, ownSignIns } from './views-live.ts';
import { presentIn, takeClasses } from './views-teaching.ts';

const SYSTEM = { kind: 'system' } as const;
const SECRET = new Uint8Array(20).fill(7);
const MORNING = { ...HALF_DAY, taughtOn: localDate(HALF_DAY.taughtOn) };

let fixture: ClassFixture;
let classId: Uuid;
let people: PersonId[];

async function freshClass(): Promise<void> {
  await fixture?.app.db.close();
  fixture = await classFixture();
  ({ classId, personIds: people } = await approvedClass(fixture));
  fixture.app.clock.set(FIRST_MORNING);
}
afterAll(() => fixture?.app.db.close());

const open = (of: object = {}) =>
  actAs(fixture.app, fixture.school, (act) => beginHalfDay(act, deps, { classId, ...MORNING, ...of }));
const at = (time: string) => fixture.app.clock.set(`2021-06-28T${time}:00+08:00`);
const code = (moment: 'in' | 'out' | 'check') => codeAt(SECRET, moment, fixture.app.clock.now());
const press = async (personId: PersonId, of: { code: string; sessionId?: Uuid | null }) =>
  told(
    await actAs(fixture.app, await worker(fixture, personId), (act) =>
      signIn(act, { sessionId: null, phoneId: fixture.app.ids.uuid(), ...of }),
    ),
  );
/** What the person is told: a wrong code is kept, and has not signed her. */
const told = (tried: Result<Tried>) => {
  if (!tried.ok) return tried;
  return 'wrong' in tried.value ? refused(tried.value.wrong) : done(tried.value.signed);
};
const sheetOf = () => readTx(fixture.app.db, SYSTEM, (tx) => attendanceSheet(tx, classId));
const rollOf = async () => (await sheetOf())?.rows.map(({ marks }) => marks);
const live = () =>
  readTx(fixture.app.db, SYSTEM, (tx) =>
    liveAttendance(
      { tx, actor: fixture.school, ciphers: fixture.app.ciphers, today: fixture.app.clock.today() },
      classId,
    ),
  );
const owner = async (text: string) => {
  const client = await fixture.app.db.owner();
  try {
    await client.query(`select set_config('app.scope_kind', 'system', false)`);
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

describe('a half day on two kinds of phone', () => {
  beforeAll(freshClass, 120_000);

  it('is signed in and out by the code, and the roll says present when it has ended', async () => {
    at('07:50');
    const session = value(await open());
    expect(session.beginsAt.toISOString()).toBe('2021-06-28T00:00:00.000Z');
    expect(value(await open()).sessionId).toBe(session.sessionId);
    at('08:20');
    const [first, second, third] = people as [PersonId, PersonId, PersonId];
    const signed = value(await press(first, { code: code('in'), sessionId: session.sessionId }));
    expect(signed).toMatchObject({ moment: 'in', isLate: true });
    at('08:05');
    value(await press(second, { code: code('in') }));
    expect(codes(await press(second, { code: code('in') }))).toEqual(['already-signed']);
    const phone = await TeacherPhone.of(fixture);
    const sent = value(await phone.send([phone.card(classId, third, 3)]));
    expect(sent.marks.map(({ outcome }) => outcome)).toEqual(['counted']);
    at('11:31');
    value(await press(first, { code: code('out') }));
    value(await press(second, { code: code('out') }));
    const present = await readTx(fixture.app.db, SYSTEM, (tx) =>
      presentIn(tx, session.sessionId, fixture.app.clock.now()),
    );
    expect(present?.people.map(({ mark }) => mark)).toEqual(['present', 'present', 'unknown']);
    expect(present?.people[0]?.marks.map(({ moment, way }) => [moment, way])).toEqual([
      ['in', 'code'],
      ['out', 'code'],
    ]);
    expect(await rollOf()).toEqual([[], [], []]);
    value(await phone.send([], [phone.halfDay('close', classId)]));
    expect(await rollOf()).toEqual([['present'], ['present'], ['unknown']]);
    expect((await live())?.sessions[0]).toMatchObject({
      enrolled: 3,
      present: 2,
      late: 1,
      ways: { code: 2, 'id-card': 1 },
    });
  });

  it('says why a code does not sign', async () => {
    at('14:00');
    const [first, second] = people as [PersonId, PersonId];
    expect(codes(await press(first, { code: '000000', sessionId: fixture.app.ids.uuid() }))).toEqual([
      'foreign-class',
    ]);
    const session = value(await open({ half: 'afternoon' }));
    const shown = code('in');
    at('14:01');
    expect(codes(await press(first, { code: shown, sessionId: session.sessionId }))).toEqual(['code-old']);
    expect(codes(await press(first, { code: '000000' }))).toEqual(['code-wrong']);
    expect(codes(await press(first, { code: code('check') }))).toEqual(['check-over']);
    const phone = await TeacherPhone.of(fixture);
    value(await phone.send([], [phone.halfDay('close', classId, { half: 'afternoon' })]));
    expect(codes(await press(first, { code: code('in') }))).toEqual(['half-day-closed']);
    await owner(
      `update enrolment set status = 'broken-off', left_on = '2021-06-27' where person_id = ${second}`,
    );
    expect(codes(await press(second, { code: code('in') }))).toEqual(['left-the-class']);
    const stranger = await worker(fixture, 5 as PersonId);
    const tried = await actAs(fixture.app, stranger, (act) =>
      signIn(act, { sessionId: null, code: code('in'), phoneId: fixture.app.ids.uuid() }),
    );
    expect(codes(tried)).toEqual(['no-class-now']);
  });

  it('counts by the clock of the server, and a person sees her own', async () => {
    const [first] = people as [PersonId];
    const seen = await readTx(fixture.app.db, { kind: 'person', personId: first }, (tx) =>
      ownSignIns(tx, { personId: first, today: localDate('2021-06-28'), now: fixture.app.clock.now() }),
    );
    expect(seen.rows.map(({ half, marks }) => [half, marks.length])).toEqual([
      ['morning', 2],
      ['afternoon', 0],
    ]);
    expect(await readTx(fixture.app.db, SYSTEM, (tx) => marksOfPerson(tx, first))).toHaveLength(2);
  });

  it('is begun on its own days, by whoever is of the school, while the class is there', async () => {
    expect(codes(await open({ taughtOn: localDate('2021-06-29') }))).toEqual(['not-today']);
    expect(codes(await open({ half: 'evening' }))).toEqual(['not-in-timetable']);
    const other = await actAs(fixture.app, fixture.firm, (act) =>
      beginHalfDay(act, deps, { classId, ...MORNING }),
    );
    expect(codes(other)).toEqual(['not-found']);
    await owner(`update training_class set status = 'cancelled' where class_id = '${classId}'`);
    expect(codes(await open())).toEqual(['class-cancelled']);
    expect(codes(await press(people[0] as PersonId, { code: code('in') }))).toEqual(['class-cancelled']);
  });
});

describe('a village without a network', () => {
  beforeEach(freshClass, 120_000);

  it('sends once: the same mark five times is one, and what was begun there counts from there', async () => {
    at('12:30');
    const phone = await TeacherPhone.of(fixture);
    const [first, second, third] = people as [PersonId, PersonId, PersonId];
    const marks = [
      phone.card(classId, first, 1),
      phone.mark({ classId, personId: second, moment: 'in', way: 'witness', reason: '没带身份证' }),
      phone.card(classId, first, 1, 'out'),
      phone.mark({ classId, personId: third, moment: 'leave', way: 'witness', reason: '孩子住院' }),
    ];
    const days = [phone.halfDay('open', classId, { sinceContactMs: 0 }), phone.halfDay('close', classId)];
    const once = value(await phone.send(marks, days));
    expect(once.marks.map(({ outcome }) => outcome)).toEqual(['counted', 'counted', 'counted', 'counted']);
    for (let again = 0; again < 4; again += 1) {
      const repeated = value(await phone.send(marks, days));
      expect(repeated.marks).toEqual(once.marks);
    }
    const kept = await readTx(fixture.app.db, SYSTEM, (tx) => marksOfClass(tx, classId));
    expect(kept.map(({ chainFault, chainNo }) => [chainFault, chainNo]).sort()).toEqual(
      [1, 2, 3, 4].map((no) => [null, no]),
    );
    expect(await rollOf()).toEqual([['present'], ['unknown'], ['leave']]);
    expect((await live())?.sessions).toMatchObject([{ isOffline: true, status: 'closed' }]);
  });

  it('keeps what counts nowhere, with a sentence each', async () => {
    at('09:00');
    value(await open());
    const phone = await TeacherPhone.of(fixture);
    const [first, second, third] = people as [PersonId, PersonId, PersonId];
    const witness = (personId: PersonId) =>
      phone.mark({ classId, personId, moment: 'in', way: 'witness', reason: '忘带手机' });
    const sent = value(
      await phone.send([
        phone.card(classId, first, 2),
        phone.mark({ classId, personId: first, moment: 'in' }),
        phone.card(classId, first, 1),
        phone.card(classId, first, 1),
        witness(second),
        witness(third),
        phone.mark({ classId, personId: third, moment: 'leave', way: 'witness' }),
        phone.card(classId, 4 as PersonId, 4),
        phone.mark({
          classId,
          personId: third,
          moment: 'in',
          half: 'afternoon',
          way: 'witness',
          reason: '下午',
        }),
      ]),
    );
    expect(
      sent.marks.map(({ outcome, refusals }) => [outcome, refusals.map((one) => one.code).join()]),
    ).toEqual([
      ['kept', 'id-number-differs'],
      ['kept', 'id-number-needed'],
      ['counted', ''],
      ['kept', 'already-signed'],
      ['counted', ''],
      ['kept', 'witness-share'],
      ['refused', 'reason-needed'],
      ['refused', 'not-on-roster'],
      ['kept', 'half-day-not-open'],
    ]);
    expect((await live())?.sessions[0]).toMatchObject({ notCounted: 4, ways: { witness: 1, 'id-card': 1 } });
    await owner(`update training_class set status = 'cancelled' where class_id = '${classId}'`);
    const late = value(await phone.send([phone.card(classId, second, 2, 'out')]));
    expect(late.marks[0]).toMatchObject({ outcome: 'kept', refusals: [{ code: 'class-cancelled' }] });
    await expect(owner('delete from attendance_mark')).rejects.toThrow('append_only');
    await expect(owner(`update attendance_mark set void_because = null`)).rejects.toThrow('append_only');
  });

  it('sees a phone whose chain was tampered with, and whose clock is two hours wrong', async () => {
    at('09:00');
    value(await open());
    const phone = await TeacherPhone.of(fixture);
    const [first, second, third] = people as [PersonId, PersonId, PersonId];
    const good = phone.card(classId, first, 1);
    phone.card(classId, second, 2);
    const afterGap = phone.card(classId, third, 3);
    const altered = { ...phone.card(classId, second, 2), moment: 'out' as const };
    const wrongClock = phone.mark({
      ...{ classId, personId: third, moment: 'out', idNumber: good.idNumber },
      deviceAt: new Date(Date.now() + 2 * 3_600_000).toISOString(),
    });
    const sent = value(await phone.send([good, afterGap, altered, wrongClock]));
    expect(sent.marks[3]?.clockOffSeconds).toBeGreaterThan(7_000);
    const faults = (await readTx(fixture.app.db, SYSTEM, (tx) => marksOfClass(tx, classId))).map(
      ({ chainNo, chainFault }) => [chainNo, chainFault],
    );
    expect(faults.sort()).toEqual([
      [1, null],
      [3, 'gap'],
      [4, 'digest-wrong'],
      [5, null],
    ]);
    const foreign = await TeacherPhone.of(fixture);
    const stolen = foreign.card(classId, second, 2);
    value(await phone.send([{ ...stolen, chain: { ...stolen.chain, no: 6 } }]));
    expect((await live())?.sessions[0]?.chainFaults).toBe(3);
  });

  it('takes the classes of a week along, of the own school and to its own phone alone', async () => {
    const phone = await TeacherPhone.of(fixture);
    const take = (deviceId: Uuid, by = fixture.school) =>
      actAs(fixture.app, by, (act) => takeClasses(act, { deviceId, waiting: 0 }));
    const list = value(await take(phone.deviceId));
    expect(list.classes.map(({ people: own, halfDays }) => [own.length, halfDays.length])).toEqual([[3, 10]]);
    expect(JSON.stringify(list)).not.toMatch(/\d{17}[\dX]/);
    expect(codes(await take(fixture.app.ids.uuid()))).toEqual(['device-unknown']);
    expect(codes(await take(phone.deviceId, fixture.firm))).toEqual(['device-unknown']);
    await owner(
      `update teacher_device set status = 'revoked', revoked_at = now(), revoked_by = teacher_id, revoke_reason = '丢了'`,
    );
    expect(codes(await take(phone.deviceId))).toEqual(['device-revoked']);
    expect(codes(await phone.send([]))).toEqual(['device-revoked']);
  });
});

describe('sheets beside what was signed live', () => {
  beforeEach(freshClass, 120_000);
  const record = (marks: readonly ('present' | 'absent')[], halves: readonly ('morning' | 'afternoon')[]) =>
    actAs(fixture.app, fixture.school, (act) =>
      recordAttendance(act, {
        classId,
        slots: halves.map((half) => ({ day: localDate('2021-06-28'), half })),
        rows: people.map((personId) => ({ personId, marks: [...marks] })),
        source: 'test',
      }),
    );
  async function signedMorning(): Promise<void> {
    at('09:00');
    value(await open());
    const phone = await TeacherPhone.of(fixture);
    const marks = people.flatMap((personId, n) => [
      phone.card(classId, personId, n + 1),
      ...(n === 0 ? [] : [phone.card(classId, personId, n + 1, 'out')]),
    ]);
    value(await phone.send(marks, [phone.halfDay('close', classId)]));
  }

  it('what was signed stays, what a sheet says otherwise is listed, and other half days are the sheet’s', async () => {
    await signedMorning();
    expect(value(await record(['absent', 'present'], ['morning', 'afternoon'])).changed).toBe(3);
    expect(await rollOf()).toEqual([
      ['unknown', 'present'],
      ['present', 'present'],
      ['present', 'present'],
    ]);
    expect((await live())?.differences.map(({ sheet, live: signed }) => [sheet, signed])).toEqual([
      ['absent', 'unknown'],
      ['absent', 'present'],
      ['absent', 'present'],
    ]);
    expect(value(await record(['absent', 'present'], ['morning', 'afternoon'])).changed).toBe(0);
    expect(value(await record(['present', 'present'], ['morning', 'afternoon'])).changed).toBe(3);
    expect((await live())?.differences).toHaveLength(1);
  });

  it('whoever comes from a merged class keeps what was known there of a half day that is signed here', async () => {
    at('09:00');
    value(await open());
    const phone = await TeacherPhone.of(fixture);
    const [first, , last] = people as [PersonId, PersonId, PersonId];
    const both = [phone.card(classId, first, 1), phone.card(classId, first, 1, 'out')];
    value(await phone.send(both, [phone.halfDay('close', classId)]));
    expect((await rollOf())?.[2]).toEqual(['absent']);
    const brought = (source: string) =>
      actAs(fixture.app, fixture.school, (act) =>
        recordAttendance(act, {
          classId,
          slots: [{ day: localDate('2021-06-28'), half: 'morning' }],
          rows: [{ personId: last, marks: ['present'] }],
          source,
        }),
      );
    // A sheet says nothing of a half day that was signed here (negative control).
    value(await brought('test'));
    expect((await rollOf())?.[2]).toEqual(['absent']);
    value(await brought(`merged:${classId}`));
    expect((await rollOf())?.[2]).toEqual(['present']);
    // Made again from the marks it stays, and is no difference.
    await actAs(fixture.app, fixture.school, async (act) => done(await rebuildRolls(act, classId)));
    expect((await rollOf())?.map(([mark]) => mark)).toEqual(['present', 'absent', 'present']);
    expect((await live())?.differences).toEqual([]);
  });

  it('the same class by phone and by sheet has the same roll', async () => {
    await signedMorning();
    const byPhone = await sheetOf();
    await freshClass();
    value(
      await actAs(fixture.app, fixture.school, (act) =>
        recordAttendance(act, {
          classId,
          slots: [{ day: localDate('2021-06-28'), half: 'morning' }],
          rows: people.map((personId, n) => ({ personId, marks: [n === 0 ? 'unknown' : 'present'] })),
          source: 'test',
        }),
      ),
    );
    const bySheet = await sheetOf();
    const facts = (sheet: typeof byPhone) =>
      sheet?.rows.map(({ marks, presentSlots, wholeDays, ratePercent }) => ({
        marks,
        presentSlots,
        wholeDays,
        ratePercent,
      }));
    expect(facts(byPhone)).toEqual(facts(bySheet));
  });

  it('is closed by the class after its last day, and then no sheet and no phone changes it', async () => {
    await signedMorning();
    const close = () => actAs(fixture.app, fixture.school, (act) => closeRoll(act, classId));
    expect(codes(await close())).toEqual(['class-not-over']);
    fixture.app.clock.set('2021-07-09T10:00:00Z');
    expect(value(await close()).people).toBe(3);
    expect(codes(await close())).toEqual(['attendance-closed']);
    expect(codes(await record(['absent'], ['afternoon']))).toEqual(['attendance-closed']);
    const phone = await TeacherPhone.of(fixture);
    const late = value(await phone.send([phone.card(classId, people[0] as PersonId, 1, 'out')]));
    expect(late.marks[0]?.refusals[0]?.code).toBe('attendance-closed');
    expect((await live())?.rollStatus).toBe('closed');
  });
});
