import {
  firstDayOf,
  type LocalDate,
  type PersonId,
  type ResidentId,
  type Uuid,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import type { FactKind, FactPayload, PersonFact } from '../../registry/persons/index.ts';
import type { ClassSubject, EmployerFacts, ListEntry, ListSubject, Trainee } from './store-subjects.ts';

/** A claim line as the determination contract writes it: only what is known stands in it. */
export type ClaimLineJson = { readonly id: string; readonly policy: string } & Readonly<
  Record<string, unknown>
>;

/** Who said a fact and of which day; keys are pointers or their beginnings: /person/hukou, /training. */
export type FactSources = Readonly<
  Record<string, { readonly department: string; readonly knownOn: LocalDate | null }>
>;

export interface ComposedLine {
  readonly personId: PersonId;
  /** One line a person, benefit and class or list, for ever. */
  readonly lineKey: string;
  readonly line: ClaimLineJson;
  readonly sources: FactSources;
}

/** What departments and the registry know of one person. */
export interface PersonKnown {
  readonly personId: PersonId;
  readonly idNumber: ResidentId;
  readonly facts: readonly PersonFact[];
}

interface Group {
  readonly code: string;
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly graduationYear?: number;
  readonly department: string;
  readonly knownOn: LocalDate;
}

/** Departments whose answers make group memberships: without each of them the groups are not known. */
const GROUP_KINDS = [
  'population',
  'social-insurance',
  'poverty-register',
  'minimum-living',
  'employment-service',
  'market-entity',
  'school-enrolment',
] as const satisfies readonly FactKind[];
const MEMBERSHIP_KINDS = [
  'poverty-register',
  'minimum-living',
  'employment-service',
  'market-entity',
  'school-enrolment',
] as const satisfies readonly FactKind[];

export type ClassBenefit = 'training-subsidy' | 'living-allowance';

/**
 * The claim line of one trainee of a class, from facts to the contract. What no department, institution or bureau has
 * said stays absent: unknown, never no. Groups come from departments alone, whatever the roster says.
 */
export function composeClassLine(
  subject: ClassSubject,
  trainee: Trainee,
  known: PersonKnown,
  claim: { readonly benefit: ClassBenefit; readonly claimedOn: LocalDate },
): ComposedLine {
  const lineKey = `${claim.benefit}:class:${subject.classId}`;
  const firm = subject.organiser === 'employer' ? subject.organisation.creditCode : null;
  const person = personOf(known, { enrolled: true, firm });
  const { certificate, roll } = trainee;
  const line = tidy({
    id: `${lineKey}:${trainee.rosterNo}`,
    policy: subject.policyId,
    claim: {
      benefit: claim.benefit,
      date: claim.claimedOn,
      payee: claim.benefit === 'living-allowance' ? 'trainee' : subject.organiser,
      division: subject.divisionCode,
    },
    person: person.json,
    training: {
      kind: subject.trainingKind,
      occupation: subject.occupationCode,
      level: subject.level,
      hours: subject.totalHours,
      safetyHours: subject.safetyHours,
      enrolledOn: trainee.enrolledOn,
      filedOn: subject.filedOn,
      approvedOn: subject.approvedOn,
      startOn: subject.startOn,
      endOn: subject.endOn,
      organiser: subject.organiser,
      costBorneBy: subject.costBorneBy,
      video: subject.videoKept,
      secret: subject.isSecret,
      hazardous: subject.isHazardous,
      institutionSuspendedOn: subject.suspendedOn,
    },
    attendance: roll ? { days: roll.wholeDays } : undefined,
    certificate: certificate
      ? {
          kind: certificate.kind,
          occupation: certificate.occupationCode,
          level: certificate.level,
          issuedOn: certificate.issuedOn,
        }
      : undefined,
    employer: subject.organiser === 'employer' ? employerOf(subject.organisation) : undefined,
    history: historyOf(known.facts),
  });
  const filer = { department: subject.organiser, knownOn: null };
  return {
    personId: known.personId,
    lineKey,
    line,
    sources: {
      ...person.sources,
      '/claim': { department: 'bureau', knownOn: claim.claimedOn },
      '/training': filer,
      '/training/filedOn': { department: 'bureau', knownOn: subject.filedOn },
      '/training/approvedOn': { department: 'bureau', knownOn: subject.approvedOn },
      '/training/institutionSuspendedOn': { department: 'bureau', knownOn: subject.suspendedOn },
      '/attendance': filer,
      '/certificate': { department: 'assessment-body', knownOn: certificate?.issuedOn ?? null },
      '/employer': { department: 'employer', knownOn: null },
      '/standards': { department: 'bureau', knownOn: null },
    },
  };
}

/**
 * The claim line of one entry of a work-for-training list (LC-1): insured months and first insured day are those in
 * this firm, for dispatched workers found by the host's credit code.
 */
export function composeListLine(
  subject: ListSubject,
  entry: ListEntry,
  known: PersonKnown,
  claimedOn: LocalDate,
): ComposedLine {
  const lineKey = `work-for-training:list:${subject.listId}`;
  const firm = subject.organisation.creditCode;
  const person = personOf(known, { enrolled: false, firm });
  const line = tidy({
    id: `${lineKey}:${entry.listNo}`,
    policy: subject.policyId,
    claim: {
      benefit: 'work-for-training',
      date: claimedOn,
      payee: 'employer',
      months: entry.months.length > 0 ? [...entry.months] : undefined,
      division: subject.divisionCode,
    },
    person: person.json,
    employer: employerOf(subject.organisation),
    employment: employmentIn(firm, known.facts),
    history: historyOf(known.facts),
  });
  return {
    personId: known.personId,
    lineKey,
    line,
    sources: {
      ...person.sources,
      '/claim': { department: 'bureau', knownOn: claimedOn },
      '/claim/months': { department: 'employer', knownOn: null },
      '/employer': { department: 'employer', knownOn: null },
    },
  };
}

export type CertificateBenefit = 'assessment-subsidy' | 'skill-upgrade-subsidy';

/** A certificate on which a subsidy may be owed to whoever holds it. */
export interface CertificateSubject {
  readonly personId: PersonId;
  readonly certificateId: Uuid;
  readonly policyId: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  /** The class it was earned in; null when it came without one. */
  readonly classId: Uuid | null;
  readonly kind: string;
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly issuedOn: LocalDate;
}

/** The line of a subsidy paid on a certificate (readings 15, 16): the certificate, the months insured, the person. */
export function composeCertificateLine(
  subject: CertificateSubject,
  known: PersonKnown,
  claim: { readonly benefit: CertificateBenefit; readonly claimedOn: LocalDate },
): ComposedLine {
  const lineKey = `${claim.benefit}:certificate:${subject.certificateId}`;
  const person = personOf(known, { enrolled: subject.classId !== null, firm: null });
  const line = tidy({
    id: lineKey,
    policy: subject.policyId,
    claim: {
      benefit: claim.benefit,
      date: claim.claimedOn,
      payee: 'trainee',
      division: subject.divisionCode,
    },
    person: person.json,
    certificate: {
      kind: subject.kind,
      occupation: subject.occupationCode,
      level: subject.level,
      issuedOn: subject.issuedOn,
    },
    employment: claim.benefit === 'skill-upgrade-subsidy' ? insuredAnywhere(known.facts) : undefined,
    history: historyOf(known.facts),
  });
  return {
    personId: known.personId,
    lineKey,
    line,
    sources: {
      ...person.sources,
      '/claim': { department: 'bureau', knownOn: claim.claimedOn },
      '/certificate': { department: 'assessment-body', knownOn: subject.issuedOn },
      '/standards': { department: 'bureau', knownOn: null },
    },
  };
}

function factOf<K extends FactKind>(
  facts: readonly PersonFact[],
  kind: K,
):
  | { readonly payload: FactPayload<K>; readonly knownOn: LocalDate; readonly department: string }
  | undefined {
  const fact = facts.find((fact) => fact.kind === kind);
  if (!fact) return undefined;
  // Facts are tied to their kind by the union they come in.
  return {
    payload: fact.payload as FactPayload<K>,
    knownOn: fact.knownOn,
    department: fact.sourceDepartment,
  };
}

function personOf(known: PersonKnown, at: { enrolled: boolean; firm: string | null }) {
  const { facts } = known;
  const population = factOf(facts, 'population');
  const payroll = factOf(facts, 'public-payroll');
  const pension = factOf(facts, 'pension');
  const school = factOf(facts, 'school-enrolment');
  const ledger = factOf(facts, 'subsidy-history');
  const insurance = factOf(facts, 'social-insurance');
  const groups = groupsOf(facts, at);
  const sourceOf = (fact: { department: string; knownOn: LocalDate } | undefined, department: string) =>
    fact ? { department: fact.department, knownOn: fact.knownOn } : { department, knownOn: null };
  const silent = GROUP_KINDS.find((kind) => !facts.some((fact) => fact.kind === kind));
  const [spokesman] = groups ?? [];
  const sources: FactSources = {
    '/person/idNumber': sourceOf(population, 'public-security'),
    '/person/hukou': sourceOf(population, 'public-security'),
    '/person/groups': silent
      ? { department: DEPARTMENT_OF_KIND[silent], knownOn: null }
      : spokesman
        ? { department: spokesman.department, knownOn: spokesman.knownOn }
        : sourceOf(population, 'public-security'),
    '/person/onPublicPayroll': sourceOf(payroll, 'public-finance'),
    '/person/drawsPension': sourceOf(pension, 'pension'),
    '/person/major': sourceOf(school, 'education'),
    '/employment': sourceOf(insurance, 'social-insurance'),
    '/history': sourceOf(ledger, 'subsidy-ledger'),
  };
  const json = {
    idNumber: known.idNumber,
    hukou: population?.payload.hukou,
    groups: groups?.map(({ department: _, knownOn: __, ...group }) => group),
    onPublicPayroll: payroll?.payload.onPayroll,
    drawsPension: pension?.payload.draws,
    major: school?.payload.major,
  };
  return { json, sources };
}

const DEPARTMENT_OF_KIND: Readonly<Record<(typeof GROUP_KINDS)[number], string>> = {
  population: 'public-security',
  'social-insurance': 'social-insurance',
  'poverty-register': 'rural-revitalisation',
  'minimum-living': 'civil-affairs',
  'employment-service': 'employment-service',
  'market-entity': 'market-regulation',
  'school-enrolment': 'education',
};

/** Undefined when a department that makes groups has not answered. Sorted, so the same facts give the same line. */
function groupsOf(
  facts: readonly PersonFact[],
  at: { enrolled: boolean; firm: string | null },
): Group[] | undefined {
  const population = factOf(facts, 'population');
  const insurance = factOf(facts, 'social-insurance');
  if (GROUP_KINDS.some((kind) => !facts.some((fact) => fact.kind === kind))) return undefined;
  if (!population || !insurance) return undefined;
  const groups: Group[] = [];
  if (at.enrolled && population.payload.hukou === 'rural') {
    // A rural register without its day says since when of nobody: then the groups are not known either.
    const from = population.payload.registeredOn as LocalDate | undefined;
    if (from === undefined) return undefined;
    groups.push({ code: 'rural-transferred-worker', from, ...sourceOf(population) });
  }
  for (const record of insurance.payload.records) {
    const firm = at.firm;
    if (firm === null) break;
    const dispatched = record.hostCreditCode === firm;
    if (!dispatched && (record.unitCreditCode !== firm || record.hostCreditCode !== undefined)) continue;
    const from = record.firstInsuredOn ?? firstDay(record.months);
    if (from === undefined) continue;
    groups.push({
      code: dispatched ? 'dispatched-worker' : 'enterprise-employee',
      from: from as LocalDate,
      ...(record.stoppedOn === undefined ? {} : { until: record.stoppedOn as LocalDate }),
      ...sourceOf(insurance),
    });
  }
  for (const kind of MEMBERSHIP_KINDS) {
    const fact = factOf(facts, kind);
    for (const membership of fact?.payload.memberships ?? [])
      groups.push({
        code: membership.code,
        from: membership.from as LocalDate,
        ...(membership.until === undefined ? {} : { until: membership.until as LocalDate }),
        ...(membership.graduationYear === undefined ? {} : { graduationYear: membership.graduationYear }),
        ...(fact ? sourceOf(fact) : { department: kind, knownOn: population.knownOn }),
      });
  }
  return groups.sort((a, b) => compare(a.code, b.code) || compare(a.from, b.from));
}

function sourceOf(fact: { department: string; knownOn: LocalDate }) {
  return { department: fact.department, knownOn: fact.knownOn };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function firstDay(months: readonly string[]): LocalDate | undefined {
  const first = [...months].sort()[0];
  return first === undefined ? undefined : firstDayOf(first as YearMonth);
}

/** Insured in this firm, directly or through a dispatching agency; undefined while social insurance has not answered. */
function employmentIn(firm: string, facts: readonly PersonFact[]) {
  const insurance = factOf(facts, 'social-insurance');
  if (!insurance) return undefined;
  const here = insurance.payload.records.filter(
    (record) =>
      record.hostCreditCode === firm ||
      (record.unitCreditCode === firm && record.hostCreditCode === undefined),
  );
  const first = here.flatMap((record) => record.firstInsuredOn ?? []).sort()[0];
  const months = [...new Set(here.flatMap((record) => record.months))].sort();
  return {
    firstInsuredOn: first,
    insuredMonths: months,
    dispatched: here.length === 0 ? undefined : here.every((record) => record.hostCreditCode === firm),
  };
}

/** Months insured in whichever firm; undefined while social insurance has not answered. */
function insuredAnywhere(facts: readonly PersonFact[]) {
  const insurance = factOf(facts, 'social-insurance');
  if (!insurance) return undefined;
  return { insuredMonths: [...new Set(insurance.payload.records.flatMap((record) => record.months))].sort() };
}

function employerOf(organisation: EmployerFacts) {
  return {
    size: organisation.employerSize,
    kind: organisation.employerKind,
    sector: organisation.sector,
    division: organisation.divisionCode,
    selfAssessmentListed: organisation.selfAssessmentListed,
  };
}

/** No entry in the ledger is an empty history; a ledger that was not asked is no history at all. */
function historyOf(facts: readonly PersonFact[]) {
  return factOf(facts, 'subsidy-history')?.payload.items.map((item) => ({ ...item }));
}

/** Takes out what is absent, at every depth; an object of which nothing is left is absent too. */
function tidy<T extends Record<string, unknown>>(value: T): T & ClaimLineJson {
  return strip(value) as T & ClaimLineJson;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value ?? undefined;
  const stored = Object.entries(value).flatMap(([key, item]) => {
    const inner = strip(item);
    return inner === undefined ? [] : [[key, inner] as const];
  });
  return stored.length === 0 ? undefined : Object.fromEntries(stored);
}
