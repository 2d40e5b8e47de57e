import {
  type AppContext,
  CODE_MINUTES,
  endCode,
  MESSAGES,
  makeCode,
  networkOf,
  newDigits,
  newToken,
  type Outgoing,
  PACE_OF_ACCOUNT,
  PACE_OF_ADDRESS,
  PHONE_REFUSALS,
  paceKeyOf,
  phoneOfCode,
  readMobile,
  recordAlone,
  registerGuess,
  THE_PUBLIC,
  tryCode,
} from '../../platform/access/index.ts';
import { type Tx, withTx } from '../../platform/db/index.ts';
import { NOBODY } from '../../platform/journal/index.ts';
import {
  type Ciphers,
  done,
  type IdentityNumber,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { bankAccountsOf, hiddenNamesOf, personIdsByNumber, personViews, phonesOf } from '../persons/index.ts';
import type { ProofReply } from './contract-registration.ts';
import {
  ageOf,
  COUNTER_DAYS,
  isSameName,
  proofByCode,
  REFUSALS,
  REGISTRATION_MINUTES,
  readIdNumber,
  shortName,
  waitOf,
} from './rules.ts';
import { divisionPathIfKnown } from './store.ts';
import {
  countCardTry,
  insertRegistration,
  lockRegistration,
  type RegistrationRow,
  setCounterNumber,
  setRegistrationCode,
  setRegistrationProof,
} from './store-registrations.ts';

/** Where a request comes from. */
export interface Asking {
  readonly requestId: Uuid;
  readonly address: string;
}

const PUBLIC = { kind: 'public' } as const;
/** Nobody is signed in: what a register knows is looked at by the system, and none of it is answered. */
export const SYSTEM = { kind: 'system' } as const;

export const registrationDigest = (ciphers: Ciphers, handle: string) =>
  ciphers.digest(`registration:${handle}`);
const codeDigestOf = (ciphers: Ciphers, handle: string) => ciphers.digest(`registration-code:${handle}`);
/** What tries of bank cards are counted by. */
export const numberKeyOf = (ciphers: Ciphers, idNumber: IdentityNumber) =>
  paceKeyOf(ciphers, 'own-account-number', idNumber);
const contextOf = (column: string, handleDigest: Buffer) =>
  `registration.${column}.${handleDigest.toString('hex')}`;

/** What somebody typed who registers, opened. */
export function openRegistration(ciphers: Ciphers, row: RegistrationRow) {
  const { handleDigest, phoneCipher } = row;
  return {
    idNumber: ciphers.decrypt(contextOf('id_number', handleDigest), row.idNumberCipher) as IdentityNumber,
    name: ciphers.decrypt(contextOf('name', handleDigest), row.nameCipher),
    phone: phoneCipher === null ? null : ciphers.decrypt(contextOf('phone', handleDigest), phoneCipher),
  };
}

/** What the register knows of whoever typed this: the same work whether it knows the number or not. */
export async function knownOf(
  tx: Tx,
  ciphers: Ciphers,
  typed: { readonly idNumber: IdentityNumber; readonly name: string },
) {
  const found = (await personIdsByNumber(tx, ciphers, [typed.idNumber])).get(typed.idNumber);
  const asked = [found ?? (0 as PersonId)];
  const view = (await personViews(tx, asked)).get(asked[0] as PersonId);
  // Of a protected person everybody reads another name than hers.
  const hidden = (await hiddenNamesOf(tx, ciphers, asked)).get(asked[0] as PersonId);
  const phone = (await phonesOf(tx, ciphers, asked)).get(asked[0] as PersonId);
  const cards = (await bankAccountsOf(tx, asked)).get(asked[0] as PersonId) ?? [];
  return {
    personId: found,
    nameFits: view !== undefined && isSameName(typed.name, hidden ?? view.name),
    phone: phone === undefined ? undefined : readMobile(phone),
    lastFours: cards.map(({ numberLast4 }) => numberLast4),
  };
}

/**
 * Somebody begins to register. The answer is the same whether a register knows the number, and is slowed down by number
 * and address. Refuses a faulty number, a child, a minor (they come with the guardian), a county that there is not.
 */
export async function beginRegistration(
  app: AppContext,
  asked: { readonly divisionCode: string; readonly idNumber: string; readonly name: string },
  request: Asking,
): Promise<Result<{ handle: string; minutes: number }>> {
  const idNumber = readIdNumber(asked.idNumber);
  if (idNumber === undefined) return refused(REFUSALS.numberFaulty);
  const age = ageOf(idNumber, app.clock.today());
  if (age === 'child') return refused(REFUSALS.child);
  if (age === 'minor') return refused(REFUSALS.minor);
  const handle = newToken();
  const handleDigest = registrationDigest(app.ciphers, handle);
  const network = networkOf(request.address);
  const numberKey = numberKeyOf(app.ciphers, idNumber);
  const keyOf = (...parts: string[]) => paceKeyOf(app.ciphers, 'registration', ...parts);
  const registrationId = app.ids.uuid();
  const wait = await withTx(app.db, PUBLIC, (tx) =>
    registerGuess(tx, [
      { key: keyOf('number', numberKey.toString('hex'), network), pace: PACE_OF_ACCOUNT },
      { key: keyOf('address', network), pace: PACE_OF_ADDRESS },
    ]),
  );
  if (wait > 0) return refused(waitOf(wait));
  const known = await withTx(app.db, PUBLIC, async (tx) => {
    const divisionPath = await divisionPathIfKnown(tx, asked.divisionCode);
    if (divisionPath === undefined) return false;
    await insertRegistration(tx, {
      handleDigest,
      registrationId,
      idNumberCipher: app.ciphers.encrypt(contextOf('id_number', handleDigest), idNumber),
      nameCipher: app.ciphers.encrypt(contextOf('name', handleDigest), asked.name),
      numberKey,
      divisionPath,
    });
    return true;
  });
  if (!known) return refused(REFUSALS.countyUnknown);
  await note(app, request, { event: 'registration-begun', registrationId, outcome: 'done' });
  return done({ handle, minutes: REGISTRATION_MINUTES });
}

/** Sends a code to the phone that she typed, whosever it is; slowed down by phone and address. */
export async function sendRegistrationCode(
  app: AppContext,
  asked: { readonly handle: string; readonly phone: string },
  request: Asking,
  send: (message: Outgoing) => void,
): Promise<Result<{ handle: string; minutes: number; code: string }>> {
  const phone = readMobile(asked.phone);
  if (phone === undefined) return refused(PHONE_REFUSALS.phoneForm);
  const network = networkOf(request.address);
  const keyOf = (...parts: string[]) => paceKeyOf(app.ciphers, 'registration-code', ...parts);
  const wait = await withTx(app.db, PUBLIC, (tx) =>
    registerGuess(tx, [
      { key: keyOf('phone', phone), pace: PACE_OF_ACCOUNT },
      { key: keyOf('address', network), pace: PACE_OF_ADDRESS },
    ]),
  );
  if (wait > 0) return refused(waitOf(wait));
  const handleDigest = registrationDigest(app.ciphers, asked.handle);
  const made = await withTx(app.db, PUBLIC, async (tx) => {
    const row = await lockRegistration(tx, handleDigest);
    if (!row) return undefined;
    const of = { accountId: null, purpose: 'registration', newPhone: phone } as const;
    const code = await makeCode({ tx, ciphers: app.ciphers }, of);
    await setRegistrationCode(tx, handleDigest, codeDigestOf(app.ciphers, code.handle));
    return { ...code, row };
  });
  if (!made) return refused(REFUSALS.ended);
  const { registrationId } = made.row;
  await note(app, request, { event: 'phone-code-sent', registrationId, outcome: 'done' });
  const { name } = openRegistration(app.ciphers, made.row);
  send({ to: phone, content: MESSAGES.registration(made.code, shortName(name)) });
  return done({ handle: made.handle, minutes: CODE_MINUTES, code: made.code });
}

/**
 * The code came back. It proves who she is where the phone is the one on record for the number and the name fits; where
 * no register knows the number she may go on unverified; else a further proof comes next, and nothing says why.
 */
export async function proveByCode(
  app: AppContext,
  asked: { readonly handle: string; readonly codeHandle: string; readonly code: string },
  request: Asking,
): Promise<Result<ProofReply>> {
  const tried = await tryCode(app, { handle: asked.codeHandle, code: asked.code }, 'registration');
  if (!tried) return refused(PHONE_REFUSALS.codeEnded);
  if (!tried.isRight) return refused(PHONE_REFUSALS.codeWrong);
  const handleDigest = registrationDigest(app.ciphers, asked.handle);
  return withTx(app.db, SYSTEM, async (tx): Promise<Result<ProofReply>> => {
    const row = await lockRegistration(tx, handleDigest);
    if (!row) return refused(REFUSALS.ended);
    if (!row.codeDigest?.equals(codeDigestOf(app.ciphers, asked.codeHandle)))
      return refused(PHONE_REFUSALS.codeEnded);
    if (!(await endCode(tx, tried.handleDigest, { accountId: NOBODY, purpose: 'registration' })))
      return refused(PHONE_REFUSALS.codeEnded);
    const phone = phoneOfCode(app.ciphers, tried);
    const known = await knownOf(tx, app.ciphers, openRegistration(app.ciphers, row));
    const provenBy = proofByCode({ ...known, typedPhone: phone });
    await setRegistrationProof(tx, handleDigest, {
      provenBy,
      phoneCipher: phone === undefined ? null : app.ciphers.encrypt(contextOf('phone', handleDigest), phone),
    });
    const isProven = (provenBy ?? row.provenBy) !== null;
    return done({ next: isProven ? ('password' as const) : ('card' as const) });
  }).then((result) => noted(app, request, asked.handle, result));
}

/**
 * The last four digits of a bank card on record prove who she is. Three tries a day for one number, whether a register
 * knows it or not; the same sentence whatever was wrong.
 */
export async function proveByCard(
  app: AppContext,
  asked: { readonly handle: string; readonly lastFour: string },
  request: Asking,
): Promise<Result<ProofReply>> {
  const handleDigest = registrationDigest(app.ciphers, asked.handle);
  const row = await withTx(app.db, PUBLIC, (tx) => lockRegistration(tx, handleDigest));
  if (!row) return refused(REFUSALS.ended);
  const mayTry = await withTx(app.db, PUBLIC, (tx) => countCardTry(tx, row.numberKey, app.clock.today()));
  if (!mayTry) return noted(app, request, asked.handle, refused(REFUSALS.cardWait));
  const result = await withTx(app.db, SYSTEM, async (tx): Promise<Result<ProofReply>> => {
    const known = await knownOf(tx, app.ciphers, openRegistration(app.ciphers, row));
    if (!known.nameFits || !known.lastFours.includes(asked.lastFour)) return refused(REFUSALS.cardWrong);
    await setRegistrationProof(tx, handleDigest, { provenBy: 'bank-card', phoneCipher: null });
    return done({ next: 'password' as const });
  });
  return noted(app, request, asked.handle, result);
}

const NUMBER_DIGITS = 6;
const MOST_NUMBERS = 50;

/** A short number that she says at the counter, where her ID card is seen; it stands for what she typed. */
export async function askCounter(
  app: AppContext,
  asked: { readonly handle: string },
  request: Asking,
): Promise<Result<{ number: string; days: number }>> {
  const handleDigest = registrationDigest(app.ciphers, asked.handle);
  const given = await withTx(app.db, PUBLIC, async (tx) => {
    const row = await lockRegistration(tx, handleDigest);
    if (!row) return undefined;
    for (let n = 0; n < MOST_NUMBERS; n++) {
      const number = newDigits(NUMBER_DIGITS);
      if (await setCounterNumber(tx, handleDigest, number)) return { number, row };
    }
    throw new Error('no number for the counter is free');
  });
  if (!given) return refused(REFUSALS.ended);
  const { registrationId } = given.row;
  await note(app, request, { event: 'registration-taken-to-counter', registrationId, outcome: 'done' });
  return done({ number: given.number, days: COUNTER_DAYS });
}

async function noted<T>(
  app: AppContext,
  request: Asking,
  handle: string,
  result: Result<T>,
): Promise<Result<T>> {
  const digest = registrationDigest(app.ciphers, handle);
  const row = await withTx(app.db, PUBLIC, (tx) => lockRegistration(tx, digest));
  await note(app, request, {
    event: 'registration-proven',
    registrationId: row?.registrationId ?? 'unknown',
    outcome: result.ok ? 'done' : 'refused',
    detail: result.ok ? {} : { codes: result.refusals.map(({ code }) => code) },
  });
  return result;
}

/** A line of the journal of somebody who has not signed in: it names the registration, never the number. */
function note(
  app: AppContext,
  request: Asking,
  line: {
    readonly event: string;
    readonly registrationId: string;
    readonly outcome: 'done' | 'refused';
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { accountId, personKey, role, divisionPath, organisationId } = THE_PUBLIC;
  const { registrationId: objectId, ...rest } = line;
  return recordAlone(app, {
    ...{ accountId, personKey, role, divisionPath, organisationId, requestId: request.requestId },
    objectType: 'registration',
    objectId,
    ...rest,
  });
}
