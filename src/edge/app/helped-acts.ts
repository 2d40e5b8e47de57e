import type { SmsSender } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { helpedMessage, needsAgreement, takeAgreement } from '../../registry/own-accounts/index.ts';
import type { HelpedActs } from './request-pipeline.ts';

/** A helper's acts: the person's agreement goes before each, and a message to her phone after it. */
export function helpedActs({ sms }: { readonly sms: SmsSender | null }): HelpedActs {
  return {
    take: takeAgreement,
    tell(app, actor, route) {
      const { helping, displayName } = actor;
      if (!helping || !sms || !needsAgreement(route)) return;
      // Nobody waits for the gateway; a message that fails is logged by the sender.
      void readTx(app.db, actor.scope, (tx) =>
        helpedMessage({ tx, ciphers: app.ciphers }, { displayName, helping }),
      )
        .then((message) => message && sms.send(message))
        .catch(() => undefined);
    },
  };
}
