import type { Actor } from '../../platform/access/index.ts';
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

/** Where a person lives by the card of her household, which a later module keeps; undefined where no card has her. */
export interface Homes {
  homeOf(
    tx: Tx,
    personId: PersonId,
  ): Promise<{ readonly divisionPath: string; readonly villageCode: string | null } | undefined>;
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
/** Somebody whom a list names and who is to be asked: nobody has, too long ago, or she was not reached. */
export interface Unasked {
  readonly personId: PersonId;
  readonly villageCode: string | null;
  readonly lists: readonly string[];
  /** Somebody tried, and did not reach her. */
  readonly wasNotReached: boolean;
}

/** Whoever reads who is to be asked, and the day: of a village helper her villages alone. */
interface AskingReader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
}

/** The lists of another department (SX-2-2a), which a later module keeps, compared with who has been asked. */
export interface DutyLists {
  byVillage(reader: AskingReader): Promise<readonly VillageAsked[]>;
  /** A page of those to be asked, by village and person; `after` is the last key of the page before. */
  unasked(
    reader: AskingReader,
    page: { readonly village: string | null; readonly after: string | null; readonly limit: number },
  ): Promise<{ readonly rows: readonly Unasked[]; readonly next: string | null; readonly total: number }>;
}
