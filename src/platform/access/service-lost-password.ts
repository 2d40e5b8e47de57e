import { withTx } from '../db/index.ts';
import { appendJournal } from '../journal/index.ts';
import { canDo, done, type Refusal, type Result, refused, type Uuid } from '../kernel/index.ts';
import { type Act, type AppContext, performAct, recordAlone } from './act.ts';
import { type Actor, THE_PUBLIC } from './actor.ts';
import { commonPasswords } from './common-passwords.ts';
import { type CodeSentReply, type NewPassword, PHONE_REFUSALS, phoneWait } from './contract-phones.ts';
import { codeWait } from './contract-second-factor.ts';
import { ACCOUNT } from './machine.ts';
import { hashPassword } from './passwords.ts';
import { passwordRefusals } from './rules-passwords.ts';
import { CODE_MINUTES, MESSAGES, MOST_CODES_AN_HOUR, phoneOpens, readMobile } from './rules-phones.ts';
import { networkOf, PACE_OF_ACCOUNT, PACE_OF_ADDRESS } from './rules-sign-in.ts';
import { makeCode, type Outgoing, phoneIndexOf, phoneOf, type Tried, tryCode } from './service-phones.ts';
import { hasPower } from './service-power.ts';
import { countCode, takeCode } from './service-second-factor.ts';
import { paceKeyOf } from './service-sign-in.ts';
import { deleteSessionsOf, lockAccount, updateAccount } from './store.ts';
import { countCodes, endCode, lockLogin, selectActor, selectByLogin, uncountTry } from './store-phones.ts';
import { selectSecondFactor } from './store-second-factor.ts';
import { registerGuess } from './store-sign-in.ts';

interface Asking {
  readonly requestId: Uuid;
  readonly address: string;
}

/**
 * Sends a code to the phone of an account whose password is lost. The answer and the time it takes are the same
 * whether the account exists, has this phone, or has had too many codes: each time a code is stored, which belongs to
 * nobody where nothing is sent. `send` gets the message; nobody waits for it.
 */
export async function askLostPassword(
  app: AppContext,
  asked: { readonly login: string; readonly phone: string },
  request: Asking,
  send: (message: Outgoing) => void,
): Promise<Result<CodeSentReply>> {
  const phone = readMobile(asked.phone);
  if (phone === undefined) return refused(PHONE_REFUSALS.phoneForm);
  const network = networkOf(request.address);
  const keyOf = (...parts: string[]) => paceKeyOf(app.ciphers, 'lost-password', ...parts);
  const wait = await withTx(app.db, { kind: 'public' }, (tx) =>
    registerGuess(tx, [
      { key: keyOf('account', asked.login, network), pace: PACE_OF_ACCOUNT },
      { key: keyOf('address', network), pace: PACE_OF_ADDRESS },
    ]),
  );
  if (wait > 0) return refused(phoneWait(wait));
  const purpose = 'lost-password';
  const made = await withTx(app.db, { kind: 'public' }, async (tx) => {
    await lockLogin(tx, keyOf('login', asked.login));
    const found = await selectByLogin(tx, asked.login, phoneIndexOf(app.ciphers, phone));
    const sent = await countCodes(tx, found?.actor.accountId ?? null, purpose);
    const goesOut = found?.isPhoneRight === true && sent < MOST_CODES_AN_HOUR;
    const accountId = goesOut ? found.actor.accountId : null;
    const code = await makeCode({ tx, ciphers: app.ciphers }, { accountId, purpose, newPhone: null });
    await appendJournal(tx, app, {
      ...lineOf(found?.actor ?? THE_PUBLIC, request.requestId),
      event: 'phone-code-sent',
      outcome: goesOut ? 'done' : 'refused',
      objectId: found?.actor.accountId ?? 'unknown',
      detail: { purpose },
    });
    return { ...code, goesOut };
  });
  if (made.goesOut) send({ to: phone, content: MESSAGES[purpose](made.code) });
  return done({ handle: made.handle, minutes: CODE_MINUTES });
}

/**
 * Sets a new password with the code that came to the phone. An account with power over money, reviews or accounts takes
 * its second factor besides, and without one it is not reset by phone at all. The second factor stays; every session
 * ends. Of many with one code exactly one sets it; five wrong tries end it.
 */
export async function resetByPhone(
  app: AppContext & { readonly isDemonstration: boolean },
  asked: NewPassword,
  requestId: Uuid,
  send: (message: Outgoing) => void,
): Promise<Result<{ reset: true }>> {
  const tried = await tryCode(app, asked, 'lost-password');
  const accountId = tried?.accountId ?? null;
  // Asked whoever the code belongs to, so that the time tells nothing.
  const actor = await withTx(app.db, { kind: 'public' }, (tx) => selectActor(tx, accountId));
  const refusal = !tried
    ? PHONE_REFUSALS.codeEnded
    : tried.isRight && actor
      ? await codeWaitOf(app, actor, asked)
      : PHONE_REFUSALS.codeWrong;
  if (!tried || !actor || refusal) {
    const codes = [refusal?.code ?? PHONE_REFUSALS.codeWrong.code];
    await recordAlone(app, {
      ...lineOf(actor ?? THE_PUBLIC, requestId),
      event: 'password-reset-by-phone',
      outcome: 'refused',
      objectId: accountId ?? 'unknown',
      detail: { codes },
    });
    return refused(refusal ?? PHONE_REFUSALS.codeWrong);
  }
  const meta = {
    event: 'password-reset-by-phone',
    objectType: 'account',
    objectId: actor.accountId,
    requestId,
  };
  const result = await performAct(app, actor, meta, (act) =>
    setPassword(act, asked, { tried, isDemonstration: app.isDemonstration }, send),
  );
  if (!result.ok) await withTx(app.db, { kind: 'public' }, (tx) => uncountTry(tx, tried.handleDigest));
  return result;
}

/** Codes of the second factor are counted before they are looked at. */
async function codeWaitOf(app: AppContext, actor: Actor, asked: NewPassword): Promise<Refusal | undefined> {
  if (asked.secondFactor === null) return undefined;
  const wait = await countCode(app, actor.accountId);
  return wait > 0 ? codeWait(wait) : undefined;
}

async function setPassword(
  act: Act,
  asked: NewPassword,
  of: { readonly tried: Tried; readonly isDemonstration: boolean },
  send: (message: Outgoing) => void,
): Promise<Result<{ reset: true }>> {
  const { accountId } = act.actor;
  const account = await lockAccount(act.tx, accountId);
  const isLive = await endCode(act.tx, of.tried.handleDigest, { accountId, purpose: 'lost-password' });
  if (!isLive || !account || !canDo(ACCOUNT, account.status, 'accounts.reset'))
    return refused(PHONE_REFUSALS.codeEnded);
  const hasSecondFactor = (await selectSecondFactor(act.tx, accountId))?.confirmedAt != null;
  const opens = phoneOpens(await hasPower(act, account), hasSecondFactor);
  if (opens === 'nothing') return refused(PHONE_REFUSALS.counterOnly);
  const { isDemonstration } = of;
  const weak = passwordRefusals(asked.next, { ...account, isDemonstration }, commonPasswords());
  if (weak.length > 0) return refused(...weak);
  if (opens === 'with-second-factor') {
    if (asked.secondFactor === null) return refused(PHONE_REFUSALS.secondFactorNeeded);
    const taken = await takeCode(act, accountId, asked.secondFactor);
    if (!taken.ok)
      return refused(...taken.refusals.map((refusal) => ({ ...refusal, pointer: '/secondFactor' })));
  }
  await updateAccount(act.tx, accountId, { passwordHash: await hashPassword(asked.next), oneTime: false });
  await deleteSessionsOf(act.tx, accountId, null);
  const phone = await phoneOf(act, accountId);
  if (phone !== undefined) send({ to: phone, content: MESSAGES.passwordReset() });
  await act.record({
    event: 'password-reset-by-phone',
    objectType: 'account',
    objectId: accountId,
    detail: { login: account.login, withSecondFactor: opens === 'with-second-factor' },
  });
  return done({ reset: true as const });
}

function lineOf(actor: Actor, requestId: Uuid) {
  const { accountId, personKey, role, divisionPath, organisationId } = actor;
  return { accountId, personKey, role, divisionPath, organisationId, requestId, objectType: 'account' };
}
