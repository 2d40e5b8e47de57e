import type { Act } from '../../platform/access/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';

/** What later modules hide with a protected person. */
export interface ProtectionFollowers {
  /** Puts `shown` in the place of her name and number wherever a list was shown with them. */
  hide(act: Act, personId: PersonId, shown: string): Promise<void>;
}
