import type { Act } from './act.ts';
import type { Role } from './actor.ts';
import { hashPassword } from './passwords.ts';
import { takesTwo } from './rules.ts';
import { deleteSessionsOf, type LockedAccount, updateAccount } from './store.ts';
import { selectDelegatedRoles } from './store-delegations.ts';
import { deletePhone } from './store-phones.ts';
import { deleteSecondFactor } from './store-second-factor.ts';

/**
 * Has an account power over money, reviews or accounts: by its own role, or by a delegation to it that is in force,
 * still to come or only asked for? Its row is locked, so that no delegation to it begins meanwhile.
 */
export async function hasPower(
  act: Pick<Act, 'tx' | 'clock'>,
  account: { readonly accountId: string; readonly role: Role },
): Promise<boolean> {
  if (takesTwo(account.role)) return true;
  return (await selectDelegatedRoles(act.tx, account.accountId, act.clock.today())).some(takesTwo);
}

/** Does a change from this role to that one give power that the account's own role did not have? */
export function gainsPower(from: Role, to: Role): boolean {
  return takesTwo(to) && !takesTwo(from);
}

/**
 * Sets a one-time password. Every session ends, and the phone goes: whoever held the account before may have set it.
 * `whole` says that one administrator alone knows the password.
 */
export async function giveOneTimePassword(
  act: Act,
  accountId: string,
  given: { readonly password: string; readonly whole: boolean },
): Promise<void> {
  await updateAccount(act.tx, accountId, {
    passwordHash: await hashPassword(given.password),
    oneTime: true,
    passwordWholeAt: given.whole ? act.clock.now() : null,
  });
  await deletePhone(act.tx, accountId);
  await deleteSessionsOf(act.tx, accountId, null);
}

/** Whatever somebody else may have set opens the account no longer: phone, second factor, known browsers, sessions. */
export async function dropWaysIn(act: Act, account: Pick<LockedAccount, 'accountId'>): Promise<void> {
  await deletePhone(act.tx, account.accountId);
  await deleteSecondFactor(act.tx, account.accountId);
  await deleteSessionsOf(act.tx, account.accountId, null);
}
