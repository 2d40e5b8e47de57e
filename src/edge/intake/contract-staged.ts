import type { CreditCode, Fen, IdentityNumber, LocalDate, YearMonth } from '../../platform/kernel/index.ts';
import type { DutyKind } from '../../registry/households/index.ts';
import type { StagedMeans, StagedTeacher } from './contract-means.ts';

// What a row of each form becomes: values with their types, before they are written.

/** The class as sheets speak of it: by filing number where they give one, else by name. */
export interface ClassKey {
  readonly name: string;
  readonly filingNumber?: string;
}

interface StagedInstitution {
  readonly form: 'institutions';
  readonly name: string;
  readonly creditCode: CreditCode;
  readonly licenceNumber?: string;
  readonly kind?: string;
  readonly division?: string;
  readonly address?: string;
  readonly legalRepresentative?: string;
  readonly phone?: string;
  readonly contractSignedOn?: LocalDate;
  readonly contractThrough?: LocalDate;
  /** Trades as written, with the code where the catalogue knows one. */
  readonly occupations: readonly { readonly title: string; readonly code?: string }[];
  readonly highestLevel?: number;
  readonly status: 'active' | 'suspended' | 'withdrawn';
  readonly suspendedOn?: LocalDate;
  readonly suspensionReason?: string;
  readonly account?: BankAccount;
}

export interface BankAccount {
  readonly bank?: string;
  readonly holder?: string;
  readonly number: string;
}

interface StagedEmployer {
  readonly form: 'employers';
  readonly name: string;
  readonly creditCode: CreditCode;
  readonly kind?: string;
  readonly size?: string;
  readonly sector?: string;
  /** One of the five hard-hit sectors, when the list says that the firm is in one. */
  readonly hardHitSector?: string;
  readonly division?: string;
  readonly selfAssessmentListed?: boolean;
  readonly industryClass?: string;
  readonly contactName?: string;
  readonly phone?: string;
  readonly account?: BankAccount;
}

interface StagedStandard {
  readonly form: 'standards';
  readonly benefit: string;
  readonly trainingKind?: string;
  readonly occupationCode?: string;
  readonly occupationTitle?: string;
  readonly level?: number;
  readonly certificateKind?: string;
  readonly unit: 'person' | 'day' | 'hour' | 'month';
  readonly amountFen: Fen;
  readonly shortageUpliftPercent?: number;
  readonly from: LocalDate;
  readonly through?: LocalDate;
  readonly source?: string;
}

interface StagedScarceOccupation {
  readonly form: 'scarce-occupations';
  readonly occupationCode: string;
  readonly title?: string;
  readonly from: LocalDate;
  readonly through?: LocalDate;
}

interface StagedPlace {
  readonly form: 'places';
  /** 12 digits. */
  readonly code: string;
  readonly name: string;
  readonly parentCode: string;
}

interface StagedNeed {
  readonly form: 'needs';
  readonly name: string;
  readonly idNumber: IdentityNumber;
  readonly idToBeConfirmed: boolean;
  readonly phone?: string;
  readonly township?: string;
  readonly village?: string;
  readonly kind: 'training' | 'assessment' | 'job';
  readonly occupationCode?: string;
  readonly words?: string;
  readonly wishedFrom?: YearMonth;
  readonly placeWished?: string;
  readonly destination: 'stay' | 'leave' | 'not-known';
  readonly channel: string;
  readonly askedOn?: LocalDate;
}

export interface StagedClass extends StagedMeans {
  readonly form: 'class-application';
  readonly name: string;
  readonly filingNumber?: string;
  readonly organisationName?: string;
  readonly creditCode: CreditCode;
  readonly occupationCode?: string;
  readonly occupationTitle?: string;
  readonly level?: number;
  /** What stands for the level and was not understood: unknown, not none. */
  readonly levelUnread?: string;
  readonly trainingKind?: string;
  readonly plannedCount?: number;
  readonly enrolledCount?: number;
  readonly hours?: number;
  readonly theoryHours?: number;
  readonly practiceHours?: number;
  readonly safetyHours?: number;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly place?: string;
  readonly longitude?: number;
  readonly latitude?: number;
  readonly division?: string;
  readonly headTeacher?: string;
  readonly headTeacherPhone?: string;
  readonly organiser?: string;
  readonly costBorneBy?: string;
  readonly video?: boolean;
  readonly secret?: boolean;
  readonly isHazardous?: boolean;
  readonly filedOn?: LocalDate;
  readonly approvedOn?: LocalDate;
  readonly reviewOpinion?: string;
  readonly assessedOn?: LocalDate;
  readonly teachers: readonly StagedTeacher[];
}

export interface StagedLesson {
  readonly heldOn: LocalDate;
  /** HH:MM */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly half: 'morning' | 'afternoon' | 'evening';
  readonly subject: string;
  readonly hours: number;
  readonly place?: string;
  readonly roomKind?: string;
  readonly teacherName?: string;
  readonly teacherIdNumber?: IdentityNumber;
  readonly textbook?: string;
}

interface StagedTimetable {
  readonly form: 'timetable';
  readonly class: ClassKey;
  readonly lessons: readonly StagedLesson[];
}

export interface StagedEnrolment {
  readonly form: 'roster';
  readonly class: ClassKey;
  readonly name: string;
  readonly idNumber: IdentityNumber;
  /** The number was given with 15 digits: the police register has to confirm it. */
  readonly idToBeConfirmed: boolean;
  /** Absent: neither number nor list says it. */
  readonly sex?: 'male' | 'female';
  readonly birthOn?: LocalDate;
  readonly ethnicity?: string;
  /** What the roster claims; a department confirms it or not. */
  readonly groupsClaimed: readonly string[];
  readonly groupText?: string;
  readonly employmentCertificateNumber?: string;
  readonly hukou?: 'rural' | 'urban';
  readonly division?: string;
  readonly address?: string;
  readonly phone?: string;
  /** Absent: unknown, never guessed. */
  readonly enrolledOn?: LocalDate;
  readonly livingAllowanceRequested?: boolean;
  readonly account?: BankAccount & { readonly trusted: boolean; readonly fault?: string };
  readonly note?: string;
}

export interface AttendanceSlot {
  readonly heldOn: LocalDate;
  readonly half: 'morning' | 'afternoon' | 'evening';
}

interface StagedAttendance {
  readonly form: 'attendance';
  readonly class: ClassKey;
  readonly idNumber: IdentityNumber;
  readonly name: string;
  readonly slots: readonly AttendanceSlot[];
  /** One letter a slot: P present, A absent, L leave, U not recorded or unreadable. */
  readonly marks: string;
  readonly presentHalfDays: number;
  /** Days on which both half days are present. */
  readonly attendedDays: number;
  readonly note?: string;
}

export interface StagedCertificate {
  readonly kind?: string;
  readonly occupationCode?: string;
  readonly occupationTitle?: string;
  readonly level?: number;
  /** What stands for the level and was not understood: unknown, not none. */
  readonly levelUnread?: string;
  readonly number: string;
  readonly issuedOn?: LocalDate;
  readonly issuer?: string;
}

export interface StagedResult {
  readonly form: 'results';
  readonly class: ClassKey;
  readonly idNumber: IdentityNumber;
  readonly name: string;
  readonly theoryScore?: number;
  readonly practiceScore?: number;
  readonly totalScore?: number;
  readonly result?: 'passed' | 'failed' | 'absent';
  /** null: there is none. Absent: its row was refused, nothing is known. */
  readonly certificate?: StagedCertificate | null;
  readonly note?: string;
}

interface StagedWorkForTraining {
  readonly form: 'work-for-training';
  readonly employerCreditCode: CreditCode;
  readonly employerName?: string;
  readonly name: string;
  readonly idNumber: IdentityNumber;
  readonly idToBeConfirmed: boolean;
  readonly sex: 'male' | 'female';
  readonly dispatched?: boolean;
  readonly post?: string;
  readonly contractSignedOn?: LocalDate;
  readonly contractMonths?: number;
  readonly firstInsuredOn?: LocalDate;
  readonly insuredMonthsText?: string;
  readonly firstMonth?: YearMonth;
  readonly lastMonth?: YearMonth;
  readonly phone?: string;
  readonly note?: string;
}

interface StagedDuty {
  readonly form: 'duty-list';
  readonly kind: DutyKind;
  /** The day of the list; absent where it does not say. */
  readonly listedOn?: LocalDate;
  /** 户编号 as the list writes it. */
  readonly listHousehold: string;
  readonly name: string;
  readonly idNumber: IdentityNumber;
  readonly idToBeConfirmed: boolean;
  readonly headName?: string;
  readonly relation?: string;
  readonly county?: string;
  readonly township?: string;
  /** As written, or by its 12 digits. */
  readonly village?: string;
  readonly recognisedOn?: LocalDate;
}

interface AnswerBase {
  readonly idNumber: IdentityNumber;
  readonly name?: string;
  /** A day or month is written that was not understood: nobody knows when the answer holds. */
  readonly datesUnknown?: true;
}
export type StagedAnswer =
  | (AnswerBase & {
      readonly form: 'public-security';
      readonly status?: 'normal' | 'dead' | 'cancelled';
      readonly statusOn?: LocalDate;
      readonly division?: string;
      readonly address?: string;
      readonly hukou?: 'rural' | 'urban';
      readonly registeredOn?: LocalDate;
      readonly answeredOn?: LocalDate;
    })
  | (AnswerBase & {
      readonly form: 'social-insurance';
      /** Absent: the row does not say. */
      readonly insured?: boolean;
      readonly employerName?: string;
      readonly employerCreditCode?: string;
      /** The firm where a dispatched worker really works. */
      readonly userCreditCode?: string;
      readonly insurance?: string;
      readonly firstInsuredOn?: LocalDate;
      /** Absent: not stated or unreadable. */
      readonly months?: readonly YearMonth[];
      readonly stoppedOn?: LocalDate;
    })
  | (AnswerBase & {
      readonly form: 'rural-revitalisation' | 'civil-affairs' | 'employment-service';
      /** Group of the vocabulary; absent when the word maps to none (rural minimum living is no group here). */
      readonly group?: string;
      /** The word was not understood or is missing: nothing is known, not even that there is no group. */
      readonly groupUnknown?: true;
      readonly category: string;
      readonly from?: LocalDate;
      /** The last day that counts. */
      readonly through?: LocalDate;
      readonly certificateNumber?: string;
      /** Of a domestic worker on flexible terms: the service agreement is signed. Absent: the row does not say. */
      readonly agreementSigned?: boolean;
    })
  | (AnswerBase & {
      readonly form: 'public-payroll';
      readonly onPublicPayroll?: boolean;
      readonly unit?: string;
      readonly post?: string;
    })
  | (AnswerBase & {
      readonly form: 'pension';
      readonly drawsPension?: boolean;
      readonly kind?: string;
      readonly since?: YearMonth;
    })
  | (AnswerBase & {
      readonly form: 'market-regulation';
      readonly group?: string;
      readonly groupUnknown?: true;
      readonly entityName?: string;
      readonly entityType?: string;
      readonly role?: string;
      readonly from?: LocalDate;
      readonly through?: LocalDate;
    })
  | (AnswerBase & {
      readonly form: 'education';
      readonly status?: string;
      /** Absent: the status is missing or not understood. */
      readonly inSchool?: boolean;
      readonly school?: string;
      readonly major?: string;
      readonly majorOccupationCode?: string;
      readonly graduationYear?: number;
      readonly from?: LocalDate;
      readonly through?: LocalDate;
    })
  | (AnswerBase & {
      readonly form: 'subsidy-ledger';
      readonly benefit?: string;
      readonly occupationCode?: string;
      readonly occupationTitle?: string;
      readonly level?: number;
      /** The level is missing or not understood, which is not the same as having none. */
      readonly levelUnknown?: true;
      readonly startOn?: LocalDate;
      /** Of the certificate that it was granted on. */
      readonly certificateKind?: string;
      readonly issuedOn?: LocalDate;
      readonly paidOn?: LocalDate;
      /** Absent: not stated or unreadable. */
      readonly months?: readonly YearMonth[];
      readonly region?: string;
    });

/** Typed values of one accepted row; plain objects with natural keys, ready for the modules' own acts. */
export type Staged =
  | StagedInstitution
  | StagedEmployer
  | StagedStandard
  | StagedScarceOccupation
  | StagedPlace
  | StagedNeed
  | StagedClass
  | StagedTimetable
  | StagedEnrolment
  | StagedAttendance
  | StagedResult
  | StagedWorkForTraining
  | StagedDuty
  | StagedAnswer;
