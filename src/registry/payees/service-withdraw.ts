import { type Act, accountsBehind, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { withdrawCase } from '../../platform/approvals/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { ChangeStatus } from './contract.ts';
import { CHANGE } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { findChange, setChangeStatus } from './store.ts';

/**
 * Whoever proposed a change of account, or took that over, takes it back, for a reason, while nobody has decided it; the account on record
 * stays. What was proposed by one who acted for another, either of the two takes back. Refuses `not-found`, `not-the-proposer`, `wrong-status`, `version-conflict`.
 */
export async function withdrawAccount(
  act: Act,
  changeId: Uuid,
  given: { readonly version: number; readonly reason: string },
): Promise<Result<{ changeId: Uuid; status: ChangeStatus; version: number }>> {
  const change = await findChange(act.tx, changeId, true);
  if (!change) return refused(NOT_FOUND);
  if (!canDo(CHANGE, change.status, 'payees.withdrawAccount')) return refused(REFUSALS.wrongStatus);
  const behind = await accountsBehind(act.tx, [change.heldById]);
  if (!behind.get(change.heldById)?.includes(act.actor.accountId)) return refused(REFUSALS.notTheProposer);
  if (change.version !== given.version) return refused(VERSION_CONFLICT);
  const status = nextOf(CHANGE, change.status, 'payees.withdrawAccount');
  if (!(await setChangeStatus(act.tx, change, status))) return refused(VERSION_CONFLICT);
  await withdrawCase(act, 'payee-account', changeId, given.reason);
  await act.record({
    event: 'payee-account-withdrawn',
    objectType: 'payee-account',
    objectId: changeId,
    divisionPath: change.divisionPath,
    organisationId: change.organisationId,
    reason: given.reason,
  });
  return done({ changeId, status, version: change.version + 1 });
}
