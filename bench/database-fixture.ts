import { upsertScarce, upsertStandards } from '../src/law/reference/index.ts';
import { performAct } from '../src/platform/access/index.ts';
import { copyIn, type Tx, withTx } from '../src/platform/db/index.ts';
import {
  addDays,
  type LocalDate,
  localDate,
  type PersonId,
  type Uuid,
} from '../src/platform/kernel/index.ts';
import { upsertOrganisation } from '../src/registry/organisations/index.ts';
import { COUNTY, COUNTY_PATH, type OpenCounty } from './county.ts';
import { seeded } from './determine-lines.ts';
import { makePeople } from './people.ts';

// A county with the lines of a year in it, filled by COPY: encrypted as the modules do it, but not through their public API,
// which would take an hour for a million. What is encrypted wrongly does not decrypt, so the run itself checks it.

export const YEAR = 2021;
const CLASSES_PER_LINE = 0.06;
/** One in so many persons is on an employer's list too. */
const LISTED = 6;
const PERSONS_A_BATCH = 20_000;
const ENTRIES_A_LIST = 50;
const PREFECTURE = '371500';
const POLICY = 'liaocheng-2021';
const OCCUPATIONS = ['4-10-01-03', '4-10-01-05', '4-10-01-06', '6-31-01-03', '4-03-02-01'] as const;
const KINDS = ['employment-skills', 'employment-skills', 'employment-skills', 'entrepreneurship'] as const;
const SCHOOL = {
  name: '高唐县基准职业培训学校',
  creditCode: '52371526MA554330X0',
  kind: 'institution',
} as const;
const FIRM = { name: '山东基准食品有限公司', creditCode: '91371526MA7493836P', kind: 'employer' } as const;

interface BenchClass {
  readonly classId: Uuid;
  readonly kind: string;
  readonly occupation: string;
  readonly level: number;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
}

/** Fills the county for about `lines` lines. The same seed gives the same facts; ids and nonces differ. */
export async function fillYear(
  county: OpenCounty,
  lines: number,
  seed: number,
): Promise<{ persons: number }> {
  const { app } = county;
  const organisations = await prepare(county);
  const persons = Math.max(1, Math.round((lines * LISTED) / (LISTED + 1)));
  const draw = seeded(seed);
  const long = { statementTimeoutMs: 0 } as const;
  const system = { kind: 'system' } as const;
  const classes = await withTx(
    app.db,
    system,
    (tx) => fillClasses(tx, county, organisations.school, lines, draw),
    long,
  );
  const listCount = Math.max(1, Math.ceil(persons / LISTED / ENTRIES_A_LIST));
  const lists = Array.from({ length: listCount }, () => app.ids.uuid());
  await withTx(
    app.db,
    system,
    (tx) =>
      copyIn(
        tx,
        'workForTrainingList',
        ['listId', 'organisationId', 'divisionCode', 'divisionPath', 'source', 'recordedAt'],
        lists.map((listId, n) => [
          listId,
          organisations.firm,
          COUNTY,
          COUNTY_PATH,
          `bench-${n}`,
          app.clock.now(),
        ]),
      ),
    long,
  );
  const people = makePeople(persons, seed);
  let listed = 0;
  for (let from = 0; from < persons; from += PERSONS_A_BATCH) {
    const count = Math.min(PERSONS_A_BATCH, persons - from);
    const batch = Array.from({ length: count }, (_, n) => {
      const person = people.next().value;
      if (!person) throw new Error('too few people');
      const isListed = (from + n) % LISTED === 0;
      return {
        ...person,
        personId: app.ids.person(),
        classAt: Math.floor(draw() * classes.length),
        listId: isListed ? (lists[Math.floor(listed++ / ENTRIES_A_LIST)] as Uuid) : null,
        draws: Array.from({ length: 12 }, draw),
      };
    });
    await withTx(app.db, system, (tx) => fillPersons(tx, county, organisations, classes, batch, from), long);
  }
  const owner = await app.db.owner();
  await owner.query('analyze');
  await owner.end();
  return { persons };
}

async function prepare(county: OpenCounty): Promise<{ school: Uuid; firm: Uuid }> {
  const { app, actor } = county;
  const insert = (organisation: typeof SCHOOL | typeof FIRM, more: object) =>
    county.act((act) =>
      upsertOrganisation(act, {
        ...organisation,
        creditCode: organisation.creditCode as never,
        divisionCode: COUNTY,
        source: 'bench',
        ...more,
      }),
    );
  const school = await insert(SCHOOL, {});
  const firm = await insert(FIRM, {
    employerKind: 'enterprise',
    employerSize: 'small',
    sector: 'manufacturing',
  });
  const meta = { event: 'bench', objectType: 'bench', objectId: 'bench', requestId: app.ids.uuid() };
  const settled = await performAct(app, { ...actor, scope: { kind: 'system' } }, meta, async (act) => {
    await act.record({ event: 'bench', objectType: 'bench', objectId: 'bench' });
    const base = { policyId: POLICY, divisionCode: PREFECTURE, benefit: 'training-subsidy' as const };
    const more = {
      certificateKind: null,
      unit: 'person' as const,
      from: localDate('2021-01-01'),
      through: null,
    };
    const rows = OCCUPATIONS.flatMap((occupationCode, n) =>
      [3, 4, 5].map((level) => ({
        ...base,
        ...more,
        trainingKind: 'employment-skills',
        occupationCode,
        level,
        amountFen: 100_000 + n * 10_000 + (5 - level) * 30_000,
        shortageUpliftPercent: 10,
        source: '基准目录',
      })),
    );
    const startUp = {
      trainingKind: 'entrepreneurship',
      occupationCode: null,
      level: null,
      amountFen: 60_000,
    };
    const standards = await upsertStandards(act, [
      ...rows,
      { ...base, ...more, ...startUp, shortageUpliftPercent: null, source: '基准目录' },
    ]);
    if (!standards.ok) return standards;
    return upsertScarce(act, [
      {
        policyId: POLICY,
        divisionCode: PREFECTURE,
        occupationCode: OCCUPATIONS[0],
        from: localDate('2021-01-01'),
        through: null,
        source: '基准目录',
      },
    ]);
  });
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusals));
  return { school: school.organisationId, firm: firm.organisationId };
}

async function fillClasses(
  tx: Tx,
  { app, actor }: OpenCounty,
  school: Uuid,
  lines: number,
  draw: () => number,
): Promise<BenchClass[]> {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(draw() * of.length)] as T;
  const classes = Array.from(
    { length: Math.max(1, Math.round(lines * CLASSES_PER_LINE)) },
    (): BenchClass => {
      const startOn = addDays(localDate('2021-01-20'), Math.floor(draw() * 250));
      return {
        classId: app.ids.uuid(),
        kind: pick(KINDS),
        occupation: pick(OCCUPATIONS),
        level: 3 + Math.floor(draw() * 3),
        startOn,
        endOn: addDays(startOn, 18),
      };
    },
  );
  const now = app.clock.now();
  await copyIn(
    tx,
    'trainingClass',
    [
      ...([
        'classId',
        'number',
        'name',
        'organisationId',
        'divisionCode',
        'divisionPath',
        'policyId',
      ] as const),
      ...([
        'occupationCode',
        'level',
        'trainingKind',
        'totalHours',
        'safetyHours',
        'startOn',
        'endOn',
      ] as const),
      ...(['organiser', 'filedOn', 'approvedOn', 'status', 'source', 'createdAt', 'createdBy'] as const),
    ],
    classes.map((trainingClass, n) => [
      ...[
        trainingClass.classId,
        `高人社培备〔2021〕${n + 1}号`,
        `基准${n + 1}班`,
        school,
        COUNTY,
        COUNTY_PATH,
        POLICY,
      ],
      ...[
        trainingClass.occupation,
        trainingClass.level,
        trainingClass.kind,
        80,
        4,
        trainingClass.startOn,
        trainingClass.endOn,
      ],
      ...[
        'institution',
        addDays(trainingClass.startOn, -14),
        addDays(trainingClass.startOn, -2),
        'completed',
        'bench',
        now,
        actor.accountId,
      ],
    ]),
  );
  return classes;
}

interface BenchPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly idNumber: string;
  readonly sex: '男' | '女';
  readonly birthOn: LocalDate;
  readonly classAt: number;
  readonly listId: Uuid | null;
  readonly draws: readonly number[];
}

async function fillPersons(
  tx: Tx,
  { app, actor }: OpenCounty,
  organisations: { readonly school: Uuid; readonly firm: Uuid },
  classes: readonly BenchClass[],
  persons: readonly BenchPerson[],
  first: number,
): Promise<void> {
  const { ciphers, ids } = app;
  const now = app.clock.now();
  const classOf = (person: BenchPerson) => classes[person.classAt] as BenchClass;
  await copyIn(
    tx,
    'person',
    ['personId', 'name', 'idNumberCipher', 'idNumberMasked', 'sex', 'birthOn', 'createdAt'],
    persons.map(({ personId, name, idNumber, sex, birthOn }) => [
      ...[personId, name, ciphers.encrypt(`person.id_number.${personId}`, idNumber)],
      ...[
        `${idNumber.slice(0, 6)}********${idNumber.slice(14)}`,
        sex === '男' ? 'male' : 'female',
        birthOn,
        now,
      ],
    ]),
  );
  await copyIn(
    tx,
    'personTie',
    ['personId', 'divisionPath', 'organisationId'],
    persons.flatMap(({ personId, listId }) => [
      [personId, COUNTY_PATH, organisations.school],
      ...(listId === null ? [] : [[personId, COUNTY_PATH, organisations.firm]]),
    ]),
  );
  await copyIn(
    tx,
    'enrolment',
    [
      ...([
        'personId',
        'classId',
        'divisionPath',
        'organisationId',
        'rosterNo',
        'enrolledOn',
        'during',
      ] as const),
      ...(['livingAllowanceRequested', 'status', 'source', 'recordedAt'] as const),
    ],
    persons.map((person, n) => {
      const { classId, startOn, endOn } = classOf(person);
      const enrolledOn = addDays(startOn, (person.draws[0] as number) < 0.03 ? 1 : -3);
      return [
        ...[person.personId, classId, COUNTY_PATH, organisations.school, (first + n) % 60, enrolledOn],
        ...[`[${startOn},${endOn}]`, false, 'enrolled', 'bench', now],
      ];
    }),
  );
  await copyIn(
    tx,
    'assessmentResult',
    ['personId', 'classId', 'result', 'source', 'recordedAt'],
    persons.map((person) => [person.personId, classOf(person).classId, 'passed', 'bench', now]),
  );
  await copyIn(
    tx,
    'attendanceRoll',
    [
      ...(['personId', 'classId', 'slotCount', 'presentMask', 'leaveMask', 'unknownMask'] as const),
      ...(['presentSlots', 'wholeDays', 'recordedAt'] as const),
    ],
    persons.map((person) => {
      const present = 24 + Math.floor((person.draws[1] as number) * 7);
      const mask = '1'.repeat(present).padEnd(30, '0');
      const none = '0'.repeat(30);
      return [
        person.personId,
        classOf(person).classId,
        30,
        mask,
        none,
        none,
        present,
        Math.floor(present / 2),
        now,
      ];
    }),
  );
  await copyIn(
    tx,
    'certificate',
    [
      ...([
        'personId',
        'certificateId',
        'classId',
        'divisionPath',
        'organisationId',
        'kind',
        'number',
      ] as const),
      ...(['occupationCode', 'level', 'issuedOn', 'source', 'recordedAt'] as const),
    ],
    persons
      .filter(({ draws }) => (draws[2] as number) > 0.05)
      .map((person) => {
        const { classId, occupation, level, startOn } = classOf(person);
        return [
          ...[person.personId, ids.uuid(), classId, COUNTY_PATH, organisations.school, 'skill-level'],
          ...[`S${person.personId}`, occupation, level, addDays(startOn, 40), 'bench', now],
        ];
      }),
  );
  await copyIn(
    tx,
    'workForTrainingEntry',
    [
      ...(['personId', 'listId', 'divisionPath', 'organisationId', 'listNo', 'months', 'source'] as const),
      'recordedAt',
    ],
    persons.flatMap(({ personId, listId }, n) =>
      listId === null
        ? []
        : [
            [
              personId,
              listId,
              COUNTY_PATH,
              organisations.firm,
              n,
              ['2021-05', '2021-06', '2021-07'],
              'bench',
              now,
            ],
          ],
    ),
  );
  const facts = ['personId', 'factId', 'kind', 'knownOn', 'sourceDepartment', 'payloadCipher'] as const;
  function* encryptedFacts() {
    for (const person of persons)
      for (const { kind, department, payload } of factsOf(person)) {
        const factId = ids.uuid();
        const cipher = ciphers.encrypt(`person_fact.payload.${factId}`, JSON.stringify(payload));
        yield [person.personId, factId, kind, '2021-08-18', department, cipher, now, actor.accountId];
      }
  }
  await copyIn(tx, 'personFact', [...facts, 'recordedAt', 'recordedBy'], encryptedFacts());
}

/** Every department has answered, but for one person in thirty the pension office; a few are outside the notice. */
function factsOf({ draws, listId }: BenchPerson) {
  const at = (n: number) => draws[n] as number;
  const none = { memberships: [] };
  const firm = {
    unitName: FIRM.name,
    unitCreditCode: FIRM.creditCode,
    insurance: '企业职工基本养老保险',
    firstInsuredOn: at(3) < 0.1 ? '2020-11-01' : '2021-03-01',
    months: ['2021-03', '2021-04', '2021-05', '2021-06', '2021-07', '2021-08'],
  };
  const history = { benefit: 'training-subsidy', occupation: '4-10-01-05', level: 5, paidOn: '2019-05-01' };
  const all = [
    {
      kind: 'population',
      department: 'public-security',
      payload: { status: 'normal', hukou: at(4) < 0.85 ? 'rural' : 'urban', registeredOn: '2000-01-01' },
    },
    {
      kind: 'social-insurance',
      department: 'social-insurance',
      payload: { records: listId === null ? [] : [firm] },
    },
    { kind: 'public-payroll', department: 'public-finance', payload: { onPayroll: at(5) < 0.005 } },
    { kind: 'pension', department: 'pension', payload: { draws: at(6) < 0.01 } },
    { kind: 'poverty-register', department: 'rural-revitalisation', payload: none },
    { kind: 'minimum-living', department: 'civil-affairs', payload: none },
    {
      kind: 'employment-service',
      department: 'employment-service',
      payload: at(7) < 0.1 ? { memberships: [{ code: 'registered-unemployed', from: '2020-06-01' }] } : none,
    },
    { kind: 'market-entity', department: 'market-regulation', payload: none },
    { kind: 'school-enrolment', department: 'education', payload: none },
    {
      kind: 'subsidy-history',
      department: 'subsidy-ledger',
      payload: { items: at(8) < 0.1 ? [history] : [] },
    },
  ];
  return at(9) < 1 / 30 ? all.filter(({ kind }) => kind !== 'pension') : all;
}
