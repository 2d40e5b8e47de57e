import type { Act } from '../../platform/access/index.ts';
import type { LocalDate, PersonId, Refusal } from '../../platform/kernel/index.ts';

/** What follows in later modules when something about a person is in doubt or has changed. */
export interface PersonFollowers {
  /**
   * Holds the person's lines that are not paid yet, of whichever county; held ones stay as they are. Answers how many are
   * held now. `diedOn`: only lines paid to the person, and those of classes that the person did not live to end.
   */
  holdLines(
    act: Act,
    held: { readonly personId: PersonId; readonly reason: string; readonly diedOn?: LocalDate | undefined },
  ): Promise<number>;
  /** Why two numbers cannot be read as one yet: both are in one class, or both were paid the same. */
  mergeRefusal(
    act: Act,
    two: { readonly personId: PersonId; readonly otherId: PersonId },
  ): Promise<Refusal | undefined>;
}
