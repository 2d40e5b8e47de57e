import { done, type Refusal, type Result, refused } from '../kernel/index.ts';
import type { Act } from './act.ts';
import { SIGN_IN_BUSY } from './contract.ts';
import { SECOND_FACTOR_REFUSALS, type SecondFactorKey } from './contract-second-factor.ts';
import { checkPassword } from './passwords.ts';
import { NOT_FOUND } from './route.ts';
import { counterOf, groupsOfFour, keyUri, typedCode } from './rules-second-factor.ts';
import { newRecoveryCodes, newSecret, secretContext, takeCode } from './service-second-factor.ts';
import { deleteSessionsOf, type LockedAccount, lockAccount, selectPasswordHash } from './store.ts';
import {
  lockSecondFactor,
  markSession,
  replaceRecoveryCodes,
  replaceSecret,
  updateNextSecret,
} from './store-second-factor.ts';

/** What whoever changes the own second factor shows first: the password, and a code of the old device or a recovery code. */
export interface Shown {
  readonly password: string;
  readonly code: string;
}

const nextSecretContext = (accountId: string) => `second_factor.next_secret_cipher.${accountId}`;

/** Makes a key for a new device; the old one counts until the first code of the new one. */
export async function changeSecondFactor(act: Act, shown: Shown): Promise<Result<SecondFactorKey>> {
  const account = await ownerShown(act, shown);
  if (!account.ok) return account;
  const { accountId, login } = account.value;
  const secret = newSecret();
  await updateNextSecret(act.tx, accountId, act.ciphers.encrypt(nextSecretContext(accountId), secret));
  await act.record({ event: 'second-factor-change-begun', objectType: 'account', objectId: accountId });
  return done({ key: groupsOfFour(secret), uri: keyUri(secret, login) });
}

/**
 * The first code of the new device: from now on it counts and the old one does not. Gives new recovery codes, this
 * once; every other session of the account ends. Of many at once exactly one changes.
 */
export async function confirmNewSecondFactor(
  act: Act,
  text: string,
  tokenDigest: Buffer | null,
): Promise<Result<{ recoveryCodes: string[] }>> {
  const { accountId } = act.actor;
  const factor = await lockSecondFactor(act.tx, accountId);
  if (!factor?.nextSecretCipher) return refused(SECOND_FACTOR_REFUSALS.changeNotBegun);
  const secret = act.ciphers.decrypt(nextSecretContext(accountId), factor.nextSecretCipher);
  const counter = counterOf(secret, typedCode(text).code, factor.now);
  if (counter === null) return refused(SECOND_FACTOR_REFUSALS.newCodeWrong);
  const { recoveryCodes, indexes } = newRecoveryCodes(act.ciphers, accountId);
  await replaceSecret(act.tx, accountId, {
    secretCipher: act.ciphers.encrypt(secretContext(accountId), secret),
    counter,
  });
  await replaceRecoveryCodes(act.tx, accountId, indexes);
  await deleteSessionsOf(act.tx, accountId, tokenDigest);
  await markSession(act.tx, tokenDigest);
  await act.record({ event: 'second-factor-changed', objectType: 'account', objectId: accountId });
  return done({ recoveryCodes });
}

/** New recovery codes, shown this once; the old ones end. */
export async function renewRecoveryCodes(
  act: Act,
  shown: Shown,
): Promise<Result<{ recoveryCodes: string[] }>> {
  const account = await ownerShown(act, shown);
  if (!account.ok) return account;
  const { accountId } = account.value;
  const { recoveryCodes, indexes } = newRecoveryCodes(act.ciphers, accountId);
  await replaceRecoveryCodes(act.tx, accountId, indexes);
  await act.record({ event: 'recovery-codes-renewed', objectType: 'account', objectId: accountId });
  return done({ recoveryCodes });
}

async function ownerShown(act: Act, shown: Shown): Promise<Result<LockedAccount>> {
  const { accountId } = act.actor;
  const account = await lockAccount(act.tx, accountId);
  if (!account) return refused(NOT_FOUND);
  const wrong = await passwordRefusal(act, shown.password);
  if (wrong) return refused(wrong);
  const taken = await takeCode(act, accountId, shown.code);
  return taken.ok ? done(account) : taken;
}

async function passwordRefusal(act: Act, password: string): Promise<Refusal | undefined> {
  const fits = await checkPassword(await selectPasswordHash(act.tx, act.actor.accountId), password);
  if (fits === undefined) return SIGN_IN_BUSY;
  return fits ? undefined : SECOND_FACTOR_REFUSALS.passwordWrong;
}
