import { beginning, canDo, done, type Refusal, type Result, refused, type Uuid } from '../kernel/index.ts';
import type { Act } from './act.ts';
import type { Role } from './actor.ts';
import { VERSION_CONFLICT } from './contract.ts';
import {
  ACCOUNT_REFUSALS,
  type AccountReply,
  type ChangeKind,
  type Reassignment,
} from './contract-accounts.ts';
import { ACCOUNT, ACCOUNT_CHANGE } from './machine.ts';
import { NOT_FOUND } from './route.ts';
import { administratorsApart, isMachine, isOneOf, takesTwo } from './rules.ts';
import { isInReach, type Place, placeOf, placeRefusals } from './rules-place.ts';
import { gainsPower, giveOneTimePassword, hasPower } from './service-power.ts';
import { type LockedAccount, lockAccount, selectDivisionName } from './store.ts';
import { insertChange, lockPendingChange } from './store-changes.ts';
import { lockStaffPerson, selectRolesOf } from './store-staff.ts';
import { newReadableHalf } from './tokens.ts';

/** What the first half of a one-time password is encrypted for. */
export const halfContext = (changeId: string) => `account_change.first_half_cipher.${changeId}`;

const ACT_OF = {
  open: 'accounts.create',
  enable: 'accounts.enable',
  reassign: 'accounts.reassign',
  reset: 'accounts.reset',
  'second-factor': 'accounts.resetSecondFactor',
} as const satisfies Record<ChangeKind, string>;

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

/**
 * Asks that a disabled account be enabled again; another administrator releases it. With power over money or reviews it
 * gets a one-time password in two halves with it; any other is signed in to as before.
 */
export async function askEnable(
  act: Act,
  accountId: string,
  asked: { readonly version: number; readonly reason: string },
): Promise<Result<AccountReply>> {
  const account = await accountToChange(act, accountId, { version: asked.version, kind: 'enable' });
  if (!account.ok) return account;
  const firstHalf = takesTwo(account.value.role) ? newReadableHalf() : null;
  const changeId = await storeChange(act, {
    accountId: account.value.accountId,
    kind: 'enable',
    place: null,
    firstHalf,
    reason: asked.reason,
  });
  await recordAsked(act, account.value, { kind: 'enable', changeId, reason: asked.reason });
  return done(waiting(account.value, changeId, firstHalf));
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
  const misplaced = placeRefusals(asked);
  if (misplaced.length > 0) return refused(...misplaced);
  const place = placeOf(act.actor, asked, organisationDivision);
  if (!place.ok) return place;
  const { role, divisionCode, organisationId } = place.value;
  if (role === known.role && divisionCode === known.divisionCode && organisationId === known.organisationId)
    return refused(ACCOUNT_REFUSALS.nothingChanges);
  if (divisionCode !== null && (await selectDivisionName(act.tx, divisionCode)) === undefined)
    return refused(ACCOUNT_REFUSALS.divisionUnknown);
  const apart = await rolesApart(act, known, role);
  if (apart.length > 0) return refused(...apart);
  const firstHalf = gainsPower(known.role, role) ? newReadableHalf() : null;
  const changeId = await storeChange(act, {
    accountId: known.accountId,
    kind: 'reassign',
    place: place.value,
    firstHalf,
    reason: asked.reason,
  });
  await recordAsked(act, known, { kind: 'reassign', changeId, reason: asked.reason });
  return done(waiting(known, changeId, firstHalf));
}

/**
 * A one-time password for somebody who stands at the counter and has forgotten the own one. With power over money or
 * reviews, be it by a delegation, it comes in two halves from two administrators, and the old password holds until both
 * have acted.
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
  if (await hasPower(act, known)) {
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
  await giveOneTimePassword(act, accountId, { password, whole: true });
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
export async function accountToChange(
  act: Act,
  accountId: string,
  asked: { readonly version: number; readonly kind: Exclude<ChangeKind, 'open'> },
): Promise<Result<LockedAccount>> {
  const account = await lockAccount(act.tx, accountId);
  if (!account || !isInReach(act.actor, account)) return refused(NOT_FOUND);
  if (isOneOf(act.actor, [account.personKey])) return refused(ACCOUNT_REFUSALS.ownAccount);
  if (isMachine(account)) return refused(ACCOUNT_REFUSALS.machineAccount);
  if (await lockPendingChange(act.tx, accountId)) return refused(ACCOUNT_REFUSALS.changePending);
  if (account.version !== asked.version) return refused(VERSION_CONFLICT);
  if (!canDo(ACCOUNT, account.status, ACT_OF[asked.kind])) return refused(ACCOUNT_REFUSALS.wrongStatus);
  if (asked.kind === 'reassign' && account.role === 'worker') return refused(ACCOUNT_REFUSALS.workerStays);
  return done(account);
}

/** Records what was asked for an account. */
export async function recordAsked(
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

/** What whoever asked is answered: the change waits for another administrator. */
export function waiting(account: LockedAccount, changeId: Uuid, firstHalf: string | null): AccountReply {
  return {
    accountId: account.accountId,
    status: account.status,
    changeId,
    oneTimePassword: firstHalf,
    part: firstHalf === null ? null : 'first-half',
  };
}

/** Locks the person, so that two accounts of one human being are not released past each other. */
export async function rolesApart(act: Act, account: LockedAccount, role: Role): Promise<Refusal[]> {
  await lockStaffPerson(act.tx, account.personKey);
  const more = { exceptAccountId: account.accountId, today: act.clock.today() };
  return administratorsApart(role, await selectRolesOf(act.tx, account.personKey, more));
}
