// For tests only: a small county with its staff, in a fresh database.
import { randomFillSync } from 'node:crypto';
import { sql } from 'kysely';
import { seedReference, upsertStandards } from '../law/reference/index.ts';
import { type Act, type Actor, type AppContext, performAct, type Role } from '../platform/access/index.ts';
import { type Scope, withTx } from '../platform/db/index.ts';
import {
  type Clock,
  type CreditCode,
  checkDigitOf,
  divisionPathOf,
  done,
  fixedClock,
  localDate,
  nationalCiphers,
  type PersonId,
  parseCreditCode,
  type ResidentId,
  type Result,
  systemIds,
  type Uuid,
} from '../platform/kernel/index.ts';
import { type OrganisationInput, upsertOrganisation } from '../registry/organisations/index.ts';
import { registerPersons } from '../registry/persons/index.ts';
import {
  type ClassToImport,
  type EnrolmentInput,
  type EnrolmentOutcome,
  enrol,
  type FilingInput,
  importClass,
  importTimetable,
  type PolicyFor,
} from '../training/classes/index.ts';
import { createTestDatabase, type TestDatabase } from './database-fixture.ts';

export interface TestApp extends AppContext {
  readonly db: TestDatabase;
  readonly clock: Clock & { set(instant: string): void };
}

/** An application in a database of its own; the clock is at 2021-06-15 10:00 in Shanghai. Close `db` at the end. */
export async function testApp(instant = '2021-06-15T02:00:00Z'): Promise<TestApp> {
  const clock = fixedClock(instant);
  const ids = systemIds(clock);
  const key = (n: number) => new Uint8Array(32).fill(n);
  const ciphers = nationalCiphers(
    { sealing: key(1), blindIndex: key(2), journal: key(3) },
    (bytes) => void randomFillSync(bytes),
  );
  return { db: await createTestDatabase(), clock, ids, ciphers };
}

/** The staff of a county. Each is a different human being. */
export interface Staff {
  readonly handler: Actor;
  readonly firstReviewer: Actor;
  readonly secondReviewer: Actor;
  /** Of the same role; has reviewed nothing yet, so payments may be approved. */
  readonly payer: Actor;
  readonly finance: Actor;
  readonly auditor: Actor;
}

/** An account row and the actor it belongs to. `personKey` distinguishes human beings. */
export async function addActor(
  app: AppContext,
  options: {
    role: Role;
    divisionCode?: string;
    organisationId?: Uuid;
    personKey?: string;
    displayName?: string;
    personId?: PersonId;
  },
): Promise<Actor> {
  const accountId = app.ids.uuid();
  const divisionCode = options.divisionCode ?? null;
  const divisionPath = divisionCode === null ? null : divisionPathOf(divisionCode);
  const organisationId = options.organisationId ?? null;
  const personKey = options.personKey ?? `person-${accountId}`;
  const personId = options.personId ?? null;
  const displayName = options.displayName ?? `${options.role} ${accountId.slice(-4)}`;
  await withTx(app.db, { kind: 'system' }, (tx) =>
    sql`insert into account (account_id, login, display_name, person_key, role, division_code, division_path,
        organisation_id, person_id, password_hash, created_at)
      values (${accountId}, ${accountId}, ${displayName}, ${personKey}, ${options.role}, ${divisionCode},
        ${divisionPath}::ltree, ${organisationId}, ${personId}, 'none', ${app.clock.now()})`.execute(tx),
  );
  const scope: Scope =
    organisationId !== null
      ? { kind: 'organisation', organisationId }
      : divisionPath !== null
        ? { kind: 'division', path: divisionPath }
        : personId !== null
          ? { kind: 'person', personId }
          : { kind: 'system' };
  return {
    accountId,
    personKey,
    displayName,
    role: options.role,
    scope,
    divisionCode,
    divisionPath,
    organisationId,
    personId,
  };
}

/** A county's staff of six. */
export async function addStaff(app: AppContext, divisionCode: string): Promise<Staff> {
  return {
    handler: await addActor(app, { role: 'county-handler', divisionCode }),
    firstReviewer: await addActor(app, { role: 'county-first-reviewer', divisionCode }),
    secondReviewer: await addActor(app, { role: 'county-second-reviewer', divisionCode }),
    payer: await addActor(app, { role: 'county-second-reviewer', divisionCode }),
    finance: await addActor(app, { role: 'finance', divisionCode }),
    auditor: await addActor(app, { role: 'auditor', divisionCode }),
  };
}

/** Performs `work` as `actor` would by a request, with a line of the journal of its own. */
export function actAs<T>(
  app: AppContext,
  actor: Actor,
  work: (act: Act) => Promise<Result<T>>,
  event = 'test-act',
): Promise<Result<T>> {
  return performAct(
    app,
    actor,
    { event, objectType: 'test', objectId: 'test', requestId: app.ids.uuid() },
    async (act) => {
      const result = await work(act);
      if (result.ok) await act.record({ event, objectType: 'test', objectId: 'test' });
      return result;
    },
  );
}

/** A made-up but well-formed number: county 371526, born 1980-01-01 plus `n` days, odd `n` male. */
export function testResidentId(n: number): ResidentId {
  const day = new Date(Date.UTC(1980, 0, 1) + Math.floor(n / 500) * 86_400_000).toISOString().slice(0, 10);
  const first17 = `371526${day.replaceAll('-', '')}${String(n % 1000).padStart(3, '0')}`;
  return (first17 + checkDigitOf(first17)) as ResidentId;
}

/** The value, or a fault that shows the refusals: for the steps of a story that must succeed. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}

/** The refusal codes in order; empty when the act was done. */
export function codes(result: Result<unknown>): string[] {
  return result.ok ? [] : result.refusals.map((refusal) => refusal.code);
}

export const COUNTY = '371526';
export const COUNTY_PATH = divisionPathOf(COUNTY);
const POLICY = 'liaocheng-2021';
/** Whatever the place and day: the notice of the sample county. */
export const policyForTests: PolicyFor = () => POLICY;

/** A county with its staff, a school with its administrator, a firm, and an amount for child-care training. */
export interface ClassFixture {
  readonly app: TestApp;
  readonly staff: Staff;
  readonly schoolId: Uuid;
  readonly school: Actor;
  readonly firmId: Uuid;
  readonly firm: Actor;
}

/** Declares a small county with one school: Gaotang County in June 2021. Close `app.db` at the end. */
export async function classFixture(): Promise<ClassFixture> {
  const app = await testApp();
  await withTx(app.db, { kind: 'system' }, seedReference);
  const staff = await addStaff(app, COUNTY);
  const addOrganisation = async (
    organisation: Partial<OrganisationInput> & Pick<OrganisationInput, 'name' | 'kind'>,
    code: string,
  ) =>
    value(
      await actAs(app, staff.handler, (act) =>
        upsertOrganisation(act, {
          divisionCode: COUNTY,
          creditCode: parseCreditCode(code) as CreditCode,
          source: 'test',
          ...organisation,
        }),
      ),
    ).organisationId;
  const schoolId = await addOrganisation(
    {
      name: '高唐县青禾职业培训学校',
      kind: 'institution',
      agreementFrom: localDate('2021-01-08'),
      agreementThrough: localDate('2023-12-31'),
      occupationScope: ['4-10-01-03'],
      occupationScopeText: '保育员、育婴员、家政服务员',
      highestLevel: 3,
    },
    '52371526MA554330X0',
  );
  const firmId = await addOrganisation(
    {
      name: '山东鲁岳重型机械有限公司',
      kind: 'employer',
      employerKind: 'enterprise',
      employerSize: 'large',
      selfAssessmentListed: true,
    },
    '91371526MA1645050H',
  );
  value(
    await actAs(app, staff.handler, (act) =>
      upsertStandards(act, [
        {
          policyId: POLICY,
          divisionCode: COUNTY,
          benefit: 'training-subsidy',
          trainingKind: 'employment-skills',
          occupationCode: '4-10-01-03',
          level: 5,
          certificateKind: 'skill-level',
          unit: 'person',
          amountFen: 120_000,
          shortageUpliftPercent: 10,
          from: '2021-01-01',
          through: null,
          source: '测试数据',
        },
      ]),
    ),
  );
  return {
    app,
    staff,
    schoolId,
    school: await addActor(app, { role: 'institution-administrator', organisationId: schoolId }),
    firmId,
    firm: await addActor(app, { role: 'employer', organisationId: firmId }),
  };
}

/** A filing of the school that meets every check: 80 hours on ten days from Monday 2021-06-28 on. */
export function goodFiling(more: Partial<FilingInput> = {}): FilingInput {
  const days = ['06-28', '06-29', '06-30', '07-01', '07-02', '07-05', '07-06', '07-07', '07-08', '07-09'];
  const halves = [
    ['08:00', '11:30'],
    ['14:00', '17:30'],
  ] as const;
  return {
    name: '保育员班',
    occupationCode: '4-10-01-03',
    occupationText: '保育师（保育员）',
    level: 5,
    trainingKind: 'employment-skills',
    plannedCount: 50,
    totalHours: 80,
    theoryHours: 32,
    practiceHours: 48,
    safetyHours: 4,
    startOn: '2021-06-28',
    endOn: '2021-07-09',
    place: '高唐县青禾职业培训学校二楼',
    location: '116.2310,36.8592',
    headTeacherName: '宋雅琴',
    headTeacherPhone: '19900100021',
    organiser: 'institution',
    costBorneBy: 'institution',
    videoKept: true,
    isSecret: false,
    isHazardous: false,
    assessmentPlan: '理论机考＋实操',
    equipment: '婴儿仿真模型 10 个、护理台 5 张',
    trainingPackage: null,
    deliveredTo: null,
    teachers: [
      {
        name: '高长青',
        sex: 'male',
        age: 45,
        education: '本科',
        major: '学前教育',
        title: '高级讲师',
        qualification: '幼儿教师资格',
        qualificationLevel: '技师',
        course: '理论',
        employment: 'full-time',
        idNumber: testResidentId(90_001),
      },
    ],
    sessions: days.flatMap((day) =>
      halves.map(([from, until]) => ({
        taughtOn: `2021-${day}`,
        content: '生活照料实操',
        hours: 4,
        from,
        until,
        room: '二楼实训室',
        roomKind: '实训',
        teacherName: '高长青',
        textbook: '《保育员（初级）》',
      })),
    ),
    ...more,
  };
}

/** Registers made-up people and adds them to a roster, enrolled on 2021-06-20 unless said otherwise. */
export async function enrolPeople(
  fixture: ClassFixture,
  classId: Uuid,
  numbers: readonly number[],
  more: Partial<EnrolmentInput> = {},
  by: Actor = fixture.staff.handler,
): Promise<{ personIds: PersonId[]; outcomes: EnrolmentOutcome[] }> {
  return value(
    await actAs(fixture.app, by, async (act) => {
      const personIds = await registerPersons(
        act,
        numbers.map((n) => ({ idNumber: testResidentId(n), name: `测试员${n}`, confirmed: true })),
        { divisionPath: COUNTY_PATH, organisationId: by.organisationId ?? fixture.schoolId },
      );
      const result = await enrol(
        act,
        classId,
        personIds.map((personId, index) => ({
          personId,
          rosterNo: index + 1,
          enrolledOn: localDate('2021-06-20'),
          livingAllowanceRequested: false,
          ...more,
        })),
        'test',
      );
      return result.ok ? done({ personIds, outcomes: result.value }) : result;
    }),
  );
}

/** A class of the school that the county approved on paper, with three persons on its roster. */
export async function approvedClass(
  fixture: ClassFixture,
  more: Partial<ClassToImport> = {},
): Promise<{ classId: Uuid; personIds: PersonId[] }> {
  const { teachers, sessions, ...form } = goodFiling();
  const { classId } = value(
    await actAs(fixture.app, fixture.staff.handler, (act) =>
      importClass(
        act,
        {
          ...(Object.fromEntries(
            Object.entries(form).filter(([, cell]) => cell !== null),
          ) as Partial<ClassToImport>),
          name: form.name,
          creditCode: parseCreditCode('52371526MA554330X0') as CreditCode,
          startOn: localDate(form.startOn),
          endOn: localDate(form.endOn),
          number: '高人社培备〔2021〕018号',
          filedOn: localDate('2021-06-10'),
          approvedOn: localDate('2021-06-14'),
          teachers: teachers.map(({ idNumber: _, ...teacher }) => teacher),
          file: '开班申请表.xlsx',
          ...more,
        },
        policyForTests,
      ),
    ),
  );
  value(
    await actAs(fixture.app, fixture.staff.handler, (act) =>
      importTimetable(
        act,
        classId,
        sessions.map((session) => ({
          taughtOn: localDate(session.taughtOn),
          content: session.content ?? '',
          hours: session.hours,
          from: session.from,
          until: session.until,
          room: session.room ?? undefined,
          teacherName: session.teacherName ?? undefined,
          teacherIdNumber: testResidentId(90_001),
        })),
      ),
    ),
  );
  const { personIds } = await enrolPeople(fixture, classId, [1, 2, 3]);
  return { classId, personIds };
}
