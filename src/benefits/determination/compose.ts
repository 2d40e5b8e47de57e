import type { SkillGrade } from '../../law/policy/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import { filingFor } from '../../training/village-delivery/index.ts';
import {
  employmentIn,
  type FactSources,
  historyOf,
  insuredAnywhere,
  type PersonKnown,
  personOf,
} from './compose-person.ts';
import type { Readings } from './rules-readings.ts';
import type { ClassSubject, EmployerFacts, ListEntry, ListSubject, Trainee } from './store-subjects.ts';

/** A claim line as the determination contract writes it: it contains only what is known. */
export type ClaimLineJson = { readonly id: string; readonly policy: string } & Readonly<
  Record<string, unknown>
>;

export interface ComposedLine {
  readonly personId: PersonId;
  /** One line a person, benefit and class or list, for ever. */
  readonly lineKey: string;
  readonly line: ClaimLineJson;
  readonly sources: FactSources;
}

export type ClassBenefit = 'training-subsidy' | 'living-allowance';

/**
 * The claim line of one trainee of a class, from facts to the contract. What no department, institution or bureau has
 * said stays absent: unknown, never no. Groups come from departments alone, whatever the roster says.
 */
export function composeClassLine(
  subject: ClassSubject,
  trainee: Trainee,
  known: PersonKnown,
  claim: { readonly benefit: ClassBenefit; readonly claimedOn: LocalDate; readonly readings?: Readings },
): ComposedLine {
  const lineKey = `${claim.benefit}:class:${subject.classId}`;
  const firm = subject.organiser === 'employer' ? subject.organisation.creditCode : null;
  const person = personOf(known, {
    ruralByRegister: claim.readings?.ruralByRegister(subject.startOn) ?? true,
    firm,
  });
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
      levelUnknown: isUnread(subject),
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
      village: subject.village?.name,
      villageFiled: villageFiledOf(subject),
    },
    attendance: roll && roll.wholeDays !== null ? { days: roll.wholeDays } : undefined,
    certificate: certificate ? certificateOf(certificate) : undefined,
    employer: subject.organiser === 'employer' ? employerOf(subject.organisation) : undefined,
    employment: firm === null ? insuredAnywhere(known.facts) : employmentIn(firm, known.facts),
    domesticService: person.domesticService,
    history: historyOf(known.facts),
  });
  return {
    personId: known.personId,
    lineKey,
    line,
    sources: {
      ...person.sources,
      ...sourcesOfClass(subject),
      '/claim': { department: 'bureau', knownOn: claim.claimedOn },
      '/certificate': { department: 'assessment-body', knownOn: certificate?.issuedOn ?? null },
      '/employer': { department: 'employer', knownOn: null },
      '/standards': { department: 'bureau', knownOn: null },
    },
  };
}

/** Who says what of a class: its filer, but for what the bureau and the city have decided of it. */
function sourcesOfClass(subject: ClassSubject): FactSources {
  const filer = { department: subject.organiser, knownOn: null };
  const bureau = (knownOn: LocalDate | null) => ({ department: 'bureau', knownOn });
  return {
    '/training': filer,
    '/training/filedOn': bureau(subject.filedOn),
    '/training/approvedOn': bureau(subject.approvedOn),
    '/training/institutionSuspendedOn': bureau(subject.suspendedOn),
    '/training/villageFiled': bureau(null),
    '/attendance': filer,
  };
}

/** Whether the city had filed it by the first day (LN-2-8); of a class kept on paper, what is not here is not known. */
function villageFiledOf({
  village,
  occupationCode,
  startOn,
  isFromPaper,
}: ClassSubject): boolean | undefined {
  if (village === null || occupationCode === null) return undefined;
  const asked = { service: 'training' as const, occupationCode, day: startOn };
  return filingFor(village.filings, asked) === 'held' ? true : isFromPaper ? undefined : false;
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
  const person = personOf(known, { ruralByRegister: false, firm });
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
    employment: {
      ...employmentIn(firm, known.facts),
      contractSignedOn: entry.contractOn,
      contractMonths: entry.contractMonths,
    },
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
      '/employment/contractSignedOn': { department: 'employer', knownOn: null },
      '/employment/contractMonths': { department: 'employer', knownOn: null },
      '/employer': { department: 'employer', knownOn: null },
    },
  };
}

/** Subsidies that are owed on a certificate, not on a class (readings 15, 16). */
export const CERTIFICATE_BENEFITS = ['assessment-subsidy', 'skill-upgrade-subsidy'] as const;
export type CertificateBenefit = (typeof CERTIFICATE_BENEFITS)[number];

/** The person has months insured, in whichever firm; undefined while social insurance has not answered. */
export const isInsured = (known: Pick<PersonKnown, 'facts'>): boolean | undefined => {
  const insured = insuredAnywhere(known.facts);
  return insured && insured.insuredMonths.length > 0;
};

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
  readonly kind: string | null;
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly levelUnread: string | null;
  readonly issuedOn: LocalDate;
  /** The directory marks its occupation as digital or green; null where the directory does not have it. */
  readonly digitalOrGreen: boolean | null;
}

/** The line of a subsidy paid on a certificate (readings 15, 16): the certificate, the months insured, the person. */
export function composeCertificateLine(
  subject: CertificateSubject,
  known: PersonKnown,
  claim: {
    readonly benefit: CertificateBenefit;
    readonly claimedOn: LocalDate;
    /** Whom it is paid to: the person, unless an agreement says otherwise. */
    readonly payee?: 'trainee' | 'institution';
    readonly readings?: Readings;
  },
): ComposedLine {
  const lineKey = `${claim.benefit}:certificate:${subject.certificateId}`;
  // A certificate that came without a class shows no training; months insured show the work that a class shows else.
  const isAtWork = subject.classId !== null || isInsured(known) === true;
  const person = personOf(known, {
    ruralByRegister: isAtWork && (claim.readings?.ruralByRegister(claim.claimedOn) ?? true),
    firm: null,
  });
  const line = tidy({
    id: lineKey,
    policy: subject.policyId,
    claim: {
      benefit: claim.benefit,
      date: claim.claimedOn,
      payee: claim.payee ?? 'trainee',
      division: subject.divisionCode,
    },
    person: person.json,
    certificate: {
      ...certificateOf(subject),
      grade: gradeOf(subject),
      digitalOrGreen: subject.digitalOrGreen,
    },
    employment: insuredAnywhere(known.facts),
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
      '/certificate/digitalOrGreen': { department: 'bureau', knownOn: null },
      '/standards': { department: 'bureau', knownOn: null },
    },
  };
}

/**
 * The line of a person whom no class, certificate or firm is known for yet: what departments say of her, under one benefit
 * of a notice. What a class would say is absent, so it is unknown, never no.
 */
export function composePersonLine(
  known: PersonKnown,
  asked: {
    readonly policyId: string;
    readonly benefit: string;
    readonly divisionCode: string;
    readonly today: LocalDate;
    readonly readings?: Readings;
  },
): ComposedLine {
  const { policyId, benefit, divisionCode, today } = asked;
  const lineKey = `${benefit}:person:${policyId}`;
  const person = personOf(known, {
    ruralByRegister: asked.readings?.ruralByRegister(today) ?? true,
    firm: null,
  });
  const line = tidy({
    id: lineKey,
    policy: policyId,
    claim: { benefit, date: today, payee: 'trainee', division: divisionCode },
    person: person.json,
    employment: insuredAnywhere(known.facts),
    domesticService: person.domesticService,
    history: historyOf(known.facts),
  });
  return {
    personId: known.personId,
    lineKey,
    line,
    sources: { ...person.sources, '/claim': { department: 'bureau', knownOn: today } },
  };
}

function certificateOf(certificate: Omit<NonNullable<Trainee['certificate']>, 'number'>) {
  return {
    kind: certificate.kind,
    occupation: certificate.occupationCode,
    level: certificate.level,
    levelUnknown: isUnread(certificate),
    issuedOn: certificate.issuedOn,
  };
}

const GRADE_OF_LEVEL: Readonly<Record<number, SkillGrade>> = {
  5: 'junior',
  4: 'intermediate',
  3: 'senior',
  2: 'technician',
  1: 'senior-technician',
};
/** The three of the eight grades that are no level. */
const GRADE_BEYOND_LEVELS: Readonly<Record<string, SkillGrade>> = {
  学徒工: 'apprentice',
  特级技师: 'special-technician',
  首席技师: 'chief-technician',
};

/** One of the eight grades, of the kinds of certificates that have levels. */
function gradeOf({ kind, level, levelUnread }: CertificateSubject): SkillGrade | undefined {
  if (kind !== 'skill-level' && kind !== 'vocational-qualification') return undefined;
  return level === null ? GRADE_BEYOND_LEVELS[levelUnread?.trim() ?? ''] : GRADE_OF_LEVEL[level];
}

/** A level in a word that nobody understood is unknown; it is not said where it is known or there is none. */
const isUnread = ({ levelUnread }: { readonly levelUnread: string | null }) =>
  levelUnread === null ? undefined : (true as const);

function employerOf(organisation: EmployerFacts) {
  return {
    size: organisation.employerSize,
    kind: organisation.employerKind,
    sector: organisation.sector,
    division: organisation.divisionCode,
    selfAssessmentListed: organisation.selfAssessmentListed,
    industryClass: organisation.industryClass,
  };
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
