import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';

/** The case that asks for the money of a line. */
interface LineCase {
  readonly recoveryId: Uuid;
  readonly number: string;
  readonly status: string;
}

/** By line, the case of a later module that asks for its money, or did last. */
export type LineCases = (tx: Tx, claimLineIds: readonly Uuid[]) => Promise<ReadonlyMap<Uuid, LineCase>>;
