import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/index.ts';
import { readTx, type Scope, type Tx } from '../../platform/db/index.ts';
import {
  type CreditCode,
  done,
  localDate,
  type PersonId,
  parseCreditCode,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { addBankAccounts, recordFacts } from '../../registry/persons/index.ts';
import {
  actAs,
  addActor,
  approvedClass,
  type ClassFixture,
  COUNTY_PATH,
  classFixture,
  codes,
  enrolPeople,
  policyForTests,
  testResidentId,
  value,
} from '../../testing/classes-fixture.ts';
import { draftWithPeople, laterFiling } from '../../testing/drafted-fixture.ts';
import { outcomesOf, progressOf, recordCertificates, recordResults } from '../assessment/index.ts';
import { recordAttendance } from '../attendance/index.ts';
import { checksReply, classDetail, classListReply, rosterReply } from './contract.ts';
import { amendClass, submitClass } from './service.ts';
import { checksOf } from './service-checks.ts';
import {
  type ClassToImport,
  classById,
  classesNamed,
  completeClass,
  importClass,
  importTimetable,
} from './service-import.ts';
import { enrol } from './service-roster.ts';
import { detailOf, listPage, rosterPage } from './service-views.ts';

let fixture: ClassFixture;
let classId: Uuid;
let personIds: PersonId[];
const county = { kind: 'division', path: COUNTY_PATH } as const;
/** As the page composes it: outcomes come from the module that knows them. */
const rosterOfClass = async (tx: Tx) =>
  rosterPage(tx, { ciphers: fixture.app.ciphers, today: today() }, classId, await outcomesOf(tx, classId));
const progressIn = (scope: Scope, id: Uuid) =>
  readTx(fixture.app.db, scope, async (tx) => (await progressOf(tx, [id]))(id));
const paper: ClassToImport = {
  name: '电工班',
  creditCode: parseCreditCode('91371526MA1645050H') as CreditCode,
  startOn: localDate('2021-06-07'),
  endOn: localDate('2021-06-11'),
  number: '高人社培备〔2021〕005号',
  filedOn: localDate('2021-06-01'),
  approvedOn: localDate('2021-06-03'),
  trainingKind: 'skill-upgrade',
  headTeacherPhone: '19900100021',
  teachers: [{ name: '黄长青' }],
  file: '开班申请表.xlsx',
};

beforeAll(async () => {
  fixture = await classFixture();
  ({ classId, personIds } = await approvedClass(fixture));
});
afterAll(() => fixture.app.db.close());

const today = () => fixture.app.clock.today();
const importOne = (given: Partial<ClassToImport> = {}, by: Actor = fixture.staff.handler) =>
  actAs(fixture.app, by, (act) => importClass(act, { ...paper, ...given }, policyForTests));

describe('a class on paper', () => {
  it("is taken over with the county's word, once", async () => {
    const first = value(await importOne());
    expect(first.outcome).toBe('created');
    expect(value(await importOne())).toEqual({ ...first, outcome: 'unchanged' });
    expect(value(await importOne({ plannedCount: 40 }))).toEqual({ ...first, outcome: 'changed' });
    const stored = await readTx(fixture.app.db, county, (tx) => classById(tx, first.classId));
    expect(stored).toMatchObject({
      status: 'completed',
      number: '高人社培备〔2021〕005号',
      approvedOn: '2021-06-03',
      plannedCount: 40,
      organiser: 'employer',
      headTeacherPhoneMasked: '199****0021',
      source: 'workbook:开班申请表.xlsx',
    });
    const named = await readTx(fixture.app.db, county, async (tx) => [
      await classesNamed(tx, '电工班'),
      await classesNamed(tx, '高人社培备〔2021〕005号'),
    ]);
    expect(named.map((found) => found.map((item) => item.classId))).toEqual([
      [first.classId],
      [first.classId],
    ]);
  });

  it('sent in by the firm itself is a draft, whatever it says, and cannot change what the county holds', async () => {
    const own = value(await importOne({ name: '自报班', number: '高人社培备〔2021〕777号' }, fixture.firm));
    const stored = await readTx(fixture.app.db, county, (tx) => classById(tx, own.classId));
    expect(stored).toMatchObject({ status: 'draft', number: null, approvedOn: null, filedOn: null });
    expect(codes(await importOne({ plannedCount: 999 }, fixture.firm))).toEqual(['wrong-status']);
    expect(
      codes(
        await importOne({ creditCode: parseCreditCode('52371526MA554330X0') as CreditCode }, fixture.firm),
      ),
    ).toEqual(['not-found']);
    const [mine] = await readTx(fixture.app.db, county, (tx) => classesNamed(tx, '电工班'));
    const addedLater = await actAs(fixture.app, fixture.firm, (act) =>
      enrol(act, mine?.classId as Uuid, [], 'test'),
    );
    expect(codes(addedLater)).toEqual(['roster-closed']);
  });

  it('keeps a level that nobody understood, until the form says which it is', async () => {
    const number = '高人社培备〔2021〕778号';
    const { classId: id } = value(await importOne({ name: '等级班', number, levelUnread: '五等' }));
    const stored = () => readTx(fixture.app.db, county, (tx) => classById(tx, id));
    expect(await stored()).toMatchObject({ level: null, levelUnread: '五等' });
    value(await importOne({ name: '等级班', number, level: 5 }));
    expect(await stored()).toMatchObject({ level: 5, levelUnread: null });
  });

  it('with a form that cannot be is refused, not thrown', async () => {
    expect(codes(await importOne({ name: '长'.repeat(200) }))).toEqual(['class-form-faulty']);
    const result = await actAs(fixture.app, fixture.staff.handler, (act) =>
      importTimetable(act, classId, [
        { taughtOn: localDate('2021-06-28'), content: '课', hours: 4, from: '11:30', until: '08:00' },
      ]),
    );
    expect(result).toMatchObject({ refusals: [{ code: 'timetable-faulty', pointer: '/sessions/0' }] });
  });

  it('accepts overlaps it already held, and shows them (R12, R13)', async () => {
    const { classId: other } = value(
      await importOne({
        name: '同师班',
        creditCode: parseCreditCode('52371526MA554330X0') as CreditCode,
        number: '高人社培备〔2021〕019号',
        startOn: localDate('2021-06-28'),
        endOn: localDate('2021-07-09'),
        place: '高唐县青禾职业培训学校二楼',
        teachers: [{ name: '高长青' }],
      }),
    );
    const imported = await actAs(fixture.app, fixture.staff.handler, (act) =>
      importTimetable(act, other, [
        {
          taughtOn: localDate('2021-06-28'),
          content: '同一时段',
          hours: 4,
          from: '09:00',
          until: '12:00',
          room: '二楼实训室',
          teacherName: '高长青',
          teacherIdNumber: testResidentId(90_001),
        },
      ]),
    );
    expect(value(imported)).toEqual({ outcome: 'created' });
    const checks = await readTx(fixture.app.db, county, (tx) =>
      checksOf({ tx, ciphers: fixture.app.ciphers }, other, today()),
    );
    const overlaps = checks?.notMet.filter((check) => check.check.endsWith('-overlap'));
    expect(overlaps?.map((overlap) => [overlap.check, overlap.rule])).toEqual([
      ['teacher-overlap', 'R12'],
      ['room-overlap', 'R13'],
    ]);
    expect(overlaps?.[0]?.because).toContain('保育员班，2021-06-28 08:00');
    expect(checksReply.safeParse(checks).success).toBe(true);
  });

  it('is completed when its results come after the last day', async () => {
    const { classId: done } = await approvedClass(await openScratch(), { name: '将毕班' });
    const status = () => readTx(scratch.app.db, county, async (tx) => (await classById(tx, done))?.status);
    const complete = () =>
      actAs(scratch.app, scratch.staff.handler, async (act) => {
        await completeClass(act, done);
        return { ok: true, value: null } as const;
      });
    value(await complete());
    expect(await status()).toBe('approved');
    scratch.app.clock.set('2021-07-12T02:00:00Z');
    value(await complete());
    expect(await status()).toBe('completed');
    await scratch.app.db.close();
  });
  let scratch: ClassFixture;
  async function openScratch() {
    scratch = await classFixture();
    return scratch;
  }
});

describe('what pages show', () => {
  it('a list with counts, filters and pages', async () => {
    const page = await readTx(fixture.app.db, county, (tx) => listPage(tx, { limit: 2 }, today()));
    expect(classListReply.parse(page).rows).toHaveLength(2);
    expect(page.next).toBe(page.rows[1]?.classId);
    const rest = await readTx(fixture.app.db, county, (tx) =>
      listPage(tx, { limit: 500, after: page.next ?? undefined }, today()),
    );
    expect(page.rows.length + rest.rows.length).toBe(page.total);
    const found = await readTx(fixture.app.db, county, (tx) =>
      listPage(tx, { limit: 100, name: '018号' }, today()),
    );
    expect(found.rows).toMatchObject([{ name: '保育员班', enrolledCount: 3, nextStep: null, dueOn: null }]);
    const [own] = found.rows;
    expect(await progressIn(county, own?.classId as Uuid)).toEqual({ trainedCount: 0, certifiedCount: 0 });
    const neighbour = await readTx(fixture.app.db, { kind: 'division', path: 'd37.d15.d25' }, (tx) =>
      listPage(tx, { limit: 100 }, today()),
    );
    expect(neighbour).toEqual({ rows: [], next: null, total: 0 });
  });

  it('the role that must act on a filing, with the days left, and what each may do', async () => {
    const { classId: own } = await draftWithPeople(fixture, laterFiling({ name: '待审班' }));
    const allowed = async (by: Actor) =>
      (await readTx(fixture.app.db, by.scope, (tx) => detailOf(tx, by, own, today())))?.allowed;
    expect((await allowed(fixture.school))?.join()).toMatch(/^classes.amend,classes.submit,classes.cancel,/);
    expect(await allowed(fixture.staff.firstReviewer)).toEqual([]);
    expect(await allowed(fixture.firm)).toBeUndefined();
    value(await actAs(fixture.app, fixture.school, (act) => submitClass(act, own, 1, policyForTests)));
    expect(await allowed(fixture.school)).toEqual(['classes.withdraw']);
    expect(await allowed(fixture.staff.firstReviewer)).toEqual(['classes.firstReview']);
    expect(await allowed(fixture.staff.secondReviewer)).toEqual([]);
    const waiting = await readTx(fixture.app.db, county, (tx) =>
      listPage(tx, { limit: 100, nextStep: 'first-review' }, today()),
    );
    expect(waiting.rows).toMatchObject([
      {
        name: '待审班',
        status: 'submitted',
        nextStep: 'first-review',
        dueOn: '2021-06-22',
        workingDaysLeft: 5,
      },
    ]);
    const detail = await readTx(fixture.app.db, county, (tx) =>
      detailOf(tx, fixture.staff.firstReviewer, own, today()),
    );
    expect(classDetail.safeParse(detail).error).toBeUndefined();
    expect(detail).toMatchObject({
      organisationName: '高唐县青禾职业培训学校',
      divisionName: '高唐县',
      headTeacherPhoneMasked: '199****0021',
      approval: { status: 'open', nextStep: 'first-review', steps: [{ step: 'prepare' }] },
    });
    expect(detail?.teachers[0]?.idNumberMasked).toMatch(/^371526\*{8}/);
    expect(JSON.stringify(detail)).not.toContain(testResidentId(90_001));
    expect(
      codes(
        await actAs(fixture.app, fixture.school, (act) =>
          amendClass(act, { classId: own, version: 2 }, laterFiling(), policyForTests),
        ),
      ),
    ).toEqual(['wrong-status']);
  });

  it('a roster with what departments confirm, what came of each, and what to look at', async () => {
    const [a, b, c] = personIds as [PersonId, PersonId, PersonId];
    fixture.app.clock.set('2021-08-20T02:00:00Z');
    value(
      await actAs(fixture.app, fixture.staff.handler, async (act) => {
        await recordFacts(act, [
          {
            personId: a,
            kind: 'population',
            knownOn: localDate('2021-08-16'),
            sourceDepartment: 'public-security',
            answerId: null,
            payload: { status: 'normal', hukou: 'rural', registeredOn: '1998-01-01' },
          },
        ]);
        const accounts = await addBankAccounts(
          act,
          [a, b].map((personId) => ({
            personId,
            bankName: '农商行',
            accountName: '测试员',
            number: '6229081835734452134',
            usable: true,
            source: 'test',
          })),
        );
        await enrol(
          act,
          classId,
          [a, b, c].map((personId, index) => ({
            personId,
            rosterNo: index + 1,
            enrolledOn: personId === c ? null : localDate('2021-06-20'),
            bankAccountId: accounts.get(personId)?.bankAccountId,
            livingAllowanceRequested: false,
          })),
          'test',
        );
        const slots = ['2021-06-28', '2021-06-29'].flatMap((day) =>
          (['morning', 'afternoon'] as const).map((half) => ({ day: localDate(day), half })),
        );
        await recordAttendance(act, {
          classId,
          slots,
          rows: [
            { personId: a, marks: ['present', 'present', 'present', 'present'] },
            { personId: b, marks: ['present', 'present', 'present', 'absent'] },
          ],
          source: 'test',
        });
        await recordResults(act, classId, [{ personId: a, result: 'passed', overallScore: 69.2 }], 'test');
        await recordCertificates(
          act,
          [
            {
              personId: a,
              classId,
              kind: 'training-completion',
              number: '测培合字001',
              occupationCode: '4-10-01-03',
              occupationText: null,
              level: null,
              issuedOn: localDate('2021-07-01'),
              issuer: null,
            },
          ],
          { divisionPath: COUNTY_PATH, organisationId: fixture.schoolId, source: 'test' },
        );
        return done(null);
      }),
    );
    const page = await readTx(fixture.app.db, county, rosterOfClass);
    expect(rosterReply.safeParse(page).error).toBeUndefined();
    expect(page?.rows.map((row) => [row.personId, row.warnings.map((warning) => warning.code)])).toEqual([
      [a, ['issued-before-end', 'card-shared']],
      [b, ['attendance-below-threshold', 'card-shared']],
      [c, ['attendance-missing']],
    ]);
    expect(page?.rows[0]).toMatchObject({
      confirmedHukou: 'rural',
      confirmedGroups: [
        { code: 'rural-transferred-worker', department: 'public-security', knownOn: '2021-08-16' },
      ],
      attendance: { presentSlots: 4, slotCount: 4, wholeDays: 2, ratePercent: 100, belowThreshold: false },
      result: { result: 'passed', overallScore: 69.2 },
      certificate: { number: '测培合字001' },
    });
    expect(page?.rows[0]?.unanswered).not.toContain('public-security');
    expect(page?.rows[1]?.unanswered).toHaveLength(10);
    const counted = await readTx(fixture.app.db, county, (tx) =>
      listPage(tx, { limit: 100, name: '018号' }, today()),
    );
    expect(counted.rows[0]).toMatchObject({ enrolledCount: 3, status: 'completed' });
    expect(await progressIn(county, classId)).toEqual({ trainedCount: 1, certifiedCount: 1 });
    const elsewhere = { kind: 'division', path: 'd37.d15.d25' } as const;
    expect(await progressIn(elsewhere, classId)).toEqual({ trainedCount: 0, certifiedCount: 0 });
    const outside = await addActor(fixture.app, { role: 'county-handler', divisionCode: '371525' });
    expect(await readTx(fixture.app.db, outside.scope, rosterOfClass)).toBeUndefined();
  });

  it('stores what a roster says of a person encrypted: a group may be poverty', async () => {
    const statement = { declaredGroupText: '脱贫户', address: '清平镇前赵庄', ethnicity: '汉族' };
    const { personIds: one } = await enrolPeople(fixture, classId, [8], statement);
    const again = await enrolPeople(fixture, classId, [8], statement);
    expect(again.outcomes).toEqual([{ outcome: 'unchanged' }]);
    const blank = await enrolPeople(fixture, classId, [8], { enrolledOn: null });
    expect(blank.outcomes).toEqual([{ outcome: 'unchanged' }]);
    const changed = await enrolPeople(fixture, classId, [8], { declaredGroupText: '城镇登记失业人员' });
    expect(changed.outcomes).toEqual([{ outcome: 'changed' }]);
    const page = await readTx(fixture.app.db, county, rosterOfClass);
    expect(page?.rows.find((row) => row.personId === one[0])).toMatchObject({
      declaredGroupText: '城镇登记失业人员',
      ethnicity: '汉族',
      enrolledOn: '2021-06-20',
    });
    const { rows } = await readTx(fixture.app.db, county, (tx) =>
      sql<{ row: string }>`select e::text as row from enrolment e where person_id = ${one[0]}`.execute(tx),
    );
    expect(rows[0]?.row).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('a worker sees the class she sits in, and no other', async () => {
    const [a] = personIds as [PersonId];
    const { personIds: others } = await enrolPeople(fixture, classId, [9]);
    const scope = { kind: 'person', personId: a } as const;
    expect(await readTx(fixture.app.db, scope, (tx) => classById(tx, classId))).toBeDefined();
    const [firmClass] = await readTx(fixture.app.db, county, (tx) => classesNamed(tx, '电工班'));
    expect(
      await readTx(fixture.app.db, scope, (tx) => classById(tx, firmClass?.classId as Uuid)),
    ).toBeUndefined();
    const page = await readTx(fixture.app.db, scope, rosterOfClass);
    expect(page?.rows.map((row) => row.personId)).toEqual([a]);
    expect(others).toHaveLength(1);
  });
});
