import type { Actor, AppContext, SmsSender } from '../../platform/access/index.ts';
import { readTx, type Scope } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { helpedMessage, needsAgreement, takeAgreement } from '../../registry/own-accounts/index.ts';
import type { HelpedActs } from './request-pipeline.ts';

/** A helper's acts: the person's agreement goes before each, and a message to her phone after it. */
export function helpedActs({ sms }: { readonly sms: SmsSender | null }): HelpedActs {
  return {
    take: takeAgreement,
    tell(app, actor, route) {
      const { helping, displayName } = actor;
      if (!helping || !sms || !needsAgreement(route)) return;
      tellLater(sms, app, { scope: actor.scope, displayName, personId: helping.personId });
    },
  };
}

/** Tells a person what a helper did for her while she did not look on: an entry that was signed at her door. */
export function tellHelped({ sms }: { readonly sms: SmsSender | null }) {
  return (app: AppContext, helper: Actor, personId: PersonId): void => {
    const { displayName } = helper;
    if (sms) tellLater(sms, app, { scope: { kind: 'person', personId }, displayName, personId });
  };
}

/** Nobody waits for the gateway; a message that fails is logged by the sender. */
function tellLater(
  sms: SmsSender,
  app: AppContext,
  of: { readonly scope: Scope; readonly displayName: string; readonly personId: PersonId },
): void {
  void readTx(app.db, of.scope, (tx) => helpedMessage({ tx, ciphers: app.ciphers }, of))
    .then((message) => message && sms.send(message))
    .catch(() => undefined);
}
