import type { Tx } from '../db/index.ts';
import { tryConstraint } from '../db/index.ts';
import {
  beginning,
  canDo,
  done,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../kernel/index.ts';
import type { Act } from './act.ts';
import type { Actor, Role } from './actor.ts';
import { VERSION_CONFLICT } from './contract.ts';
import {
  ACCOUNT_REFUSALS,
  type AccountChangeRow,
  type AccountReply,
  type AccountStatus,
  type ChangeDecision,
  type ChangeKind,
  type ChangeStatus,
  type DecidedReply,
  type Reassignment,
} from './contract-accounts.ts';
import { ACCOUNT, ACCOUNT_CHANGE } from './machine.ts';
import { allowedIn } from './machine-acts.ts';
import { hashPassword } from './passwords.ts';
import { NOT_FOUND } from './route.ts';
import { administratorsApart, takesTwo } from './rules.ts';
import { isInReach, type Place, placeOf } from './rules-place.ts';
import { deleteSessionsOf, type LockedAccount, lockAccount, updateAccount } from './store.ts';
import {
  accountOfChange,
  type ChangeListRow,
  closeChange,
  insertChange,
  lockChange,
  lockPendingChange,
  type PendingChange,
  selectChanges,
} from './store-changes.ts';
import { lockStaffPerson, selectRolesOf } from './store-staff.ts';
import { newReadableHalf } from './tokens.ts';

const ACT_OF = {
  open: 'accounts.create',
  enable: 'accounts.enable',
  reassign: 'accounts.reassign',
  reset: 'accounts.reset',
} as const satisfies Record<ChangeKind, string>;

/** The status an account must still have when a change of it is released. */
const RELEASED_FROM: Readonly<Record<ChangeKind, AccountStatus>> = {
  open: 'pending',
  enable: 'disabled',
  reassign: 'active',
  reset: 'active',
};

const halfContext = (changeId: string) => `account_change.first_half_cipher.${changeId}`;

/** Stores what one administrator asks; the first half of a one-time password is kept encrypted until the release. */
export async function storeChange(
  act: Act,
  change: {
    readonly accountId: Uuid;
    readonly kind: ChangeKind;
    readonly place: Place | null;
    readonly firstHalf: string | null;
    readonly reason: string;
  },
): Promise<Uuid> {
  const changeId = act.ids.uuid();
  const { accountId, kind, place, firstHalf, reason } = change;
  await insertChange(act.tx, {
    changeId,
    accountId,
    kind,
    status: beginning(ACCOUNT_CHANGE, ACT_OF[kind]),
    role: place?.role ?? null,
    divisionCode: place?.divisionCode ?? null,
    organisationId: place?.organisationId ?? null,
    firstHalfCipher: firstHalf === null ? null : act.ciphers.encrypt(halfContext(changeId), firstHalf),
    reason,
    proposedBy: act.actor.accountId,
    proposedByPerson: act.actor.personKey,
    proposedAt: act.clock.now(),
  });
  return changeId;
}

/** Asks that a disabled account be enabled again; another administrator releases it. */
export async function askEnable(
  act: Act,
  accountId: string,
  asked: { readonly version: number; readonly reason: string },
): Promise<Result<AccountReply>> {
  const account = await accountToChange(act, accountId, { version: asked.version, kind: 'enable' });
  if (!account.ok) return account;
  const changeId = await storeChange(act, {
    accountId: account.value.accountId,
    kind: 'enable',
    place: null,
    firstHalf: null,
    reason: asked.reason,
  });
  await recordAsked(act, account.value, { kind: 'enable', changeId, reason: asked.reason });
  return done(waiting(account.value, changeId, null));
}

/**
 * Asks for another role or place. An account that gains power gets a one-time password in two halves with it, so that
 * whoever knew the password of the small account does not hold the large one.
 */
export async function askReassign(
  act: Act,
  accountId: string,
  asked: Reassignment,
  organisationDivision: string | undefined,
): Promise<Result<AccountReply>> {
  const account = await accountToChange(act, accountId, { version: asked.version, kind: 'reassign' });
  if (!account.ok) return account;
  const known = account.value;
  const place = placeOf(act.actor, asked, organisationDivision);
  if (!place.ok) return place;
  const { role, divisionCode, organisationId } = place.value;
  if (role === known.role && divisionCode === known.divisionCode && organisationId === known.organisationId)
    return refused(ACCOUNT_REFUSALS.nothingChanges);
  const apart = await rolesApart(act, known, role);
  if (apart.length > 0) return refused(...apart);
  const firstHalf = takesTwo(role) && !takesTwo(known.role) ? newReadableHalf() : null;
  const stored = await tryConstraint(act.tx, () =>
    storeChange(act, {
      accountId: known.accountId,
      kind: 'reassign',
      place: place.value,
      firstHalf,
      reason: asked.reason,
    }),
  );
  if (!stored.ok) return refused(ACCOUNT_REFUSALS.divisionUnknown);
  await recordAsked(act, known, { kind: 'reassign', changeId: stored.value, reason: asked.reason });
  return done(waiting(known, stored.value, firstHalf));
}

/**
 * A one-time password for somebody who stands at the counter and has forgotten the own one. With power over money or
 * reviews it comes in two halves from two administrators, and the old password holds until both have acted.
 */
export async function resetPassword(
  act: Act,
  accountId: string,
  asked: { readonly version: number; readonly reason: string },
): Promise<Result<AccountReply>> {
  const account = await accountToChange(act, accountId, { version: asked.version, kind: 'reset' });
  if (!account.ok) return account;
  const known = account.value;
  const half = newReadableHalf();
  const { reason } = asked;
  if (takesTwo(known.role)) {
    const changeId = await storeChange(act, {
      accountId: known.accountId,
      kind: 'reset',
      place: null,
      firstHalf: half,
      reason,
    });
    await recordAsked(act, known, { kind: 'reset', changeId, reason });
    return done(waiting(known, changeId, half));
  }
  const password = `${half}-${newReadableHalf()}`;
  await giveOneTimePassword(act, accountId, password);
  await act.record({ event: 'account-password-reset', objectType: 'account', objectId: accountId, reason });
  return done({
    accountId: known.accountId,
    status: known.status,
    changeId: null,
    oneTimePassword: password,
    part: 'whole',
  });
}

/** The account that an administrator asks something for, locked; refuses what may not be asked now. */
async function accountToChange(
  act: Act,
  accountId: string,
  asked: { readonly version: number; readonly kind: 'enable' | 'reassign' | 'reset' },
): Promise<Result<LockedAccount>> {
  const account = await lockAccount(act.tx, accountId);
  if (!account || !isInReach(act.actor, account)) return refused(NOT_FOUND);
  if (account.personKey === act.actor.personKey) return refused(ACCOUNT_REFUSALS.ownAccount);
  if (await lockPendingChange(act.tx, accountId)) return refused(ACCOUNT_REFUSALS.changePending);
  if (account.version !== asked.version) return refused(VERSION_CONFLICT);
  if (!canDo(ACCOUNT, account.status, ACT_OF[asked.kind])) return refused(ACCOUNT_REFUSALS.wrongStatus);
  if (asked.kind === 'reassign' && account.role === 'worker') return refused(ACCOUNT_REFUSALS.workerStays);
  return done(account);
}

async function recordAsked(
  act: Act,
  account: LockedAccount,
  asked: { readonly kind: ChangeKind; readonly changeId: Uuid; readonly reason: string },
): Promise<void> {
  await act.record({
    event: asked.kind === 'reset' ? 'account-password-reset' : 'account-change-asked',
    objectType: 'account',
    objectId: account.accountId,
    reason: asked.reason,
    detail: { kind: asked.kind, changeId: asked.changeId, login: account.login },
  });
}

function waiting(account: LockedAccount, changeId: Uuid, firstHalf: string | null): AccountReply {
  return {
    accountId: account.accountId,
    status: account.status,
    changeId,
    oneTimePassword: firstHalf,
    part: firstHalf === null ? null : 'first-half',
  };
}

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
  if (change.proposedByPerson === act.actor.personKey) refusals.unshift(ACCOUNT_REFUSALS.samePerson);
  if (account.personKey === act.actor.personKey) refusals.unshift(ACCOUNT_REFUSALS.ownAccount);
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
  return change.kind === 'reset' ? [] : rolesApart(act, account, change.role ?? account.role);
}

/** Locks the person, so that two accounts of one human being are not released past each other. */
async function rolesApart(act: Act, account: LockedAccount, role: Role): Promise<Refusal[]> {
  await lockStaffPerson(act.tx, account.personKey);
  return administratorsApart(role, await selectRolesOf(act.tx, account.personKey, account.accountId));
}

/** Makes the account as it was asked for; the second half of the one-time password where there is a first. */
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
  if (change.kind === 'reassign') await deleteSessionsOf(act.tx, accountId, null);
  if (change.firstHalfCipher === null) return null;
  const firstHalf = act.ciphers.decrypt(halfContext(change.changeId), change.firstHalfCipher);
  const secondHalf = newReadableHalf();
  await giveOneTimePassword(act, accountId, `${firstHalf}-${secondHalf}`);
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

async function giveOneTimePassword(act: Act, accountId: string, password: string): Promise<void> {
  await updateAccount(act.tx, accountId, { passwordHash: await hashPassword(password), oneTime: true });
  await deleteSessionsOf(act.tx, accountId, null);
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
  const mayAct = row.proposedByPerson !== actor.personKey && row.accountPerson !== actor.personKey;
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
