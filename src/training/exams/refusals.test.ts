import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
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
import {
  addBody,
  addOfficials,
  announced,
  type Body,
  type ExamCounty,
  marked,
  NO_CLAIMS,
  PLACE,
  RECORDING,
  versionOf,
} from '../../testing/exams-fixture.ts';
import { announceExam, holdExam } from './service.ts';
import { certify } from './service-certify.ts';
import { drawInspectors, recordInspection, signInspection } from './service-inspection.ts';
import { endOfficial, listOfficial } from './service-officials.ts';
import { amendExam, cancelExam, planExam, returnExam } from './service-plan.ts';
import { confirmResults, enterResults } from './service-results.ts';

let fixture: ClassFixture;
let county: ExamCounty;
let body: Body;
let next = 0;

const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, actor, work);
async function newClass(people = 2): Promise<Uuid> {
  next += 1;
  const { classId } = await approvedClass(fixture, {
    number: `高人社培备〔2021〕${500 + next}号`,
    name: `护理员${next}班`,
  });
  const numbers = Array.from({ length: people }, (_, n) => 700 + next * 10 + n);
  if (people > 0) await enrolPeople(fixture, classId, numbers);
  return classId;
}
const plan = async (classId: Uuid, more: object = {}) =>
  value(
    await as(fixture.school, (act) =>
      planExam(act, { classId, kind: 'body-assessment', bodyId: body.organisationId, ...PLACE, ...more }),
    ),
  ).examId as Uuid;

beforeAll(async () => {
  fixture = await classFixture();
  const { app, staff } = fixture;
  county = { app, handler: staff.handler, desks: [staff.handler] };
  body = await addBody(county, { officials: 1 });
  await approvedClass(fixture);
  fixture.app.clock.set('2021-07-09T08:00:00Z');
});
afterAll(() => fixture.app.db.close());

describe('an exam that is not there, was changed meanwhile, or is not so far', () => {
  const acts: Readonly<
    Record<
      string,
      (act: Parameters<Parameters<typeof as>[1]>[0], id: Uuid, version: number) => Promise<unknown>
    >
  > = {
    amend: (act, id, version) => amendExam(act, id, { version, bodyId: body.organisationId, ...PLACE }),
    return: (act, id, version) => returnExam(act, id, { version, reason: '当天没有考场' }),
    cancel: (act, id, version) => cancelExam(act, id, { version, reason: '当天没有考场' }),
    announce: (act, id, version) => announceExam(act, id, version),
    hold: (act, id, version) => holdExam(act, id, { version, recordings: [] }),
    enter: (act, id, version) => enterResults(act, id, { version, rows: [] }),
    confirm: (act, id, version) => confirmResults(act, id, { version, decision: 'passed' }, NO_CLAIMS),
    draw: (act, id, version) => drawInspectors(act, id, { version }),
    certify: (act, id, version) => certify(act, id, { version, issuedOn: '2021-07-09' }, NO_CLAIMS),
  };
  const run = (name: string, examId: Uuid, version: number) =>
    as(fixture.staff.handler, (act) => acts[name]?.(act, examId, version) as never);

  it('lets no act through', async () => {
    const cancelled = await plan(await newClass());
    value(await run('cancel', cancelled, 1));
    for (const name of Object.keys(acts)) {
      expect([name, codes(await run(name, fixture.app.ids.uuid(), 1))]).toEqual([name, ['not-found']]);
      expect([name, codes(await run(name, cancelled, 9))]).toEqual([name, ['version-conflict']]);
      expect([name, codes(await run(name, cancelled, 2))]).toEqual([name, ['wrong-status']]);
    }
  });

  it('nor an inspection that nobody was drawn for', async () => {
    const examId = await plan(await newClass());
    const written = { version: 1, inOrder: true, seenCount: 1, findings: '秩序良好' };
    const by = fixture.staff.handler;
    expect(codes(await as(by, (act) => recordInspection(act, examId, written)))).toEqual(['not-found']);
    expect(
      codes(await as(by, (act) => signInspection(act, examId, { version: 1, decision: 'passed' }))),
    ).toEqual(['not-found']);
  });
});

describe('who and how many', () => {
  it('a class without people seats nobody; a short list draws nobody', async () => {
    const empty = await plan(await newClass(0));
    expect(codes(await as(body.first, (act) => announceExam(act, empty, 1)))).toEqual(['nobody-to-seat']);
    const many = await plan(await newClass(), { examiners: 9 });
    expect(codes(await as(body.first, (act) => announceExam(act, many, 1)))).toEqual(['too-few-examiners']);
    const watched = await plan(await newClass());
    expect(codes(await as(body.first, (act) => announceExam(act, watched, 1)))).toEqual([
      'too-few-invigilators',
    ]);
  });

  it('the plan is the trainer’s, the exam the body’s, and nobody else’s', async () => {
    const examId = await plan(await newClass());
    const amended = { version: 1, bodyId: body.organisationId, ...PLACE };
    expect(codes(await as(body.first, (act) => amendExam(act, examId, amended)))).toEqual([
      'not-the-trainer',
    ]);
    expect(codes(await as(fixture.school, (act) => announceExam(act, examId, 1)))).toEqual(['not-the-body']);
    expect(codes(await as(fixture.firm, (act) => announceExam(act, examId, 1)))).toEqual(['not-found']);
  });

  it('an official needs a duty, a list and a number that holds', async () => {
    const list = (by: Actor, more: object) =>
      as(by, (act) =>
        listOfficial(act, { name: '考评员丙', isExaminer: true, isInvigilator: false, ...more }),
      );
    expect(codes(await list(body.first, { isExaminer: false }))).toEqual(['no-duty']);
    expect(codes(await list(fixture.staff.handler, {}))).toEqual(['no-list']);
    expect(codes(await list(body.first, { idNumber: '371526199001010000' }))).toEqual(['id-number-faulty']);
    expect(codes(await as(body.first, (act) => endOfficial(act, fixture.app.ids.uuid())))).toEqual([
      'not-found',
    ]);
  });
});

describe('an exam on its day', () => {
  beforeAll(() => addOfficials(county, body.organisationId, 1, 93_000));

  it('is not held before it, nor with recordings of tomorrow or twice the same', async () => {
    const classId = await newClass();
    const later = await announced(county, {
      ...{ classId, kind: 'body-assessment', bodyId: body.organisationId, by: body.first },
      heldOn: '2021-07-20',
    });
    const hold = (recordings: (typeof RECORDING)[]) =>
      as(body.first, (act) => holdExam(act, later, { version: 2, recordings }));
    expect(codes(await hold([]))).toEqual(['not-yet']);
    fixture.app.clock.set('2021-07-20T08:00:00Z');
    expect(codes(await hold([{ ...RECORDING, startAt: '2021-07-21T01:00:00.000Z' }]))).toEqual(['in-future']);
    expect(codes(await hold([RECORDING, RECORDING]))).toEqual(['recording-twice']);
    value(await hold([RECORDING]));
    expect(
      codes(await as(fixture.school, (act) => cancelExam(act, later, { version: 3, reason: '不算了吧' }))),
    ).toEqual(['held-already']);
  });

  it('is confirmed by a second person, and certified once, from its day on', async () => {
    const classId = await newClass();
    const examId = await announced(county, {
      ...{ classId, kind: 'body-assessment', bodyId: body.organisationId, by: body.first },
      heldOn: '2021-07-20',
    });
    const alone = await marked(county, examId, { enters: body.first, confirms: body.first });
    expect(codes(alone as never)).toEqual(['four-eyes']);
    const seen = await versionOf(county, examId);
    const confirm = (by: Actor) =>
      as(by, (act) => confirmResults(act, examId, { version: seen, decision: 'passed' }, NO_CLAIMS));
    expect(codes(await confirm(fixture.school))).toEqual(['not-the-body']);
    value(await confirm(body.second));
    const version = await versionOf(county, examId);
    const give = (issuedOn: string, by: Actor = body.first) =>
      as(by, (act) => certify(act, examId, { version, issuedOn, numbers: [] }, NO_CLAIMS));
    expect(codes(await give('2021-07-19'))).toEqual(['issued-on-wrong']);
    expect(codes(await give('2021-07-21'))).toEqual(['issued-on-wrong']);
    expect(codes(await give('2021-07-20', fixture.school))).toEqual(['not-the-body']);
    const outsider = await addActor(fixture.app, { role: 'assessment-body', organisationId: fixture.firmId });
    expect(codes(await give('2021-07-20', outsider))).toEqual(['not-found']);
  });
});
