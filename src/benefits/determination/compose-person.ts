import {
  firstDayOf,
  type IdentityNumber,
  type LocalDate,
  type PersonId,
  type YearMonth,
} from '../../platform/kernel/index.ts';
import type { FactKind, FactPayload, PersonFact } from '../../registry/persons/index.ts';

/** Who said a fact and of which day; keys are pointers or their beginnings: /person/hukou, /training. */
export type FactSources = Readonly<
  Record<
    string,
    {
      readonly department: string;
      readonly knownOn: LocalDate | null;
      /** Of groups: since when somebody is a rural-transferred worker by the reading that a rural register makes one. */
      readonly ruralByRegisterFrom?: LocalDate;
    }
  >
>;

/** What departments and the registry know of one person. */
export interface PersonKnown {
  readonly personId: PersonId;
  readonly idNumber: IdentityNumber;
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

/** How groups are read: whether a rural register makes a rural-transferred worker, and whose staff counts. */
interface GroupReading {
  readonly ruralByRegister: boolean;
  readonly firm: string | null;
}

/** The person's part of a line, and who said it. */
export function personOf(known: PersonKnown, at: GroupReading) {
  const { facts } = known;
  const population = factOf(facts, 'population');
  const payroll = factOf(facts, 'public-payroll');
  const pension = factOf(facts, 'pension');
  const school = factOf(facts, 'school-enrolment');
  const ledger = factOf(facts, 'subsidy-history');
  const insurance = factOf(facts, 'social-insurance');
  const employmentService = factOf(facts, 'employment-service');
  const groups = groupsOf(facts, at);
  const sourceOf = (fact: { department: string; knownOn: LocalDate } | undefined, department: string) =>
    fact ? { department: fact.department, knownOn: fact.knownOn } : { department, knownOn: null };
  const silent = GROUP_KINDS.find((kind) => !facts.some((fact) => fact.kind === kind));
  const [spokesman] = groups ?? [];
  const isRead = at.ruralByRegister && groups !== undefined && population?.payload.hukou === 'rural';
  const sources: FactSources = {
    '/person/idNumber': sourceOf(population, 'public-security'),
    '/person/hukou': sourceOf(population, 'public-security'),
    '/person/groups': {
      ...(silent
        ? { department: DEPARTMENT_OF_KIND[silent], knownOn: null }
        : spokesman
          ? { department: spokesman.department, knownOn: spokesman.knownOn }
          : sourceOf(population, 'public-security')),
      ...(isRead ? { ruralByRegisterFrom: population?.payload.registeredOn as LocalDate } : {}),
    },
    '/person/onPublicPayroll': sourceOf(payroll, 'public-finance'),
    '/person/drawsPension': sourceOf(pension, 'pension'),
    '/person/major': sourceOf(school, 'education'),
    '/employment': sourceOf(insurance, 'social-insurance'),
    '/domesticService': sourceOf(employmentService, 'employment-service'),
    '/history': sourceOf(ledger, 'subsidy-ledger'),
  };
  const domestic = employmentService?.payload.memberships.find(
    ({ code }) => code === 'flexible-domestic-worker',
  );
  const json = {
    idNumber: known.idNumber,
    hukou: population?.payload.hukou,
    groups: groups?.map(({ department: _, knownOn: __, ...group }) => group),
    onPublicPayroll: payroll?.payload.onPayroll,
    drawsPension: pension?.payload.draws,
    major: school?.payload.major,
  };
  // Whoever is in the register of domestic workers is registered; what it does not say of the agreement is not known.
  const domesticService = domestic && { agreementSigned: domestic.agreementSigned, registered: true };
  return { json, domesticService, sources };
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
function groupsOf(facts: readonly PersonFact[], at: GroupReading): Group[] | undefined {
  const population = factOf(facts, 'population');
  const insurance = factOf(facts, 'social-insurance');
  if (GROUP_KINDS.some((kind) => !facts.some((fact) => fact.kind === kind))) return undefined;
  if (!population || !insurance) return undefined;
  // Of a register that is neither rural nor urban nobody knows whether it makes a group.
  if (at.ruralByRegister && population.payload.hukou === undefined) return undefined;
  const groups: Group[] = [];
  if (at.ruralByRegister && population.payload.hukou === 'rural') {
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
export function employmentIn(firm: string, facts: readonly PersonFact[]) {
  const insurance = factOf(facts, 'social-insurance');
  if (!insurance) return undefined;
  const ofFirm = insurance.payload.records.filter(
    (record) =>
      record.hostCreditCode === firm ||
      (record.unitCreditCode === firm && record.hostCreditCode === undefined),
  );
  const first = ofFirm.flatMap((record) => record.firstInsuredOn ?? []).sort()[0];
  const months = [...new Set(ofFirm.flatMap((record) => record.months))].sort();
  return {
    firstInsuredOn: first,
    insuredMonths: months,
    dispatched: ofFirm.length === 0 ? undefined : ofFirm.every((record) => record.hostCreditCode === firm),
  };
}

/** Months insured in whichever firm; undefined while social insurance has not answered. */
export function insuredAnywhere(facts: readonly PersonFact[]) {
  const insurance = factOf(facts, 'social-insurance');
  if (!insurance) return undefined;
  return { insuredMonths: [...new Set(insurance.payload.records.flatMap((record) => record.months))].sort() };
}

/** No entry in the ledger is an empty history; a ledger that was not asked is no history at all. */
export function historyOf(facts: readonly PersonFact[]) {
  return factOf(facts, 'subsidy-history')?.payload.items.map((item) => ({ ...item }));
}
