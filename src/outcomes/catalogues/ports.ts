import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';

/** A class that takes enrolments, as the module that keeps them hands it in. */
export interface OpenClass {
  readonly openingId: string;
  readonly className: string;
  readonly organisationId: string;
  readonly occupationCode: string | null;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly place: string | null;
  readonly seats: number;
  readonly taken: number;
}

/** Classes that take enrolments on a day, everywhere. */
export type OpenClasses = (tx: Tx, today: LocalDate) => Promise<readonly OpenClass[]>;

/** A publication that runs, as its own module hands it in. */
export interface RunningPublication {
  readonly publicationId: string;
  readonly title: string;
  readonly number: string;
}
export type RunningPublications = (tx: Tx, today: LocalDate) => Promise<readonly RunningPublication[]>;
