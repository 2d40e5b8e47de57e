import { type Tx, withTx } from '../db/index.ts';
import { type Ciphers, done, type PersonId, type Result, refused, type Uuid } from '../kernel/index.ts';
import type { Act, AppContext } from './act.ts';
import type { Actor } from './actor.ts';
import { SIGN_IN_BUSY } from './contract.ts';
import {
  type CodeSentReply,
  type MessagesReply,
  type OwnPhoneReply,
  PHONE_REFUSALS,
} from './contract-phones.ts';
import { checkPassword } from './passwords.ts';
import type { SmsSender } from './ports.ts';
import { NOT_FOUND } from './route.ts';
import {
  CODE_DIGITS,
  CODE_MINUTES,
  MESSAGES,
  MOST_CODES_AN_HOUR,
  maskMobile,
  readMobile,
} from './rules-phones.ts';
import { lockAccount, selectPasswordHash } from './store.ts';
import { selectPhonesOfPersons } from './store-persons.ts';
import {
  type CodePurpose,
  countCodes,
  countTry,
  endCode,
  insertPhoneCode,
  selectPhone,
  selectStandInMessages,
  type TriedCode,
  upsertPhone,
} from './store-phones.ts';
import { newDigits, newToken } from './tokens.ts';

const phoneContext = (accountId: string) => `account_phone.phone_cipher.${accountId}`;
const handleDigestOf = (ciphers: Ciphers, handle: string) => ciphers.digest(`phone-code:${handle}`);
const codeIndexOf = (ciphers: Ciphers, handle: string, code: string) =>
  ciphers.blindIndex('phone-code', JSON.stringify([handle, code]));
const newPhoneContext = (handleDigest: Buffer) => `phone_code.phone_cipher.${handleDigest.toString('hex')}`;

/** What a phone is looked up by. */
export function phoneIndexOf(ciphers: Ciphers, phone: string): Buffer {
  return ciphers.blindIndex('phone', phone);
}

/** A message on its way out. */
export interface Outgoing {
  readonly to: string;
  readonly content: string;
}

/** Makes a code and stores it; gives the handle for the page and the code for the message. */
export async function makeCode(
  { tx, ciphers }: Pick<Act, 'tx' | 'ciphers'>,
  of: { readonly accountId: Uuid | null; readonly purpose: CodePurpose; readonly newPhone: string | null },
): Promise<{ handle: string; code: string }> {
  const handle = newToken();
  const code = newDigits(CODE_DIGITS);
  const handleDigest = handleDigestOf(ciphers, handle);
  const { newPhone, ...columns } = of;
  await insertPhoneCode(tx, {
    ...columns,
    handleDigest,
    codeIndex: codeIndexOf(ciphers, handle, code),
    phoneCipher: newPhone === null ? null : ciphers.encrypt(newPhoneContext(handleDigest), newPhone),
  });
  return { handle, code };
}

/** A code that was tried in time, and whether it was right. */
export interface Tried extends TriedCode {
  readonly handleDigest: Buffer;
  readonly isRight: boolean;
}

/** Counts a try and looks at the code, in a transaction of its own; undefined when the code has ended. */
export async function tryCode(
  app: AppContext,
  typed: { readonly handle: string; readonly code: string },
  purpose: CodePurpose,
): Promise<Tried | undefined> {
  const handleDigest = handleDigestOf(app.ciphers, typed.handle);
  const stored = await withTx(app.db, { kind: 'public' }, (tx) => countTry(tx, handleDigest, purpose));
  if (!stored) return undefined;
  const digits = typed.code.normalize('NFKC').replace(/[\s-]/g, '');
  return {
    ...stored,
    handleDigest,
    isRight: codeIndexOf(app.ciphers, typed.handle, digits).equals(stored.codeIndex),
  };
}

/** The own phone, masked, and whether one can be set here. */
export async function showPhone(tx: Tx, actor: Actor, sender: SmsSender | null): Promise<OwnPhoneReply> {
  const phone = await selectPhone(tx, actor.accountId);
  return {
    masked: phone?.phoneMasked ?? null,
    verifiedAt: phone?.verifiedAt.toISOString() ?? null,
    canSend: sender !== null,
    allowed: sender === null ? [] : ['access.sendPhoneCode', 'access.confirmPhone'],
  };
}

/**
 * Sends a code to a phone that somebody wants to have on the own account. Refuses a wrong password and more than a few
 * codes an hour; `send` gets the message, once the act is done.
 */
export async function askOwnPhone(
  act: Act,
  asked: { readonly password: string; readonly phone: string },
  send: (message: Outgoing) => void,
): Promise<Result<CodeSentReply>> {
  const { accountId } = act.actor;
  const phone = readMobile(asked.phone);
  if (phone === undefined) return refused(PHONE_REFUSALS.phoneForm);
  if (!(await lockAccount(act.tx, accountId))) return refused(NOT_FOUND);
  const fits = await checkPassword(await selectPasswordHash(act.tx, accountId), asked.password);
  if (fits === undefined) return refused(SIGN_IN_BUSY);
  if (!fits) return refused(PHONE_REFUSALS.passwordWrong);
  if ((await countCodes(act.tx, accountId, 'own-phone')) >= MOST_CODES_AN_HOUR)
    return refused(PHONE_REFUSALS.tooManyCodes);
  const { handle, code } = await makeCode(act, { accountId, purpose: 'own-phone', newPhone: phone });
  send({ to: phone, content: MESSAGES['own-phone'](code) });
  await act.record({
    event: 'phone-code-sent',
    objectType: 'account',
    objectId: accountId,
    detail: { purpose: 'own-phone' },
  });
  return done({ handle, minutes: CODE_MINUTES });
}

/**
 * The code came back: the account has this phone from now on, and the phone before it is told. Of many at once exactly
 * one sets it.
 */
export async function confirmOwnPhone(
  act: Act,
  tried: Tried | undefined,
  send: (message: Outgoing) => void,
): Promise<Result<{ masked: string }>> {
  const { accountId } = act.actor;
  if (!tried || tried.accountId !== accountId || tried.phoneCipher === null)
    return refused(PHONE_REFUSALS.codeEnded);
  if (!tried.isRight) return refused(PHONE_REFUSALS.codeWrong);
  if (!(await lockAccount(act.tx, accountId))) return refused(NOT_FOUND);
  if (!(await endCode(act.tx, tried.handleDigest, { accountId, purpose: 'own-phone' })))
    return refused(PHONE_REFUSALS.codeEnded);
  const phone = phoneOfCode(act.ciphers, tried);
  if (phone === undefined) return refused(PHONE_REFUSALS.codeEnded);
  const before = await setPhone(act, accountId, phone);
  if (before !== undefined) send({ to: before, content: MESSAGES.phoneChanged() });
  await act.record({
    event: 'phone-set',
    objectType: 'account',
    objectId: accountId,
    detail: { replaced: before !== undefined },
  });
  return done({ masked: maskMobile(phone) });
}

/** The account has this phone from now on; the phone before it, where it was another. */
/** The phones of the own accounts of these persons that are in use, by person; those without one are not in it. */
export async function phonesOfPersons(
  { tx, ciphers }: Pick<Act, 'tx' | 'ciphers'>,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  const found = await selectPhonesOfPersons(tx, personIds);
  return new Map(
    found.map(({ personId, accountId, phoneCipher }) => [
      personId,
      ciphers.decrypt(phoneContext(accountId), phoneCipher),
    ]),
  );
}

export async function setPhone(
  act: Pick<Act, 'tx' | 'ciphers'>,
  accountId: Uuid,
  phone: string,
): Promise<string | undefined> {
  const before = await phoneOf(act, accountId);
  await upsertPhone(act.tx, accountId, {
    phoneCipher: act.ciphers.encrypt(phoneContext(accountId), phone),
    phoneMasked: maskMobile(phone),
    phoneIndex: phoneIndexOf(act.ciphers, phone),
  });
  return before === phone ? undefined : before;
}

/** The phone that a code was sent to, where it was a new one. */
export function phoneOfCode(ciphers: Ciphers, tried: Tried): string | undefined {
  return tried.phoneCipher === null
    ? undefined
    : ciphers.decrypt(newPhoneContext(tried.handleDigest), tried.phoneCipher);
}

/** The phone of an account, to send to; undefined where none is set. */
export async function phoneOf(
  { tx, ciphers }: Pick<Act, 'tx' | 'ciphers'>,
  accountId: string,
): Promise<string | undefined> {
  const phone = await selectPhone(tx, accountId);
  return phone && ciphers.decrypt(phoneContext(accountId), phone.phoneCipher);
}

/** What the stand-in would have sent; nothing where a gateway sends, or nothing does. */
export async function listMessages(tx: Tx, sender: SmsSender | null): Promise<MessagesReply> {
  const rows = sender?.name === 'stand-in' ? await selectStandInMessages(tx) : [];
  return {
    sender: sender?.name ?? null,
    rows: rows.map(({ messageId, phoneMasked, content, sentAt }) => ({
      messageId,
      to: phoneMasked,
      content,
      sentAt: sentAt.toISOString(),
    })),
  };
}
