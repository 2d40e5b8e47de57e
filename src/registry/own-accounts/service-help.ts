import {
  type Act,
  type AppContext,
  endCode,
  eventOf,
  HELP_MINUTES,
  type Helping,
  MESSAGES,
  makeCode,
  maskMobile,
  mayCall,
  type Outgoing,
  PERMISSIONS,
  PHONE_REFUSALS,
  phoneOf,
  phoneOfCode,
  type RouteId,
  readMobile,
  refusalWhileHelping,
  selectAccountOfPerson,
  setHelping,
  type Tried,
} from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { NOBODY } from '../../platform/journal/index.ts';
import {
  type Ciphers,
  done,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { personIdsByNumber, personViews, phonesOf } from '../persons/index.ts';
import type { Agreed } from './contract-help.ts';
import type { Helps } from './ports.ts';
import { HELP_REFUSALS, isSameName, REFUSALS, readDocument, shortName } from './rules.ts';
import {
  endHelpSession,
  insertAgreement,
  insertHelpSession,
  lockHelpSession,
  takeFreshAgreement,
} from './store-help.ts';

/**
 * From now on this session serves a person who is present and whose ID card was seen, for half an hour. Refuses somebody
 * whom no register here knows or whose name differs, whoever wants no help, and whoever acts for a colleague.
 */
export async function beginHelp(
  act: Act,
  asked: { readonly idNumber: string; readonly name: string },
  { tokenDigest, helps }: { readonly tokenDigest: Buffer | null; readonly helps: Helps },
): Promise<Result<{ name: string; untilAt: string }>> {
  const { actor } = act;
  const idNumber = readDocument(asked.idNumber);
  if (idNumber === undefined) return refused(REFUSALS.numberFaulty);
  if (actor.actingFor) return refused(HELP_REFUSALS.acting);
  const personId = (await personIdsByNumber(act.tx, act.ciphers, [idNumber])).get(idNumber);
  const known = personId === undefined ? undefined : (await personViews(act.tx, [personId])).get(personId);
  if (personId === undefined || !known || !isSameName(asked.name, known.name))
    return refused(HELP_REFUSALS.nobody);
  if (tokenDigest === null || actor.divisionPath === null) return refused(HELP_REFUSALS.notHelping);
  const unwanted = await helps.refusal(act, personId);
  if (unwanted) return refused(unwanted);
  const helpSessionId = act.ids.uuid();
  const begunAt = act.clock.now();
  const name = shortName(known.name);
  await insertHelpSession(act.tx, {
    ...{ helpSessionId, personId, begunAt },
    divisionPath: actor.divisionPath,
    helperAccountId: actor.accountId,
    helperName: actor.displayName,
    helperRole: actor.role ?? '',
    helperPersonKey: actor.personKey,
    untilAt: new Date(begunAt.getTime() + HELP_MINUTES * 60_000),
  });
  const until = await setHelping(act.tx, tokenDigest, { helpSessionId, personId, name });
  if (until === null) return refused(HELP_REFUSALS.notHelping);
  await helps.began(act, personId);
  await act.record({
    event: eventOf('help.begin'),
    objectType: 'help-session',
    objectId: helpSessionId,
    detail: { personId, cardSeen: true },
  });
  return done({ name, untilAt: until.toISOString() });
}

/** The session is the helper's own again; nothing of hers is shown any more. */
export async function endHelp(act: Act, tokenDigest: Buffer | null): Promise<Result<{ ended: true }>> {
  const { helping } = act.actor;
  if (!helping || tokenDigest === null) return refused(HELP_REFUSALS.notHelping);
  await endHelpSession(act.tx, helping.helpSessionId, act.clock.now());
  await setHelping(act.tx, tokenDigest, null);
  await act.record({
    event: eventOf('help.end'),
    objectType: 'help-session',
    objectId: helping.helpSessionId,
  });
  return done({ ended: true as const });
}

/** The phone of the person who is served: of her account, else the one on record. */
async function phoneOfServed(
  { tx, ciphers }: { readonly tx: Tx; readonly ciphers: Ciphers },
  personId: PersonId,
): Promise<{ accountId: Uuid | null; phone: string | undefined }> {
  const account = await selectAccountOfPerson(tx, personId);
  const own = account && (await phoneOf({ tx, ciphers }, account.accountId));
  const onRecord = own ?? (await phonesOf(tx, ciphers, [personId])).get(personId);
  return {
    accountId: account?.accountId ?? null,
    phone: onRecord === undefined ? undefined : readMobile(onRecord),
  };
}

/** By which phone the person who is served could agree; null where none is known. */
export async function helpView(
  of: { readonly tx: Tx; readonly ciphers: Ciphers },
  helping: Helping | undefined,
): Promise<{ phoneMasked: string | null }> {
  const phone = helping && (await phoneOfServed(of, helping.personId)).phone;
  return { phoneMasked: phone === undefined ? null : maskMobile(phone) };
}

/** Sends a code to her phone, by which she agrees to one act; null where she has none. */
export async function sendAgreementCode(
  act: Act,
  send: (message: Outgoing) => void,
): Promise<Result<{ handle: string | null; phoneMasked: string | null; code: string | null }>> {
  const { helping } = act.actor;
  if (!helping) return refused(HELP_REFUSALS.notHelping);
  const { accountId, phone } = await phoneOfServed(act, helping.personId);
  const made =
    phone === undefined
      ? undefined
      : await makeCode(act, { accountId, purpose: 'agreement', newPhone: phone });
  if (made && phone !== undefined) send({ to: phone, content: MESSAGES.agreement(made.code, helping.name) });
  await act.record({
    event: eventOf('help.sendCode'),
    objectType: 'help-session',
    objectId: helping.helpSessionId,
    detail: { purpose: 'agreement', sent: made !== undefined },
  });
  const phoneMasked = phone === undefined ? null : maskMobile(phone);
  return done({ handle: made?.handle ?? null, phoneMasked, code: made?.code ?? null });
}

/** Does this act bind the person, so that she agrees to it first? Every act of hers that is not about the help itself. */
export function needsAgreement(route: RouteId): boolean {
  const { method } = PERMISSIONS[route];
  return method !== 'GET' && !route.startsWith('help.') && !route.startsWith('access.');
}

/** The act of this path, as the interface writes it; undefined when there is none. */
function routeOfPath(path: string): RouteId | undefined {
  const written = path.replaceAll(/\{(\w+)\}/g, ':$1');
  const routes = Object.keys(PERMISSIONS) as RouteId[];
  return routes.find((id) => PERMISSIONS[id].path === written && PERMISSIONS[id].method !== 'GET');
}

/**
 * She agrees to one act, once: by the code that came to her phone, or present, with the reason why no code. `tried` is
 * the code as it was looked at.
 */
export async function agree(
  act: Act,
  asked: Agreed,
  tried: Tried | undefined,
): Promise<Result<{ agreed: true }>> {
  const { helping } = act.actor;
  if (!helping) return refused(HELP_REFUSALS.notHelping);
  const route = routeOfPath(asked.path);
  if (route === undefined || !mayCall(route, 'worker') || !needsAgreement(route))
    return refused(HELP_REFUSALS.routeUnknown);
  if (refusalWhileHelping(route, act.actor)) return refused(HELP_REFUSALS.routeUnknown);
  if (asked.by === 'code') {
    const right = await rightCode(act, helping, tried);
    if (!right.ok) return right;
  }
  const divisionPath = await lockHelpSession(act.tx, helping.helpSessionId);
  if (divisionPath === undefined) return refused(HELP_REFUSALS.notHelping);
  const reason = asked.by === 'present' ? (asked.reason ?? '') : null;
  await insertAgreement(act.tx, {
    ...{ route, reason, divisionPath },
    helpedActId: act.ids.uuid(),
    helpSessionId: helping.helpSessionId,
    personId: helping.personId,
    agreedBy: asked.by,
    agreedAt: act.clock.now(),
  });
  await act.record({
    event: eventOf('help.agree'),
    objectType: 'help-session',
    objectId: helping.helpSessionId,
    detail: { route, by: asked.by },
  });
  return done({ agreed: true as const });
}

/** The code is right, was sent to the phone of this person, and is used up. */
async function rightCode(act: Act, helping: Helping, tried: Tried | undefined): Promise<Result<null>> {
  if (!tried) return refused(PHONE_REFUSALS.codeEnded);
  if (!tried.isRight) return refused(PHONE_REFUSALS.codeWrong);
  const { phone, accountId } = await phoneOfServed(act, helping.personId);
  if (phone === undefined) return refused(HELP_REFUSALS.noPhone);
  if (phoneOfCode(act.ciphers, tried) !== phone || tried.accountId !== accountId)
    return refused(PHONE_REFUSALS.codeEnded);
  const of = { accountId: accountId ?? NOBODY, purpose: 'agreement' } as const;
  return (await endCode(act.tx, tried.handleDigest, of)) ? done(null) : refused(PHONE_REFUSALS.codeEnded);
}

/**
 * What goes before every act that a helper does for a person: her agreement to it is used up in the same transaction.
 * Refuses `agreement-needed` without one.
 */
export async function takeAgreement(act: Act, route: RouteId): Promise<Result<null>> {
  const { helping } = act.actor;
  if (!helping || !needsAgreement(route)) return done(null);
  const of = { helpSessionId: helping.helpSessionId, route, at: act.clock.now() };
  return (await takeFreshAgreement(act.tx, of)) === undefined
    ? refused(HELP_REFUSALS.agreementNeeded)
    : done(null);
}

/** Tells a person what a helper has just done for her; nothing where she has no phone. */
export async function helpedMessage(
  { tx, ciphers }: { readonly tx: Tx } & Pick<AppContext, 'ciphers'>,
  helper: { readonly displayName: string; readonly personId: PersonId },
): Promise<Outgoing | undefined> {
  const { phone } = await phoneOfServed({ tx, ciphers }, helper.personId);
  return phone === undefined ? undefined : { to: phone, content: MESSAGES.helped(helper.displayName) };
}
