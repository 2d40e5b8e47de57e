import type { Tx } from '../db/index.ts';
import { canDo, done, type Result, refused } from '../kernel/index.ts';
import type { Act } from './act.ts';
import type { Actor } from './actor.ts';
import { ACCOUNT_REFUSALS } from './contract-accounts.ts';
import type { SessionRow } from './contract-sessions.ts';
import { ACCOUNT } from './machine.ts';
import { NOT_FOUND } from './route.ts';
import { isMachine, isOneOf } from './rules.ts';
import { isInReach } from './rules-place.ts';
import { deleteSessionsOf, lockAccount } from './store.ts';
import { deleteSessionOf, selectSessionsOf } from './store-sessions.ts';

/** One's own sessions that have not ended; every one but the present may be ended here. */
export async function listOwnSessions(
  tx: Tx,
  actor: Actor,
  { tokenDigest, now }: { readonly tokenDigest: Buffer | null; readonly now: Date },
): Promise<SessionRow[]> {
  const sessions = await selectSessionsOf(tx, actor.accountId, tokenDigest);
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();
  return sessions.map(({ createdSecondsAgo, seenSecondsAgo, ...session }) => ({
    ...session,
    createdAt: ago(createdSecondsAgo),
    lastSeenAt: ago(seenSecondsAgo),
    allowed: session.isThis ? [] : ['access.endSession'],
  }));
}

/** Ends one of one's own sessions. Refuses another's, and one that has ended. */
export async function endOwnSession(act: Act, sessionId: string): Promise<Result<{ ended: number }>> {
  const { accountId } = act.actor;
  if (!(await deleteSessionOf(act.tx, accountId, sessionId))) return refused(NOT_FOUND);
  await act.record({ event: 'session-ended', objectType: 'account', objectId: accountId });
  return done({ ended: 1 });
}

/** Ends every own session but the one that asks. */
export async function endOtherSessions(
  act: Act,
  tokenDigest: Buffer | null,
): Promise<Result<{ ended: number }>> {
  const { accountId } = act.actor;
  if (!tokenDigest) return refused(NOT_FOUND);
  const ended = await deleteSessionsOf(act.tx, accountId, tokenDigest);
  await act.record({ event: 'session-ended', objectType: 'account', objectId: accountId, detail: { ended } });
  return done({ ended });
}

/**
 * Signs somebody out everywhere; the account stays in use, and no browser is known for it any more. Refuses one's own
 * account, the system's, and one that is not in use.
 */
export async function endSessionsOf(
  act: Act,
  accountId: string,
  asked: { readonly reason: string },
): Promise<Result<{ ended: number }>> {
  const account = await lockAccount(act.tx, accountId);
  if (!account || !isInReach(act.actor, account)) return refused(NOT_FOUND);
  if (isOneOf(act.actor, [account.personKey])) return refused(ACCOUNT_REFUSALS.ownAccount);
  if (isMachine(account)) return refused(ACCOUNT_REFUSALS.machineAccount);
  if (!canDo(ACCOUNT, account.status, 'accounts.endSessions')) return refused(ACCOUNT_REFUSALS.notInUse);
  const ended = await deleteSessionsOf(act.tx, accountId, null);
  await act.record({
    event: 'account-sessions-ended',
    objectType: 'account',
    objectId: accountId,
    reason: asked.reason,
    detail: { login: account.login, ended },
  });
  return done({ ended });
}
