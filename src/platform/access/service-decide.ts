import type { Tx } from '../db/index.ts';
import { canDo, done, nextOf, type Refusal, type Result, refused } from '../kernel/index.ts';
import type { Act } from './act.ts';
import type { Actor } from './actor.ts';
import {
  ACCOUNT_REFUSALS,
  type AccountChangeRow,
  type AccountStatus,
  type ChangeDecision,
  type ChangeKind,
  type ChangeStatus,
  type DecidedReply,
} from './contract-accounts.ts';
import { ACCOUNT, ACCOUNT_CHANGE } from './machine.ts';
import { allowedIn } from './machine-acts.ts';
import { NOT_FOUND } from './route.ts';
import { isOneOf, takesTwo } from './rules.ts';
import { isInReach } from './rules-place.ts';
import { halfContext, rolesApart } from './service-changes.ts';
import { endDelegationsOf } from './service-delegations.ts';
import { dropWaysIn, gainsPower, giveOneTimePassword } from './service-power.ts';
import { deleteSessionsOf, type LockedAccount, lockAccount, updateAccount } from './store.ts';
import {
  accountOfChange,
  type ChangeListRow,
  closeChange,
  lockChange,
  lockPendingChange,
  type PendingChange,
  selectChanges,
} from './store-changes.ts';
import { deleteSecondFactor } from './store-second-factor.ts';
import { newReadableHalf } from './tokens.ts';

/** The status an account must still have when a change of it is released. */
const RELEASED_FROM: Readonly<Record<ChangeKind, AccountStatus>> = {
  open: 'pending',
  enable: 'disabled',
  reassign: 'active',
  reset: 'active',
  'second-factor': 'active',
};

/**
 * Releases or refuses what another administrator asked. Refuses whoever asked, whoever the account is of, a change that
 * is decided, and a release that no longer fits the account. Of many who decide at once exactly one does.
 */
export async function decideChange(
  act: Act,
  changeId: string,
  decided: ChangeDecision,
): Promise<Result<DecidedReply>> {
  const found = await changeToClose(act, changeId, 'accountChanges.decide');
  if (!found.ok) return found;
  const { account, change } = found.value;
  const opinion = decided.opinion?.trim() || null;
  const status = nextOf(ACCOUNT_CHANGE, change.status, 'accountChanges.decide', decided.decision);
  const refusals =
    decided.decision === 'released'
      ? await releaseRefusals(act, account, change)
      : [...(opinion ?? '')].length < 4
        ? [ACCOUNT_REFUSALS.opinionRequired]
        : [];
  if (isOneOf(act.actor, [change.proposedByPerson])) refusals.unshift(ACCOUNT_REFUSALS.samePerson);
  if (isOneOf(act.actor, [account.personKey])) refusals.unshift(ACCOUNT_REFUSALS.ownAccount);
  if (refusals.length > 0) return refused(...refusals);
  const secondHalf = decided.decision === 'released' ? await release(act, account, change) : null;
  if (decided.decision === 'refused') await leaveAsItWas(act, account);
  await close(act, changeId, { status, opinion });
  await act.record({
    event: 'account-change-decided',
    objectType: 'account',
    objectId: account.accountId,
    ...(opinion === null ? {} : { reason: opinion }),
    detail: { kind: change.kind, changeId, decision: decided.decision, login: account.login },
  });
  return done({
    changeId: change.changeId,
    status,
    oneTimePassword: secondHalf,
    part: secondHalf === null ? null : 'second-half',
  });
}

/** Takes back what was asked; an account that waited for its opening stays closed. */
export async function withdrawChange(act: Act, changeId: string): Promise<Result<DecidedReply>> {
  const found = await changeToClose(act, changeId, 'accountChanges.withdraw');
  if (!found.ok) return found;
  const { account, change } = found.value;
  const status = nextOf(ACCOUNT_CHANGE, change.status, 'accountChanges.withdraw');
  await leaveAsItWas(act, account);
  await close(act, changeId, { status, opinion: null });
  await act.record({
    event: 'account-change-withdrawn',
    objectType: 'account',
    objectId: account.accountId,
    detail: { kind: change.kind, changeId, login: account.login },
  });
  return done({ changeId: change.changeId, status, oneTimePassword: null, part: null });
}

async function changeToClose(
  act: Act,
  changeId: string,
  by: 'accountChanges.decide' | 'accountChanges.withdraw',
): Promise<Result<{ account: LockedAccount; change: PendingChange }>> {
  const accountId = await accountOfChange(act.tx, changeId);
  const account = accountId === undefined ? undefined : await lockAccount(act.tx, accountId);
  const change = account && (await lockChange(act.tx, changeId));
  if (!account || !change || !isInReach(act.actor, account)) return refused(NOT_FOUND);
  if (!canDo(ACCOUNT_CHANGE, change.status, by)) return refused(ACCOUNT_REFUSALS.changeClosed);
  return done({ account, change });
}

async function releaseRefusals(act: Act, account: LockedAccount, change: PendingChange): Promise<Refusal[]> {
  if (account.status !== RELEASED_FROM[change.kind]) return [ACCOUNT_REFUSALS.accountMoved];
  if (givesPower(account, change) && change.firstHalfCipher === null) return [ACCOUNT_REFUSALS.accountMoved];
  return change.kind === 'reset' || change.kind === 'second-factor'
    ? []
    : rolesApart(act, account, change.role ?? account.role);
}

/** Does the release open an account with power that was not open with it before? */
function givesPower(account: LockedAccount, change: PendingChange): boolean {
  if (change.kind === 'reassign') return gainsPower(account.role, change.role ?? account.role);
  return (change.kind === 'open' || change.kind === 'enable') && takesTwo(change.role ?? account.role);
}

/**
 * Makes the account as it was asked for; the second half of the one-time password where there is a first. Where power
 * is gained, or one administrator alone once had the password, nothing else that was set opens the account any more.
 */
async function release(act: Act, account: LockedAccount, change: PendingChange): Promise<string | null> {
  const { accountId } = account;
  const status = nextOf(ACCOUNT, account.status, 'accountChanges.decide', 'released');
  await updateAccount(act.tx, accountId, {
    status,
    disabledAt: null,
    ...(change.role === null
      ? {}
      : { role: change.role, divisionCode: change.divisionCode, organisationId: change.organisationId }),
  });
  if (change.kind === 'second-factor') await deleteSecondFactor(act.tx, accountId);
  if (change.kind === 'reassign') await endDelegationsOf(act, accountId, 'accountChanges.decide');
  if (change.kind === 'reassign' || change.kind === 'second-factor')
    await deleteSessionsOf(act.tx, accountId, null);
  if (change.firstHalfCipher === null) return null;
  if (givesPower(account, change) || account.passwordWholeAt !== null) await dropWaysIn(act, account);
  const firstHalf = act.ciphers.decrypt(halfContext(change.changeId), change.firstHalfCipher);
  const secondHalf = newReadableHalf();
  await giveOneTimePassword(act, accountId, { password: `${firstHalf}-${secondHalf}`, whole: false });
  return secondHalf;
}

/** A pending account that is not released is closed; any other keeps its status. */
async function leaveAsItWas(act: Act, account: LockedAccount): Promise<void> {
  const status = nextOf(ACCOUNT, account.status, 'accountChanges.decide', 'refused');
  if (status !== account.status)
    await updateAccount(act.tx, account.accountId, { status, disabledAt: act.clock.now() });
}

/** Refuses what waits for an account that is disabled meanwhile. */
export async function refusePending(act: Act, accountId: string, reason: string): Promise<void> {
  const change = await lockPendingChange(act.tx, accountId);
  if (!change) return;
  const status = nextOf(ACCOUNT_CHANGE, change.status, 'accountChanges.decide', 'refused');
  await close(act, change.changeId, { status, opinion: reason });
}

async function close(
  act: Act,
  changeId: string,
  outcome: { status: ChangeStatus; opinion: string | null },
): Promise<void> {
  await closeChange(act.tx, changeId, {
    ...outcome,
    decidedBy: act.actor.accountId,
    decidedByPerson: act.actor.personKey,
    decidedAt: act.clock.now(),
  });
}

/** Changes that wait or were decided, below the actor's division; `namesOf` gives names of organisations. */
export async function listChanges(
  tx: Tx,
  actor: Actor,
  query: { status?: ChangeStatus | undefined; limit: number },
): Promise<ChangeListRow[]> {
  return selectChanges(tx, { status: query.status, limit: query.limit, divisionPath: actor.divisionPath });
}

/** A change as the page shows it. */
export function changeView(
  row: ChangeListRow,
  actor: Actor,
  organisationNames: ReadonlyMap<string, string>,
): AccountChangeRow {
  const nameOf = (id: string | null) => (id === null ? null : (organisationNames.get(id) ?? null));
  const mayAct = !isOneOf(actor, [row.proposedByPerson, row.accountPerson]);
  return {
    changeId: row.changeId,
    accountId: row.accountId,
    login: row.login,
    displayName: row.displayName,
    personName: row.personName,
    idNumberMasked: row.idNumberMasked,
    kind: row.kind,
    status: row.status,
    current: {
      role: row.currentRole,
      divisionCode: row.currentDivisionCode,
      divisionName: row.currentDivisionName,
      organisationName: nameOf(row.currentOrganisationId),
    },
    asked:
      row.role === null
        ? null
        : {
            role: row.role,
            divisionCode: row.divisionCode,
            divisionName: row.divisionName,
            organisationName: nameOf(row.organisationId),
          },
    reason: row.reason,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt.toISOString(),
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    opinion: row.opinion,
    allowed: allowedIn(ACCOUNT_CHANGE, row.status, actor).filter(
      (act) => act !== 'accountChanges.decide' || mayAct,
    ),
  };
}
