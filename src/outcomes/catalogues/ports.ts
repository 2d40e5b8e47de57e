import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';

/** A class that takes enrolments, will or did, as the module that keeps them hands it in. */
export interface OpenClass {
  readonly openingId: string;
  readonly className: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly occupationCode: string | null;
  readonly occupationName: string | null;
  readonly level: number | null;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly openFrom: LocalDate;
  readonly openUntil: LocalDate;
  readonly place: string | null;
  readonly hours: number | null;
  readonly trainingKind: string;
  readonly organiser: string;
  /** What it is taught by; null where nothing was named. */
  readonly standardId: string | null;
  readonly seats: number;
  readonly taken: number;
  readonly queued: number;
  readonly status: 'open' | 'closed' | 'filed' | 'stopped' | 'cancelled';
}

/** Classes that take enrolments on a day, will or did, everywhere. */
export type OpenClasses = (tx: Tx, today: LocalDate) => Promise<readonly OpenClass[]>;

/** A publication that runs, as its own module hands it in. */
export interface RunningPublication {
  readonly publicationId: string;
  readonly title: string;
  readonly number: string;
}
export type RunningPublications = (tx: Tx, today: LocalDate) => Promise<readonly RunningPublication[]>;
