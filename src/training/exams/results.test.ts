import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { openCase, performStep } from '../../platform/approvals/index.ts';
import { withTx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  COUNTY_PATH,
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
  examRead,
  marked,
  NO_CLAIMS,
  versionOf,
} from '../../testing/exams-fixture.ts';
import { findResults } from '../assessment/store.ts';
import { holdExam } from './service.ts';
import { certify } from './service-certify.ts';
import { drawInspectors, recordInspection, signInspection } from './service-inspection.ts';
import { confirmResults, enterResults } from './service-results.ts';
import { findExam, seatsOf } from './store.ts';
import { drawsOf, findInspection } from './store-draws.ts';

let fixture: ClassFixture;
let county: ExamCounty;
let body: Body;

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
  // The fixture's own three people sit in this class; every other class has people of its own.
  await approvedClass(fixture);
  fixture.app.clock.set('2021-07-09T08:00:00Z');
});
afterAll(() => fixture.app.db.close());

describe('an inspection', () => {
  it('is by two who did not review the class, one writes and the other signs', async () => {
    const { classId } = await newClass();
    const examId = await announced(county, {
      classId,
      kind: 'completion',
      bodyId: fixture.schoolId,
      by: fixture.school,
    });
    const { staff } = fixture;
    // Whoever reviewed the class takes no part.
    const filing = { subjectType: 'class-filing', subjectId: classId } as const;
    const passed = { ...filing, decision: 'passed', due: null } as const;
    const where = { divisionPath: COUNTY_PATH, organisationId: fixture.schoolId };
    value(
      await as(fixture.school, (act) =>
        openCase(act, { ...filing, ...where, step: 'prepare', nextStep: 'first-review', due: null }),
      ),
    );
    value(
      await as(staff.firstReviewer, (act) =>
        performStep(act, { ...passed, step: 'first-review', nextStep: 'second-review' }),
      ),
    );
    value(
      await as(staff.secondReviewer, (act) =>
        performStep(act, { ...passed, step: 'second-review', nextStep: null }),
      ),
    );
    const others = [staff.handler.accountId, staff.payer.accountId];
    const draw = (more: object = {}) =>
      as(staff.handler, (act) => drawInspectors(act, examId, { version: 2, ...more }));
    value(await draw());
    const found = await examRead(county, (tx) => findInspection(tx, examId));
    expect([...(found?.inspectors ?? [])].sort()).toEqual([...others].sort());
    expect(codes(await draw())).toEqual(['drawn-already']);
    value(await draw({ reason: '一人当天出差' }));
    const write = (by: Actor, more: object = {}) =>
      as(by, (act) =>
        recordInspection(act, examId, {
          version: 2,
          inOrder: true,
          seenCount: 3,
          findings: '秩序良好',
          ...more,
        }),
      );
    expect(codes(await write(staff.firstReviewer))).toEqual(['not-inspector']);
    expect(codes(await write(staff.payer, { seenCount: 9 }))).toEqual(['seen-too-many']);
    value(await write(staff.payer));
    // Nobody is left who was not drawn before: she signs herself.
    expect(codes(await draw({ reason: '另一人病了' }))).toEqual(['too-few-inspectors']);
    const sign = (by: Actor, more: object) =>
      as(by, (act) => signInspection(act, examId, { version: 3, decision: 'passed', ...more }));
    expect(codes(await sign(staff.payer, {}))).toEqual(['four-eyes']);
    expect(codes(await sign(staff.firstReviewer, {}))).toEqual(['not-inspector']);
    value(await sign(staff.handler, { decision: 'returned', opinion: '人数写错了' }));
    value(
      await as(staff.payer, (act) =>
        recordInspection(act, examId, { version: 4, inOrder: true, seenCount: 2, findings: '到考两人' }),
      ),
    );
    value(await sign(staff.handler, { version: 5 }));
    expect(codes(await draw({ reason: '再抽一次' }))).toEqual(['wrong-status']);
    const draws = await examRead(county, (tx) => drawsOf(tx, examId));
    expect(draws.filter(({ duty }) => duty === 'inspector').map(({ reason }) => reason)).toEqual([
      null,
      '一人当天出差',
    ]);
  });
});

describe('an inspector who cannot sign', () => {
  it('is drawn again with a reason; what the other one wrote stays and is signed by the new one', async () => {
    const { classId } = await newClass();
    const { staff } = fixture;
    const examId = await announced(county, {
      classId,
      kind: 'completion',
      bodyId: fixture.schoolId,
      by: fixture.school,
    });
    const draw = (more: object = {}) =>
      as(staff.handler, (act) => drawInspectors(act, examId, { version: 2, ...more }));
    value(await draw());
    const read = () => examRead(county, (tx) => findInspection(tx, examId));
    const desks = [staff.handler, staff.payer, staff.firstReviewer, staff.secondReviewer];
    const first = (await read())?.inspectors ?? [];
    const writer = desks.find(({ accountId }) => accountId === first[0]) as Actor;
    value(
      await as(writer, (act) =>
        recordInspection(act, examId, { version: 1, inOrder: false, seenCount: 2, findings: '一人没有证件' }),
      ),
    );
    expect(codes(await draw())).toEqual(['drawn-already']);
    value(await draw({ reason: '另一人住院' }));
    const again = await read();
    expect(again).toMatchObject({ status: 'recorded', inOrder: false, findings: '一人没有证件' });
    expect(again?.inspectors[0]).toBe(first[0]);
    expect(first).not.toContain(again?.inspectors[1]);
    const sign = (by: Actor | undefined) =>
      as(by as Actor, (act) =>
        signInspection(act, examId, { version: again?.version ?? 0, decision: 'passed' }),
      );
    expect(codes(await sign(writer))).toEqual(['four-eyes']);
    expect(codes(await sign(desks.find(({ accountId }) => accountId === first[1])))).toEqual([
      'not-inspector',
    ]);
    value(await sign(desks.find(({ accountId }) => accountId === again?.inspectors[1])));
    expect((await read())?.status).toBe('signed');
  });
});

describe('results', () => {
  it('are a row a seat; a resit is for those who did not pass', async () => {
    const { classId } = await newClass();
    const examId = await announced(county, {
      classId,
      kind: 'body-assessment',
      bodyId: body.organisationId,
      by: body.first,
    });
    value(await as(body.first, (act) => holdExam(act, examId, { version: 2, recordings: [] })));
    const enter = (rows: readonly object[], by: Actor = body.first) =>
      as(by, (act) => enterResults(act, examId, { version: 3, rows: rows as never }));
    const seat = (seatNo: number, result = 'passed') => ({ seatNo, result });
    expect(codes(await enter([seat(1), seat(1), seat(9)]))).toEqual([
      'seat-twice',
      'no-such-seat',
      'seats-missing',
    ]);
    expect(codes(await enter([seat(1), seat(2), { ...seat(3, 'absent'), overallScore: 60 }]))).toEqual([
      'absent-with-score',
    ]);
    expect(codes(await enter([seat(1), seat(2), seat(3)], fixture.school))).toEqual(['not-the-body']);
    value(await enter([seat(1), seat(2, 'failed'), seat(3, 'absent')]));
    value(
      await as(body.second, (act) =>
        confirmResults(act, examId, { version: 4, decision: 'returned', opinion: '二号看错了' }, NO_CLAIMS),
      ),
    );
    value(
      await as(body.first, (act) =>
        enterResults(act, examId, {
          version: 5,
          rows: [seat(1), seat(2, 'failed'), seat(3, 'absent')] as never,
        }),
      ),
    );
    value(
      await as(body.second, (act) =>
        confirmResults(act, examId, { version: 6, decision: 'passed' }, NO_CLAIMS),
      ),
    );
    const again = await announced(county, {
      classId,
      kind: 'body-assessment',
      bodyId: body.organisationId,
      by: body.first,
      resitOf: examId,
    });
    expect(await examRead(county, (tx) => seatsOf(tx, again))).toHaveLength(2);
    value(await marked(county, again, { enters: body.second, confirms: fixture.staff.handler }));
    const results = await examRead(county, (tx) => findResults(tx, classId));
    expect(results.map(({ result }) => result)).toEqual(['passed', 'passed', 'passed']);
  });

  it('are confirmed by one of fifty who come at once; without the lock many would be', async () => {
    const { classId } = await newClass();
    const examId = await announced(county, {
      classId,
      kind: 'body-assessment',
      bodyId: body.organisationId,
      by: body.first,
    });
    value(await as(body.first, (act) => holdExam(act, examId, { version: 2, recordings: [] })));
    const rows = [1, 2, 3].map((seatNo) => ({ seatNo, result: 'passed' as const }));
    value(await as(body.first, (act) => enterResults(act, examId, { version: 3, rows })));
    const many = await Promise.all(
      Array.from({ length: 50 }, () =>
        addActor(fixture.app, { role: 'assessment-body', organisationId: body.organisationId }),
      ),
    );
    const answers = await Promise.all(
      many.map((actor) =>
        as(actor, (act) => confirmResults(act, examId, { version: 4, decision: 'passed' }, NO_CLAIMS)),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(answers.flatMap(codes))).toEqual(new Set(['version-conflict']));
    // The same fifty, each reading the version without a lock and then writing it: more than one believes to be the only one.
    const unguarded = await Promise.all(
      many.map(() =>
        withTx(fixture.app.db, { kind: 'system' }, async (tx) => {
          const seen = await findExam(tx, examId);
          await sql`select pg_sleep(0.05)`.execute(tx);
          await sql`update exam_session set version = version + 1 where exam_id = ${examId}`.execute(tx);
          return seen?.version === 5;
        }),
      ),
    );
    expect(unguarded.filter(Boolean).length).toBeGreaterThan(1);
  });

  it('numbers of a body are taken with what year and level say otherwise', async () => {
    const { classId, personIds } = await newClass();
    const examId = await announced(county, {
      classId,
      kind: 'body-assessment',
      bodyId: body.organisationId,
      by: body.first,
    });
    value(
      await marked(county, examId, { enters: body.first, confirms: body.second }, (seatNo) => ({
        result: seatNo === 3 ? 'failed' : 'passed',
      })),
    );
    const seats = await examRead(county, (tx) => seatsOf(tx, examId));
    const of = (n: number) => seats[n]?.personId as number;
    const seen = await version(examId);
    const give = (numbers: readonly { personId: number; number: string }[]) =>
      as(body.first, (act) =>
        certify(act, examId, { version: seen, issuedOn: '2021-07-09', numbers: numbers as never }, NO_CLAIMS),
      );
    const good = 'S000037150108215001001';
    expect(codes(await give([]))).toEqual(['numbers-missing']);
    expect(codes(await give([{ personId: of(2), number: good }]))).toEqual(['not-passed']);
    expect(codes(await give([{ personId: of(0), number: 'S123' }]))).toEqual(['certificate-refused']);
    expect(
      codes(
        await give([
          { personId: of(0), number: good },
          { personId: of(1), number: good },
        ]),
      ),
    ).toEqual(['certificate-refused']);
    const done = value(
      await give([
        { personId: of(0), number: good },
        { personId: of(1), number: 'S000037150108203001002' },
      ]),
    );
    expect(done).toMatchObject({ issued: 2, findings: [{ personId: of(1) }, { personId: of(1) }] });
    expect(personIds).toContain(of(0));
  });
});
