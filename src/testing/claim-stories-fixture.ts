// For tests only: classes and lists of a county whose trainees each have a story, and what departments said of them.

import { governingNotice, type Policies } from '../law/policy/index.ts';
import type { Act } from '../platform/access/index.ts';
import {
  type CreditCode,
  done,
  localDate,
  type PersonId,
  type Uuid,
  type YearMonth,
} from '../platform/kernel/index.ts';
import {
  addBankAccounts,
  type FactPayload,
  type FactToRecord,
  recordFacts,
  registerPersons,
} from '../registry/persons/index.ts';
import { recordCertificates, recordResults } from '../training/assessment/index.ts';
import { recordAttendance } from '../training/attendance/index.ts';
import { enrol, importClass } from '../training/classes/index.ts';
import { importWorkForTrainingList } from '../training/work-for-training/index.ts';
import { actAs, type Staff, type TestApp, testResidentId, value } from './classes-fixture.ts';

/** Where and when a fixture is set: a county, its notice, and the year of its classes. */
export interface Place {
  readonly county: string;
  readonly path: string;
  readonly prefecture: string;
  readonly policyId: string;
  readonly year: number;
}

export const CODES = {
  institution: '52371526MA554330X0' as CreditCode,
  employer: '91371526MA7493836P' as CreditCode,
};

/** What may differ from a trainee for whom everything is in order. */
export interface TraineeStory {
  /** Half days present of eight; null: no roll at all. */
  readonly present?: number | null;
  /** Null: nobody has said yet; there is no certificate either. */
  readonly result?: 'passed' | 'failed' | null;
  readonly certificateOn?: string | null;
  /** Otherwise a number of its own. */
  readonly certificateNumber?: string;
  readonly hukou?: 'rural' | 'urban';
  readonly status?: 'normal' | 'dead';
  /** Departments that have not answered. */
  readonly silent?: readonly FactToRecord['kind'][];
  /** Insured by some firm in the month the class starts. */
  readonly insured?: boolean;
  readonly enrolledOn?: string | null;
  /** Asks for the living allowance. */
  readonly asksAllowance?: boolean;
  /** A group the employment service confirms. */
  readonly group?: string;
  /** Card number, and whether it may be paid to. */
  readonly card?: { readonly number: string; readonly usable: boolean };
}

/** A county under way: who is there, and how many persons, classes, lists and certificates it has so far. */
export interface Stories {
  readonly app: TestApp;
  readonly staff: Staff;
  readonly place: Place;
  readonly policies: Policies;
  readonly institutionId: Uuid;
  readonly employerId: Uuid;
  readonly count: { persons: number; classes: number; lists: number; certificates: number };
}

interface ClassOfStories {
  readonly classId: Uuid;
  readonly personIds: readonly PersonId[];
  readonly stories: readonly TraineeStory[];
}

const dayOf = ({ year }: Place, monthDay: string) => localDate(`${year}-${monthDay}`);

async function register(into: Stories, persons: number, organisationId: Uuid): Promise<PersonId[]> {
  const { app, staff, place, count } = into;
  const added = Array.from({ length: persons }, () => {
    count.persons += 1;
    return { idNumber: testResidentId(count.persons), name: `学员${count.persons}`, confirmed: true };
  });
  return value(
    await actAs(app, staff.handler, async (act) =>
      done(await registerPersons(act, added, { divisionPath: place.path, organisationId })),
    ),
  );
}

/** Records what departments said of persons. */
export async function addFacts({ app, staff }: Stories, facts: readonly FactToRecord[]): Promise<void> {
  value(
    await actAs(app, staff.handler, async (act) => {
      await recordFacts(act, facts);
      return done(null);
    }),
  );
}

/** A class of four days, 28 June to 1 July, each story one trainee; with roll, results, certificates and facts. */
export async function addClass(
  into: Stories,
  stories: readonly TraineeStory[],
): Promise<{ classId: Uuid; personIds: PersonId[] }> {
  const { app, staff, place } = into;
  const personIds = await register(into, stories.length, into.institutionId);
  const made = value(
    await actAs(app, staff.handler, async (act) => {
      const classId = await addFiledClass(act, into);
      const of: ClassOfStories = { classId, personIds, stories };
      await enrolTrainees(act, place, of);
      await addRoll(act, place, of);
      await addResults(act, into, of);
      return done({ classId, personIds });
    }),
  );
  await addFacts(
    into,
    personIds.flatMap((personId, index) => factsFor(place, personId, stories[index] ?? {})),
  );
  return made;
}

async function addFiledClass(act: Act, { place, policies, count }: Stories): Promise<Uuid> {
  count.classes += 1;
  const filing = {
    name: `保育员${count.classes}班`,
    creditCode: CODES.institution,
    number: `人社培备〔${place.year}〕${String(count.classes).padStart(3, '0')}号`,
    divisionCode: place.county,
    occupationCode: '4-10-01-03',
    occupationText: '保育师',
    level: 5,
    trainingKind: 'employment-skills' as const,
    totalHours: 80,
    startOn: dayOf(place, '06-28'),
    endOn: dayOf(place, '07-01'),
    organiser: 'institution' as const,
    filedOn: dayOf(place, '06-15'),
    approvedOn: dayOf(place, '06-18'),
    teachers: [],
    file: 'test.xlsx',
  };
  const made = await importClass(act, filing, (divisionCode, on) =>
    governingNotice(policies, divisionCode, on),
  );
  return value(made).classId;
}

async function enrolTrainees(act: Act, place: Place, { classId, personIds, stories }: ClassOfStories) {
  const accounts = await addBankAccounts(
    act,
    personIds.flatMap((personId, index) => {
      const card = stories[index]?.card;
      if (!card) return [];
      return [
        {
          personId,
          bankName: '农业银行',
          accountName: null,
          number: card.number,
          usable: card.usable,
          unusableReason: card.usable ? undefined : '卡号校验不过',
          source: 'test',
        },
      ];
    }),
  );
  const trainees = personIds.map((personId, index) => {
    const on = stories[index]?.enrolledOn;
    return {
      personId,
      rosterNo: index + 1,
      enrolledOn: on === null ? null : localDate(on ?? `${place.year}-06-10`),
      livingAllowanceRequested: stories[index]?.asksAllowance ?? false,
      bankAccountId: accounts.get(personId)?.bankAccountId,
    };
  });
  value(await enrol(act, classId, trainees, 'workbook:test.xlsx'));
}

async function addRoll(act: Act, place: Place, { classId, personIds, stories }: ClassOfStories) {
  const days = ['06-28', '06-29', '06-30', '07-01'].map((monthDay) => dayOf(place, monthDay));
  value(
    await recordAttendance(act, {
      classId,
      slots: days.flatMap((on) => (['morning', 'afternoon'] as const).map((half) => ({ day: on, half }))),
      rows: personIds.flatMap((personId, index) => {
        const present = stories[index]?.present;
        if (present === null) return [];
        const marks = Array.from({ length: 8 }, (_, n) => (n < (present ?? 8) ? 'present' : 'absent'));
        return [{ personId, marks: marks as ('present' | 'absent')[] }];
      }),
      source: 'test',
    }),
  );
}

async function addResults(act: Act, into: Stories, { classId, personIds, stories }: ClassOfStories) {
  const { place, count, institutionId } = into;
  const results = personIds.flatMap((personId, index) => {
    const { result = 'passed' } = stories[index] ?? {};
    return result === null ? [] : [{ personId, result, overallScore: 80, assessedOn: dayOf(place, '07-02') }];
  });
  await recordResults(act, classId, results, 'test');
  const certificates = personIds.flatMap((personId, index) => {
    const on = stories[index]?.certificateOn;
    const { result = 'passed' } = stories[index] ?? {};
    if (on === null || result !== 'passed') return [];
    count.certificates += 1;
    return [
      {
        personId,
        classId,
        kind: 'skill-level' as const,
        number:
          stories[index]?.certificateNumber ??
          `S00003700000121${5}${String(count.certificates).padStart(6, '0')}`,
        occupationCode: '4-10-01-03',
        occupationText: '保育师',
        level: 5,
        issuedOn: localDate(on ?? `${place.year}-07-20`),
        issuer: '聊城某评价机构',
      },
    ];
  });
  await recordCertificates(act, certificates, {
    divisionPath: place.path,
    organisationId: institutionId,
    source: 'test',
  });
}

/** A certificate that was earned outside a class. */
export interface MoreCertificate {
  readonly personId: PersonId;
  readonly level: number;
  readonly kind?: 'skill-level' | 'training-completion' | 'special-ability';
  readonly issuedOn?: string;
  readonly number?: string;
}

/** Records certificates of people who are known, of no class. */
export async function addCertificates(into: Stories, more: readonly MoreCertificate[]): Promise<void> {
  const { app, staff, place, count } = into;
  const certificates = more.map(({ personId, level, kind = 'skill-level', issuedOn, number }) => {
    count.certificates += 1;
    return {
      ...{ personId, classId: null, kind, level },
      number: number ?? `S00003700000121${level}${String(count.certificates).padStart(6, '0')}`,
      occupationCode: '4-10-01-03',
      occupationText: '保育师',
      issuedOn: localDate(issuedOn ?? `${place.year}-07-25`),
      issuer: '某评价机构',
    };
  });
  value(
    await actAs(app, staff.handler, async (act) => {
      const at = { divisionPath: place.path, organisationId: null, source: 'test' };
      await recordCertificates(act, certificates, at);
      return done(null);
    }),
  );
}

/** A work-for-training list of the employer, the months of each person; of new persons, or of `known` ones. */
export async function addList(
  into: Stories,
  months: readonly (readonly string[])[],
  known?: readonly PersonId[],
): Promise<{ listId: Uuid; personIds: PersonId[] }> {
  const { app, staff, place, employerId, count } = into;
  const personIds = known ? [...known] : await register(into, months.length, employerId);
  count.lists += 1;
  const list = {
    organisationId: employerId,
    divisionCode: place.county,
    divisionPath: place.path,
    reportedOn: null,
    source: `workbook:test-${count.lists}`,
    rows: personIds.map((personId, index) => ({
      personId,
      listNo: index + 1,
      isDispatched: false,
      post: null,
      contractOn: null,
      contractMonths: null,
      declaredFirstInsuredOn: null,
      months: [...(months[index] ?? [])] as YearMonth[],
    })),
  };
  const { listId } = value(
    await actAs(app, staff.handler, async (act) => done(await importWorkForTrainingList(act, list))),
  );
  const insured = {
    unitName: '山东沃禾食品有限公司',
    unitCreditCode: CODES.employer,
    insurance: '企业职工基本养老保险',
    firstInsuredOn: '2021-01-04',
    months: ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06', '2021-07'],
  };
  await addFacts(
    into,
    personIds.flatMap((personId) => factsFor(place, personId, {}, [insured])),
  );
  return { listId, personIds };
}

type Insured = FactPayload<'social-insurance'>['records'];

function factsFor(
  place: Place,
  personId: PersonId,
  story: TraineeStory,
  insured: Insured = [],
): FactToRecord[] {
  const { year } = place;
  const base = { personId, knownOn: localDate(`${year}-08-18`), answerId: null };
  const firm = {
    unitName: '高唐县某服装厂',
    unitCreditCode: '91371526MA2316742W',
    insurance: '企业职工基本养老保险',
    firstInsuredOn: '2020-09-01',
    months: [`${year}-05`, `${year}-06`, `${year}-07`],
  };
  const all: FactToRecord[] = [
    {
      ...base,
      kind: 'population',
      sourceDepartment: 'public-security',
      payload: {
        status: story.status ?? 'normal',
        ...(story.status === 'dead' ? { statusOn: `${year}-03-02` } : {}),
        hukou: story.hukou ?? 'rural',
        registeredOn: '1990-01-01',
      },
    },
    {
      ...base,
      kind: 'social-insurance',
      sourceDepartment: 'social-insurance',
      payload: { records: story.insured ? [firm] : [...insured] },
    },
    { ...base, kind: 'public-payroll', sourceDepartment: 'public-finance', payload: { onPayroll: false } },
    { ...base, kind: 'pension', sourceDepartment: 'pension', payload: { draws: false } },
    {
      ...base,
      kind: 'poverty-register',
      sourceDepartment: 'rural-revitalisation',
      payload: { memberships: [] },
    },
    { ...base, kind: 'minimum-living', sourceDepartment: 'civil-affairs', payload: { memberships: [] } },
    {
      ...base,
      kind: 'employment-service',
      sourceDepartment: 'employment-service',
      payload: { memberships: story.group ? [{ code: story.group, from: `${year}-01-01` }] : [] },
    },
    { ...base, kind: 'market-entity', sourceDepartment: 'market-regulation', payload: { memberships: [] } },
    { ...base, kind: 'school-enrolment', sourceDepartment: 'education', payload: { memberships: [] } },
    { ...base, kind: 'subsidy-history', sourceDepartment: 'subsidy-ledger', payload: { items: [] } },
  ];
  return all.filter((fact) => !story.silent?.includes(fact.kind));
}
