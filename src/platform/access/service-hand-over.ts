import type { Tx } from '../db/index.ts';
import { canDo, done, type Result, refused } from '../kernel/index.ts';
import type { Act } from './act.ts';
import type { Actor } from './actor.ts';
import { ACCOUNT_REFUSALS } from './contract-accounts.ts';
import { type BoundCount, type BoundWorkReply, HAND_OVER_REFUSALS } from './contract-hand-over.ts';
import { ACCOUNT } from './machine.ts';
import type { BoundWork } from './ports.ts';
import { NOT_FOUND } from './route.ts';
import { isMachine } from './rules.ts';
import { isInReach } from './rules-place.ts';
import { lockAccount, selectAccount } from './store.ts';
import { selectColleagues } from './store-colleagues.ts';

/** What only this account may go on with, and its colleagues; undefined for an account out of reach. */
export async function showBoundWork(
  tx: Tx,
  actor: Actor,
  accountId: string,
  works: readonly BoundWork[],
): Promise<BoundWorkReply | undefined> {
  const account = await selectAccount(tx, accountId);
  if (!account || !isInReach(actor, account)) return undefined;
  const bound = await countsOf(tx, accountId, works);
  const mayHandOver =
    bound.length > 0 &&
    account.personKey !== actor.personKey &&
    canDo(ACCOUNT, account.status, 'accounts.handOver');
  return {
    bound,
    colleagues: await selectColleagues(tx, accountId),
    allowed: mayHandOver ? ['accounts.handOver'] : [],
  };
}

/**
 * Hands what only one account may go on with to a colleague of the same role and place. Who began it stays on record,
 * and so does whoever signed: the receiver signs nothing second that was signed first. Refuses the own account, nothing
 * to hand over, and anybody who is no colleague. Of many at once exactly one hands over.
 */
export async function handOver(
  act: Act,
  accountId: string,
  asked: { readonly toAccountId: string; readonly reason: string },
  works: readonly BoundWork[],
): Promise<Result<{ handedOver: BoundCount[] }>> {
  // In one order, so that two who hand over to each other wait and do not block.
  for (const id of [accountId, asked.toAccountId].sort()) await lockAccount(act.tx, id);
  const account = await selectAccount(act.tx, accountId);
  if (!account || !isInReach(act.actor, account)) return refused(NOT_FOUND);
  if (account.personKey === act.actor.personKey) return refused(ACCOUNT_REFUSALS.ownAccount);
  if (isMachine(account)) return refused(ACCOUNT_REFUSALS.machineAccount);
  if (!canDo(ACCOUNT, account.status, 'accounts.handOver')) return refused(ACCOUNT_REFUSALS.notInUse);
  const receiver = (await selectColleagues(act.tx, accountId)).find(
    (colleague) => colleague.accountId === asked.toAccountId,
  );
  if (!receiver) return refused(HAND_OVER_REFUSALS.notColleague);
  const handedOver: BoundCount[] = [];
  for (const work of works) {
    const count = await work.handOver(act.tx, accountId, receiver.accountId);
    if (count > 0) handedOver.push({ kind: work.kind, count });
  }
  if (handedOver.length === 0) return refused(HAND_OVER_REFUSALS.nothing);
  await act.record({
    event: 'account-work-handed-over',
    objectType: 'account',
    objectId: accountId,
    reason: asked.reason,
    detail: {
      login: account.login,
      to: receiver.login,
      ...Object.fromEntries(handedOver.map(({ kind, count }) => [kind, count])),
    },
  });
  return done({ handedOver });
}

/**
 * Runs an act that takes an account from its work. Refuses while somebody could take over what only this account may
 * go on with; where nobody could, the act goes on, since what is bound is handed over later as well.
 */
export async function whenNothingBound<T>(
  act: Act,
  accountId: string,
  works: readonly BoundWork[],
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const account = await lockAccount(act.tx, accountId);
  const isBound =
    account !== undefined &&
    isInReach(act.actor, account) &&
    (await countsOf(act.tx, accountId, works)).length > 0 &&
    (await selectColleagues(act.tx, accountId)).length > 0;
  return isBound ? refused(HAND_OVER_REFUSALS.bound) : work();
}

async function countsOf(tx: Tx, accountId: string, works: readonly BoundWork[]): Promise<BoundCount[]> {
  const counts: BoundCount[] = [];
  for (const { kind, count } of works) counts.push({ kind, count: await count(tx, accountId) });
  return counts.filter(({ count }) => count > 0);
}
