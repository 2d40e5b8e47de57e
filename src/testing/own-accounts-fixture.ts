// For tests only: people with a number, a phone and a bank card on record, and the requests by which they get in.
import { performAct } from '../platform/access/index.ts';
import {
  checkDigitOf,
  divisionPathOf,
  type IdentityNumber,
  type PersonId,
} from '../platform/kernel/index.ts';
import { addBankAccounts, registerPersons } from '../registry/persons/index.ts';
import type { AppFixture, Reply, SignedIn } from './app-fixture.ts';

export const COUNTY = '371526';

/** A number that nobody has; `n` tells them apart. */
export function numberOf(n: number, born = '19700315'): IdentityNumber {
  const first = `371526${born}${String(n).padStart(3, '0')}`;
  return `${first}${checkDigitOf(first)}` as IdentityNumber;
}

/** A person on record in a county, with a phone and a bank card where they are given. */
export async function recordPerson(
  fixture: AppFixture,
  actor: SignedIn['actor'],
  person: { idNumber: IdentityNumber; name: string; phone?: string; card?: string },
): Promise<PersonId> {
  const { idNumber, name, phone, card } = person;
  const meta = {
    event: 'roster-changed',
    objectType: 'person',
    objectId: 'fixture',
    requestId: fixture.app.ids.uuid(),
  };
  const recorded = await performAct(fixture.app, actor, meta, async (act) => {
    const tie = { divisionPath: divisionPathOf(COUNTY), organisationId: null };
    const [personId] = await registerPersons(
      act,
      [{ idNumber, name, confirmed: true, ...(phone ? { phone } : {}) }],
      tie,
    );
    if (personId === undefined) throw new Error('not registered');
    if (card)
      await addBankAccounts(act, [
        { personId, bankName: null, accountName: name, number: card, usable: true, source: 'test' },
      ]);
    await act.record({ event: 'roster-changed', objectType: 'person', objectId: String(personId) });
    return { ok: true as const, value: personId };
  });
  if (!recorded.ok) throw new Error('not recorded');
  return recorded.value;
}

const post = (fixture: AppFixture, url: string, body: object) => fixture.send(null, 'POST', url, body);
/** One field of a reply. */
export const field = (reply: Reply, name: string): string =>
  String((reply.body as Record<string, unknown>)[name]);

/** Begins to register and gives the handle. */
export async function begin(fixture: AppFixture, idNumber: string, name: string): Promise<string> {
  const begun = await post(fixture, '/api/public/registration', { divisionCode: COUNTY, idNumber, name });
  if (begun.status !== 200) throw new Error(begun.text);
  return field(begun, 'handle');
}

/** Takes a code to a phone and types it; gives what comes next. */
export async function proveByPhone(fixture: AppFixture, handle: string, phone: string): Promise<string> {
  const sent = await post(fixture, '/api/public/registration/code', { handle, phone });
  const proof = { handle, codeHandle: field(sent, 'handle'), code: field(sent, 'shownCode') };
  const proven = await post(fixture, '/api/public/registration/code-proof', proof);
  if (proven.status !== 200) throw new Error(proven.text);
  return field(proven, 'next');
}

/** The session that a reply opened. */
export function sessionOf(reply: Reply, actor: SignedIn['actor']): SignedIn {
  const [cookie] = [reply.headers['set-cookie']].flat() as string[];
  const [pair] = String(cookie).split(';');
  return { actor, cookie: pair ?? '', csrfToken: field(reply, 'csrfToken') };
}
