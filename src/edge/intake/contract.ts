import type { IdentityNumber, LocalDate } from '../../platform/kernel/index.ts';
import type { ClassKey, Staged } from './contract-staged.ts';

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
  /** The value in the file and what it became; null when nothing was changed. */
  readonly from: string | null;
  readonly to: string | null;
}

export const FORMS = [
  'institutions',
  'employers',
  'standards',
  'scarce-occupations',
  'places',
  'needs',
  'class-application',
  'timetable',
  'roster',
  'attendance',
  'results',
  'work-for-training',
  'duty-list',
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
  places: '乡镇村目录',
  needs: '需求摸底表',
  'class-application': '开班申请表',
  timetable: '课程表',
  roster: '学员花名册',
  attendance: '考勤表',
  results: '成绩与证书登记表',
  'work-for-training': '以工代训人员花名册',
  'duty-list': '脱贫人口、监测对象名单',
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
  /** The name that the row states, also where it is refused; absent where it names nobody. */
  readonly name?: string;
  /** Of tables beside each other on one sheet, which one from the left; absent for the first. */
  readonly part?: number;
  /** The class for which the row counts, also where it is refused; absent where none was found. */
  readonly class?: string;
  /** Read, but only written together with something that the row does not have: a bank without an account. */
  readonly alsoRead?: Readonly<Record<string, string>>;
  /** Whom a refused row of an answer is about, where its number can be read. */
  readonly about?: IdentityNumber;
  /**
   * What would be written; absent when nothing of the row may enter. A refused result still has its value: the
   * result is imported, its certificate is absent.
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
  /** Columns with content below the header that no field took: of a table beside the first, or of an unknown heading. */
  readonly unusedColumns: readonly UnusedColumn[];
  /** Forms that it may be: nothing is taken until somebody says which. */
  readonly candidates: readonly Form[];
}

export interface UnusedColumn {
  /** The sheet's own letter. */
  readonly column: string;
  /** As written; empty where the column has no heading. */
  readonly heading: string;
}

/** A file of the folder and whether anything of it was taken. */
export interface PlannedFile {
  readonly file: string;
  readonly used: boolean;
  /** Why nothing was taken; empty when something was. */
  readonly reason: string;
}

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
  /** Every file that came, whatever its kind. */
  readonly files: readonly PlannedFile[];
  readonly classes: readonly ClassCount[];
  /** Numbers that a spreadsheet had rounded: to be remembered, so that they are refused in any form. */
  readonly spoiled: readonly SpoiledNumber[];
}

/** `bank-card` has a check digit of its own, `bank-account` (of an organisation) has none. */
export type SpoiledKind = 'id-number' | 'bank-card' | 'bank-account' | 'certificate';

/** What is left of a rounded number: its digits before the lost ones. */
export interface SpoiledNumber {
  readonly kind: SpoiledKind;
  readonly digits: string;
}

/** What the rules may know besides the files: plain data, from the database or from earlier files of the folder. */
export interface IntakeContext {
  readonly organisations: readonly KnownOrganisation[];
  readonly classes: readonly KnownClass[];
  readonly enrolments: readonly KnownEnrolment[];
  /** Credit codes that two people confirmed although their check fails; none when absent. */
  readonly confirmedCodes?: readonly string[];
  /** Whether a number was refused as rounded in an earlier file. */
  readonly isSpoiled?: (number: SpoiledNumber) => boolean;
}

interface KnownOrganisation {
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
  /** Why these files may not change the roster at all, as a sentence; absent while they may. */
  readonly rosterClosed?: string;
  /** Why nobody may join any more, as a sentence: a claim for the class is under review or decided. */
  readonly rosterComplete?: string;
}

/** Somebody already enrolled; `class` names the class as KnownClass does. */
export interface KnownEnrolment {
  readonly class: ClassKey;
  readonly name: string;
  readonly idNumber: string;
  readonly account?: string;
  /** Half days, as recorded so far; absent while nothing is. */
  readonly attendance?: { readonly present: number; readonly slots: number };
  /** Passed, with a certificate that stands. */
  readonly certified?: boolean;
}

export const EMPTY_CONTEXT: IntakeContext = { organisations: [], classes: [], enrolments: [] };

/** The report as `jilu intake --report` writes it. */
export interface IntakeReport {
  readonly rows: readonly {
    readonly file: string;
    readonly sheet: string;
    readonly row: number;
    readonly outcome: Outcome;
    /** The class for which the row counts; absent where the form has none or none was found. */
    readonly class?: string;
    /** What would be written, by the names of `cells[].field`, without identity numbers; absent for refused rows. */
    readonly values?: Readonly<Record<string, string>>;
    readonly cells: readonly Omit<CellFinding, 'gravity'>[];
  }[];
  readonly files: readonly PlannedFile[];
  readonly sheets: readonly PlannedSheet[];
  readonly classes: readonly ClassCount[];
}
