import type { Act, SmsSender } from '../../platform/access/index.ts';
import type { PersonId, Refusal } from '../../platform/kernel/index.ts';

/** What the routes need from outside. */
export interface OwnAccountDeps {
  readonly isDemonstration: () => boolean;
  /** Null where no messages can be sent. */
  readonly sms: SmsSender | null;
  readonly helps: Helps;
}

/** What later modules know of somebody who is to be served. */
export interface Helps {
  /** Why nobody may act for this person, who said so; undefined where one may. */
  refusal(act: Act, personId: PersonId): Promise<Refusal | undefined>;
  /** Notes that a helper opens her affairs; she reads it. */
  began(act: Act, personId: PersonId): Promise<void>;
}

/** In a demonstration nothing is sent: the page itself shows the code. */
export function shownIn(deps: OwnAccountDeps, code: string | null): string | null {
  return deps.isDemonstration() && deps.sms?.name === 'stand-in' ? code : null;
}
