import { type Tx, withTx } from '../db/index.ts';
import { type Ciphers, done, type Result, refused } from '../kernel/index.ts';
import type { Act, AppContext } from './act.ts';
import type { Actor } from './actor.ts';
import type { AccountReply } from './contract-accounts.ts';
import {
  SECOND_FACTOR_REFUSALS,
  type SecondFactorKey,
  type SecondFactorReply,
} from './contract-second-factor.ts';
import { NOT_FOUND } from './route.ts';
import {
  counterOf,
  groupsOfFour,
  isSecondFactorRequired,
  keyUri,
  RECOVERY_CODES,
  SECRET_BYTES,
  secretOf,
  typedCode,
} from './rules-second-factor.ts';
import { PACE_OF_ACCOUNT } from './rules-sign-in.ts';
import { accountToChange, recordAsked, storeChange, waiting } from './service-changes.ts';
import { paceKeyOf } from './service-sign-in.ts';
import { deleteSessionsOf, lockAccount } from './store.ts';
import {
  confirmSecret,
  lockSecondFactor,
  markSession,
  selectSecondFactor,
  spendRecoveryCode,
  updateLastCounter,
  upsertSecret,
} from './store-second-factor.ts';
import { forgetGuesses, registerGuess } from './store-sign-in.ts';
import { fillRandom, newReadableHalf } from './tokens.ts';

/** What the key of an account is encrypted for. */
export const secretContext = (accountId: string) => `second_factor.secret_cipher.${accountId}`;
const recoveryIndex = (ciphers: Ciphers, accountId: string, code: string) =>
  ciphers.blindIndex('recovery-code', JSON.stringify([accountId, code]));
const codePace = (ciphers: Ciphers, accountId: string) => paceKeyOf(ciphers, 'code', accountId);

/** A key for authenticator applications, as people type it. */
export function newSecret(): string {
  const bytes = new Uint8Array(SECRET_BYTES);
  fillRandom(bytes);
  return secretOf(bytes);
}

/** Recovery codes as they are shown once, and as they are stored. */
export function newRecoveryCodes(
  ciphers: Ciphers,
  accountId: string,
): { recoveryCodes: string[]; indexes: Buffer[] } {
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newReadableHalf);
  const indexes = recoveryCodes.map((code) => recoveryIndex(ciphers, accountId, typedCode(code).code));
  return { recoveryCodes, indexes };
}

/** The own second factor, and what may be done about it. */
export async function showSecondFactor(
  tx: Tx,
  actor: Actor,
  mode: { readonly isDemonstration: boolean },
): Promise<SecondFactorReply> {
  const known = await selectSecondFactor(tx, actor.accountId);
  const setAt = known?.confirmedAt ?? null;
  return {
    setAt: setAt?.toISOString() ?? null,
    recoveryCodesLeft: known?.recoveryCodesLeft ?? 0,
    required: isSecondFactorRequired(actor.role, mode),
    allowed: setAt
      ? ['access.changeSecondFactor', 'access.confirmNewSecondFactor', 'access.renewRecoveryCodes']
      : ['access.beginSecondFactor', ...(known ? (['access.confirmSecondFactor'] as const) : [])],
  };
}

/** Makes a key for the own phone; it counts once its first code was entered. Refuses where one counts already. */
export async function beginSecondFactor(act: Act): Promise<Result<SecondFactorKey>> {
  const { accountId } = act.actor;
  const account = await lockAccount(act.tx, accountId);
  if (!account) return refused(NOT_FOUND);
  const secret = newSecret();
  const stored = await upsertSecret(act.tx, accountId, act.ciphers.encrypt(secretContext(accountId), secret));
  if (!stored) return refused(SECOND_FACTOR_REFUSALS.alreadySet);
  await act.record({ event: 'second-factor-begun', objectType: 'account', objectId: accountId });
  return done({ key: groupsOfFour(secret), uri: keyUri(secret, account.login) });
}

/**
 * The first code confirms the key: from now on a sign-in takes a code. Gives the recovery codes, this once; every other
 * session of the account ends. Of many at once exactly one confirms.
 */
export async function confirmSecondFactor(
  act: Act,
  text: string,
  tokenDigest: Buffer | null,
): Promise<Result<{ recoveryCodes: string[] }>> {
  const { accountId } = act.actor;
  const factor = await lockSecondFactor(act.tx, accountId);
  if (!factor) return refused(SECOND_FACTOR_REFUSALS.notBegun);
  if (factor.confirmedAt) return refused(SECOND_FACTOR_REFUSALS.alreadySet);
  const secret = act.ciphers.decrypt(secretContext(accountId), factor.secretCipher);
  const counter = counterOf(secret, typedCode(text).code, factor.now);
  if (counter === null) return refused(SECOND_FACTOR_REFUSALS.firstCodeWrong);
  const { recoveryCodes, indexes } = newRecoveryCodes(act.ciphers, accountId);
  await confirmSecret(act.tx, accountId, { counter, recoveryCodes: indexes });
  await deleteSessionsOf(act.tx, accountId, tokenDigest);
  await markSession(act.tx, tokenDigest);
  await act.record({ event: 'second-factor-set', objectType: 'account', objectId: accountId });
  return done({ recoveryCodes });
}

/**
 * Counts a code before it is looked at, by account: only who knows the password comes so far, so no stranger makes its
 * owner wait. Gives the seconds to wait, 0 when it may be looked at.
 */
export function countCode(app: AppContext, accountId: string): Promise<number> {
  return withTx(app.db, { kind: 'public' }, (tx) =>
    registerGuess(tx, [{ key: codePace(app.ciphers, accountId), pace: PACE_OF_ACCOUNT }]),
  );
}

/** What was shown: a code of the phone, or a recovery code with how many are left. */
interface Taken {
  readonly kind: 'code' | 'recovery-code';
  readonly left: number | null;
}

/** Takes a code of the phone or a recovery code of an account, once; what was guessed before is forgotten. */
export async function takeCode(act: Act, accountId: string, text: string): Promise<Result<Taken>> {
  const factor = await lockSecondFactor(act.tx, accountId);
  if (!factor?.confirmedAt) return refused(SECOND_FACTOR_REFUSALS.notBegun);
  const { kind, code } = typedCode(text);
  if (kind === 'code') {
    const secret = act.ciphers.decrypt(secretContext(accountId), factor.secretCipher);
    const counter = counterOf(secret, code, factor.now);
    if (counter === null) return refused(SECOND_FACTOR_REFUSALS.codeWrong);
    if (counter <= factor.lastCounter) return refused(SECOND_FACTOR_REFUSALS.codeUsed);
    await updateLastCounter(act.tx, accountId, counter);
  } else if (!(await spendRecoveryCode(act.tx, accountId, recoveryIndex(act.ciphers, accountId, code))))
    return refused(SECOND_FACTOR_REFUSALS.codeWrong);
  await forgetGuesses(act.tx, { all: [codePace(act.ciphers, accountId)], one: [] });
  const left =
    kind === 'code' ? null : ((await selectSecondFactor(act.tx, accountId))?.recoveryCodesLeft ?? 0);
  return done({ kind, left });
}

/** Shows the second factor in this session: a code of the phone, or a recovery code. Either is taken once. */
export async function enterCode(
  act: Act,
  text: string,
  tokenDigest: Buffer | null,
): Promise<Result<{ recoveryCodesLeft: number | null }>> {
  const { accountId } = act.actor;
  const taken = await takeCode(act, accountId, text);
  if (!taken.ok) return taken;
  const { kind, left } = taken.value;
  await markSession(act.tx, tokenDigest);
  await act.record({
    event: 'second-factor-shown',
    objectType: 'account',
    objectId: accountId,
    detail: { by: kind, ...(left === null ? {} : { left }) },
  });
  return done({ recoveryCodesLeft: left });
}

/** A lost phone: asks that the second factor of an account be removed; another administrator releases it. */
export async function askSecondFactorReset(
  act: Act,
  accountId: string,
  asked: { readonly version: number; readonly reason: string },
): Promise<Result<AccountReply>> {
  const kind = 'second-factor';
  const account = await accountToChange(act, accountId, { version: asked.version, kind });
  if (!account.ok) return account;
  if (!(await selectSecondFactor(act.tx, accountId))?.confirmedAt)
    return refused(SECOND_FACTOR_REFUSALS.nothingToReset);
  const { reason } = asked;
  const changeId = await storeChange(act, {
    accountId: account.value.accountId,
    kind,
    place: null,
    firstHalf: null,
    reason,
  });
  await recordAsked(act, account.value, { kind, changeId, reason });
  return done(waiting(account.value, changeId, null));
}
