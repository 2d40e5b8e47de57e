// For tests only: a county with an institution, an employer, a class that has ended, and what departments said.
import type { Actor } from '../access/index.ts';
import { recordCertificates, recordResults } from '../assessment/index.ts';
import { recordAttendance } from '../attendance/index.ts';
import { putScarce, putStandards, seedReference } from '../catalogue/index.ts';
import { enrol, importClass } from '../classes/index.ts';
import {
  actAs,
  addActor,
  addDesks,
  type Desks,
  type TestHouse,
  testHouse,
  testResidentId,
  value,
} from '../classes/testing.ts';
import { withTx } from '../db/index.ts';
import { putWorkForTrainingList } from '../employment/index.ts';
import {
  type CreditCode,
  done,
  localDate,
  type PersonId,
  type Uuid,
  type YearMonth,
} from '../kernel/index.ts';
import { setBankAccount, upsertOrganisation } from '../organisations/index.ts';
import { type FactToRecord, recordFacts, registerPersons } from '../persons/index.ts';
import { loadPolicies } from '../policy/index.ts';
import { policyOn } from './rules.ts';
import type { Law } from './service-compute.ts';
import { loadClaimSettings } from './settings.ts';

export const COUNTY = '371526';
export const PATH = 'd37.d15.d26';
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
}

export interface ClaimWorld {
  readonly house: TestHouse;
  readonly desks: Desks;
  readonly law: Law;
  readonly institution: Actor;
  readonly employer: Actor;
  readonly institutionId: Uuid;
  readonly employerId: Uuid;
  /** A class of four days, 2021-06-28 to 2021-07-01, each story one trainee. */
  addClass(stories: readonly TraineeStory[]): Promise<{ classId: Uuid; personIds: PersonId[] }>;
  addList(months: readonly (readonly string[])[]): Promise<{ listId: Uuid; personIds: PersonId[] }>;
  say(facts: readonly FactToRecord[]): Promise<void>;
}

const KNOWN_ON = localDate('2021-08-18');
const DAYS = ['2021-06-28', '2021-06-29', '2021-06-30', '2021-07-01'];

/** The house at 2021-08-20 with desks, law, one institution, one employer and the city's amounts. */
export async function claimWorld(): Promise<ClaimWorld> {
  const house = await testHouse('2021-08-20T02:00:00Z');
  await withTx(house.db, { kind: 'system' }, seedReference);
  const desks = await addDesks(house, COUNTY);
  const policies = loadPolicies();
  const law: Law = { policies, settings: loadClaimSettings() };
  const organisations = value(
    await actAs(house, desks.handler, async (act) => {
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
        await putStandards(act, [
          {
            policyId: 'liaocheng-2021',
            divisionCode: '371500',
            benefit: 'training-subsidy',
            trainingKind: 'employment-skills',
            occupationCode: '4-10-01-03',
            level: 5,
            certificateKind: 'skill-level',
            unit: 'person',
            amountFen: 120_000,
            shortageUpliftPercent: 10,
            from: localDate('2021-01-01'),
            through: null,
            source: '聊城市2021年补贴标准目录',
          },
        ]),
      );
      value(
        await putScarce(act, [
          {
            policyId: 'liaocheng-2021',
            divisionCode: '371500',
            occupationCode: '4-10-01-03',
            from: localDate('2021-01-01'),
            through: null,
            source: '聊城市2021年紧缺目录',
          },
        ]),
      );
      return done({ institutionId: institution.organisationId, employerId: employer.organisationId });
    }),
  );
  const { institutionId, employerId } = organisations;
  let born = 0;
  let classes = 0;
  let certificates = 0;
  const register = (count: number, organisationId: Uuid) =>
    actAs(house, desks.handler, async (act) =>
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
  const say: ClaimWorld['say'] = async (facts) => {
    value(
      await actAs(house, desks.handler, async (act) => {
        await recordFacts(act, facts);
        return done(null);
      }),
    );
  };

  return {
    house,
    desks,
    law,
    institutionId,
    employerId,
    institution: await addActor(house, { role: 'institution-administrator', organisationId: institutionId }),
    employer: await addActor(house, { role: 'employer', organisationId: employerId }),
    say,
    async addClass(stories) {
      const personIds = await register(stories.length, institutionId);
      classes += 1;
      const name = `保育员${classes}班`;
      const made = value(
        await actAs(house, desks.handler, async (act) => {
          const { classId } = value(
            await importClass(
              act,
              {
                name,
                creditCode: CODES.institution,
                number: `高人社培备〔2021〕${String(classes).padStart(3, '0')}号`,
                divisionCode: COUNTY,
                occupationCode: '4-10-01-03',
                occupationText: '保育师',
                level: 5,
                trainingKind: 'employment-skills',
                totalHours: 80,
                startOn: localDate('2021-06-28'),
                endOn: localDate('2021-07-01'),
                organiser: 'institution',
                filedOn: localDate('2021-06-15'),
                approvedOn: localDate('2021-06-18'),
                teachers: [],
                file: 'test.xlsx',
              },
              (divisionCode, day) => policyOn(policies, divisionCode, day),
            ),
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
                  enrolledOn: on === null ? null : localDate(on ?? '2021-06-10'),
                  livingAllowanceRequested: false,
                };
              }),
              'workbook:test.xlsx',
            ),
          );
          value(
            await recordAttendance(act, {
              classId,
              slots: DAYS.flatMap((day) =>
                (['morning', 'afternoon'] as const).map((half) => ({ day: localDate(day), half })),
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
              assessedOn: localDate('2021-07-02'),
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
                  issuedOn: localDate(on ?? '2021-07-20'),
                  issuer: '聊城某评价机构',
                },
              ];
            }),
            { divisionPath: PATH, organisationId: institutionId, source: 'test' },
          );
          return done({ classId, personIds });
        }),
      );
      await say(personIds.flatMap((personId, index) => factsFor(personId, stories[index] ?? {})));
      return made;
    },
    async addList(months) {
      const personIds = await register(months.length, employerId);
      const { listId } = value(
        await actAs(house, desks.handler, async (act) =>
          done(
            await putWorkForTrainingList(act, {
              organisationId: employerId,
              divisionCode: COUNTY,
              divisionPath: PATH,
              reportedOn: null,
              source: `workbook:test-${born}`,
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
      await say(
        personIds.flatMap((personId) =>
          factsFor(personId, {}, [
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

function factsFor(personId: PersonId, story: TraineeStory, insured: Insured = []): FactToRecord[] {
  const base = { personId, knownOn: KNOWN_ON, answerId: null };
  const firm = {
    unitName: '高唐县某服装厂',
    unitCreditCode: '91371526MA2316742W',
    insurance: '企业职工基本养老保险',
    firstInsuredOn: '2020-09-01',
    months: ['2021-05', '2021-06', '2021-07'],
  };
  const all: FactToRecord[] = [
    {
      ...base,
      kind: 'population',
      sourceDepartment: 'public-security',
      payload: {
        status: story.status ?? 'normal',
        ...(story.status === 'dead' ? { statusOn: '2021-03-02' } : {}),
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
      payload: { memberships: [] },
    },
    { ...base, kind: 'market-entity', sourceDepartment: 'market-regulation', payload: { memberships: [] } },
    { ...base, kind: 'school-enrolment', sourceDepartment: 'education', payload: { memberships: [] } },
    { ...base, kind: 'subsidy-history', sourceDepartment: 'subsidy-ledger', payload: { items: [] } },
  ];
  return all.filter((fact) => !story.silent?.includes(fact.kind));
}
