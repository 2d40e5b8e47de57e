import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

/** What later modules know of the money that rests on a result or certificate, and what follows there. */
export interface AssessmentFollowers {
  /** The claim of a class that is confirmed or later; its rows are locked. Undefined without one. */
  claimOf(tx: Tx, classId: Uuid): Promise<{ readonly number: string } | undefined>;
  /**
   * Holds the lines of a trainee for this class that rest on what came of it and are not paid yet. Answers how many are
   * held now.
   */
  holdLines(
    act: Act,
    held: { readonly personId: PersonId; readonly reason: string; readonly classId: Uuid },
  ): Promise<number>;
  /** Looks for numbers of the class that two people hold. */
  checkNumbers(act: Act, classIds: readonly Uuid[]): Promise<unknown>;
  /** Lines that were paid for the class, or on a certificate earned in it, by trainee. */
  paidLines(tx: Tx, classId: Uuid): Promise<ReadonlyMap<PersonId, readonly PaidLine[]>>;
}

export interface PaidLine {
  readonly claimLineId: Uuid;
  readonly benefit: string;
  /** The certificate that it was paid on; null for a line of the class itself. */
  readonly certificateId: Uuid | null;
}
