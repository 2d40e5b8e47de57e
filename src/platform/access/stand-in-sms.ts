import { withTx } from '../db/index.ts';
import type { AppContext } from './act.ts';
import type { SmsSender } from './ports.ts';
import { maskMobile } from './rules-phones.ts';
import { insertStandInMessage } from './store-phones.ts';

/**
 * Stands in until a bureau connects its message gateway: keeps what it would have sent, for a demonstration's system
 * administrator to read. A real system refuses to start with it.
 */
export function standInSms(app: Pick<AppContext, 'db' | 'ids' | 'clock'>): SmsSender {
  return {
    name: 'stand-in',
    async send({ to, content }) {
      const message = {
        messageId: app.ids.uuid(),
        phoneMasked: maskMobile(to),
        content,
        sentAt: app.clock.now(),
      };
      await withTx(app.db, { kind: 'system' }, (tx) => insertStandInMessage(tx, message));
      return true;
    },
  };
}
