import type { EntitlementDeps } from '../../benefits/entitlements/index.ts';
import type { Actor, AppContext } from '../../platform/access/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { Clock, PersonId } from '../../platform/kernel/index.ts';

/** What visits need from outside: the law by which a right is reserved, where signatures lie, and how she is told. */
export interface VisitDeps {
  readonly entitlements: EntitlementDeps;
  readonly files: FileStore;
  /** Tells a person what a helper has done for her; nothing where she has no phone. */
  tell(app: AppContext, helper: Actor, personId: PersonId): void;
  /** The machine's own time, by which a phone's clock is judged. */
  readonly wallClock: Clock;
}
