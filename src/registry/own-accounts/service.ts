import {
  type Act,
  type AppContext,
  askOwnPhone,
  type Outgoing,
  phonesOfPersons,
} from '../../platform/access/index.ts';
import { readTx, type Tx, withTx } from '../../platform/db/index.ts';
import { type PersonId, type Refusal, refused } from '../../platform/kernel/index.ts';
import {
  bankAccountsOf,
  confirmNumbers,
  factsOf,
  idNumbersOf,
  personViews,
  phonesOf,
} from '../persons/index.ts';
import { REFUSALS, readPoliceAnswer } from './rules.ts';
import { numberKeyOf } from './service-registration.ts';
import { lockUnverified, noteUnconfirmed, selectUnverified, updateOwnAccount } from './store.ts';
import { countCardTry } from './store-registrations.ts';

/** Counts a try of the card's last digits, in a transaction of its own: a refusal of the act does not give it back. */
export async function mayTryCard(app: AppContext, personId: PersonId | null): Promise<boolean> {
  if (personId === null) return false;
  const number = await readTx(app.db, { kind: 'person', personId }, async (tx) =>
    (await idNumbersOf(tx, app.ciphers, [personId])).get(personId),
  );
  if (number === undefined) return false;
  return withTx(app.db, { kind: 'public' }, (tx) =>
    countCardTry(tx, numberKeyOf(app.ciphers, number), app.clock.today()),
  );
}

/**
 * Her number is another: a code goes to the new one, once password and last digits of the card on record are right. Who
 * has no card on record goes to the counter.
 */
export async function askNewPhone(
  act: Act,
  asked: { readonly password: string; readonly lastFour: string; readonly phone: string },
  mayTry: boolean,
  send: (message: Outgoing) => void,
): ReturnType<typeof askOwnPhone> {
  const { personId } = act.actor;
  if (personId === null || !mayTry) return refused(REFUSALS.cardWait);
  const cards = (await bankAccountsOf(act.tx, [personId])).get(personId) ?? [];
  if (cards.length === 0) return refused(REFUSALS.phoneNeeded);
  if (!cards.some(({ numberLast4 }) => numberLast4 === asked.lastFour)) return refused(REFUSALS.cardWrong);
  return askOwnPhone(act, asked, send);
}

/** The phones by which persons are reached: of the own account, else the one on record. */
export async function phonesToReach(
  tx: Tx,
  ciphers: AppContext['ciphers'],
  personIds: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  const onRecord = await phonesOf(tx, ciphers, personIds);
  return new Map([...onRecord, ...(await phonesOfPersons({ tx, ciphers }, personIds))]);
}

/** Why this person may not claim yet; undefined when she may. */
export async function refusalOfUnverified(tx: Tx, personId: PersonId): Promise<Refusal | undefined> {
  return (await selectUnverified(tx, [personId])).length > 0 ? REFUSALS.unverified : undefined;
}

/** Of these persons those who have an account and of whom nobody has confirmed yet who they are. */
export async function unverifiedOf(tx: Tx, personIds: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  return new Set(await selectUnverified(tx, personIds));
}

/**
 * The police register has answered, person by person with the name that it has: whoever it knows as living under this
 * name is confirmed from the day of the answer on; of another name or an unclear entry the counter is told, and she.
 */
export async function confirmByPolice(
  act: Act,
  answers: ReadonlyMap<PersonId, string | undefined>,
): Promise<void> {
  const waiting = await lockUnverified(act.tx, [...answers.keys()]);
  const ids = waiting.map(({ personId }) => personId);
  const facts = await factsOf(act.tx, act.ciphers, ids);
  const persons = await personViews(act.tx, ids);
  for (const account of waiting) {
    const { personId } = account;
    const fact = facts.get(personId)?.find(({ kind }) => kind === 'population');
    const person = persons.get(personId);
    if (fact?.kind !== 'population' || person === undefined) continue;
    const policeAnswer = readPoliceAnswer(fact.payload.status, answers.get(personId), person.name);
    if (policeAnswer === account.policeAnswer && policeAnswer !== null) continue;
    const { knownOn: answeredOn } = fact;
    if (policeAnswer === null) {
      await updateOwnAccount(act.tx, personId, { verifiedOn: answeredOn, verifiedBy: 'police' });
      await confirmNumbers(act.tx, [personId]);
    } else await noteUnconfirmed(act.tx, personId, { policeAnswer, answeredOn });
    await act.record({
      event: policeAnswer === null ? 'own-account-confirmed' : 'own-account-unconfirmed',
      objectType: 'own-account',
      objectId: account.accountId,
      divisionPath: account.divisionPath,
      organisationId: null,
      detail: policeAnswer === null ? {} : { policeAnswer },
    });
  }
}
