import { type Tx, tryConstraint } from '../db/index.ts';
import {
  canDo,
  done,
  localDate,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../kernel/index.ts';
import type { Act } from './act.ts';
import {
  type AskedDelegation,
  type DelegationDecision,
  type DelegationReply,
  DELEGATION_REFUSALS as REFUSALS,
} from './contract-delegations.ts';
import { DELEGATION } from './machine.ts';
import { NOT_FOUND } from './route.ts';
import { administratorsApart, isOneOf, takesTwo } from './rules.ts';
import { actingName, daysRefusals, partyRefusals, phaseOf, untilOf } from './rules-delegation.ts';
import { isInReach } from './rules-place.ts';
import { type LockedAccount, lockAccount } from './store.ts';
import {
  accountsOfDelegation,
  insertActingAccount,
  insertDelegation,
  type LockedDelegation,
  lockDelegation,
  lockDelegationsOf,
  updateDelegation,
} from './store-delegations.ts';
import { lockStaffPerson, selectRolesOf } from './store-staff.ts';

interface Parties {
  readonly from: LockedAccount;
  readonly to: LockedAccount;
}

/**
 * Lets a colleague act for somebody on leave. A role with power over money or reviews waits for the security
 * administrator, any other is in force at once. Refuses a role that is never delegated, a colleague elsewhere or with a
 * role that does not go with it, days that are past or too many, and what is asked for already.
 */
export async function askDelegation(
  act: Act,
  asked: AskedDelegation,
  by: 'access.askDelegation' | 'delegations.ask',
): Promise<Result<DelegationReply>> {
  const { from, to } = await lockParties(act.tx, asked.fromAccountId, asked.toAccountId);
  if (!from || !isInReach(act.actor, from)) return refused(NOT_FOUND);
  if (by === 'delegations.ask' && isOneOf(act.actor, [from.personKey, to?.personKey ?? null]))
    return refused(REFUSALS.ownDelegation);
  const days = { fromOn: localDate(asked.fromOn), untilOn: untilOf(localDate(asked.throughOn)) };
  const refusals = [...partyRefusals(from, to), ...daysRefusals(days, act.clock.today())];
  if (refusals.length > 0 || !to) return refused(...refusals);
  const apart = await colleagueApart(act, { from, to });
  if (apart.length > 0) return refused(...apart);
  const delegation = {
    delegationId: act.ids.uuid(),
    fromAccountId: from.accountId,
    toAccountId: to.accountId,
  };
  const waits = takesTwo(from.role);
  const actingAccountId = waits ? null : await openActing(act, { from, to });
  const status = waits ? 'asked' : 'released';
  const stored = await tryConstraint(act.tx, () =>
    insertDelegation(act.tx, {
      ...delegation,
      ...days,
      status,
      actingAccountId,
      reason: asked.reason,
      askedBy: act.actor.accountId,
      askedByPerson: act.actor.personKey,
      askedAt: act.clock.now(),
    }),
  );
  if (!stored.ok) return refused(REFUSALS.alreadyThere);
  await record(act, delegation, {
    event: 'delegation-asked',
    reason: asked.reason,
    detail: { ...days, role: from.role },
  });
  return done({ delegationId: delegation.delegationId, status });
}

/**
 * Releases or refuses a delegation that was asked for. Refuses whoever asked and each of the two, one that is decided, a
 * release whose days or accounts are gone, and one to an account whose password one administrator alone has given. Of many who decide at once exactly one does.
 */
export async function decideDelegation(
  act: Act,
  delegationId: string,
  decided: DelegationDecision,
): Promise<Result<DelegationReply>> {
  const found = await delegationToChange(act, delegationId, 'delegations.decide');
  if (!found.ok) return found;
  const { delegation, from, to } = found.value;
  const persons = [delegation.askedByPerson, from.personKey, to.personKey];
  if (isOneOf(act.actor, persons)) return refused(REFUSALS.samePerson);
  const opinion = decided.opinion?.trim() || null;
  const releases = decided.decision === 'released';
  const refusals = releases
    ? await releaseRefusals(act, delegation, { from, to })
    : [...(opinion ?? '')].length < 4
      ? [REFUSALS.opinionRequired]
      : [];
  if (refusals.length > 0) return refused(...refusals);
  const status = nextOf(DELEGATION, delegation.status, 'delegations.decide', decided.decision);
  await updateDelegation(act.tx, delegationId, {
    status,
    ...(releases ? { actingAccountId: await openActing(act, { from, to }) } : {}),
    decidedBy: act.actor.accountId,
    decidedByPerson: act.actor.personKey,
    decidedAt: act.clock.now(),
    opinion,
  });
  await record(act, delegation, {
    event: 'delegation-decided',
    ...(opinion === null ? {} : { reason: opinion }),
    detail: { decision: decided.decision, role: from.role },
  });
  return done({ delegationId: delegation.delegationId, status });
}

/** Takes a delegation back at once: either of the two, or an administrator. Sessions that act under it end. */
export async function withdrawDelegation(
  act: Act,
  delegationId: string,
  by: 'access.withdrawDelegation' | 'delegations.withdraw',
): Promise<Result<DelegationReply>> {
  const found = await delegationToChange(act, delegationId, by);
  if (!found.ok) return found;
  const { delegation } = found.value;
  const status = nextOf(DELEGATION, delegation.status, by);
  await end(act, delegation, { status, event: 'delegation-withdrawn' });
  return done({ delegationId: delegation.delegationId, status });
}

/** Ends the delegations from and to an account that is disabled or gets another role or place; its row is locked. */
export async function endDelegationsOf(
  act: Act,
  accountId: string,
  by: 'accounts.disable' | 'accountChanges.decide',
): Promise<void> {
  for (const delegation of await lockDelegationsOf(act.tx, accountId, act.clock.today()))
    await end(act, delegation, {
      status: nextOf(DELEGATION, delegation.status, by),
      event: 'delegation-ended',
    });
}

async function end(
  act: Act,
  delegation: LockedDelegation,
  { status, event }: { readonly status: LockedDelegation['status']; readonly event: string },
): Promise<void> {
  await updateDelegation(act.tx, delegation.delegationId, {
    status,
    endedBy: act.actor.accountId,
    endedAt: act.clock.now(),
  });
  await record(act, delegation, { event });
}

/** Locks both accounts, the lower id first, so that no two acts wait for one another. */
async function lockParties(tx: Tx, fromId: string, toId: string): Promise<Partial<Parties>> {
  const found = new Map<string, LockedAccount | undefined>();
  for (const id of [fromId, toId].sort()) found.set(id, await lockAccount(tx, id));
  const [from, to] = [found.get(fromId), found.get(toId)];
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

async function delegationToChange(
  act: Act,
  delegationId: string,
  by: 'access.withdrawDelegation' | 'delegations.decide' | 'delegations.withdraw',
): Promise<Result<Parties & { delegation: LockedDelegation }>> {
  const ids = await accountsOfDelegation(act.tx, delegationId);
  if (!ids) return refused(NOT_FOUND);
  const { from, to } = await lockParties(act.tx, ...ids);
  const delegation = await lockDelegation(act.tx, delegationId);
  if (!from || !to || !delegation) return refused(NOT_FOUND);
  const isMine = ids.includes(act.actor.accountId);
  const isReached = by === 'access.withdrawDelegation' ? isMine : isInReach(act.actor, from);
  if (!isReached) return refused(NOT_FOUND);
  const isOver = by !== 'delegations.decide' && phaseOf(delegation, act.clock.today()) === 'over';
  if (isOver || !canDo(DELEGATION, delegation.status, by)) return refused(REFUSALS.closed);
  return done({ from, to, delegation });
}

async function releaseRefusals(act: Act, delegation: LockedDelegation, parties: Parties): Promise<Refusal[]> {
  const isOver = phaseOf(delegation, act.clock.today()) === 'over';
  if (isOver || partyRefusals(parties.from, parties.to).length > 0) return [REFUSALS.overBeforeRelease];
  if (parties.to.passwordWholeAt !== null) return [REFUSALS.passwordWhole];
  return colleagueApart(act, parties);
}

/** Locks the colleague's person, so that no account that does not go with it is opened beside it. */
async function colleagueApart(act: Act, { from, to }: Parties): Promise<Refusal[]> {
  await lockStaffPerson(act.tx, to.personKey);
  const roles = await selectRolesOf(act.tx, to.personKey, {
    exceptAccountId: null,
    today: act.clock.today(),
  });
  return administratorsApart(from.role, roles).length > 0 ? [REFUSALS.colleagueApart] : [];
}

/** Makes the account that names both. */
async function openActing(act: Act, { from, to }: Parties): Promise<Uuid> {
  const accountId = act.ids.uuid();
  const displayName = actingName(to.displayName, from.displayName);
  await insertActingAccount(
    act.tx,
    { accountId, displayName, personKey: to.personKey, createdAt: act.clock.now() },
    from,
  );
  return accountId;
}

function record(
  act: Act,
  delegation: Pick<LockedDelegation, 'delegationId' | 'fromAccountId' | 'toAccountId'>,
  entry: { readonly event: string; readonly reason?: string; readonly detail?: object },
): Promise<void> {
  const { delegationId, fromAccountId, toAccountId } = delegation;
  return act.record({
    ...entry,
    objectType: 'delegation',
    objectId: delegationId,
    detail: { fromAccountId, toAccountId, ...entry.detail },
  });
}
