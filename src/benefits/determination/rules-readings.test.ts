import { describe, expect, it } from 'vitest';
import { RURAL_BY_REGISTER, settingsOfPack } from '../../law/policy/index.ts';
import {
  checkDigitOf,
  localDate,
  type PersonId,
  type ResidentId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { PersonFact } from '../../registry/persons/index.ts';
import { publicCases } from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { type CertificateSubject, composeCertificateLine } from './compose.ts';
import { personOf } from './compose-person.ts';
import { readClaimLine } from './contract.ts';
import { decide } from './rules.ts';
import { readingsFrom, underReadings } from './rules-readings.ts';

const policies = testPolicies();
const ID = `37152619900304001${checkDigitOf('37152619900304001')}` as ResidentId;
const OFF = readingsFrom([
  {
    key: RURAL_BY_REGISTER,
    value: false,
    from: localDate('2024-07-01'),
    through: localDate('2024-12-31'),
    source: '测试',
  },
]);

/** Everybody has answered: a rural register, and what is given. */
function known(given: Record<string, unknown> = {}) {
  const memberships = { memberships: [] };
  const all: Record<string, unknown> = {
    population: { status: 'normal', hukou: 'rural', registeredOn: '1990-03-04' },
    'social-insurance': { records: [] },
    'public-payroll': { onPayroll: false },
    pension: { draws: false },
    'poverty-register': memberships,
    'minimum-living': memberships,
    'employment-service': memberships,
    'market-entity': memberships,
    'school-enrolment': memberships,
    'subsidy-history': { items: [] },
    ...given,
  };
  const facts = Object.entries(all).map(([kind, payload]) => ({
    kind,
    payload,
    knownOn: localDate('2024-08-01'),
    sourceDepartment: kind,
  }));
  return { personId: 1 as PersonId, idNumber: ID, facts: facts as unknown as PersonFact[] };
}
const INSURED = {
  'social-insurance': {
    records: [{ unitName: '某单位', unitCreditCode: 'X', insurance: '养老保险', months: ['2024-03'] }],
  },
};
const NAMED = {
  'employment-service': { memberships: [{ code: 'rural-transferred-worker', from: '2023-02-01' }] },
};

const subject: CertificateSubject = {
  personId: 1 as PersonId,
  certificateId: '01900000-0000-7000-8000-000000000002' as Uuid,
  policyId: 'innermongolia-2024',
  divisionCode: '150426',
  divisionPath: 'd15.d04.d26',
  organisationId: null,
  classId: null,
  kind: 'skill-level',
  occupationCode: '4-12-01-01',
  level: 5,
  levelUnread: null,
  issuedOn: localDate('2024-07-20'),
  digitalOrGreen: null,
};
const classId = '01900000-0000-7000-8000-000000000003' as Uuid;

function assessed(
  person: ReturnType<typeof known>,
  more: Partial<CertificateSubject>,
  readings = readingsFrom([]),
) {
  const claim = { benefit: 'assessment-subsidy', claimedOn: localDate('2024-08-20'), readings } as const;
  const { line, sources } = composeCertificateLine({ ...subject, ...more }, person, claim);
  const read = readClaimLine(line);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { standards, scarce } = publicCases('innermongolia-2024');
  const context = { policies, standards, scarce };
  return { sources, line: read.value, outcome: decide(read.value, context).outcome, context };
}

describe('a rural register makes a rural-transferred worker', () => {
  it('of whoever trained or is insured, by a reading that the sources name; else of nobody', () => {
    const trained = assessed(known(), { classId });
    expect(trained.outcome).toBe('entitled');
    expect(trained.sources['/person/groups']).toMatchObject({ ruralByRegisterFrom: '1990-03-04' });
    expect(assessed(known(INSURED), {}).outcome).toBe('entitled');
    // Without a class and without a month insured nothing shows that the work is off the farm.
    const idle = assessed(known(), {});
    expect(idle.outcome).toBe('not-entitled');
    expect(idle.sources['/person/groups']).not.toHaveProperty('ruralByRegisterFrom');
  });

  it('of nobody on the days on which the bureau has switched it off, but of whom a department names', () => {
    expect([
      OFF.ruralByRegister(localDate('2024-06-30')),
      OFF.ruralByRegister(localDate('2025-01-01')),
    ]).toEqual([true, true]);
    expect(OFF.ruralByRegister(localDate('2024-07-01'))).toBe(false);
    expect(assessed(known(), { classId }, OFF).outcome).toBe('not-entitled');
    const named = assessed(known(NAMED), { classId }, OFF);
    expect(named.outcome).toBe('entitled');
    expect(named.sources['/person/groups']).not.toHaveProperty('ruralByRegisterFrom');
  });

  it('is not needed to know the groups where it does not hold', () => {
    const dayless = known({ population: { status: 'normal', hukou: 'rural' } });
    expect(personOf(dayless, { ruralByRegister: true, firm: null }).json.groups).toBeUndefined();
    expect(personOf(dayless, { ruralByRegister: false, firm: null }).json.groups).toEqual([]);
  });

  it('is taken back from a stored line by which it was decided, and from no other', () => {
    const { line, sources, context } = assessed(known(NAMED), { classId });
    const codes = (groups: typeof line.person.groups) => groups?.map(({ from }) => from);
    expect(codes(line.person.groups)).toEqual(['1990-03-04', '2023-02-01']);
    expect(codes(underReadings(line, sources, OFF).person.groups)).toEqual(['2023-02-01']);
    expect(underReadings(line, sources, readingsFrom([]))).toBe(line);
    expect(underReadings(line, {}, OFF)).toBe(line);
    expect(decide(underReadings(line, sources, OFF), context).outcome).toBe('entitled');
  });
});

it('may be set in the notices that ask for such workers', () => {
  const asked = [...policies.packs.keys()].filter((id) =>
    settingsOfPack(policies, id).some(({ key }) => key === RURAL_BY_REGISTER),
  );
  expect(asked.sort()).toEqual(['innermongolia-2024', 'liaocheng-2021', 'liaoning-2024', 'shanxi-2024']);
});
