import type { Tx } from '../../platform/db/index.ts';
import { type LocalDate, localDate, type PersonId } from '../../platform/kernel/index.ts';
import { confirmByPolice } from '../../registry/own-accounts/index.ts';
import {
  answeredFor,
  DEPARTMENT_OF,
  type FactKind,
  type FactPayload,
  type FactToRecord,
  type Membership,
  personIdsByNumber,
  personsOfDivision,
  personViews,
  recordAnswer,
  recordFacts,
} from '../../registry/persons/index.ts';
import type { PlannedRow } from './contract.ts';
import type { StagedAnswer } from './contract-staged.ts';
import type { Import, StagedRow } from './import-context.ts';
import { isHitsOnly, isYearOfGraduation } from './rules-answers.ts';
import { nameKey } from './rules-names.ts';

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
      const groups = memberships(rows.flatMap(schoolGroups));
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
          ...given('issuedOn', row.issuedOn),
          ...given('kind', row.certificateKind),
          ...given('months', row.months && [...row.months]),
        })),
      };
    },
  },
};

/** The fact that the rows of one department about one person are; undefined where they say too little. */
export function factOfAnswers(form: AnswerForm, rows: readonly StagedAnswer[]): unknown {
  if (rows.some(({ datesUnknown }) => datesUnknown)) return undefined;
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
 * do not name was asked and not found. An answer that cannot be read leaves its person unknown, whatever was known
 * before and whatever another file of the same import says; one that names nobody who can be told leaves open who was
 * not found. An answer sent again speaks only of people of whom nothing is known.
 */
export async function importAnswers(work: Import): Promise<void> {
  const police = work.rowsOf('public-security').find(({ staged }) => staged.answeredOn !== undefined);
  const answeredOn = police?.staged.answeredOn ?? work.act.clock.today();
  for (const form of Object.keys(FACTS) as AnswerForm[]) {
    const answers: { from: AnswerFile; says: Says }[] = [];
    for (const from of filesOf(work, form)) answers.push({ from, says: await saysOf(work, from) });
    const unreadable = new Set(answers.flatMap(({ says }) => [...says.unreadable]));
    for (const { from, says } of answers) {
      for (const personId of unreadable) if (says.payloads.has(personId)) says.payloads.set(personId, null);
      await importAnswer(work, from, { says, answeredOn });
    }
  }
}

/** The rows of one form in one file. */
interface AnswerFile {
  readonly form: AnswerForm;
  readonly file: string;
  readonly rows: readonly StagedRow<AnswerForm>[];
  /** Refused: their person, if they can be tied to one, is unknown. */
  readonly unread: readonly PlannedRow[];
}

function filesOf(work: Import, form: AnswerForm): AnswerFile[] {
  const rows = work.rowsOf(form);
  const unread = work.refusedOf(form);
  const files = new Set([...rows, ...unread].map(({ file }) => file));
  return [...files].map((file) => ({
    form,
    file,
    rows: rows.filter((row) => row.file === file),
    unread: unread.filter((row) => row.file === file),
  }));
}

/** What an answer says of each person. */
interface Says {
  /** By person; null where it cannot be read. */
  readonly payloads: Map<PersonId, unknown>;
  readonly unreadable: ReadonlySet<PersonId>;
  readonly named: number;
  /** The name that the answer has, by person. */
  readonly names: ReadonlyMap<PersonId, string>;
}

async function importAnswer(
  work: Import,
  from: AnswerFile,
  { says, answeredOn }: { readonly says: Says; readonly answeredOn: LocalDate },
): Promise<void> {
  const { act } = work;
  const { form, file, rows } = from;
  const { kind } = FACTS[form];
  const department = DEPARTMENT_OF[kind];
  const { answerId, isNew } = await recordAnswer(act, {
    department,
    mode: isHitsOnly(form) ? 'hits-only' : 'per-person',
    answeredOn,
    fileName: file,
    digest: act.ciphers.digest(JSON.stringify(contentOf(from))),
    rowCount: rows.length,
    divisionPath: work.divisionPath,
  });
  const before = isNew ? undefined : await answeredFor(act.tx, [...says.payloads.keys()], kind);
  const facts = [...says.payloads].flatMap(([personId, payload]) => {
    const known = before?.get(personId);
    if (known?.isReadable || (known && payload === null)) return [];
    const sourceDepartment = department;
    return [{ personId, kind, knownOn: answeredOn, sourceDepartment, answerId, payload } as FactToRecord];
  });
  if (facts.length === 0) return;
  await recordFacts(act, facts);
  if (kind === 'population')
    await confirmByPolice(act, new Map(facts.map(({ personId }) => [personId, says.names.get(personId)])));
  await act.record({
    event: 'department-answered',
    objectType: 'department-answer',
    objectId: answerId,
    divisionPath: work.divisionPath,
    organisationId: null,
    detail: { department, facts: facts.length, named: says.named },
  });
}

/** What makes an answer the same as one that came before. */
function contentOf({ rows, unread }: AnswerFile): unknown {
  const staged = rows.map((row) => row.staged);
  return unread.length === 0
    ? staged
    : [staged, unread.map(({ sheet, row, name, about }) => [sheet, row, name, about])];
}

async function saysOf(work: Import, { form, file, rows, unread }: AnswerFile): Promise<Says> {
  const { tx, ciphers } = work.act;
  const hitsOnly = isHitsOnly(form);
  const named = await personIdsByNumber(tx, ciphers, [
    ...rows.map(({ staged }) => staged.idNumber),
    ...unread.flatMap(({ about }) => about ?? []),
  ]);
  const answers = new Map<PersonId, StagedAnswer[]>();
  const names = new Map<PersonId, string>();
  for (const { staged } of rows) {
    const personId = named.get(staged.idNumber);
    if (personId === undefined) continue;
    answers.set(personId, [...(answers.get(personId) ?? []), staged]);
    if (staged.name && !names.has(personId)) names.set(personId, staged.name);
  }
  const ofCounty = hitsOnly || unread.length > 0 ? await personsOfDivision(tx, work.divisionPath) : [];
  const numberless = unread.filter(({ about }) => about === undefined);
  const namesakes = numberless.length > 0 ? await byName(tx, ofCounty) : new Map<string, PersonId[]>();
  const ofName = ({ name }: PlannedRow) => namesakes.get(nameKey(name ?? '')) ?? [];
  const tied = [
    ...unread.flatMap(({ about }) => (about && named.get(about)) ?? []),
    // Person by person, a good row of one's own answers; of hits there may be several a person.
    ...numberless.flatMap(ofName).filter((personId) => hitsOnly || !answers.has(personId)),
  ];
  const isComplete = !work.isPartOf(file, form) && numberless.every((row) => ofName(row).length > 0);
  const payloads = new Map<PersonId, unknown>();
  const nothing = NOTHING_FOUND[FACTS[form].kind];
  if (hitsOnly && isComplete) for (const personId of ofCounty) payloads.set(personId, nothing);
  for (const [personId, staged] of answers) payloads.set(personId, factOfAnswers(form, staged) ?? null);
  for (const personId of tied) payloads.set(personId, null);
  const unreadable = [...payloads].flatMap(([personId, payload]) => (payload === null ? personId : []));
  return { payloads, unreadable: new Set(unreadable), named: answers.size, names };
}

async function byName(tx: Tx, ids: readonly PersonId[]): Promise<Map<string, PersonId[]>> {
  const persons = new Map<string, PersonId[]>();
  for (const { personId, name } of (await personViews(tx, ids)).values()) {
    const key = nameKey(name);
    persons.set(key, [...(persons.get(key) ?? []), personId]);
  }
  return persons;
}

/** Their register says that they are registered; whether the agreement is signed it says beside. */
const DOMESTIC = 'flexible-domestic-worker';

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
    readonly agreementSigned?: boolean;
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
      ...(row.group === DOMESTIC ? given('agreementSigned', row.agreementSigned) : {}),
    })),
  };
}

/**
 * A pupil in school is a student; one who left without going on is a school leaver; a graduate of a college is one of the
 * year for the calendar year of graduation, and of nobody knows which year where it is not said.
 */
function schoolGroups(row: Answer<'education'>): Parameters<typeof memberships>[0] {
  const { status = '', inSchool, through } = row;
  const groups: Parameters<typeof memberships>[0][number][] = [];
  if (inSchool) groups.push({ ...row, group: 'in-school-student' });
  else if (/未(继续)?升学/.test(status)) groups.push({ ...row, group: 'school-leaver' });
  if (isYearOfGraduation(status)) {
    const year = row.graduationYear ?? (through === undefined ? undefined : Number(through.slice(0, 4)));
    groups.push({
      group: 'graduate-of-the-year',
      ...(year === undefined ? {} : { graduationYear: year, ...calendarYear(year) }),
    });
  }
  return groups;
}

const calendarYear = (year: number) => ({
  from: localDate(`${year}-01-01`),
  through: localDate(`${year}-12-31`),
});

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
