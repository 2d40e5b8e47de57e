import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import {
  actAs,
  approvedClass,
  type ClassFixture,
  classFixture,
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
  inspected,
  marked,
  NO_CLAIMS,
  versionOf,
} from '../../testing/exams-fixture.ts';
import { recordResults } from '../assessment/index.ts';
import { resultSheet } from '../assessment/service.ts';
import { certify } from './service-certify.ts';
import { examsOfPerson } from './store-views.ts';

let fixture: ClassFixture;
let county: ExamCounty;
let body: Body;
let next = 0;

const as = <T>(actor: Actor, work: Parameters<typeof actAs<T>>[2]) => actAs(fixture.app, actor, work);
async function newClass() {
  next += 1;
  const { classId } = await approvedClass(fixture, {
    number: `高人社培备〔2021〕${300 + next}号`,
    name: `保育员${next}班`,
  });
  const { personIds } = await enrolPeople(
    fixture,
    classId,
    [1, 2].map((n) => 500 + next * 10 + n),
  );
  const [a, b] = personIds as [PersonId, PersonId];
  return { classId, a, b };
}
const completion = async (classId: Uuid, of: (person: PersonId) => 'passed' | 'failed' | 'absent') => {
  const examId = await announced(county, {
    classId,
    kind: 'completion',
    bodyId: fixture.schoolId,
    by: fixture.school,
  });
  await inspected(county, examId);
  const by = { enters: fixture.school, confirms: fixture.staff.handler };
  value(await marked(county, examId, by, (_, person) => ({ result: of(person) })));
  return examId;
};
const assessment = async (
  classId: Uuid,
  of: (person: PersonId) => 'passed' | 'failed' | 'absent',
  more: { readonly resitOf?: Uuid; readonly heldOn?: string } = {},
) => {
  const examId = await announced(county, {
    classId,
    kind: 'body-assessment',
    bodyId: body.organisationId,
    by: body.first,
    ...more,
  });
  const by = { enters: body.first, confirms: body.second };
  value(await marked(county, examId, by, (_, person) => ({ result: of(person) })));
  return examId;
};
const sheetOf = async (classId: Uuid) => {
  const sheet = await examRead(county, (tx) => resultSheet(tx, classId, fixture.staff.handler));
  return new Map((sheet?.rows ?? []).map((row) => [row.personId, row]));
};
const shown = async (classId: Uuid, person: PersonId) => {
  const row = (await sheetOf(classId)).get(person);
  return { result: row?.result, kinds: row?.kinds.map(({ kind, result }) => `${kind} ${result}`) };
};

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
  await approvedClass(fixture);
  fixture.app.clock.set('2021-07-09T08:00:00Z');
});
afterAll(() => fixture.app.db.close());

describe('two kinds of exam of one class', () => {
  it('keep a result each, whichever comes first; a pass stands for the class', async () => {
    const first = await newClass();
    await completion(first.classId, () => 'passed');
    await assessment(first.classId, (person) => (person === first.a ? 'failed' : 'passed'));
    expect(await shown(first.classId, first.a)).toEqual({
      result: 'passed',
      kinds: ['skill-level failed', 'training-completion passed'],
    });
    const second = await newClass();
    await assessment(second.classId, () => 'passed');
    await completion(second.classId, (person) => (person === second.a ? 'absent' : 'passed'));
    expect(await shown(second.classId, second.a)).toEqual({
      result: 'passed',
      kinds: ['skill-level passed', 'training-completion absent'],
    });
  });

  it('give a certificate each, and neither stands in the way of the other', async () => {
    const { classId, a, b } = await newClass();
    const own = await completion(classId, () => 'passed');
    const bodys = await assessment(classId, () => 'passed');
    const [version, seen] = [await versionOf(county, own), await versionOf(county, bodys)];
    const issuedOn = '2021-07-09';
    value(await as(fixture.school, (act) => certify(act, own, { version, issuedOn }, NO_CLAIMS)));
    const numbers = [
      { personId: a, number: 'S000037150108215009001' },
      { personId: b, number: 'S000037150108215009002' },
    ];
    const given = await as(body.first, (act) =>
      certify(act, bodys, { version: seen, issuedOn, numbers: numbers as never }, NO_CLAIMS),
    );
    expect(value(given)).toMatchObject({ issued: 2 });
    const row = (await sheetOf(classId)).get(a);
    expect(row?.certificates.map(({ kind }) => kind).sort()).toEqual(['skill-level', 'training-completion']);
  });

  it('of a resit the later result counts, and the earlier stays readable', async () => {
    const { classId, a } = await newClass();
    await completion(classId, () => 'failed');
    const before = await assessment(classId, (person) => (person === a ? 'failed' : 'passed'));
    const again = await assessment(classId, () => 'passed', { resitOf: before });
    expect(await shown(classId, a)).toEqual({
      result: 'passed',
      kinds: ['skill-level passed', 'training-completion failed'],
    });
    const sat = await examRead(county, (tx) => examsOfPerson(tx, a));
    const resultIn = (examId: Uuid) => sat.find((one) => one.examId === examId)?.result;
    expect([resultIn(before), resultIn(again)]).toEqual(['failed', 'passed']);
  });
});

describe('a sheet beside exams', () => {
  const sheet = (classId: Uuid, row: Parameters<typeof recordResults>[2][number]) =>
    as(fixture.staff.handler, async (act) => ({
      ok: true as const,
      value: await recordResults(act, classId, [row], 'workbook:成绩.xlsx'),
    }));

  it('does not change what two people confirmed, and adds what is of another kind', async () => {
    const { classId, a } = await newClass();
    await completion(classId, () => 'passed');
    const against = value(await sheet(classId, { personId: a, result: 'failed' }));
    expect(against.refused.map(({ refusal }) => refusal.code)).toEqual(['result-examined']);
    const same = value(await sheet(classId, { personId: a, result: 'failed', kind: 'training-completion' }));
    expect(same.refused.map(({ refusal }) => refusal.code)).toEqual(['result-examined']);
    const other = value(await sheet(classId, { personId: a, result: 'failed', kind: 'skill-level' }));
    expect(other.refused).toEqual([]);
    expect(await shown(classId, a)).toEqual({
      result: 'passed',
      kinds: ['skill-level failed', 'training-completion passed'],
    });
  });

  it('alone has no kinds, as ever; what it said of another kind is kept when an exam follows', async () => {
    const { classId, a, b } = await newClass();
    value(await sheet(classId, { personId: a, result: 'passed', kind: 'skill-level' }));
    value(await sheet(classId, { personId: a, result: 'failed', kind: 'skill-level' }));
    expect(await shown(classId, a)).toEqual({ result: 'failed', kinds: [] });
    await completion(classId, (person) => (person === b ? 'failed' : 'passed'));
    expect(await shown(classId, a)).toEqual({ result: 'passed', kinds: ['training-completion passed'] });
  });
});
