import type { Act, Actor } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Result, Uuid } from '../../platform/kernel/index.ts';
import type { DossierSection } from './contract-dossier.ts';

/** How far the claim of a class is: reviewed now, or decided. */
export interface ClaimOfClass {
  readonly number: string;
  readonly isUnderReview: boolean;
}

/** What later modules know of a class, and what follows for them when it changes. */
export interface ClassFollowers {
  /** The claim of a class that is confirmed or later; its rows are locked. Undefined without one. */
  claimOf(tx: Tx, classId: Uuid): Promise<ClaimOfClass | undefined>;
  /** The same for a page that only reads: nothing is locked. */
  claimSeen(tx: Tx, classId: Uuid): Promise<ClaimOfClass | undefined>;
  /** The number of the claim in which a line of this person for the class is on its way to payment, not paid yet. */
  lineOnItsWay(tx: Tx, classId: Uuid, personId: PersonId): Promise<string | undefined>;
  /** Whether attendance, a result or a certificate is recorded for anybody. */
  hasOutcomes(tx: Tx, classId: Uuid): Promise<boolean>;
  /** Whether a result or a certificate is recorded for anybody. */
  hasResults(tx: Tx, classId: Uuid): Promise<boolean>;
  /** The half days whose attendance is recorded, each by its key. */
  recordedSlots(tx: Tx, classId: Uuid): Promise<readonly string[]>;
  /** Places that people took themselves, and rights that are reserved for them. */
  placesOf(tx: Tx, classId: Uuid): Promise<{ held: number; waiting: number; reserved: number }>;
  /** Two classes have become one: attendance, seats and rights go along. Refuses what stands against it. */
  merged(act: Act, of: { readonly from: Uuid; readonly into: Uuid }): Promise<Result<null>>;
  /** The last day of a class or of a trainee has changed: attendance is counted again. */
  recount(act: Act, classId: Uuid): Promise<void>;
  /** The class is not held: what rests on people having enrolled in it ends. */
  abandoned(act: Act, classId: Uuid): Promise<void>;
}

/** A class as the parts of its dossier that later modules hold ask for it. */
export interface ClassOfDossier {
  readonly classId: Uuid;
  /** Who reads: what the bureau alone judges is not counted for others. */
  readonly role: Actor['role'];
  readonly today: LocalDate;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  /** How many are on the roster and have not left. */
  readonly enrolled: number;
  /** Approved, or completed: what follows the approval is asked for. */
  readonly isApproved: boolean;
}

/** The parts of a dossier that later modules hold, each under its key; what nobody hands in does not stand there. */
export interface DossierParts {
  sectionsOf(tx: Tx, of: ClassOfDossier): Promise<readonly DossierSection[]>;
}
