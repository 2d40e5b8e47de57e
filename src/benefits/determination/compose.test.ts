import { describe, expect, it } from 'vitest';
import {
  checkDigitOf,
  localDate,
  type PersonId,
  type ResidentId,
  type Uuid,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import type { FactPayload, PersonFact } from '../../registry/persons/index.ts';
import {
  type CertificateSubject,
  composeCertificateLine,
  composeClassLine,
  composeListLine,
} from './compose.ts';
import type { PersonKnown } from './compose-person.ts';
import { readClaimLine } from './contract.ts';
import type { ClassSubject, ListSubject, Trainee } from './store-subjects.ts';

const FIRM = '91371526MA7493836P';
const ID = `37152619900304001${checkDigitOf('37152619900304001')}` as ResidentId;
const KNOWN_ON = localDate('2021-08-18');
const organisation = {
  organisationId: '01900000-0000-7000-8000-000000000001' as Uuid,
  name: '山东沃禾食品有限公司',
  creditCode: FIRM,
  divisionCode: '371526',
  employerKind: 'enterprise',
  employerSize: 'small',
  sector: 'manufacturing',
  selfAssessmentListed: null,
  industryClass: 'C13',
};
const CLASS: ClassSubject = {
  classId: '01900000-0000-7000-8000-000000000002' as Uuid,
  name: '保育员班',
  number: null,
  status: 'completed',
  policyId: 'liaocheng-2021',
  divisionCode: '371526',
  divisionPath: 'd37.d15.d26',
  organiser: 'institution',
  trainingKind: 'employment-skills',
  occupationCode: '4-10-01-03',
  level: 5,
  levelUnread: null,
  totalHours: 80,
  safetyHours: null,
  filedOn: localDate('2021-06-15'),
  approvedOn: localDate('2021-06-18'),
  startOn: localDate('2021-06-28'),
  endOn: localDate('2021-07-09'),
  costBorneBy: 'institution',
  videoKept: null,
  isSecret: null,
  isHazardous: null,
  suspendedOn: null,
  village: null,
  isFromPaper: false,
  organisation,
};
const LIST: ListSubject = {
  listId: '01900000-0000-7000-8000-000000000003' as Uuid,
  policyId: 'liaocheng-2021',
  divisionCode: '371526',
  divisionPath: 'd37.d15.d26',
  reportedOn: null,
  organisation,
};
const TRAINEE: Trainee = {
  personId: 1 as PersonId,
  rosterNo: 7,
  enrolledOn: localDate('2021-06-10'),
  livingAllowanceRequested: false,
  bankAccountId: null,
  result: 'passed',
  roll: { presentSlots: 18, slotCount: 20, wholeDays: 9 },
  certificate: {
    kind: 'skill-level',
    number: 'S000037000001215000001',
    occupationCode: '4-10-01-03',
    level: 5,
    levelUnread: null,
    issuedOn: localDate('2021-07-20'),
  },
};

type Payloads = { [K in PersonFact['kind']]: FactPayload<K> };
const NOTHING: Payloads = {
  population: { status: 'normal', hukou: 'rural', registeredOn: '1990-03-04' },
  'social-insurance': { records: [] },
  'public-payroll': { onPayroll: false },
  pension: { draws: false },
  'poverty-register': { memberships: [] },
  'minimum-living': { memberships: [] },
  'employment-service': { memberships: [] },
  'market-entity': { memberships: [] },
  'school-enrolment': { memberships: [] },
  'subsidy-history': { items: [] },
};

/** Everybody has answered as in NOTHING, but for what is given; undefined: has not answered. */
function known(given: { [K in keyof Payloads]?: Payloads[K] | undefined } = {}): PersonKnown {
  const all: { [K in keyof Payloads]?: Payloads[K] | undefined } = { ...NOTHING, ...given };
  const facts = Object.entries(all).flatMap(([kind, payload]) =>
    payload === undefined ? [] : [{ kind, payload, knownOn: KNOWN_ON, sourceDepartment: `of-${kind}` }],
  );
  return {
    personId: 1 as PersonId,
    idNumber: ID,
    facts: facts as unknown as PersonFact[],
  };
}
const classLine = (person: PersonKnown, subject = CLASS, trainee = TRAINEE) =>
  composeClassLine(subject, trainee, person, {
    benefit: 'training-subsidy',
    claimedOn: localDate('2021-08-20'),
  });
const listLine = (person: PersonKnown, months: string[] = ['2021-03']) =>
  composeListLine(
    LIST,
    {
      personId: 1 as PersonId,
      listNo: 4,
      contractOn: localDate('2021-03-10'),
      contractMonths: 24,
      months: months as YearMonth[],
    },
    person,
    localDate('2021-10-15'),
  );
const record = (more: Partial<Payloads['social-insurance']['records'][number]> = {}) => ({
  unitName: '某单位',
  unitCreditCode: FIRM,
  insurance: '企业职工基本养老保险',
  firstInsuredOn: '2021-03-12',
  months: ['2021-03', '2021-04'],
  ...more,
});

describe('a level that nobody understood', () => {
  const unread = { level: null, levelUnread: '五等' };

  it('is unknown on the line, and none where nothing is written (negative control)', () => {
    const { line } = classLine(known(), { ...CLASS, ...unread });
    expect(readClaimLine(line).ok).toBe(true);
    expect(line.training).toMatchObject({ levelUnknown: true });
    expect(line.training).not.toHaveProperty('level');
    const none = classLine(known(), { ...CLASS, level: null }).line.training;
    expect(none).not.toHaveProperty('levelUnknown');
    expect(none).not.toHaveProperty('level');
  });

  it('of a certificate, the same', () => {
    const certificate = { ...TRAINEE.certificate, ...unread } as NonNullable<Trainee['certificate']>;
    const { line } = classLine(known(), CLASS, { ...TRAINEE, certificate });
    expect(line.certificate).toMatchObject({ levelUnknown: true });
    expect(line.certificate).not.toHaveProperty('level');
  });
});

describe('a class line', () => {
  it('is of the contract, carries what is known and nothing else', () => {
    const { line, lineKey } = classLine(known());
    expect(readClaimLine(line).ok).toBe(true);
    expect(lineKey).toBe(`training-subsidy:class:${CLASS.classId}`);
    expect(line).toEqual({
      id: `${lineKey}:7`,
      policy: 'liaocheng-2021',
      claim: { benefit: 'training-subsidy', date: '2021-08-20', payee: 'institution', division: '371526' },
      person: {
        idNumber: ID,
        hukou: 'rural',
        groups: [{ code: 'rural-transferred-worker', from: '1990-03-04' }],
        onPublicPayroll: false,
        drawsPension: false,
      },
      training: {
        kind: 'employment-skills',
        occupation: '4-10-01-03',
        level: 5,
        hours: 80,
        enrolledOn: '2021-06-10',
        filedOn: '2021-06-15',
        approvedOn: '2021-06-18',
        startOn: '2021-06-28',
        endOn: '2021-07-09',
        organiser: 'institution',
        costBorneBy: 'institution',
      },
      attendance: { days: 9 },
      certificate: { kind: 'skill-level', occupation: '4-10-01-03', level: 5, issuedOn: '2021-07-20' },
      employment: { insuredMonths: [] },
      history: [],
    });
  });

  it('takes silence for unknown, never for no', () => {
    const silent = classLine(
      known({ pension: undefined, 'subsidy-history': undefined, 'public-payroll': undefined }),
      CLASS,
      { ...TRAINEE, enrolledOn: null, roll: null, certificate: null },
    ).line;
    expect(silent.person).not.toHaveProperty('drawsPension');
    expect(silent.person).not.toHaveProperty('onPublicPayroll');
    for (const key of ['history', 'attendance', 'certificate']) expect(silent).not.toHaveProperty(key);
    expect(silent.training).not.toHaveProperty('enrolledOn');
  });

  it.each(['population', 'social-insurance', 'employment-service', 'education'] as const)(
    'knows no groups while %s has not answered',
    (silent) => {
      const kind = silent === 'education' ? 'school-enrolment' : silent;
      const { line, sources } = classLine(known({ [kind]: undefined }));
      expect(line.person).not.toHaveProperty('groups');
      expect(sources['/person/groups']?.knownOn).toBeNull();
    },
  );

  it('makes nobody a rural worker by an urban register, nor by one without its day', () => {
    const urban = classLine(known({ population: { status: 'normal', hukou: 'urban' } })).line;
    expect(urban.person).toMatchObject({ hukou: 'urban', groups: [] });
    const dayless = classLine(known({ population: { status: 'normal', hukou: 'rural' } })).line;
    expect(dayless.person).not.toHaveProperty('groups');
  });

  it('takes groups from departments with their last days, and a student’s own field', () => {
    const { line } = classLine(
      known({
        population: { status: 'normal', hukou: 'urban' },
        'employment-service': {
          memberships: [{ code: 'registered-unemployed', from: '2021-03-15', until: '2021-07-05' }],
        },
        'school-enrolment': {
          memberships: [{ code: 'in-school-student', from: '2019-09-01', until: '2022-06-30' }],
          major: '4-10-01-03',
        },
      }),
    );
    expect(line.person).toMatchObject({
      major: '4-10-01-03',
      groups: [
        { code: 'in-school-student', from: '2019-09-01', until: '2022-06-30' },
        { code: 'registered-unemployed', from: '2021-03-15', until: '2021-07-05' },
      ],
    });
  });

  it('counts as its own staff only who is insured in that firm, dispatched workers by the host', () => {
    const employer = { ...CLASS, organiser: 'employer' as const, trainingKind: 'skill-upgrade' };
    const groups = (records: Payloads['social-insurance']['records']) =>
      (
        classLine(
          known({ population: { status: 'normal', hukou: 'urban' }, 'social-insurance': { records } }),
          employer,
        ).line.person as { groups: unknown }
      ).groups;
    expect(groups([record()])).toEqual([{ code: 'enterprise-employee', from: '2021-03-12' }]);
    expect(groups([record({ unitCreditCode: '91371502MA3698105H', hostCreditCode: FIRM })])).toEqual([
      { code: 'dispatched-worker', from: '2021-03-12' },
    ]);
    expect(groups([record({ unitCreditCode: '91371526MA2316742W' })])).toEqual([]);
    expect(groups([record({ stoppedOn: '2021-06-30' })])).toEqual([
      { code: 'enterprise-employee', from: '2021-03-12', until: '2021-06-30' },
    ]);
    // An institution's trainee is nobody's staff, wherever insured.
    expect(
      (classLine(known({ 'social-insurance': { records: [record()] } })).line.person as { groups: object[] })
        .groups,
    ).toHaveLength(1);
  });

  it('gives the same text for the same facts in another order', () => {
    const person = known();
    const turned = { ...person, facts: [...person.facts].reverse() };
    expect(JSON.stringify(classLine(turned))).toBe(JSON.stringify(classLine(person)));
  });
});

describe('a work-for-training line', () => {
  it('takes first day and months in this firm, through the agency for dispatched workers', () => {
    const { line } = listLine(
      known({
        'social-insurance': {
          records: [
            record({
              unitCreditCode: '91371526MA2316742W',
              firstInsuredOn: '2019-01-01',
              months: ['2021-01'],
            }),
            record({ unitCreditCode: '91371502MA3698105H', hostCreditCode: FIRM }),
          ],
        },
      }),
    );
    expect(readClaimLine(line).ok).toBe(true);
    expect(line.employment).toEqual({
      contractSignedOn: '2021-03-10',
      contractMonths: 24,
      firstInsuredOn: '2021-03-12',
      insuredMonths: ['2021-03', '2021-04'],
      dispatched: true,
    });
    expect(line.claim).toMatchObject({ payee: 'employer', months: ['2021-03'], division: '371526' });
    expect(line.employer).toEqual({
      size: 'small',
      kind: 'enterprise',
      sector: 'manufacturing',
      division: '371526',
      industryClass: 'C13',
    });
    expect(line.person).toMatchObject({ groups: [{ code: 'dispatched-worker', from: '2021-03-12' }] });
  });

  it('is insured nowhere when the answer says so, and unknown when there is no answer', () => {
    expect(listLine(known()).line.employment).toMatchObject({ insuredMonths: [] });
    expect(listLine(known({ 'social-insurance': undefined })).line).not.toHaveProperty(
      'employment.insuredMonths',
    );
  });

  it('claims no months when the list names none', () => {
    expect(listLine(known(), []).line.claim).not.toHaveProperty('months');
  });
});

describe('a certificate of a kind that nobody understood', () => {
  it('has no kind on the line: what asks for certain kinds stays open', () => {
    const certificate = { ...TRAINEE.certificate, kind: null } as NonNullable<Trainee['certificate']>;
    const { line } = classLine(known(), CLASS, { ...TRAINEE, certificate });
    expect(readClaimLine(line).ok).toBe(true);
    expect(line.certificate).not.toHaveProperty('kind');
  });
});

describe('a line on a certificate', () => {
  const line = (digitalOrGreen: boolean | null, more: Partial<CertificateSubject> = {}) =>
    composeCertificateLine(
      {
        personId: 1 as PersonId,
        certificateId: CLASS.classId,
        policyId: 'innermongolia-2024',
        divisionCode: '150426',
        divisionPath: 'd15.d04.d26',
        organisationId: null,
        classId: null,
        kind: 'skill-level',
        occupationCode: '4-04-05-07',
        level: 4,
        levelUnread: null,
        issuedOn: localDate('2024-07-20'),
        digitalOrGreen,
        ...more,
      },
      known(),
      { benefit: 'assessment-subsidy', claimedOn: localDate('2024-08-20') },
    );

  it('says whether the directory marks its occupation, and the months insured', () => {
    const { line: marked, sources } = line(true);
    expect(readClaimLine(marked).ok).toBe(true);
    expect(marked).toMatchObject({
      certificate: { digitalOrGreen: true },
      employment: { insuredMonths: [] },
    });
    expect(sources['/certificate/digitalOrGreen']).toEqual({ department: 'bureau', knownOn: null });
    expect(line(false).line.certificate).toMatchObject({ digitalOrGreen: false });
    expect(line(null).line.certificate).not.toHaveProperty('digitalOrGreen');
  });

  it('says which of the eight grades it is, those beyond the five levels too', () => {
    expect(line(null).line.certificate).toMatchObject({ level: 4, grade: 'intermediate' });
    const chief = line(null, { level: null, levelUnread: '首席技师' }).line;
    expect(readClaimLine(chief).ok).toBe(true);
    expect(chief.certificate).toMatchObject({ grade: 'chief-technician', levelUnknown: true });
    expect(line(null, { level: null, levelUnread: '五等' }).line.certificate).not.toHaveProperty('grade');
    expect(line(null, { kind: 'special-ability' }).line.certificate).not.toHaveProperty('grade');
  });
});
