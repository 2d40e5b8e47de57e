import { done, localDate, type PersonId, type Uuid } from '../src/platform/kernel/index.ts';
import { type FactToRecord, recordFacts, registerPersons } from '../src/registry/persons/index.ts';
import { recordCertificates, recordResults } from '../src/training/assessment/index.ts';
import { recordAttendance } from '../src/training/attendance/index.ts';
import { enrol } from '../src/training/classes/index.ts';
import { type BenchClass, CLASS_DAYS, COUNTY_PATH, fileClasses, type OpenCounty } from './county.ts';
import { makePeople } from './people.ts';

export const TRAINEES = 30;
const CLASSES_AN_ACT = 50;
const SLOTS = CLASS_DAYS.flatMap((day) => (['morning', 'afternoon'] as const).map((half) => ({ day, half })));

/** Classes that have ended with everything known of everybody, each module filled through its public API. */
export async function fillClasses(county: OpenCounty, count: number, seed: number): Promise<BenchClass[]> {
  const { organisationId, classes } = await fileClasses(county, 1, count);
  const people = [...makePeople(count * TRAINEES, seed)];
  const tie = { divisionPath: COUNTY_PATH, organisationId };
  for (let from = 0; from < classes.length; from += CLASSES_AN_ACT) {
    const some = classes.slice(from, from + CLASSES_AN_ACT);
    await county.act(async (act) => {
      const persons = await registerPersons(
        act,
        people
          .slice(from * TRAINEES, (from + some.length) * TRAINEES)
          .map(({ idNumber, name, phone }) => ({ idNumber, name, phone, confirmed: true })),
        tie,
      );
      for (const [index, { classId }] of some.entries())
        await teach(
          act,
          classId,
          (from + index) * TRAINEES,
          persons.slice(index * TRAINEES, (index + 1) * TRAINEES),
          tie,
        );
      await recordFacts(act, persons.flatMap(factsOf));
      return done(null);
    });
  }
  return classes;
}

async function teach(
  act: Parameters<typeof enrol>[0],
  classId: Uuid,
  firstNumber: number,
  persons: readonly PersonId[],
  tie: { divisionPath: string; organisationId: Uuid },
): Promise<void> {
  const enrolled = await enrol(
    act,
    classId,
    persons.map((personId, n) => ({
      personId,
      rosterNo: n + 1,
      enrolledOn: localDate('2021-06-11'),
      livingAllowanceRequested: false,
    })),
    'bench',
  );
  const rows = persons.map((personId) => ({ personId, marks: SLOTS.map(() => 'present' as const) }));
  const attended = await recordAttendance(act, { classId, slots: SLOTS, rows, source: 'bench' });
  if (!enrolled.ok || !attended.ok) throw new Error('a class of the bench was refused');
  await recordResults(
    act,
    classId,
    persons.map((personId) => ({ personId, result: 'passed', assessedOn: localDate('2021-07-02') })),
    'bench',
  );
  await recordCertificates(
    act,
    persons.map((personId, n) => ({
      personId,
      classId,
      kind: 'skill-level',
      number: `S000037000001215${String(firstNumber + n + 1).padStart(6, '0')}`,
      occupationCode: '4-10-01-03',
      occupationText: '保育师',
      level: 5,
      issuedOn: localDate('2021-07-20'),
      issuer: '聊城某评价机构',
    })),
    { ...tie, source: 'bench' },
  );
}

/** Every department has answered, and nothing speaks against anybody. */
export function factsOf(personId: PersonId): FactToRecord[] {
  const base = { personId, knownOn: localDate('2021-08-18'), answerId: null };
  const none = { memberships: [] };
  return [
    {
      ...base,
      kind: 'population',
      sourceDepartment: 'public-security',
      payload: { status: 'normal', hukou: 'rural', registeredOn: '1990-01-01' },
    },
    { ...base, kind: 'social-insurance', sourceDepartment: 'social-insurance', payload: { records: [] } },
    { ...base, kind: 'public-payroll', sourceDepartment: 'public-finance', payload: { onPayroll: false } },
    { ...base, kind: 'pension', sourceDepartment: 'pension', payload: { draws: false } },
    { ...base, kind: 'poverty-register', sourceDepartment: 'rural-revitalisation', payload: none },
    { ...base, kind: 'minimum-living', sourceDepartment: 'civil-affairs', payload: none },
    { ...base, kind: 'employment-service', sourceDepartment: 'employment-service', payload: none },
    { ...base, kind: 'market-entity', sourceDepartment: 'market-regulation', payload: none },
    { ...base, kind: 'school-enrolment', sourceDepartment: 'education', payload: none },
    { ...base, kind: 'subsidy-history', sourceDepartment: 'subsidy-ledger', payload: { items: [] } },
  ];
}
