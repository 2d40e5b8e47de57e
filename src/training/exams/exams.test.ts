import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { withTx } from '../../platform/db/index.ts';
import { localDate, type PersonId, type Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  classFixture,
  codes,
  enrolPeople,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import {
  addBody,
  addOfficials,
  announced,
  type Body,
  type ExamCounty,
  examRead,
  inspected,
  marked,
  NO_CLAIMS,
  PLACE,
  payInto,
  RECORDING,
  versionOf,
} from '../../testing/exams-fixture.ts';
import { findResults } from '../assessment/store.ts';
import { drawOrder } from './rules.ts';
import { announceExam, holdExam } from './service.ts';
import { certify } from './service-certify.ts';
import { endOfficial, listOfficial } from './service-officials.ts';
import { amendExam, cancelExam, planExam, returnExam } from './service-plan.ts';
import { confirmResults } from './service-results.ts';
import { findExam, seatsOf } from './store.ts';
import { drawsOf } from './store-draws.ts';
import { examsOfPerson } from './store-views.ts';
import { examPage, examView, printView } from './views.ts';

let fixture: ClassFixture;
let county: ExamCounty;
let body: Body;
let schoolSecond: Actor;

const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, actor, work);
const version = (examId: Uuid) => versionOf(county, examId);
let next = 0;
/** A class of its own, so that one story does not see another's. */
async function newClass(more: Parameters<typeof approvedClass>[1] = {}) {
  next += 1;
  const { classId } = await approvedClass(fixture, {
    number: `高人社培备〔2021〕${100 + next}号`,
    name: `保育员${next}班`,
    ...more,
  });
  const { personIds } = await enrolPeople(
    fixture,
    classId,
    [1, 2, 3].map((n) => next * 10 + n),
  );
  return { classId, personIds };
}
const plan = (classId: Uuid, more: object = {}, by: Actor = fixture.school) =>
  as(by, (act) =>
    planExam(act, { classId, kind: 'body-assessment', bodyId: body.organisationId, ...PLACE, ...more }),
  );
const show = (actor: Actor, examId: Uuid) =>
  withTx(fixture.app.db, actor.scope, (tx) =>
    examView({ tx, actor, ciphers: fixture.app.ciphers, today: fixture.app.clock.today() }, examId),
  );

beforeAll(async () => {
  fixture = await classFixture();
  const { app, staff } = fixture;
  county = {
    app,
    handler: staff.handler,
    desks: [staff.handler, staff.firstReviewer, staff.secondReviewer, staff.payer],
  };
  body = await addBody(county);
  await addOfficials(county, fixture.schoolId, 3, 92_000);
  schoolSecond = await addActor(app, { role: 'institution-administrator', organisationId: fixture.schoolId });
  // The fixture's own three people sit in this class; every other class has people of its own.
  await approvedClass(fixture);
  fixture.app.clock.set('2021-07-09T08:00:00Z');
});
afterAll(() => fixture.app.db.close());

describe('a plan', () => {
  it('names a body that may hold such an exam, a day to come, and one exam at a time', async () => {
    const { classId } = await newClass();
    expect(codes(await plan(classId, { bodyId: fixture.schoolId }))).toEqual(['body-wrong']);
    expect(codes(await plan(classId, { kind: 'completion' }))).toEqual(['body-wrong']);
    expect(codes(await plan(classId, { kind: 'employer-assessment' }))).toEqual(['body-wrong']);
    expect(codes(await plan(classId, { heldOn: '2021-07-08' }))).toEqual(['in-past']);
    expect(codes(await plan(classId, { from: '12:00' }))).toEqual(['hours-wrong']);
    expect(codes(await plan(fixture.app.ids.uuid()))).toEqual(['not-found']);
    expect(codes(await plan(classId, { resitOf: fixture.app.ids.uuid() }))).toEqual(['no-resit']);
    const { examId } = value(await plan(classId));
    expect(codes(await plan(classId))).toEqual(['exam-on-its-way']);
    value(await plan(classId, { kind: 'employer-assessment', bodyId: fixture.firmId }));
    expect(await show(body.first, examId as Uuid)).toMatchObject({
      className: `保育员${next}班`,
      bodyName: '高唐县职业技能评价中心',
      clause: 'LC-5',
      people: [],
      allowed: ['exams.announce', 'exams.return', 'exams.cancel'],
    });
  });

  it('of a completion exam begins with the last day of the class; a body may examine before, and holds on the day', async () => {
    const { classId } = await newClass({ endOn: localDate('2021-07-16') });
    const completion = { kind: 'completion', bodyId: fixture.schoolId };
    expect(codes(await plan(classId, { ...completion, heldOn: '2021-07-15' }))).toEqual([
      'before-class-ends',
    ]);
    const { examId } = value(await plan(classId, { ...completion, heldOn: '2021-07-16' }));
    const earlier = { version: 1, bodyId: fixture.schoolId, ...PLACE, heldOn: '2021-07-15' };
    expect(codes(await as(fixture.school, (act) => amendExam(act, examId as Uuid, earlier)))).toEqual([
      'before-class-ends',
    ]);
    value(await as(fixture.school, (act) => announceExam(act, examId as Uuid, 1)));
    expect((await show(fixture.school, examId as Uuid))?.allowed).not.toContain('exams.hold');
    const today = value(await plan(classId)).examId as Uuid;
    value(await as(body.first, (act) => announceExam(act, today, 1)));
    expect((await show(body.first, today))?.allowed).toContain('exams.hold');
  });

  it('is sent back with a reason, changed by the trainer, and cancelled', async () => {
    const { classId } = await newClass();
    const { examId } = value(await plan(classId)) as unknown as { examId: Uuid };
    const why = { version: 1, reason: '当天考场已占用' };
    expect(codes(await as(fixture.school, (act) => returnExam(act, examId, why)))).toEqual(['not-the-body']);
    value(await as(body.first, (act) => returnExam(act, examId, why)));
    expect(codes(await as(body.first, (act) => announceExam(act, examId, 2)))).toEqual(['wrong-status']);
    const amended = { version: 2, bodyId: body.organisationId, ...PLACE, heldOn: '2021-07-12' };
    value(await as(fixture.school, (act) => amendExam(act, examId, amended)));
    expect(await show(fixture.school, examId)).toMatchObject({
      status: 'planned',
      heldOn: '2021-07-12',
      reason: null,
    });
    expect(codes(await as(fixture.school, (act) => cancelExam(act, examId, why)))).toEqual([
      'version-conflict',
    ]);
    value(await as(fixture.school, (act) => cancelExam(act, examId, { version: 3, reason: '改到下个月' })));
  });
});

describe('an announcement', () => {
  it('seats and draws by stored seeds, so that anybody can do it again', async () => {
    const { classId, personIds } = await newClass();
    const examId = await announced(county, {
      classId,
      kind: 'body-assessment',
      bodyId: body.organisationId,
      by: body.first,
    });
    const exam = await examRead(county, (tx) => findExam(tx, examId));
    const seats = await examRead(county, (tx) => seatsOf(tx, examId));
    expect(seats.map(({ personId }) => personId)).toEqual(
      drawOrder(exam?.seatSeed ?? '', [...personIds].reverse()),
    );
    const draws = await examRead(county, (tx) => drawsOf(tx, examId));
    expect(draws.map(({ duty }) => duty)).toEqual(['examiner', 'invigilator']);
    for (const { seed, candidates, drawn } of draws)
      expect(drawOrder(seed, [...candidates].reverse()).slice(0, drawn.length)).toEqual(drawn);
    expect(draws[1]?.candidates).not.toContain(draws[0]?.drawn[0]);
    const seen = await show(body.first, examId);
    expect(seen?.people).toHaveLength(3);
    expect(seen?.people.every(({ name }) => name.startsWith('测试员'))).toBe(true);
    expect(await examRead(county, (tx) => examsOfPerson(tx, personIds[0] as PersonId))).toMatchObject([
      { classId, kind: 'body-assessment', status: 'announced', result: null },
    ]);
  });

  it('is refused while trainer and assessor are one, and says in what (R27)', async () => {
    const { classId } = await newClass();
    const { examId } = value(await plan(classId)) as unknown as { examId: Uuid };
    await payInto(county, fixture.schoolId, '6222020200001234567');
    await payInto(county, body.organisationId, '6222020200001234567');
    expect((await show(body.first, examId))?.separation).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ trait: 'organisation', answer: 'met' }),
        expect.objectContaining({ trait: 'legal-person', answer: 'unknown' }),
        expect.objectContaining({ trait: 'account', answer: 'not-met', clause: 'LC-5' }),
      ]),
    );
    expect(codes(await as(body.first, (act) => announceExam(act, examId, 1)))).toEqual(['not-apart']);
    await payInto(county, body.organisationId, '6222020200007654321');
  });

  it('never draws whoever taught the class', async () => {
    const { classId } = await newClass();
    const lone = await addBody(county, { name: '独人评价中心', code: '52150105MA0P3C9H5X', officials: 0 });
    value(
      await as(lone.first, (act) =>
        listOfficial(act, {
          name: '高长青',
          idNumber: testResidentId(90_001),
          isExaminer: true,
          isInvigilator: true,
        }),
      ),
    );
    await teach(classId);
    const { examId } = value(await plan(classId, { bodyId: lone.organisationId })) as unknown as {
      examId: Uuid;
    };
    expect((await show(lone.first, examId))?.separation).toContainEqual(
      expect.objectContaining({ trait: 'people', answer: 'not-met' }),
    );
    expect(codes(await as(lone.first, (act) => announceExam(act, examId, 1)))).toEqual(['too-few-examiners']);
    await addOfficials(county, lone.organisationId, 2, 93_000);
    value(await as(lone.first, (act) => announceExam(act, examId, 1)));
    const [examiners] = await examRead(county, (tx) => drawsOf(tx, examId));
    expect(examiners?.candidates).toHaveLength(2);
  });
});

/** Teachers come with the filing; here they are known by the number of the timetable. */
async function teach(classId: Uuid) {
  await withTx(fixture.app.db, { kind: 'system' }, (tx) =>
    sql`update class_teacher set blind_index = ${fixture.app.ciphers.blindIndex('id-number', testResidentId(90_001))}
      where class_id = ${classId}`.execute(tx),
  );
}

describe('a completion exam by the trainer (LC-10)', () => {
  it('needs its recording and a signed inspection; then it certifies', async () => {
    const { classId, personIds } = await newClass();
    const examId = await announced(county, {
      classId,
      kind: 'completion',
      bodyId: fixture.schoolId,
      by: fixture.school,
    });
    expect((await show(fixture.school, examId))?.separation[0]).toMatchObject({
      trait: 'organisation',
      answer: 'excepted',
      clause: 'LC-10',
    });
    const held = (recordings: readonly object[]) =>
      as(fixture.school, (act) => holdExam(act, examId, { version: 2, recordings: recordings as never }));
    expect(codes(await held([]))).toEqual(['recording-missing']);
    expect(codes(await held([RECORDING, RECORDING]))).toEqual(['recording-twice']);
    expect(codes(await held([{ ...RECORDING, startAt: '2021-07-19T01:00:00Z' }]))).toEqual(['in-future']);
    expect(codes(await marked(county, examId, { enters: fixture.school, confirms: schoolSecond }))).toEqual([
      'inspection-missing',
    ]);
    await inspected(county, examId);
    const confirm = (by: Actor, seen: number) =>
      as(by, (act) => confirmResults(act, examId, { version: seen, decision: 'passed' }, NO_CLAIMS));
    const seen = await version(examId);
    expect(codes(await confirm(fixture.school, seen))).toEqual(['four-eyes']);
    value(await confirm(schoolSecond, seen));
    const results = await examRead(county, (tx) => findResults(tx, classId));
    expect(results).toHaveLength(3);
    expect(results.every(({ source, result }) => source === `exam:${examId}` && result === 'passed')).toBe(
      true,
    );

    const give = (more: object = {}) =>
      as(fixture.school, async (act) =>
        certify(act, examId, { version: seen + 1, issuedOn: '2021-07-09', ...more } as never, NO_CLAIMS),
      );
    expect(codes(await give({ issuedOn: '2021-07-08' }))).toEqual(['issued-on-wrong']);
    expect(codes(await give({ numbers: [{ personId: personIds[0], number: '12345' }] }))).toEqual([
      'numbers-given',
    ]);
    expect(value(await give())).toMatchObject({ issued: 3, findings: [] });
    const printed = await withTx(fixture.app.db, fixture.school.scope, (tx) =>
      printView(
        { tx, actor: fixture.school, ciphers: fixture.app.ciphers, today: fixture.app.clock.today() },
        examId,
      ),
    );
    expect(printed?.rows.map(({ number }) => number)).toEqual([
      '371526202100001',
      '371526202100002',
      '371526202100003',
    ]);
    expect(codes(await give({ version: seen + 2 }))).toEqual(['all-certified']);
  });

  it('that was not in order is confirmed by nobody, and the county cancels it', async () => {
    const { classId } = await newClass();
    const examId = await announced(county, {
      classId,
      kind: 'completion',
      bodyId: fixture.schoolId,
      by: fixture.school,
    });
    await inspected(county, examId, false);
    expect(codes(await marked(county, examId, { enters: fixture.school, confirms: schoolSecond }))).toEqual([
      'inspection-not-in-order',
    ]);
    const why = { version: await version(examId), reason: '巡考发现替考' };
    expect(codes(await as(fixture.school, (act) => cancelExam(act, examId, why)))).toEqual(['held-already']);
    value(await as(fixture.staff.handler, (act) => cancelExam(act, examId, why)));
  });

  it('of a class that keeps a secret is not recorded (LC-2)', async () => {
    const { classId } = await newClass({ isSecret: true });
    const examId = await announced(county, {
      classId,
      kind: 'completion',
      bodyId: fixture.schoolId,
      by: fixture.school,
    });
    expect((await show(fixture.school, examId))?.needs).toEqual([
      { what: 'inspection', clause: 'LC-10', isThere: false },
    ]);
    value(await as(fixture.school, (act) => holdExam(act, examId, { version: 2, recordings: [] })));
  });
});

describe('a list of examiners', () => {
  it('is the body’s own, each once, and ends', async () => {
    const official = {
      name: '方考评',
      idNumber: testResidentId(94_000),
      isExaminer: true,
      isInvigilator: false,
    };
    expect(
      codes(await as(body.first, (act) => listOfficial(act, { ...official, isExaminer: false }))),
    ).toEqual(['no-duty']);
    expect(codes(await as(fixture.staff.handler, (act) => listOfficial(act, official)))).toEqual(['no-list']);
    expect(
      codes(
        await as(body.first, (act) => listOfficial(act, { ...official, idNumber: '371526198001010001' })),
      ),
    ).toEqual(['id-number-faulty']);
    const { officialId } = value(await as(body.first, (act) => listOfficial(act, official)));
    expect(codes(await as(body.second, (act) => listOfficial(act, official)))).toEqual(['official-listed']);
    expect(codes(await as(fixture.school, (act) => endOfficial(act, officialId)))).toEqual(['not-found']);
    value(await as(body.first, (act) => endOfficial(act, officialId)));
    expect(codes(await as(body.first, (act) => endOfficial(act, officialId)))).toEqual(['wrong-status']);
  });
});

describe('who sees what', () => {
  it('a body sees its exams, a school those of its classes, another county none', async () => {
    const other = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371525' });
    const page = (actor: Actor) => withTx(fixture.app.db, actor.scope, (tx) => examPage(tx, { limit: 100 }));
    expect((await page(other)).rows).toEqual([]);
    const own = await page(body.first);
    expect(own.rows.length).toBeGreaterThan(3);
    expect(own.rows.every(({ kind }) => kind === 'body-assessment')).toBe(true);
    expect((await page(fixture.school)).total).toBeGreaterThan(own.total ?? 0);
    expect((await page(fixture.firm)).rows.map(({ kind }) => kind)).toEqual(['employer-assessment']);
  });
});
