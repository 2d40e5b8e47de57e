import {
  type Act,
  changePersonAccount,
  deleteSessionsOf,
  eventOf,
  MESSAGES,
  NOT_FOUND,
  newSlipPassword,
  type Outgoing,
  openPersonAccount,
  PHONE_REFUSALS,
  phoneOf,
  readMobile,
  setPhone,
  VERSION_CONFLICT,
} from '../../platform/access/index.ts';
import {
  type ActOf,
  canDo,
  done,
  maskIdentity,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { personViews, phonesOf, registerPersons } from '../persons/index.ts';
import { OWN_ACCOUNT } from './machine.ts';
import { ageOf, isSameName, REFUSALS, readDocument, seerOf, slipNumberOf } from './rules.ts';
import { accountFree, storeOwnAccount } from './service-finish.ts';
import { openRegistration } from './service-registration.ts';
import { lockOwnAccount, type OwnAccountRow, updateOwnAccount } from './store.ts';
import { endRegistration, selectByCounterNumber } from './store-registrations.ts';

export interface ToOpen {
  readonly counterNumber?: string | undefined;
  readonly idNumber: string;
  readonly name: string;
  readonly phone: string | null;
  readonly guardian: { readonly name: string } | null;
}

type Send = (message: Outgoing) => void;
const guardianContext = (accountId: Uuid) => `own_account.guardian.${accountId}`;

/**
 * Opens an account for somebody whose ID card lies on the counter and who signs the slip; her one-time password is printed
 * on it. Refuses a child, a minor without the guardian, a name that differs from the register, somebody who has an
 * account.
 */
export async function openAtCounter(
  act: Act,
  asked: ToOpen,
  send: Send,
): Promise<
  Result<{
    accountId: Uuid;
    oneTimePassword: string;
    slipNumber: string;
    name: string;
    idNumberMasked: string;
  }>
> {
  const divisionPath = act.actor.divisionPath;
  if (divisionPath === null) return refused(NOT_FOUND);
  const idNumber = readDocument(asked.idNumber);
  if (idNumber === undefined) return refused(REFUSALS.numberFaulty);
  const age = ageOf(idNumber, act.clock.today());
  if (age === 'child') return refused(REFUSALS.child);
  if (age === 'minor' && asked.guardian === null) return refused(REFUSALS.guardianNeeded);
  const phone = asked.phone === null ? null : readMobile(asked.phone);
  if (phone === undefined) return refused(PHONE_REFUSALS.phoneForm);
  const row = { idNumber, name: asked.name, confirmed: true, ...(phone === null ? {} : { phone }) };
  const [personId] = await registerPersons(act, [row], { divisionPath, organisationId: null });
  if (personId === undefined) throw new Error('the person was not registered');
  const known = (await personViews(act.tx, [personId])).get(personId);
  if (!known || !isSameName(asked.name, known.name)) return refused(REFUSALS.nameDiffers);
  const free = await accountFree(act, personId);
  if (!free.ok) return free;
  const password = newSlipPassword();
  const person = { personId, displayName: known.name };
  const opened = await openPersonAccount(act, person, { kind: 'one-time', password });
  if (!opened.ok) return opened;
  const { accountId } = opened.value;
  const { guardian } = asked;
  const slipNumber = slipNumberOf(accountId, act.clock.today());
  const guardianCipher = guardian && act.ciphers.encrypt(guardianContext(accountId), guardian.name);
  await storeOwnAccount(act, {
    ...{ personId, accountId, divisionPath },
    provenBy: seerOf(act.actor),
    isVerified: true,
    paper: { agreement: slipNumber, guardianCipher },
  });
  if (phone !== null) await setPhone(act, accountId, phone);
  if (asked.counterNumber !== undefined) {
    const begun = await selectByCounterNumber(act.tx, asked.counterNumber);
    if (begun && openRegistration(act.ciphers, begun).idNumber === idNumber)
      await endRegistration(act.tx, begun.handleDigest);
  }
  const onRecord = (await phonesOf(act.tx, act.ciphers, [personId])).get(personId);
  for (const to of new Set([phone, onRecord])) if (to) send({ to, content: MESSAGES.registered() });
  await act.record({
    event: eventOf('ownAccounts.open'),
    objectType: 'own-account',
    objectId: accountId,
    divisionPath,
    detail: { personId, age, cardSeen: true, withPhone: phone !== null },
  });
  return done({
    accountId,
    oneTimePassword: password,
    slipNumber,
    name: known.name,
    idNumberMasked: maskIdentity(idNumber),
  });
}

type Step = Extract<ActOf<typeof OWN_ACCOUNT>, `ownAccounts.${string}`>;

/** Locks the account that an act is about; refuses another version and an act that its status does not allow. */
async function locked(
  act: Act,
  asked: { readonly accountId: Uuid; readonly version: number },
  step: Step,
): Promise<Result<OwnAccountRow>> {
  const account = await lockOwnAccount(act.tx, asked.accountId);
  if (!account) return refused(NOT_FOUND);
  if (account.version !== asked.version) return refused(VERSION_CONFLICT);
  return canDo(OWN_ACCOUNT, account.status, step) ? done(account) : refused(REFUSALS.statusStopped);
}

interface Changed {
  readonly accountId: Uuid;
  readonly version: number;
}

function record(
  act: Act,
  account: OwnAccountRow,
  line: {
    readonly event: string;
    readonly reason?: string;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { accountId: objectId, divisionPath } = account;
  return act.record({ ...line, objectType: 'own-account', objectId, divisionPath });
}

/** Her ID card was seen: it is certain now who she is. */
export async function verifyAtCounter(
  act: Act,
  asked: { readonly accountId: Uuid; readonly version: number },
): Promise<Result<Changed>> {
  const found = await locked(act, asked, 'ownAccounts.verify');
  if (!found.ok) return found;
  const { personId } = found.value;
  const version = await updateOwnAccount(act.tx, personId, {
    verifiedOn: act.clock.today(),
    verifiedBy: seerOf(act.actor),
  });
  await record(act, found.value, { event: eventOf('ownAccounts.verify'), detail: { cardSeen: true } });
  return done({ accountId: asked.accountId, version });
}

interface WithReason {
  readonly accountId: Uuid;
  readonly version: number;
  readonly reason: string;
}

/** A one-time password for whoever has forgotten hers and has no phone; every session ends. */
export async function resetAtCounter(
  act: Act,
  asked: WithReason,
): Promise<Result<{ accountId: Uuid; oneTimePassword: string }>> {
  const found = await locked(act, asked, 'ownAccounts.reset');
  if (!found.ok) return found;
  const password = newSlipPassword();
  if (!(await changePersonAccount(act, asked.accountId, { kind: 'reset', password })))
    return refused(REFUSALS.statusStopped);
  await updateOwnAccount(act.tx, found.value.personId, {});
  await record(act, found.value, { event: eventOf('ownAccounts.reset'), reason: asked.reason });
  return done({ accountId: asked.accountId, oneTimePassword: password });
}

/** Her number is another now; the former one is told. */
export async function setPhoneAtCounter(
  act: Act,
  asked: WithReason & { readonly phone: string },
  send: Send,
): Promise<Result<Changed>> {
  const phone = readMobile(asked.phone);
  if (phone === undefined) return refused(PHONE_REFUSALS.phoneForm);
  const found = await locked(act, asked, 'ownAccounts.setPhone');
  if (!found.ok) return found;
  const before = await setPhone(act, asked.accountId, phone);
  if (before !== undefined) send({ to: before, content: MESSAGES.phoneChanged() });
  const version = await updateOwnAccount(act.tx, found.value.personId, {});
  const detail = { replaced: before !== undefined };
  await record(act, found.value, { event: eventOf('ownAccounts.setPhone'), reason: asked.reason, detail });
  return done({ accountId: asked.accountId, version });
}

/** Signs her out everywhere; the account stays in use. */
export async function endSessionsAtCounter(act: Act, asked: WithReason): Promise<Result<Changed>> {
  const found = await locked(act, asked, 'ownAccounts.endSessions');
  if (!found.ok) return found;
  const ended = await deleteSessionsOf(act.tx, asked.accountId, null);
  const version = await updateOwnAccount(act.tx, found.value.personId, {});
  const line = { event: eventOf('ownAccounts.endSessions'), reason: asked.reason, detail: { ended } };
  await record(act, found.value, line);
  return done({ accountId: asked.accountId, version });
}

/** Stops an account: a lost phone, or nobody wants it; every session ends. She is told. */
export async function revoke(act: Act, asked: WithReason, send: Send): Promise<Result<Changed>> {
  const found = await locked(act, asked, 'ownAccounts.revoke');
  if (!found.ok) return found;
  const { personId, accountId } = found.value;
  const phone = await phoneOf(act, accountId);
  if (!(await changePersonAccount(act, accountId, { kind: 'close' }))) return refused(REFUSALS.statusStopped);
  const status = nextOf(OWN_ACCOUNT, 'active', 'ownAccounts.revoke');
  const version = await updateOwnAccount(act.tx, personId, { status });
  if (phone !== undefined) send({ to: phone, content: MESSAGES.revoked() });
  await record(act, found.value, { event: eventOf('ownAccounts.revoke'), reason: asked.reason });
  return done({ accountId, version });
}

/** Opens a stopped account again, for whoever comes with her ID card. */
export async function reopen(act: Act, asked: WithReason): Promise<Result<Changed>> {
  const found = await locked(act, asked, 'ownAccounts.reopen');
  if (!found.ok) return found;
  const { personId, accountId } = found.value;
  if (!(await changePersonAccount(act, accountId, { kind: 'open-again' })))
    return refused(REFUSALS.statusStopped);
  const status = nextOf(OWN_ACCOUNT, 'revoked', 'ownAccounts.reopen');
  const version = await updateOwnAccount(act.tx, personId, { status });
  await record(act, found.value, { event: eventOf('ownAccounts.reopen'), reason: asked.reason });
  return done({ accountId, version });
}
