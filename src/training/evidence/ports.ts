import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

/** How far one of a class has confirmed what stands there of it. */
interface ConfirmationSaid {
  readonly personId: PersonId;
  readonly status: string;
  readonly way: string | null;
  readonly saidAt: Date | null;
}

/** What later modules know of a class, and what they do when a sign of it is confirmed. */
export interface EvidenceFollowers {
  /** The claim of a class that is confirmed or later; its rows are locked. Undefined without one. */
  claimOf(tx: Tx, classId: Uuid): Promise<unknown>;
  /** Two people confirmed a sign: lines of a claim that rest on it get the signal of its rule. */
  confirmed(act: Act, classId: Uuid): Promise<void>;
  /** How far everybody on the roster has confirmed what stands there of the class. */
  confirmationsOf(tx: Tx, classId: Uuid): Promise<readonly ConfirmationSaid[]>;
}
