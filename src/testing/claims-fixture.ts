// For tests only: a county with an institution, an employer, a class that has ended, and what departments said.

import type { Law } from '../benefits/claims/settings.ts';
import { loadClaimSettings } from '../benefits/claims/settings.ts';
import { seedReference, upsertScarce, upsertStandards } from '../law/reference/index.ts';
import type { Act, Actor } from '../platform/access/index.ts';
import { withTx } from '../platform/db/index.ts';
import { done, localDate, type PersonId, type Uuid } from '../platform/kernel/index.ts';
import { setBankAccount, upsertOrganisation } from '../registry/organisations/index.ts';
import type { FactToRecord } from '../registry/persons/index.ts';
import {
  addCertificates,
  addClass,
  addFacts,
  addList,
  CODES,
  type MoreCertificate,
  type Place,
  type Stories,
  type TraineeStory,
} from './claim-stories-fixture.ts';
import { actAs, addActor, addStaff, type Staff, type TestApp, testApp, value } from './classes-fixture.ts';
import { testPolicies } from './policies-fixture.ts';

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
/** A county of Inner Mongolia, where both subsidies on certificates are paid. */
export const XINCHENG: Place = {
  county: '150102',
  path: 'd15.d01.d02',
  prefecture: '150100',
  policyId: 'innermongolia-2024',
  year: 2024,
};
export const COUNTY = GAOTANG.county;
export const PATH = GAOTANG.path;
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
  /** More certificates of these people, of no class. */
  addCertificates(certificates: readonly MoreCertificate[]): Promise<void>;
}

/** The application at 20 August with staff, law, one institution, one employer and the city's amounts. */
export async function claimFixture(place: Place = GAOTANG): Promise<ClaimFixture> {
  const app = await testApp(`${place.year}-08-20T02:00:00Z`);
  await withTx(app.db, { kind: 'system' }, seedReference);
  const staff = await addStaff(app, place.county);
  const policies = testPolicies();
  const { institutionId, employerId } = value(
    await actAs(app, staff.handler, async (act) => {
      const organisations = await addOrganisations(act, place);
      await addAmounts(act, place);
      return done(organisations);
    }),
  );
  const count = { persons: 0, classes: 0, lists: 0, certificates: 0 };
  const county: Stories = { app, staff, place, policies, institutionId, employerId, count };
  return {
    app,
    staff,
    law: { policies, settings: loadClaimSettings() },
    institutionId,
    employerId,
    institution: await addActor(app, { role: 'institution-administrator', organisationId: institutionId }),
    employer: await addActor(app, { role: 'employer', organisationId: employerId }),
    addFacts: (facts) => addFacts(county, facts),
    addCertificates: (certificates) => addCertificates(county, certificates),
    addClass: (stories) => addClass(county, stories),
    addList: (months, known) => addList(county, months, known),
  };
}

async function addOrganisations(act: Act, { county }: Place) {
  const institution = value(
    await upsertOrganisation(act, {
      name: '高唐县青禾职业培训学校',
      creditCode: CODES.institution,
      kind: 'institution',
      divisionCode: county,
      source: 'test',
    }),
  );
  const employer = value(
    await upsertOrganisation(act, {
      name: '山东沃禾食品有限公司',
      creditCode: CODES.employer,
      kind: 'employer',
      divisionCode: county,
      employerKind: 'enterprise',
      employerSize: 'small',
      sector: 'manufacturing',
      source: 'test',
    }),
  );
  for (const [organisationId, accountName, number] of [
    [institution.organisationId, '高唐县青禾职业培训学校', '6222020200001234567'],
    [employer.organisationId, '山东沃禾食品有限公司', '6222020200007654321'],
  ] as const)
    await setBankAccount(act, { organisationId, bankName: '高唐农商行', accountName, number });
  return { institutionId: institution.organisationId, employerId: employer.organisationId };
}

async function addAmounts(act: Act, { prefecture, policyId, year }: Place): Promise<void> {
  const from = localDate(`${year}-01-01`);
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
        from,
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
        from,
        through: null,
        source: '市补贴标准目录',
      },
      ...(['assessment-subsidy', 'skill-upgrade-subsidy'] as const).map((benefit) => ({
        policyId,
        divisionCode: prefecture,
        benefit,
        trainingKind: null,
        occupationCode: null,
        level: null,
        certificateKind: null,
        unit: 'person' as const,
        amountFen: benefit === 'assessment-subsidy' ? 20_000 : 100_000,
        shortageUpliftPercent: null,
        from,
        through: null,
        source: '市补贴标准目录',
      })),
    ]),
  );
  value(
    await upsertScarce(act, [
      {
        policyId,
        divisionCode: prefecture,
        occupationCode: '4-10-01-03',
        from,
        through: null,
        source: '市紧缺目录',
      },
    ]),
  );
}
