import { canDo, done, nextOf, type PersonId, type Result, refused, type Uuid } from '../kernel/index.ts';
import type { Act } from './act.ts';
import { commonPasswords } from './common-passwords.ts';
import { ACCOUNT } from './machine.ts';
import { hashPassword, NO_PASSWORD } from './passwords.ts';
import { passwordRefusals } from './rules-passwords.ts';
import { storeAccount } from './service-accounts.ts';
import { deleteSessionsOf, lockAccount, updateAccount } from './store.ts';
import { newReadableHalf } from './tokens.ts';

/** A password that a person chose, a one-time one that the counter prints, or none: a code each time. */
export type PersonPassword =
  | { readonly kind: 'own'; readonly password: string; readonly isDemonstration: boolean }
  | { readonly kind: 'one-time'; readonly password: string }
  | { readonly kind: 'none' };

/** A one-time password that is read from paper. */
export function newSlipPassword(): string {
  return `${newReadableHalf()}-${newReadableHalf()}`;
}

/**
 * Opens the account by which a person signs in; the caller has seen to it that she has none. Refuses a password that is
 * easily guessed.
 */
export async function openPersonAccount(
  act: Act,
  person: { readonly personId: PersonId; readonly displayName: string },
  chosen: PersonPassword,
): Promise<Result<{ accountId: Uuid }>> {
  const accountId = act.ids.uuid();
  const login = `own:${accountId}`;
  if (chosen.kind === 'own') {
    const { displayName } = person;
    const weak = passwordRefusals(
      chosen.password,
      { ...chosen, login, displayName, role: 'worker' },
      commonPasswords(),
    );
    if (weak.length > 0) return refused(...weak.map((refusal) => ({ ...refusal, pointer: '/password' })));
  }
  const stored = await storeAccount(act, {
    ...person,
    accountId,
    login,
    personKey: `person:${person.personId}`,
    role: 'worker',
    divisionCode: null,
    organisationId: null,
    passwordHash: chosen.kind === 'none' ? NO_PASSWORD : await hashPassword(chosen.password),
    oneTime: chosen.kind === 'one-time',
    passwordWholeAt: null,
    status: 'active',
    demonstration: false,
    createdAt: act.clock.now(),
  });
  return stored.ok ? done({ accountId }) : stored;
}

/** What the counter does with the account of a person; every session ends. False when it is not there or cannot. */
export async function changePersonAccount(
  act: Act,
  accountId: Uuid,
  change:
    | { readonly kind: 'reset'; readonly password: string }
    | { readonly kind: 'close' }
    | { readonly kind: 'open-again' },
): Promise<boolean> {
  const account = await lockAccount(act.tx, accountId);
  if (account?.role !== 'worker') return false;
  if (change.kind === 'open-again') {
    if (account.status !== 'disabled') return false;
    await updateAccount(act.tx, accountId, { status: nextOf(ACCOUNT, 'disabled', 'live'), disabledAt: null });
    return true;
  }
  if (change.kind === 'close') {
    if (!canDo(ACCOUNT, account.status, 'accounts.disable')) return false;
    const status = nextOf(ACCOUNT, 'active', 'accounts.disable');
    await updateAccount(act.tx, accountId, { status, disabledAt: act.clock.now() });
  } else {
    if (!canDo(ACCOUNT, account.status, 'accounts.reset')) return false;
    await updateAccount(act.tx, accountId, {
      passwordHash: await hashPassword(change.password),
      oneTime: true,
    });
  }
  await deleteSessionsOf(act.tx, accountId, null);
  return true;
}
