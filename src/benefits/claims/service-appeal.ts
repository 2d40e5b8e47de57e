import type { Act } from '../../platform/access/index.ts';
import { canDo, nextOf, type Uuid } from '../../platform/kernel/index.ts';
import type { LineStatus } from './contract.ts';
import { isApproved, LINE } from './machine.ts';
import { lineStatusFor } from './rules.ts';
import { keyOf } from './service-money.ts';
import { changeLines, findLine, lockClaim, lockLines, syncClaim } from './store.ts';

/**
 * A refused line of an approved claim whose appeal was upheld gets the status that the law gives; its grant is then
 * proposed and decided by two like any other. Undefined where the line is not such a one: nothing is changed.
 */
export async function restoreAppealed(
  act: Act,
  claimId: Uuid,
  claimLineId: Uuid,
): Promise<LineStatus | undefined> {
  const claim = await lockClaim(act.tx, claimId);
  const found = claim && (await findLine(act.tx, claimId, claimLineId));
  const [line] = found ? await lockLines(act.tx, [found]) : [];
  if (!claim || !line || !isApproved(claim.status) || !canDo(LINE, line.status, 'answer-appeal'))
    return undefined;
  const choice = lineStatusFor(line.outcome, line.openSignals > 0);
  await changeLines(act.tx, [{ ...keyOf(line), by: 'answer-appeal', choice }]);
  await syncClaim(act.tx, claimId);
  return nextOf(LINE, line.status, 'answer-appeal', choice);
}
