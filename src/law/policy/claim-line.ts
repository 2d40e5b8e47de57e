import type { IdentityNumber, LocalDate, YearMonth } from '../../platform/kernel/index.ts';

/**
 * The facts of one claim line, as they are written outside: /training/startOn and so on. A key that is absent
 * is a fact not known; it is never false or zero. All keys of an object are always present (undefined when
 * absent), so that a million lines share one hidden class.
 */
export interface ClaimLine {
  readonly id: string;
  readonly policy: string;
  readonly claim: ClaimFacts;
  readonly person: PersonFacts;
  readonly training: TrainingFacts | undefined;
  readonly attendance: AttendanceFacts | undefined;
  /** null: there is certainly none. undefined: not known. */
  readonly certificate: CertificateFacts | null | undefined;
  readonly employer: EmployerFacts | undefined;
  readonly employment: EmploymentFacts | undefined;
  readonly domesticService: DomesticServiceFacts | undefined;
  readonly history: readonly HistoryItem[] | undefined;
}

/** The closed word lists of a claim line; policy/vocabulary.yaml must list exactly these (checked on loading). */
export const WORDS = {
  benefits: [
    'training-subsidy',
    'living-allowance',
    'work-for-training',
    'assessment-subsidy',
    'skill-upgrade-subsidy',
  ],
  payees: ['trainee', 'institution', 'employer'],
  hukou: ['rural', 'urban'],
  groups: [
    'rural-transferred-worker',
    'returned-migrant-worker',
    'lifted-out-of-poverty',
    'registered-poor',
    'poverty-monitored',
    'registered-unemployed',
    'employment-difficulty',
    'zero-employment-family',
    'school-leaver',
    'urban-minimum-living',
    'enterprise-employee',
    'dispatched-worker',
    'flexible-worker',
    'sole-trader-staff',
    'private-non-enterprise-staff',
    'micro-firm-owner',
    'sole-trader',
    'in-school-student',
    'graduate-of-the-year',
    'flexible-domestic-worker',
  ],
  trainingKinds: [
    'employment-skills',
    'entrepreneurship',
    'pre-job',
    'skill-upgrade',
    'new-apprenticeship',
    'technician',
    'work-for-training',
    'project-based',
    'new-occupation',
    'practical-farming',
  ],
  certificateKinds: ['vocational-qualification', 'skill-level', 'special-ability', 'training-completion'],
  skillGrades: [
    'apprentice',
    'junior',
    'intermediate',
    'senior',
    'technician',
    'senior-technician',
    'special-technician',
    'chief-technician',
  ],
  organisers: ['institution', 'employer'],
  costBearers: ['institution', 'employer', 'trainee'],
  employerSizes: ['micro', 'small', 'medium', 'large'],
  employerKinds: ['enterprise', 'cooperative', 'poverty-workshop', 'sole-trader', 'private-non-enterprise'],
  units: ['person', 'day', 'hour', 'month'],
} as const;

export type WordList = keyof typeof WORDS;
export type Benefit = (typeof WORDS.benefits)[number];
export type Payee = (typeof WORDS.payees)[number];
export type GroupCode = (typeof WORDS.groups)[number];
export type TrainingKind = (typeof WORDS.trainingKinds)[number];
export type CertificateKind = (typeof WORDS.certificateKinds)[number];
export type SkillGrade = (typeof WORDS.skillGrades)[number];
export type Unit = (typeof WORDS.units)[number];

interface ClaimFacts {
  readonly benefit: Benefit;
  readonly date: LocalDate;
  readonly payee: Payee;
  readonly months: readonly YearMonth[] | undefined;
  readonly division: string | undefined;
}
export interface Membership {
  readonly code: GroupCode;
  readonly from: LocalDate;
  /** The last day that counts (the law's way of writing it). */
  readonly until: LocalDate | undefined;
  readonly graduationYear: number | undefined;
}
interface PersonFacts {
  readonly idNumber: IdentityNumber;
  readonly hukou: (typeof WORDS.hukou)[number] | undefined;
  readonly groups: readonly Membership[] | undefined;
  readonly onPublicPayroll: boolean | undefined;
  readonly drawsPension: boolean | undefined;
  readonly major: string | undefined;
}
export interface TrainingFacts {
  readonly kind: TrainingKind | undefined;
  readonly occupation: string | undefined;
  /** Absent is an answer: the class has no level. */
  readonly level: number | undefined;
  /** The filing names a level that nobody understood: unknown, not none. */
  readonly levelUnknown: true | undefined;
  readonly hours: number | undefined;
  readonly safetyHours: number | undefined;
  readonly enrolledOn: LocalDate | undefined;
  readonly filedOn: LocalDate | undefined;
  readonly approvedOn: LocalDate | undefined;
  readonly startOn: LocalDate | undefined;
  readonly endOn: LocalDate | undefined;
  readonly organiser: (typeof WORDS.organisers)[number] | undefined;
  readonly costBorneBy: (typeof WORDS.costBearers)[number] | undefined;
  readonly video: boolean | undefined;
  readonly secret: boolean | undefined;
  readonly hazardous: boolean | undefined;
  readonly institutionSuspendedOn: LocalDate | undefined;
  /** The village into which the class is brought. Absent is an answer: nobody said that it is brought to one. */
  readonly village: string | undefined;
  /** Whether the city's filing for villages held on the first day, for this institution and occupation (LN-2-8). */
  readonly villageFiled: boolean | undefined;
}
interface AttendanceFacts {
  readonly days: number | undefined;
  readonly hours: number | undefined;
}
interface CertificateFacts {
  readonly kind: CertificateKind | undefined;
  readonly occupation: string | undefined;
  readonly level: number | undefined;
  /** The certificate names a level that nobody understood: unknown, whatever its kind. */
  readonly levelUnknown: true | undefined;
  readonly issuedOn: LocalDate | undefined;
  /** One of the eight grades; `level` stays 1 to 5 beside it. */
  readonly grade: SkillGrade | undefined;
  /** The directory marks the occupation as digital (S) or green (L). */
  readonly digitalOrGreen: boolean | undefined;
}
interface EmployerFacts {
  readonly size: (typeof WORDS.employerSizes)[number] | undefined;
  readonly kind: (typeof WORDS.employerKinds)[number] | undefined;
  readonly sector: string | undefined;
  readonly division: string | undefined;
  readonly selfAssessmentListed: boolean | undefined;
  /** By the national classification of industries (GB/T 4754): C33, H62. */
  readonly industryClass: string | undefined;
}
interface EmploymentFacts {
  readonly firstInsuredOn: LocalDate | undefined;
  readonly insuredMonths: readonly YearMonth[] | undefined;
  readonly dispatched: boolean | undefined;
  readonly contractMonths: number | undefined;
  readonly contractSignedOn: LocalDate | undefined;
}
interface DomesticServiceFacts {
  readonly agreementSigned: boolean | undefined;
  readonly registered: boolean | undefined;
}
/** An earlier grant, under whichever notice. */
export interface HistoryItem {
  readonly benefit: Benefit;
  readonly occupation: string | undefined;
  /** Absent is an answer: that grant had no level. */
  readonly level: number | undefined;
  readonly paidOn: LocalDate;
  readonly startOn: LocalDate | undefined;
  readonly issuedOn: LocalDate | undefined;
  /** Kind of the certificate it was granted on; absent: nobody said. */
  readonly kind?: CertificateKind;
  readonly months: readonly YearMonth[] | undefined;
  /** A grant whose level nobody stated or understood: unknown, not none. */
  readonly levelUnknown?: true;
}
