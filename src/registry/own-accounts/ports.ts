import type { SmsSender } from '../../platform/access/index.ts';

/** What the routes need from outside. */
export interface OwnAccountDeps {
  readonly isDemonstration: () => boolean;
  /** Null where no messages can be sent. */
  readonly sms: SmsSender | null;
}

/** In a demonstration nothing is sent: the page itself shows the code. */
export function shownIn(deps: OwnAccountDeps, code: string | null): string | null {
  return deps.isDemonstration() && deps.sms?.name === 'stand-in' ? code : null;
}
