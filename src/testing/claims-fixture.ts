// For tests only: a county with an institution, an employer, a class that has ended, and what departments said.

import type { Law } from '../benefits/claims/settings.ts';
import { loadClaimSettings } from '../benefits/claims/settings.ts';
import { governingNotice, loadPolicies } from '../law/policy/index.ts';
import { seedReference, upsertScarce, upsertStandards } from '../law/reference/index.ts';
import type { Actor } from '../platform/access/index.ts';
import { withTx } from '../platform/db/index.ts';
import {
  type CreditCode,
  done,
  localDate,
  type PersonId,
  type Uuid,
  type YearMonth,
} from '../platform/kernel/index.ts';
import { setBankAccount, upsertOrganisation } from '../registry/organisations/index.ts';
import {
  addBankAccounts,
  type FactToRecord,
  recordFacts,
  registerPersons,
} from '../registry/persons/index.ts';
import { recordCertificates, recordResults } from '../training/assessment/index.ts';
import { recordAttendance } from '../training/attendance/index.ts';
import { enrol, importClass } from '../training/classes/index.ts';
import { importWorkForTrainingList } from '../training/work-for-training/index.ts';
import {
  actAs,
  addActor,
  addStaff,
  type Staff,
  type TestApp,
  testApp,
  testResidentId,
  value,
} from './classes-fixture.ts';

/** Where and when a fixture is set: a county, its notice, and the year of its classes. */
export interface Place {
  readonly county: string;
  readonly path: string;
  readonly prefecture: string;
  readonly policyId: string;
  readonly year: number;
}

const GAOTANG: Place = {
  county: '371526',
  path: 'd37.d15.d26',
  prefecture: '371500',
  policyId: 'liaocheng-2021',
  year: 2021,
};
/** A county of Liaoning, where trainees are paid a living allowance themselves. */
export const SHENYANG: Place = {
  county: '210102',
  path: 'd21.d01.d02',
  prefecture: '210100',
  policyId: 'liaoning-2024',
  year: 2024,
};
export const COUNTY = GAOTANG.county;
export const PATH = GAOTANG.path;
const CODES = {
  institution: '52371526MA554330X0' as CreditCode,
  employer: '91371526MA7493836P' as CreditCode,
};

/** What may differ from a trainee for whom everything is in order. */
export interface TraineeStory {
  /** Half days present of eight; null: no roll at all. */
  readonly present?: number | null;
  readonly result?: 'passed' | 'failed';
  readonly certificateOn?: string | null;
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

export interface ClaimFixture {
  readonly app: TestApp;
  readonly staff: Staff;
  readonly law: Law;
  readonly institution: Actor;
  readonly employer: Actor;
  readonly institutionId: Uuid;
  readonly employerId: Uuid;
  /** A class of four days, 2021-06-28 to 2021-07-01, each story one trainee. */
  addClass(stories: readonly TraineeStory[]): Promise<{ classId: Uuid; personIds: PersonId[] }>;
  addList(
    months: readonly (readonly string[])[],
    known?: readonly PersonId[],
  ): Promise<{ listId: Uuid; personIds: PersonId[] }>;
  addFacts(facts: readonly FactToRecord[]): Promise<void>;
}

/** The application at 20 August with staff, law, one institution, one employer and the city's amounts. */
export async function claimFixture(place: Place = GAOTANG): Promise<ClaimFixture> {
  const { county: COUNTY, path: PATH, prefecture, policyId, year } = place;
  const day = (monthDay: string) => localDate(`${year}-${monthDay}`);
  const DAYS = ['06-28', '06-29', '06-30', '07-01'].map(day);
  const app = await testApp(`${year}-08-20T02:00:00Z`);
  await withTx(app.db, { kind: 'system' }, seedReference);
  const staff = await addStaff(app, COUNTY);
  const policies = loadPolicies();
  const law: Law = { policies, settings: loadClaimSettings() };
  const organisations = value(
    await actAs(app, staff.handler, async (act) => {
      const institution = value(
        await upsertOrganisation(act, {
          name: '高唐县青禾职业培训学校',
          creditCode: CODES.institution,
          kind: 'institution',
          divisionCode: COUNTY,
          source: 'test',
        }),
      );
      const employer = value(
        await upsertOrganisation(act, {
          name: '山东沃禾食品有限公司',
          creditCode: CODES.employer,
          kind: 'employer',
          divisionCode: COUNTY,
          employerKind: 'enterprise',
          employerSize: 'small',
          sector: 'manufacturing',
          source: 'test',
        }),
      );
      for (const [organisationId, number] of [
        [institution.organisationId, '6222020200001234567'],
        [employer.organisationId, '6222020200007654321'],
      ] as const)
        await setBankAccount(act, { organisationId, bankName: '高唐农商行', accountName: '对公户', number });
      value(
        await upsertStandards(act, [
          {
            policyId,
            divisionCode: prefecture,
            benefit: 'training-subsidy',
            trainingKind: 'employment-skills',
            occupationCode: '4-10-01-03',
            level: 5,
            certificateKind: 'skill-level',
            unit: 'person',
            amountFen: 120_000,
            shortageUpliftPercent: 10,
            from: day('01-01'),
            through: null,
            source: '市补贴标准目录',
          },
          {
            policyId,
            divisionCode: prefecture,
            benefit: 'living-allowance',
            trainingKind: null,
            occupationCode: null,
            level: null,
            certificateKind: null,
            unit: 'day',
            amountFen: 3_000,
            shortageUpliftPercent: null,
            from: day('01-01'),
            through: null,
            source: '市补贴标准目录',
          },
        ]),
      );
      value(
        await upsertScarce(act, [
          {
            policyId,
            divisionCode: prefecture,
            occupationCode: '4-10-01-03',
            from: day('01-01'),
            through: null,
            source: '市紧缺目录',
          },
        ]),
      );
      return done({ institutionId: institution.organisationId, employerId: employer.organisationId });
    }),
  );
  const { institutionId, employerId } = organisations;
  let born = 0;
  let classes = 0;
  let lists = 0;
  let certificates = 0;
  const register = (count: number, organisationId: Uuid) =>
    actAs(app, staff.handler, async (act) =>
      done(
        await registerPersons(
          act,
          Array.from({ length: count }, () => {
            born += 1;
            return { idNumber: testResidentId(born), name: `学员${born}`, confirmed: true };
          }),
          { divisionPath: PATH, organisationId },
        ),
      ),
    ).then(value);
  const addFacts: ClaimFixture['addFacts'] = async (facts) => {
    value(
      await actAs(app, staff.handler, async (act) => {
        await recordFacts(act, facts);
        return done(null);
      }),
    );
  };

  return {
    app,
    staff,
    law,
    institutionId,
    employerId,
    institution: await addActor(app, { role: 'institution-administrator', organisationId: institutionId }),
    employer: await addActor(app, { role: 'employer', organisationId: employerId }),
    addFacts,
    async addClass(stories) {
      const personIds = await register(stories.length, institutionId);
      classes += 1;
      const name = `保育员${classes}班`;
      const made = value(
        await actAs(app, staff.handler, async (act) => {
          const { classId } = value(
            await importClass(
              act,
              {
                name,
                creditCode: CODES.institution,
                number: `人社培备〔${year}〕${String(classes).padStart(3, '0')}号`,
                divisionCode: COUNTY,
                occupationCode: '4-10-01-03',
                occupationText: '保育师',
                level: 5,
                trainingKind: 'employment-skills',
                totalHours: 80,
                startOn: day('06-28'),
                endOn: day('07-01'),
                organiser: 'institution',
                filedOn: day('06-15'),
                approvedOn: day('06-18'),
                teachers: [],
                file: 'test.xlsx',
              },
              (divisionCode, on) => governingNotice(policies, divisionCode, on),
            ),
          );
          const accounts = await addBankAccounts(
            act,
            personIds.flatMap((personId, index) => {
              const card = stories[index]?.card;
              return card
                ? [
                    {
                      personId,
                      bankName: '农业银行',
                      accountName: `学员${index + 1}`,
                      number: card.number,
                      usable: card.usable,
                      unusableReason: card.usable ? undefined : '卡号校验不过',
                      source: 'test',
                    },
                  ]
                : [];
            }),
          );
          value(
            await enrol(
              act,
              classId,
              personIds.map((personId, index) => {
                const on = stories[index]?.enrolledOn;
                return {
                  personId,
                  rosterNo: index + 1,
                  enrolledOn: on === null ? null : localDate(on ?? `${year}-06-10`),
                  livingAllowanceRequested: stories[index]?.asksAllowance ?? false,
                  bankAccountId: accounts.get(personId)?.bankAccountId,
                };
              }),
              'workbook:test.xlsx',
            ),
          );
          value(
            await recordAttendance(act, {
              classId,
              slots: DAYS.flatMap((on) =>
                (['morning', 'afternoon'] as const).map((half) => ({ day: on, half })),
              ),
              rows: personIds.flatMap((personId, index) => {
                const present = stories[index]?.present;
                if (present === null) return [];
                const marks = Array.from({ length: 8 }, (_, n) =>
                  n < (present ?? 8) ? 'present' : 'absent',
                );
                return [{ personId, marks: marks as ('present' | 'absent')[] }];
              }),
              source: 'test',
            }),
          );
          await recordResults(
            act,
            classId,
            personIds.map((personId, index) => ({
              personId,
              result: stories[index]?.result ?? 'passed',
              overallScore: 80,
              assessedOn: day('07-02'),
            })),
            'test',
          );
          await recordCertificates(
            act,
            personIds.flatMap((personId, index) => {
              const on = stories[index]?.certificateOn;
              if (on === null || stories[index]?.result === 'failed') return [];
              certificates += 1;
              return [
                {
                  personId,
                  classId,
                  kind: 'skill-level' as const,
                  number: `S00003700000121${5}${String(certificates).padStart(6, '0')}`,
                  occupationCode: '4-10-01-03',
                  occupationText: '保育师',
                  level: 5,
                  issuedOn: localDate(on ?? `${year}-07-20`),
                  issuer: '聊城某评价机构',
                },
              ];
            }),
            { divisionPath: PATH, organisationId: institutionId, source: 'test' },
          );
          return done({ classId, personIds });
        }),
      );
      await addFacts(personIds.flatMap((personId, index) => factsFor(place, personId, stories[index] ?? {})));
      return made;
    },
    async addList(months, known) {
      const personIds = known ? [...known] : await register(months.length, employerId);
      lists += 1;
      const { listId } = value(
        await actAs(app, staff.handler, async (act) =>
          done(
            await importWorkForTrainingList(act, {
              organisationId: employerId,
              divisionCode: COUNTY,
              divisionPath: PATH,
              reportedOn: null,
              source: `workbook:test-${lists}`,
              rows: personIds.map((personId, index) => ({
                personId,
                listNo: index + 1,
                isDispatched: false,
                post: null,
                contractOn: null,
                declaredFirstInsuredOn: null,
                months: [...(months[index] ?? [])] as YearMonth[],
              })),
            }),
          ),
        ),
      );
      await addFacts(
        personIds.flatMap((personId) =>
          factsFor(place, personId, {}, [
            {
              unitName: '山东沃禾食品有限公司',
              unitCreditCode: CODES.employer,
              insurance: '企业职工基本养老保险',
              firstInsuredOn: '2021-01-04',
              months: ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06', '2021-07'],
            },
          ]),
        ),
      );
      return { listId, personIds };
    },
  };
}

type Insured = Extract<FactToRecord, { kind: 'social-insurance' }>['payload']['records'];

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
