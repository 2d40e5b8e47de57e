import type { LocalDate } from '../../platform/kernel/index.ts';
import type { TrainingKind } from './contract.ts';
import type { FilingClauses } from './rules-clauses.ts';
import type { TeachingDays } from './rules-teaching-days.ts';

/** What a class says that it is taught by: whom it is for, on which days, and the fewest hours. */
export interface StandardFacts {
  readonly title: string;
  readonly code: string;
  readonly edition: string;
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly totalHours: number | null;
  readonly theoryHours: number | null;
  readonly practiceHours: number | null;
  readonly safetyHours: number | null;
  readonly from: LocalDate;
  readonly through: LocalDate | null;
}

/** All that the checks of a filing look at; null is a fact nobody has stated. */
export interface ClassFacts {
  readonly policyId: string;
  readonly policyClauses: FilingClauses;
  readonly today: LocalDate;
  readonly filing: {
    readonly trainingKind: TrainingKind | string;
    readonly occupationCode: string | null;
    readonly occupationText: string | null;
    /** The name of the code in the occupational classification. */
    readonly occupationName: string | null;
    readonly level: number | null;
    readonly plannedCount: number | null;
    readonly totalHours: number | null;
    readonly theoryHours: number | null;
    readonly practiceHours: number | null;
    readonly safetyHours: number | null;
    readonly startOn: LocalDate;
    readonly endOn: LocalDate;
    readonly organiser: string;
    readonly videoKept: boolean | null;
    readonly isSecret: boolean | null;
    readonly isHazardous: boolean | null;
    readonly approvedOn: LocalDate | null;
    readonly place: string | null;
    readonly costBorneBy: string | null;
    readonly assessmentPlan: string | null;
    readonly equipment: string | null;
    readonly trainingPackage: string | null;
    /** The village into which it is brought. */
    readonly deliveredTo: string | null;
    /**
     * How it came: on screen, as a form on paper that is filed only now, or held by the county on paper, approved before
     * it was here. What the county held on paper is not asked for what the paper does not say.
     */
    readonly paper: 'none' | 'form' | 'held';
  };
  readonly organisation: {
    readonly isInstitution: boolean;
    readonly agreementFrom: LocalDate | null;
    /** Last day of the agreement. */
    readonly agreementThrough: LocalDate | null;
    /** The day the right to train was lost, when it is lost on the first day of the class. */
    readonly suspendedOn: LocalDate | null;
    readonly occupationScope: readonly string[];
    readonly scopeText: string | null;
    /** The highest level it may teach: 1 is the highest there is. */
    readonly highestLevel: number | null;
    readonly selfAssessmentListed: boolean | null;
  };
  readonly teachers: readonly {
    readonly teacherNo: number;
    readonly name: string | null;
    readonly hasNumber: boolean;
    readonly qualification: string | null;
  }[];
  readonly sessions: readonly {
    readonly sessionNo: number;
    readonly taughtOn: LocalDate;
    readonly content: string | null;
    readonly hours: number;
    readonly room: string | null;
    readonly teacherName: string | null;
    readonly textbook: string | null;
  }[];
  /** Sessions of other live classes (or of this one) that take the same teacher or room at the same time. */
  readonly sessionClashes: readonly {
    readonly sessionNo: number;
    readonly kind: 'teacher' | 'room';
    readonly className: string;
    /** When, for the sentence: 2021-06-28 08:00. */
    readonly at: string;
  }[];
  readonly roster: readonly { readonly rosterNo: number; readonly enrolledOn: LocalDate | null }[];
  readonly traineeClashes: readonly {
    readonly rosterNo: number;
    readonly className: string;
    readonly startOn: LocalDate;
    readonly endOn: LocalDate;
  }[];
  /** Of a firm's own class: those on the roster of whom the insurance does not say, or says not, that the firm hired them. */
  readonly hires: { readonly open: readonly number[]; readonly elsewhere: readonly number[] };
  /** What the place allows of a day. */
  readonly days: TeachingDays;
  /** What the city has filed of training in villages, for this occupation on the first day; null where nobody asked. */
  readonly villageFiling: 'held' | 'waiting' | 'none' | null;
  /** Rows of the city's catalogue that fit this class and are in force. */
  readonly standardCount: number;
  /** What it names to be taught by; null where it names nothing. */
  readonly standard: StandardFacts | null;
}
