import type { CreditCode, Fen, LocalDate, ResidentId, YearMonth } from '../../platform/kernel/index.ts';

/** A row has one outcome; the gravest word of its cells decides. */
export type Outcome = 'imported' | 'normalised' | 'warned' | 'refused';
export type Gravity = Exclude<Outcome, 'imported'>;

/** What was found in one cell. `message` is one Chinese sentence that says what to do, without personal numbers. */
export interface CellFinding {
  /** The sheet's own name of the cell, such as C5. */
  readonly cell: string;
  readonly field: string;
  /** Stable kebab-case word. */
  readonly code: string;
  readonly gravity: Gravity;
  readonly message: string;
  /** What stands in the file and what it became; null when nothing was changed. */
  readonly from: string | null;
  readonly to: string | null;
}

export const FORMS = [
  'institutions',
  'employers',
  'standards',
  'scarce-occupations',
  'class-application',
  'timetable',
  'roster',
  'attendance',
  'results',
  'work-for-training',
  'public-security',
  'social-insurance',
  'rural-revitalisation',
  'civil-affairs',
  'public-payroll',
  'pension',
  'employment-service',
  'market-regulation',
  'education',
  'subsidy-ledger',
] as const;
/** Which form of the county a sheet is. The last ten are answers of other departments. */
export type Form = (typeof FORMS)[number];

export const FORM_NAMES: Readonly<Record<Form, string>> = {
  institutions: '培训机构目录',
  employers: '企业名录',
  standards: '补贴标准目录',
  'scarce-occupations': '急需紧缺职业目录',
  'class-application': '开班申请表',
  timetable: '课程表',
  roster: '学员花名册',
  attendance: '考勤表',
  results: '成绩与证书登记表',
  'work-for-training': '以工代训人员花名册',
  'public-security': '公安人口比对结果',
  'social-insurance': '社会保险参保比对结果',
  'rural-revitalisation': '乡村振兴比对结果',
  'civil-affairs': '民政低保比对结果',
  'public-payroll': '财政供养比对结果',
  pension: '养老待遇比对结果',
  'employment-service': '公共就业比对结果',
  'market-regulation': '市场监管比对结果',
  education: '教育学籍比对结果',
  'subsidy-ledger': '补贴台账比对结果',
};

/** A row of the report and what is to be done with it. */
export interface PlannedRow {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly form: Form;
  readonly outcome: Outcome;
  readonly cells: readonly CellFinding[];
  /**
   * What would be written; absent when nothing of the row may enter. A refused result keeps its value: the result
   * stands, its certificate is absent.
   */
  readonly staged?: Staged;
}

export interface PlannedSheet {
  readonly file: string;
  /** Empty for a CSV file and for a file that could not be read at all. */
  readonly sheet: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden' | 'unreadable';
  readonly imported: boolean;
  readonly form: Form | null;
  /** Why it was left out, or what is to be known about it; empty when there is nothing to say. */
  readonly reason: string;
  /** Data rows found. */
  readonly rows: number;
}

/** The class as sheets speak of it: by filing number where they give one, else by name. */
export interface ClassKey {
  readonly name: string;
  readonly filingNumber?: string;
}

export interface StagedInstitution {
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

export interface StagedEmployer {
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
  readonly contactName?: string;
  readonly phone?: string;
  readonly account?: BankAccount;
}

export interface StagedStandard {
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

export interface StagedScarceOccupation {
  readonly form: 'scarce-occupations';
  readonly occupationCode: string;
  readonly title?: string;
  readonly from: LocalDate;
  readonly through?: LocalDate;
}

export interface StagedTeacher {
  readonly name: string;
  readonly sex?: 'male' | 'female';
  readonly age?: number;
  readonly education?: string;
  readonly major?: string;
  readonly professionalTitle?: string;
  readonly qualification?: string;
  readonly qualificationLevel?: string;
  readonly teaches?: string;
  readonly employment?: string;
}

export interface StagedClass {
  readonly form: 'class-application';
  readonly name: string;
  readonly filingNumber?: string;
  readonly organisationName?: string;
  readonly creditCode: CreditCode;
  readonly occupationCode?: string;
  readonly occupationTitle?: string;
  readonly level?: number;
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
  readonly teacherIdNumber?: ResidentId;
  readonly textbook?: string;
}

export interface StagedTimetable {
  readonly form: 'timetable';
  readonly class: ClassKey;
  readonly lessons: readonly StagedLesson[];
}

export interface StagedEnrolment {
  readonly form: 'roster';
  readonly class: ClassKey;
  readonly name: string;
  readonly idNumber: ResidentId;
  /** The number was given with 15 digits: the police register has to confirm it. */
  readonly idToBeConfirmed: boolean;
  readonly sex: 'male' | 'female';
  readonly birthOn: LocalDate;
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

export interface StagedAttendance {
  readonly form: 'attendance';
  readonly class: ClassKey;
  readonly idNumber: ResidentId;
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
  readonly number: string;
  readonly issuedOn?: LocalDate;
  readonly issuer?: string;
}

export interface StagedResult {
  readonly form: 'results';
  readonly class: ClassKey;
  readonly idNumber: ResidentId;
  readonly name: string;
  readonly theoryScore?: number;
  readonly practiceScore?: number;
  readonly totalScore?: number;
  readonly result?: 'passed' | 'failed' | 'absent';
  /** null: there is none. Absent: its row was refused, nothing is known. */
  readonly certificate?: StagedCertificate | null;
  readonly note?: string;
}

export interface StagedWorkForTraining {
  readonly form: 'work-for-training';
  readonly employerCreditCode: CreditCode;
  readonly employerName?: string;
  readonly name: string;
  readonly idNumber: ResidentId;
  readonly idToBeConfirmed: boolean;
  readonly sex: 'male' | 'female';
  readonly dispatched?: boolean;
  readonly post?: string;
  readonly contractSignedOn?: LocalDate;
  readonly firstInsuredOn?: LocalDate;
  readonly insuredMonthsText?: string;
  readonly firstMonth?: YearMonth;
  readonly lastMonth?: YearMonth;
  readonly phone?: string;
  readonly note?: string;
}

interface AnswerBase {
  readonly idNumber: ResidentId;
  readonly name?: string;
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
      readonly insured: boolean;
      readonly employerName?: string;
      readonly employerCreditCode?: string;
      /** The firm where a dispatched worker really works. */
      readonly userCreditCode?: string;
      readonly insurance?: string;
      readonly firstInsuredOn?: LocalDate;
      readonly months: readonly YearMonth[];
      readonly stoppedOn?: LocalDate;
    })
  | (AnswerBase & {
      readonly form: 'rural-revitalisation' | 'civil-affairs' | 'employment-service';
      /** Group of the vocabulary; absent when the word maps to none (rural minimum living is no group here). */
      readonly group?: string;
      readonly category: string;
      readonly from?: LocalDate;
      /** The last day that counts. */
      readonly through?: LocalDate;
      readonly certificateNumber?: string;
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
      readonly entityName?: string;
      readonly entityType?: string;
      readonly role?: string;
      readonly from?: LocalDate;
      readonly through?: LocalDate;
    })
  | (AnswerBase & {
      readonly form: 'education';
      readonly status?: string;
      readonly inSchool: boolean;
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
      readonly startOn?: LocalDate;
      readonly paidOn?: LocalDate;
      readonly months: readonly YearMonth[];
      readonly region?: string;
    });

/** Typed values of one accepted row; plain objects with natural keys, ready for the modules' own acts. */
export type Staged =
  | StagedInstitution
  | StagedEmployer
  | StagedStandard
  | StagedScarceOccupation
  | StagedClass
  | StagedTimetable
  | StagedEnrolment
  | StagedAttendance
  | StagedResult
  | StagedWorkForTraining
  | StagedAnswer;

export interface ClassCount {
  readonly name: string;
  readonly enrolled: number;
  readonly trained: number;
  readonly certified: number;
}

/** Everything that would happen, before anything does. */
export interface IntakePlan {
  readonly rows: readonly PlannedRow[];
  readonly sheets: readonly PlannedSheet[];
  readonly classes: readonly ClassCount[];
}

/** What the rules may know besides the files: plain data, from the database or from earlier files of the folder. */
export interface IntakeContext {
  readonly organisations: readonly KnownOrganisation[];
  readonly classes: readonly KnownClass[];
  readonly enrolments: readonly KnownEnrolment[];
}

export interface KnownOrganisation {
  readonly name: string;
  readonly creditCode: string;
}

export interface KnownClass extends ClassKey {
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly occupationCode?: string;
  readonly level?: number;
  /** How the class itself writes its trade; that spelling needs no change. */
  readonly occupationTitle?: string;
}

/** Somebody already enrolled; `class` names the class as KnownClass does. */
export interface KnownEnrolment {
  readonly class: ClassKey;
  readonly name: string;
  readonly idNumber: string;
  readonly account?: string;
}

export const EMPTY_CONTEXT: IntakeContext = { organisations: [], classes: [], enrolments: [] };

/** The report as `jilu intake --report` writes it. */
export interface IntakeReport {
  readonly rows: readonly {
    readonly file: string;
    readonly sheet: string;
    readonly row: number;
    readonly outcome: Outcome;
    readonly cells: readonly Omit<CellFinding, 'gravity'>[];
  }[];
  readonly sheets: readonly PlannedSheet[];
  readonly classes: readonly ClassCount[];
}
