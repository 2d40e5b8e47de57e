import type { Act } from '../../platform/access/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import { endHelpSession, insertAgreement, insertHelpSession, takeFreshAgreement } from './store-help.ts';

const SIGNED_MINUTES = 1;

/**
 * A helper served a person at her door without a network: her ID card was seen, and her signature is her agreement to one
 * act, used up at once; she sees it afterwards as any other. Runs in her scope, in the transaction of the act. Gives the
 * help session.
 */
export async function recordSignedHelp(
  act: Pick<Act, 'tx' | 'actor' | 'clock' | 'ids'>,
  signed: {
    readonly personId: PersonId;
    readonly divisionPath: string;
    readonly route: string;
    /** How she agreed, in words that she will read. */
    readonly reason: string;
    readonly signedAt: Date;
  },
): Promise<Uuid> {
  const { actor } = act;
  const { personId, divisionPath, route, reason, signedAt } = signed;
  const helpSessionId = act.ids.uuid();
  const now = act.clock.now();
  await insertHelpSession(act.tx, {
    ...{ helpSessionId, personId, divisionPath, begunAt: signedAt },
    helperAccountId: actor.accountId,
    helperName: actor.displayName,
    helperRole: actor.role ?? '',
    helperPersonKey: actor.personKey,
    untilAt: new Date(signedAt.getTime() + SIGNED_MINUTES * 60_000),
  });
  await insertAgreement(act.tx, {
    ...{ helpSessionId, personId, divisionPath, route, reason },
    helpedActId: act.ids.uuid(),
    agreedBy: 'present',
    agreedAt: now,
  });
  await takeFreshAgreement(act.tx, { helpSessionId, route, at: now });
  await endHelpSession(act.tx, helpSessionId, now);
  return helpSessionId;
}
