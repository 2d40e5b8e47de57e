import { type Act, type AppContext, askOwnPhone, type Outgoing } from '../../platform/access/index.ts';
import { readTx, type Tx, withTx } from '../../platform/db/index.ts';
import { type LocalDate, type PersonId, type Refusal, refused } from '../../platform/kernel/index.ts';
import { bankAccountsOf, factsOf, idNumbersOf } from '../persons/index.ts';
import { REFUSALS } from './rules.ts';
import { numberKeyOf } from './service-registration.ts';
import { selectUnverified, updateOwnAccount } from './store.ts';
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

/** Why this person may not claim yet; undefined when she may. */
export async function refusalOfUnverified(tx: Tx, personId: PersonId): Promise<Refusal | undefined> {
  return (await selectUnverified(tx, [personId])).length > 0 ? REFUSALS.unverified : undefined;
}

/** The police register has answered: whoever it knows as living is confirmed, from the day of the answer on. */
export async function confirmByPolice(act: Act, personIds: readonly PersonId[]): Promise<PersonId[]> {
  const waiting = await selectUnverified(act.tx, personIds);
  if (waiting.length === 0) return [];
  const facts = await factsOf(act.tx, act.ciphers, waiting);
  const confirmed: PersonId[] = [];
  for (const personId of waiting) {
    const answer = facts.get(personId)?.find(({ kind }) => kind === 'population');
    if (answer?.kind !== 'population' || answer.payload.status !== 'normal') continue;
    const verifiedOn: LocalDate = answer.knownOn;
    await updateOwnAccount(act.tx, personId, { verifiedOn, verifiedBy: 'police' });
    confirmed.push(personId);
  }
  return confirmed;
}
