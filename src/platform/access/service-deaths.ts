import { nextOf, type PersonId, type Uuid } from '../kernel/index.ts';
import type { Act } from './act.ts';
import { ACCOUNT } from './machine.ts';
import { refusePending } from './service-decide.ts';
import { deleteSessionsOf } from './store.ts';
import { closeForDeath, lockWorkersToClose, lockWorkersToOpen, openAfterDeath } from './store-deaths.ts';

const REASON = '登记了本人死亡，不再允许登录。';
const REASON_BACK = '死亡登记已更正，恢复登录。';

/**
 * Follows what is on record of the life of these people: whoever has died does not sign in, with every session ended; the
 * accounts that a death closed are open again when it is no longer on record. Those closed otherwise stay closed.
 */
export async function followDeaths(
  act: Act,
  persons: { readonly dead: readonly PersonId[]; readonly living: readonly PersonId[] },
): Promise<void> {
  for (const accountId of await lockWorkersToClose(act.tx, persons.dead)) {
    const status = nextOf(ACCOUNT, 'active', 'die');
    await closeForDeath(act.tx, accountId, { status, at: act.clock.now() });
    await deleteSessionsOf(act.tx, accountId, null);
    await refusePending(act, accountId, REASON);
    await record(act, accountId, 'account-disabled', REASON);
  }
  for (const accountId of await lockWorkersToOpen(act.tx, persons.living)) {
    await openAfterDeath(act.tx, accountId, nextOf(ACCOUNT, 'disabled', 'live'));
    await record(act, accountId, 'account-opened-again', REASON_BACK);
  }
}

function record(act: Act, accountId: Uuid, event: string, reason: string): Promise<void> {
  return act.record({ event, objectType: 'account', objectId: accountId, reason });
}
