import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';

/** A class of a person, and what came of it. */
export interface ClassOfPerson {
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly occupationCode: string;
  /** Since when she has a place in it. */
  readonly since: LocalDate;
  readonly endOn: LocalDate;
  /** Day of the result; null while there is none. */
  readonly resultOn: LocalDate | null;
}
/** A certificate that stands. */
export interface CertificateOfPerson {
  readonly personId: PersonId;
  readonly occupationCode: string;
  readonly issuedOn: LocalDate;
}

/** What later modules know of people whose wishes wait: classes they are in, certificates they have. */
export interface NeedProgress {
  classesOf(tx: Tx, personIds: readonly PersonId[]): Promise<readonly ClassOfPerson[]>;
  certificatesOf(tx: Tx, personIds: readonly PersonId[]): Promise<readonly CertificateOfPerson[]>;
}

/** How many of those whom a list names were asked, in one village. */
export interface VillageAsked {
  readonly villageCode: string | null;
  readonly listed: number;
  readonly wish: number;
  readonly noWish: number;
  readonly notReached: number;
  readonly left: number;
}
/** Somebody whom a list names and whom nobody has asked. */
export interface Unasked {
  readonly personId: PersonId;
  readonly villageCode: string | null;
  readonly lists: readonly string[];
}

/** The lists of another department (SX-2-2a), which a later module keeps, compared with who has been asked. */
export interface DutyLists {
  byVillage(tx: Tx, on: LocalDate): Promise<readonly VillageAsked[]>;
  /** A page of those not asked, by village and person; `after` is the last key of the page before. */
  unasked(
    tx: Tx,
    page: {
      readonly on: LocalDate;
      readonly village: string | null;
      readonly after: string | null;
      readonly limit: number;
    },
  ): Promise<{ readonly rows: readonly Unasked[]; readonly next: string | null; readonly total: number }>;
}
