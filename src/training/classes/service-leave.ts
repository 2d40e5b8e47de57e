import type { Act } from '../../platform/access/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { LEFT_HERSELF } from './rules-changes.ts';
import { recordOn } from './service.ts';
import { leaveOwnRoster } from './store-changes.ts';

/**
 * A person leaves the roster of her class before its first day, whatever its filing waits for: the change is applied and
 * kept as every change of a roster, and a page that was open before says so. False where she is not on the roster. The
 * caller has made sure that the class has not begun.
 */
export async function leaveClassHerself(
  act: Act,
  from: { readonly classId: Uuid; readonly divisionPath: string; readonly organisationId: Uuid },
): Promise<boolean> {
  const changeId = act.ids.uuid();
  const wasOn = await leaveOwnRoster(act.tx, {
    classId: from.classId,
    changeId,
    by: act.actor.accountId,
    at: act.clock.now(),
    reason: LEFT_HERSELF,
  });
  if (!wasOn) return false;
  await recordOn(act, from, 'roster-changed', {
    detail: { kind: 'trainee-left', review: 'none', changeId },
    reason: LEFT_HERSELF,
  });
  return true;
}
