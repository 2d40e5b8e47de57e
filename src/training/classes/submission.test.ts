import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, withTx } from '../../platform/db/index.ts';
import { done, localDate, type PersonId, type Result, type Uuid } from '../../platform/kernel/index.ts';
import { recordFacts } from '../../registry/persons/index.ts';
import {
  actAs,
  addActor,
  type ClassFixture,
  COUNTY_PATH,
  classFixture,
  codes,
  enrolPeople,
  goodFiling,
  policyForTests,
  value,
} from '../../testing/classes-fixture.ts';
import { laterFiling } from '../../testing/drafted-fixture.ts';
import type { FilingInput } from './contract.ts';
import { amendClass, draftClass, reviewClass, submitClass } from './service.ts';
import { checksOf } from './service-checks.ts';
import { leaveClassHerself } from './service-leave.ts';
import { enrol } from './service-roster.ts';
import { findClass } from './store.ts';

let fixture: ClassFixture;
const county = { kind: 'division', path: COUNTY_PATH } as const;
let persons = 6100;
const nextPerson = () => (persons += 1);
beforeAll(async () => {
  fixture = await classFixture();
});
afterAll(() => fixture.app.db.close());

const draft = (filing: FilingInput, by: Actor = fixture.school) =>
  actAs(fixture.app, by, (act) => draftClass(act, filing, policyForTests));
const submit = (classId: Uuid, version: number, by: Actor = fixture.school) =>
  actAs(fixture.app, by, (act) => submitClass(act, classId, version, policyForTests));
const pass = (classId: Uuid, step: 'first-review' | 'second-review', version: number) =>
  actAs(
    fixture.app,
    step === 'first-review' ? fixture.staff.firstReviewer : fixture.staff.secondReviewer,
    (act) => reviewClass(act, classId, step, { version, decision: 'passed' }),
  );
const pointers = (result: Result<unknown>) =>
  result.ok ? [] : result.refusals.map(({ pointer }) => pointer);

describe('a submission', () => {
  it('is refused for an empty roster and every fact that the law needs, and taken once they are there', async () => {
    const good = goodFiling();
    const [teacher] = good.teachers;
    if (!teacher) throw new Error('the good filing has no teacher');
    const { idNumber, ...numberless } = teacher;
    const bare = {
      ...good,
      equipment: null,
      assessmentPlan: null,
      teachers: [{ ...numberless, qualification: null }],
    };
    const { classId } = value(await draft(bare));
    const refused = await submit(classId, 1);
    expect(pointers(refused)).toEqual([
      '/roster',
      '/teachers/0/idNumber',
      '/teachers/0/qualification',
      '/equipment',
      '/assessmentPlan',
    ]);
    expect(new Set(codes(refused))).toEqual(new Set(['check-not-met', 'check-unknown']));
    const checks = await readTx(fixture.app.db, fixture.school.scope, (tx) =>
      checksOf({ tx, ciphers: fixture.app.ciphers }, classId, fixture.app.clock.today()),
    );
    expect(checks?.maySubmit).toBe(false);

    value(
      await actAs(fixture.app, fixture.school, (act) =>
        amendClass(
          act,
          { classId, version: 1 },
          { ...good, teachers: [{ ...teacher, idNumber }] },
          policyForTests,
        ),
      ),
    );
    expect(pointers(await submit(classId, 2))).toEqual(['/roster']);
    await enrolPeople(fixture, classId, [6001], { enrolledOn: null }, fixture.school);
    const undated = await submit(classId, 2);
    expect(undated.ok ? [] : undated.refusals.map(({ message }) => message)).toEqual([
      '花名册第 1 号学员没有报名日期，请补填。',
    ]);
    await enrolPeople(fixture, classId, [6001], {}, fixture.school);
    expect(value(await submit(classId, 2)).status).toBe('submitted');
    const late = await actAs(fixture.app, fixture.school, (act) => enrol(act, classId, [], 'test'));
    expect(codes(late)).toEqual(['roster-closed']);
  });

  it('names a village that is in the catalogue of places, or is refused', async () => {
    const refused = await draft({ ...laterFiling(), deliveredTo: '371526101201' });
    expect(codes(refused)).toEqual(['village-unknown']);
    expect(codes(await draft({ ...laterFiling(), deliveredTo: '371526101000' }))).toEqual([
      'village-unknown',
    ]);
  });
});

describe('an approval', () => {
  const submitted = async (more: Partial<FilingInput>) => {
    const { classId } = value(await draft(laterFiling(more)));
    const { personIds } = await enrolPeople(fixture, classId, [nextPerson()], {}, fixture.school);
    value(await submit(classId, 1));
    value(await pass(classId, 'first-review', 2));
    return { classId, personId: personIds[0] as PersonId };
  };
  const sentences = (result: Result<unknown>) =>
    result.ok ? [] : result.refusals.map(({ code, message, pointer }) => [code, pointer, message]);

  it('is refused once the last trainee has left by her own phone, and given with her on it (control)', async () => {
    const { classId, personId } = await submitted({ name: '退光班' });
    const worker = await addActor(fixture.app, { role: 'worker', personId });
    value(
      await actAs(fixture.app, worker, async (act) =>
        done(
          await leaveClassHerself(act, {
            classId,
            divisionPath: COUNTY_PATH,
            organisationId: fixture.schoolId,
          }),
        ),
      ),
    );
    const version = (await readTx(fixture.app.db, county, (tx) => findClass(tx, classId)))?.version ?? 0;
    expect(sentences(await pass(classId, 'second-review', version))).toEqual([
      [
        'check-not-met',
        '/decision',
        '花名册是空的：先报名、后培训，请先在“花名册”页导入或从招生报名列入学员，再提交。补正以前不能同意。',
      ],
    ]);
    const back = { version, decision: 'returned', opinion: '学员都退了，请重新报名' } as const;
    const returned = await actAs(fixture.app, fixture.staff.secondReviewer, (act) =>
      reviewClass(act, classId, 'second-review', back),
    );
    expect(value(returned).status).toBe('returned');

    const kept = await submitted({ name: '没退班' });
    expect(value(await pass(kept.classId, 'second-review', 3)).status).toBe('approved');
  });

  it('is refused for a teacher without a number, as filings from before may have, and given with one (control)', async () => {
    const sessions = laterFiling().sessions.map((one) => ({
      ...one,
      taughtOn: one.taughtOn.replace('-09-', '-11-'),
    }));
    const { classId } = await submitted({
      name: '缺号班',
      startOn: '2022-11-10',
      endOn: '2022-11-19',
      sessions,
    });
    const number = async (index: Buffer | null) =>
      withTx(fixture.app.db, { kind: 'system' }, (tx) =>
        sql<{ blindIndex: Buffer }>`update class_teacher set blind_index = ${index} from (
            select blind_index as before from class_teacher where class_id = ${classId}) b
          where class_id = ${classId} returning b.before as blind_index`.execute(tx),
      );
    const before = (await number(null)).rows[0]?.blindIndex ?? null;
    expect(sentences(await pass(classId, 'second-review', 3)).map(([code]) => code)).toEqual([
      'check-unknown',
    ]);
    await number(before);
    expect(value(await pass(classId, 'second-review', 3)).status).toBe('approved');
  });
});

describe('a firm that files', () => {
  it('hears of whom the insurance knows elsewhere, and of whom it knows nothing', async () => {
    const { classId } = value(
      await draft(
        laterFiling({ name: '企业班', organiser: 'employer', costBorneBy: 'employer' }),
        fixture.firm,
      ),
    );
    const { personIds } = await enrolPeople(
      fixture,
      classId,
      [nextPerson(), nextPerson(), nextPerson()],
      {},
      fixture.firm,
    );
    const at = (unitCreditCode: string) => ({
      records: [{ unitName: '某单位', unitCreditCode, insurance: 'unemployment', months: ['2022-08'] }],
    });
    const say = (personId: PersonId, unitCreditCode: string) =>
      actAs(fixture.app, fixture.staff.handler, async (act) => {
        await recordFacts(act, [
          {
            personId,
            kind: 'social-insurance',
            knownOn: localDate('2021-06-14'),
            sourceDepartment: 'social-insurance',
            answerId: null,
            payload: at(unitCreditCode),
          },
        ]);
        return done(null);
      });
    const hires = async () => {
      const checks = await readTx(fixture.app.db, fixture.firm.scope, (tx) =>
        checksOf({ tx, ciphers: fixture.app.ciphers }, classId, fixture.app.clock.today()),
      );
      const found = [...(checks?.notMet ?? []), ...(checks?.unknown ?? []), ...(checks?.met ?? [])];
      return found.find(({ check }) => check === 'hires-known');
    };
    const [a, b, c] = personIds as [PersonId, PersonId, PersonId];
    value(await say(a, '91371526MA1645050H'));
    expect(await hires()).toMatchObject({
      verdict: 'unknown',
      blocking: false,
      because: expect.stringContaining('第 2、3 号'),
    });
    value(await say(b, '91371526MA3F00001X'));
    expect(await hires()).toMatchObject({ verdict: 'not-met', because: expect.stringContaining('第 2 号') });
    value(await say(b, '91371526MA1645050H'));
    value(await say(c, '91371526MA1645050H'));
    expect(await hires()).toMatchObject({ verdict: 'met' });
  });
});
