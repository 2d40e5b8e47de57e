import type { Tx } from '../db/index.ts';
import { done, type LocalDate, type Result, refused } from '../kernel/index.ts';
import type { Act } from './act.ts';
import type { Actor } from './actor.ts';
import { DELEGATION_REFUSALS as REFUSALS } from './contract-delegations.ts';
import { throughOf } from './rules-delegation.ts';
import { isSecondFactorRequired } from './rules-second-factor.ts';
import { lockDelegation, selectActable, selectActing, setActing } from './store-delegations.ts';
import { selectSecondFactor } from './store-second-factor.ts';

/**
 * From now on this session acts for somebody on leave. Refuses a delegation that is not to this account or not in force
 * today, and one of a role that takes a second factor while the colleague has set none.
 */
export async function beginActing(
  act: Act,
  delegationId: string,
  session: { readonly tokenDigest: Buffer | null; readonly isDemonstration: boolean },
): Promise<Result<{ acting: boolean }>> {
  const { tokenDigest } = session;
  await lockDelegation(act.tx, delegationId);
  const actable = await selectActable(act.tx, act.actor.accountId, act.clock.today());
  const delegation = actable.find((row) => row.delegationId === delegationId);
  if (!delegation || !tokenDigest) return refused(REFUSALS.notInForce);
  if (isSecondFactorRequired(delegation.role, session)) {
    const factor = await selectSecondFactor(act.tx, act.actor.accountId);
    if (!factor?.confirmedAt) return refused(REFUSALS.secondFactorNeeded);
  }
  await setActing(act.tx, tokenDigest, delegation.delegationId);
  await act.record({
    event: 'acting-for-begun',
    objectType: 'delegation',
    objectId: delegationId,
    detail: { role: delegation.role },
  });
  return done({ acting: true });
}

/** From now on this session acts for its owner again. */
export async function endActing(act: Act, tokenDigest: Buffer | null): Promise<Result<{ acting: boolean }>> {
  const { actingFor } = act.actor;
  if (!actingFor || !tokenDigest) return refused(REFUSALS.notActing);
  await setActing(act.tx, tokenDigest, null);
  await act.record({
    event: 'acting-for-ended',
    objectType: 'delegation',
    objectId: actingFor.delegationId,
  });
  return done({ acting: false });
}

/** Whom this session acts for, and whom its owner may act for today. */
export async function actingOf(tx: Tx, actor: Actor, today: LocalDate) {
  const { actingFor, accountId } = actor;
  if (actingFor) {
    const known = await selectActing(tx, actingFor.delegationId);
    const acting = known && {
      delegationId: actingFor.delegationId,
      name: known.name,
      throughOn: throughOf(known.untilOn),
    };
    return { acting: acting ?? null, mayActFor: [] };
  }
  const actable = await selectActable(tx, accountId, today);
  return {
    acting: null,
    mayActFor: actable.map(({ untilOn, ...row }) => ({ ...row, throughOn: throughOf(untilOn) })),
  };
}
