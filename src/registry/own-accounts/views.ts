import {
  type Act,
  type Actor,
  allowedIn,
  allowedOf,
  displayNamesOf,
  eventOf,
  NOT_FOUND,
  PERMISSIONS,
  type RouteId,
  selectAccountOfPerson,
} from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  done,
  type IdentityNumber,
  maskIdentity,
  type Result,
  refused,
} from '../../platform/kernel/index.ts';
import { personIdsByNumber, personViews } from '../persons/index.ts';
import type { AccountView, LookReply, MineReply } from './contract.ts';
import { OWN_ACCOUNT } from './machine.ts';
import { ageOf, isSameName, REFUSALS, readDocument } from './rules.ts';
import { openRegistration } from './service-registration.ts';
import { type OwnAccountRow, selectOwnAccount, selectOwnAccounts, selectUnverified } from './store.ts';
import { selectHelpedActs } from './store-help.ts';
import { selectByCounterNumber } from './store-registrations.ts';

/** The accounts of persons of the own county, the newest first. */
export async function listOwnAccounts(tx: Tx, actor: Actor): Promise<AccountView[]> {
  return viewsOf(tx, actor, await selectOwnAccounts(tx));
}

async function viewsOf(tx: Tx, actor: Actor, rows: readonly OwnAccountRow[]): Promise<AccountView[]> {
  const persons = await personViews(
    tx,
    rows.map(({ personId }) => personId),
  );
  const openers = rows.flatMap(({ openedBy }) => openedBy ?? []);
  const names = await displayNamesOf(tx, openers);
  const views: AccountView[] = [];
  for (const row of rows) {
    const person = persons.get(row.personId);
    // Known by number elsewhere and of no tie to this county: not this office's to see.
    if (!person) continue;
    const account = await selectAccountOfPerson(tx, row.personId);
    const { divisionPath: _, openedBy, registeredAt, ...shown } = row;
    views.push({
      ...shown,
      name: person.name,
      idNumberMasked: person.idNumberMasked,
      registeredAt: registeredAt.toISOString(),
      openedBy: openedBy === null ? null : (names.get(openedBy) ?? null),
      phoneMasked: account?.phoneMasked ?? person.phoneMasked,
      allowed: allowedIn(OWN_ACCOUNT, row.status, actor).filter(
        (act) => act.startsWith('ownAccounts.') && (act !== 'ownAccounts.verify' || row.verifiedOn === null),
      ),
    });
  }
  return views;
}

/**
 * Who stands at the counter: by the short number that she says, or by the ID card. Says whether she has an account and
 * whether the name fits; recorded. Refuses a number that stands for nothing.
 */
export async function lookAtCounter(
  act: Act,
  asked: {
    readonly counterNumber?: string | undefined;
    readonly idNumber?: string | undefined;
    readonly name?: string | undefined;
  },
): Promise<Result<LookReply>> {
  const named = await namedBy(act, asked);
  if (!named.ok) return named;
  const { idNumber, name } = named.value;
  const personId = (await personIdsByNumber(act.tx, act.ciphers, [idNumber])).get(idNumber);
  const person = personId === undefined ? undefined : (await personViews(act.tx, [personId])).get(personId);
  const row = personId === undefined ? undefined : await selectOwnAccount(act.tx, personId);
  const [account] = row ? await viewsOf(act.tx, act.actor, [row]) : [];
  await act.record({
    event: eventOf('ownAccounts.look'),
    objectType: 'own-account',
    objectId: account?.accountId ?? 'search',
    outcome: 'viewed',
    divisionPath: act.actor.divisionPath,
    detail: {
      by: asked.counterNumber === undefined ? 'id-card' : 'counter-number',
      found: account !== undefined,
    },
  });
  return done({
    asked: { name, idNumberMasked: maskIdentity(idNumber) },
    nameFits: person ? isSameName(name, person.name) : null,
    age: ageOf(idNumber, act.clock.today()),
    account: account ?? null,
    allowed: allowedOf(act.actor, account ? ['help.begin'] : ['ownAccounts.open', 'help.begin']),
  });
}

async function namedBy(
  act: Act,
  asked: Parameters<typeof lookAtCounter>[1],
): Promise<Result<{ idNumber: IdentityNumber; name: string }>> {
  if (asked.counterNumber !== undefined) {
    const begun = await selectByCounterNumber(act.tx, asked.counterNumber);
    return begun ? done(openRegistration(act.ciphers, begun)) : refused(REFUSALS.counterUnknown);
  }
  const idNumber = readDocument(asked.idNumber ?? '');
  return idNumber === undefined ? refused(REFUSALS.numberFaulty) : done({ idNumber, name: asked.name ?? '' });
}

/** The own account, and what helpers did for her. */
export async function showMine(tx: Tx, actor: Actor): Promise<Result<MineReply>> {
  const { personId } = actor;
  if (personId === null) return refused(NOT_FOUND);
  const person = (await personViews(tx, [personId])).get(personId);
  const account = await selectAccountOfPerson(tx, personId);
  if (!person) return refused(NOT_FOUND);
  const row = await selectOwnAccount(tx, personId);
  const isVerified = (await selectUnverified(tx, [personId])).length === 0;
  const helped = await selectHelpedActs(tx, personId);
  return done({
    name: person.name,
    idNumberMasked: person.idNumberMasked,
    phoneMasked: account?.phoneMasked ?? null,
    phoneOnRecordMasked: person.phoneMasked,
    hasPassword: account?.hasPassword ?? false,
    verifiedOn: row?.verifiedOn ?? null,
    isVerified,
    policeAnswer: isVerified ? null : (row?.policeAnswer ?? null),
    helped: helped.map(({ doneAt, ...of }) => ({
      ...of,
      event: PERMISSIONS[of.route as RouteId]?.event ?? '',
      doneAt: doneAt.toISOString(),
    })),
    allowed: actor.helping ? [] : ['ownAccount.sendPhoneCode', 'ownAccount.confirmPhone'],
  });
}
