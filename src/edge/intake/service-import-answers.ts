import type { LocalDate, PersonId } from '../../platform/kernel/index.ts';
import {
  DEPARTMENT_OF,
  type FactKind,
  type FactPayload,
  type FactToRecord,
  factsOf,
  type Membership,
  PER_PERSON_DEPARTMENTS,
  personIdsByNumber,
  personsOfDivision,
  recordAnswer,
  recordFacts,
} from '../../registry/persons/index.ts';
import type { StagedAnswer } from './contract-staged.ts';
import type { Import, StagedRow } from './import-context.ts';

type AnswerForm = StagedAnswer['form'];
type Answer<F extends AnswerForm> = Extract<StagedAnswer, { form: F }>;

/** How each department's rows about one person become one fact; undefined when the rows say too little to be one. */
const FACTS: { readonly [F in AnswerForm]: { kind: FactKind; of(rows: readonly Answer<F>[]): unknown } } = {
  'public-security': {
    kind: 'population',
    of: ([row]): FactPayload<'population'> | undefined =>
      row && {
        status: row.status ?? 'unknown',
        ...given('statusOn', row.statusOn),
        ...given('hukou', row.hukou),
        ...given('hukouDivision', row.division),
        ...given('address', row.address),
        ...given('registeredOn', row.registeredOn),
      },
  },
  'social-insurance': {
    kind: 'social-insurance',
    of: (rows): FactPayload<'social-insurance'> | undefined => {
      const insured = rows.filter((row) => row.insured !== false);
      // A row that does not say whether, where or when somebody is insured leaves all of it open.
      if (insured.some((row) => row.insured === undefined || row.months === undefined)) return undefined;
      return {
        records: insured.map((row) => ({
          unitName: row.employerName ?? '',
          unitCreditCode: row.employerCreditCode ?? '',
          ...given('hostCreditCode', row.userCreditCode),
          insurance: row.insurance ?? '',
          ...given('firstInsuredOn', row.firstInsuredOn),
          months: [...(row.months ?? [])],
          ...given('stoppedOn', row.stoppedOn),
        })),
      };
    },
  },
  'public-payroll': {
    kind: 'public-payroll',
    of: ([row]): FactPayload<'public-payroll'> | undefined =>
      row?.onPublicPayroll === undefined
        ? undefined
        : { onPayroll: row.onPublicPayroll, ...given('unit', row.unit), ...given('kind', row.post) },
  },
  pension: {
    kind: 'pension',
    of: ([row]): FactPayload<'pension'> | undefined =>
      row?.drawsPension === undefined
        ? undefined
        : { draws: row.drawsPension, ...given('kind', row.kind), ...given('firstMonth', row.since) },
  },
  'rural-revitalisation': { kind: 'poverty-register', of: memberships },
  'civil-affairs': { kind: 'minimum-living', of: memberships },
  'employment-service': { kind: 'employment-service', of: memberships },
  'market-regulation': { kind: 'market-entity', of: memberships },
  education: {
    kind: 'school-enrolment',
    of: (rows): FactPayload<'school-enrolment'> | undefined => {
      const groups = memberships(
        rows.map((row) => ({ ...row, ...given('group', schoolGroup(row)), category: row.status ?? '' })),
      );
      const [row] = rows;
      if (rows.some(({ inSchool }) => inSchool === undefined)) return undefined;
      if (groups === undefined || row === undefined) return undefined;
      return {
        ...groups,
        ...given('major', row.majorOccupationCode),
        ...given('school', row.school),
        ...given('from', row.from),
        ...given('until', row.through),
      };
    },
  },
  'subsidy-ledger': {
    kind: 'subsidy-history',
    of: (rows): FactPayload<'subsidy-history'> | undefined => {
      if (rows.some((row) => row.benefit === undefined || row.paidOn === undefined || row.levelUnknown))
        return undefined;
      return {
        items: rows.map((row) => ({
          benefit: row.benefit as string,
          ...given('occupation', row.occupationCode),
          ...given('level', row.level),
          paidOn: row.paidOn as LocalDate,
          ...given('startOn', row.startOn),
          ...given('months', row.months && [...row.months]),
        })),
      };
    },
  },
};

/** The fact that the rows of one department about one person are; undefined where they say too little. */
export function factOfAnswers(form: AnswerForm, rows: readonly StagedAnswer[]): unknown {
  return (FACTS[form] as { of(rows: readonly StagedAnswer[]): unknown }).of(rows);
}

/** What a hits-only department says of somebody it does not name: asked, and nothing found. */
const NOTHING_FOUND: { readonly [K in FactKind]?: FactPayload<K> } = {
  'poverty-register': { memberships: [] },
  'minimum-living': { memberships: [] },
  'employment-service': { memberships: [] },
  'market-entity': { memberships: [] },
  'school-enrolment': { memberships: [] },
  'subsidy-history': { items: [] },
};

/**
 * Turns each department's answer into dated facts with their source (LN-4-14c, LC-13b). Departments that answer person
 * by person leave whoever they do not name unknown; the others return hits only, so everybody of the county whom they
 * do not name was asked and not found. An answer sent again speaks only of people it has not spoken of yet.
 */
export async function importAnswers(work: Import): Promise<void> {
  const police = work.rowsOf('public-security').find(({ staged }) => staged.answeredOn !== undefined);
  const answeredOn = police?.staged.answeredOn ?? work.act.clock.today();
  for (const form of Object.keys(FACTS) as AnswerForm[]) {
    const files = new Map<string, StagedRow<AnswerForm>[]>();
    for (const row of work.rowsOf(form)) {
      const file = files.get(row.file);
      if (file) file.push(row);
      else files.set(row.file, [row]);
    }
    for (const [file, rows] of files) await importAnswer(work, { form, file, rows, answeredOn });
  }
}

/** The rows of one form in one file. */
interface AnswerFile {
  readonly form: AnswerForm;
  readonly file: string;
  readonly rows: readonly StagedRow<AnswerForm>[];
  readonly answeredOn: LocalDate;
}

async function importAnswer(work: Import, { form, file, rows, answeredOn }: AnswerFile): Promise<void> {
  const { act } = work;
  const { kind } = FACTS[form];
  const department = DEPARTMENT_OF[kind];
  const hitsOnly = !PER_PERSON_DEPARTMENTS.includes(department);
  const { answerId, isNew } = await recordAnswer(act, {
    department,
    mode: hitsOnly ? 'hits-only' : 'per-person',
    answeredOn,
    fileName: file,
    digest: act.ciphers.digest(JSON.stringify(rows.map(({ staged }) => staged))),
    rowCount: rows.length,
    divisionPath: work.divisionPath,
  });
  const named = await personIdsByNumber(
    act.tx,
    act.ciphers,
    rows.map(({ staged }) => staged.idNumber),
  );
  const answers = new Map<PersonId, StagedAnswer[]>();
  for (const { staged, outcome } of rows) {
    const personId = named.get(staged.idNumber);
    if (personId === undefined || outcome === 'refused') continue;
    answers.set(personId, [...(answers.get(personId) ?? []), staged]);
  }
  const persons = hitsOnly
    ? [...new Set([...(await personsOfDivision(act.tx, work.divisionPath)), ...answers.keys()])]
    : [...answers.keys()];
  const spokenOf = isNew ? new Set<PersonId>() : await personsWithFact(work, persons, kind);
  const facts: FactToRecord[] = [];
  for (const personId of persons) {
    if (spokenOf.has(personId)) continue;
    const answer = answers.get(personId);
    const payload = answer === undefined ? NOTHING_FOUND[kind] : factOfAnswers(form, answer);
    if (payload === undefined) continue;
    facts.push({
      personId,
      kind,
      knownOn: answeredOn,
      sourceDepartment: department,
      answerId,
      payload,
    } as FactToRecord);
  }
  if (facts.length === 0) return;
  await recordFacts(act, facts);
  await act.record({
    event: 'department-answered',
    objectType: 'department-answer',
    objectId: answerId,
    divisionPath: work.divisionPath,
    organisationId: null,
    detail: { department, facts: facts.length, named: answers.size },
  });
}

async function personsWithFact(
  work: Import,
  persons: readonly PersonId[],
  kind: FactKind,
): Promise<Set<PersonId>> {
  const facts = await factsOf(work.act.tx, work.act.ciphers, persons);
  return new Set(persons.filter((personId) => facts.get(personId)?.some((fact) => fact.kind === kind)));
}

/**
 * Memberships with a first day. A category that is no group is no membership; a word that nobody understands, and a
 * group without its first day, say nothing of the person at all.
 */
function memberships(
  rows: readonly {
    readonly group?: string;
    readonly groupUnknown?: true;
    readonly category?: string;
    readonly entityName?: string;
    readonly graduationYear?: number;
    readonly from?: LocalDate;
    readonly through?: LocalDate;
  }[],
): { memberships: Membership[] } | undefined {
  if (rows.some((row) => row.groupUnknown)) return undefined;
  const groups = rows.filter((row) => row.group !== undefined);
  if (groups.some((row) => row.from === undefined)) return undefined;
  return {
    memberships: groups.map((row) => ({
      code: row.group as string,
      from: row.from as LocalDate,
      ...given('until', row.through),
      ...given('graduationYear', row.graduationYear),
      ...given('note', row.entityName),
    })),
  };
}

/** A pupil in school is a student; one who left without going on is a school leaver. */
function schoolGroup(row: Answer<'education'>): string | undefined {
  if (row.inSchool) return 'in-school-student';
  return /未(继续)?升学/.test(row.status ?? '') ? 'school-leaver' : undefined;
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
