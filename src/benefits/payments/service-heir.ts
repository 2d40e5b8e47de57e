import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { canDo, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { type ProposedHeir, proposeHeir } from '../../registry/payees/index.ts';
import { LINE, lockClaims, lockLines } from '../claims/index.ts';
import { REFUSALS } from './rules.ts';
import { linePerson } from './store-payable.ts';

/**
 * A handler names the heir who receives what a line pays to somebody who has died, and the account; a second person
 * decides among the accounts. Refuses `not-found`, `not-own-money` for what an institution or firm is paid, `line-paid`,
 * `line-ordered`, `wrong-status` and what `proposeHeir` of payees refuses.
 */
export async function proposeLineHeir(
  act: Act,
  { claimId, claimLineId }: { readonly claimId: Uuid; readonly claimLineId: Uuid },
  proposed: Omit<ProposedHeir, 'claimLineId' | 'personId' | 'divisionPath'>,
): Promise<Result<{ changeId: Uuid }>> {
  const [claim] = await lockClaims(act.tx, [claimId]);
  const personId = await linePerson(act.tx, claimId, claimLineId);
  const [line] = personId === undefined ? [] : await lockLines(act.tx, [{ personId, claimLineId }]);
  if (!claim || !line) return refused(NOT_FOUND);
  if (claim.payeeKind !== 'trainee') return refused(REFUSALS.notOwnMoney);
  if (canDo(LINE, line.status, 'return-late')) return refused(REFUSALS.heirOfPaid);
  if (canDo(LINE, line.status, 'book')) return refused(REFUSALS.heirOfOrdered);
  if (!canDo(LINE, line.status, 'payments.proposeHeir')) return refused(REFUSALS.heirOfUndecided);
  const { divisionPath } = claim;
  return proposeHeir(act, { ...proposed, claimLineId, personId: line.personId, divisionPath });
}
