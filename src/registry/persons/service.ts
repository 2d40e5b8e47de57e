import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  birthOnOf,
  type Ciphers,
  documentKindOf,
  type IdentityNumber,
  isResident,
  type LocalDate,
  maskIdentity,
  type PersonId,
  sexOf,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { PersonView } from './contract.ts';
import { maskPhone } from './rules.ts';
import { likenessOf, phoneKeyOf } from './rules-likeness.ts';
import {
  chunksOf,
  claimNumbers,
  completePersons,
  findEncryptedNumbers,
  findNumbers,
  findPersonIdsOfDivision,
  findPersons,
  findTiePaths,
  insertPersons,
  type KnownPerson,
  type PersonInsert,
  tiePersons,
} from './store.ts';

/** A human being as a roster or list names one; the number is normalised and checked, the name cleaned. */
export interface PersonToRegister {
  readonly idNumber: IdentityNumber;
  readonly name: string;
  /** Only for a document whose number does not say them; unknown where the list does not either. */
  readonly sex?: 'male' | 'female' | undefined;
  readonly birthOn?: LocalDate | undefined;
  readonly phone?: string | undefined;
  /** False for a number widened from 15 digits: the police register must confirm it. */
  readonly confirmed: boolean;
}

/** Who has to do with the persons: without a tie nobody sees them. */
export interface Tie {
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
}

export const numberContext = (personId: PersonId) => `person.id_number.${personId}`;
export const phoneContext = (personId: PersonId) => `person.phone.${personId}`;

/**
 * Finds each person by number or creates one, and ties all of them to a county and organisation. The ids come back in
 * the order of the rows; the same number twice gives the same person. What is already known stays (the name first
 * recorded, the phone); a missing phone is filled in and an unconfirmed number confirmed; a tie that a move ended holds
 * again. Quick for 100,000 rows.
 */
export async function registerPersons(
  act: Act,
  rows: readonly PersonToRegister[],
  tie: Tie,
): Promise<PersonId[]> {
  const byIndex = new Map<string, PersonToRegister>();
  const keys = rows.map((row) => {
    const key = act.ciphers.blindIndex('id-number', row.idNumber).toString('hex');
    if (!byIndex.has(key)) byIndex.set(key, row);
    return key;
  });
  // Two lists that name the same people in other orders lock numbers in one order, then persons in one: neither waits for
  // the other in a circle.
  const distinct = [...byIndex].sort(([a], [b]) => (a < b ? -1 : 1));
  const personIds = new Map<string, PersonId>();
  const known: KnownPerson[] = [];
  for (const chunk of chunksOf(distinct)) {
    const candidates = chunk.map(() => act.ids.person());
    const found = await claimNumbers(
      act.tx,
      chunk.map(([key]) => Buffer.from(key, 'hex')),
      candidates,
    );
    const fresh: PersonInsert[] = [];
    chunk.forEach(([key, row], n) => {
      const personId = found.get(key);
      if (personId === undefined) throw new Error('a number was not registered');
      personIds.set(key, personId);
      if (personId === candidates[n]) fresh.push(freshPerson(act.ciphers, personId, row));
      else known.push(knownPerson(act.ciphers, personId, row));
    });
    if (fresh.length > 0) await insertPersons(act.tx, fresh, act.clock.now());
  }
  await tieKnownPersons(act, [...personIds.values()], tie);
  for (const chunk of chunksOf(known.sort((a, b) => a.personId - b.personId)))
    await completePersons(act.tx, chunk);
  return keys.map((key) => personIds.get(key) as PersonId);
}

function freshPerson(ciphers: Ciphers, personId: PersonId, row: PersonToRegister): PersonInsert {
  return {
    personId,
    name: row.name,
    idNumberCipher: ciphers.encrypt(numberContext(personId), row.idNumber),
    idNumberMasked: maskIdentity(row.idNumber),
    documentKind: documentKindOf(row.idNumber),
    sex: isResident(row.idNumber) ? sexOf(row.idNumber) : (row.sex ?? null),
    birthOn: isResident(row.idNumber) ? birthOnOf(row.idNumber) : (row.birthOn ?? null),
    phoneCipher: row.phone ? ciphers.encrypt(phoneContext(personId), row.phone) : null,
    phoneMasked: row.phone ? maskPhone(row.phone) : null,
    idNumberConfirmed: row.confirmed,
    ...likenessOf(ciphers, row),
  };
}

function knownPerson(ciphers: Ciphers, personId: PersonId, row: PersonToRegister): KnownPerson {
  return {
    personId,
    phoneCipher: row.phone ? ciphers.encrypt(phoneContext(personId), row.phone) : null,
    phoneMasked: row.phone ? maskPhone(row.phone) : null,
    phoneKey: phoneKeyOf(ciphers, row.phone),
    confirmed: row.confirmed,
  };
}

/** Ties persons who are known already to one more organisation of the county: from now on it sees them. */
export async function tieKnownPersons(act: Act, personIds: readonly PersonId[], tie: Tie): Promise<void> {
  for (const chunk of chunksOf([...new Set(personIds)].sort((a, b) => a - b)))
    await tiePersons(act.tx, chunk, tie);
}

/** Whom these numbers belong to; a number nobody has is left out. Reaches every person, tied or not. */
export async function personIdsByNumber(
  tx: Tx,
  ciphers: Ciphers,
  idNumbers: readonly IdentityNumber[],
): Promise<Map<IdentityNumber, PersonId>> {
  const indexes = new Map(
    idNumbers.map((number) => [ciphers.blindIndex('id-number', number).toString('hex'), number]),
  );
  const result = new Map<IdentityNumber, PersonId>();
  for (const chunk of chunksOf([...indexes.keys()])) {
    const found = await findNumbers(
      tx,
      chunk.map((key) => Buffer.from(key, 'hex')),
    );
    for (const [key, personId] of found) {
      const number = indexes.get(key);
      if (number !== undefined) result.set(number, personId);
    }
  }
  return result;
}

/** The numbers of these persons are theirs: a department has answered for them. */
export async function confirmNumbers(tx: Tx, personIds: readonly PersonId[]): Promise<void> {
  const nothing = { phoneCipher: null, phoneMasked: null, phoneKey: null };
  const rows = [...personIds]
    .sort((a, b) => a - b)
    .map((personId) => ({ personId, ...nothing, confirmed: true }));
  for (const chunk of chunksOf(rows)) await completePersons(tx, chunk);
}

/** Persons within the reader's scope, masked; those out of reach are left out. */
export async function personViews(
  tx: Tx,
  ids: readonly PersonId[],
): Promise<Map<PersonId, PersonView & { personId: PersonId }>> {
  const views = new Map<PersonId, PersonView & { personId: PersonId }>();
  for (const chunk of chunksOf([...new Set(ids)]))
    for (const row of await findPersons(tx, chunk)) views.set(row.personId, row);
  return views;
}

/** Phones on record, opened: to send messages to, never for a reply. A person without one is absent. */
export async function phonesOf(
  tx: Tx,
  ciphers: Ciphers,
  ids: readonly PersonId[],
): Promise<Map<PersonId, string>> {
  const phones = new Map<PersonId, string>();
  for (const chunk of chunksOf([...new Set(ids)]))
    for (const { personId, phoneCipher } of await findEncryptedNumbers(tx, chunk))
      if (phoneCipher) phones.set(personId, ciphers.decrypt(phoneContext(personId), phoneCipher));
  return phones;
}

/** Full numbers, opened: for determination lines and bank files only, never for a reply. */
export async function idNumbersOf(
  tx: Tx,
  ciphers: Ciphers,
  ids: readonly PersonId[],
): Promise<Map<PersonId, IdentityNumber>> {
  const numbers = new Map<PersonId, IdentityNumber>();
  for (const chunk of chunksOf([...new Set(ids)]))
    for (const row of await findEncryptedNumbers(tx, chunk))
      numbers.set(
        row.personId,
        ciphers.decrypt(numberContext(row.personId), row.idNumberCipher) as IdentityNumber,
      );
  return numbers;
}

/** Everybody whom a division or a place below it holds: the people a hits-only answer speaks of. */
export function personsOfDivision(tx: Tx, divisionPath: string): Promise<PersonId[]> {
  return findPersonIdsOfDivision(tx, divisionPath);
}

/** The places whose desks know a person; she herself reads all of hers. */
export function countyPathsOf(tx: Tx, personId: PersonId): Promise<string[]> {
  return findTiePaths(tx, personId);
}
