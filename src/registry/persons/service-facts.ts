import { type Act, accountHolders, followDeaths } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Department, FactKind } from './contract.ts';
import { FACT_PAYLOADS, type FactToRecord, type PersonFact } from './contract-facts.ts';
import { factsOfLinked, linkedPersons, withLinked } from './service-links.ts';
import { chunksOf } from './store.ts';
import { findAnsweredFor, findFacts, insertAnswer, insertFacts } from './store-facts.ts';

export const payloadContext = (factId: Uuid) => `person_fact.payload.${factId}`;

/**
 * Stores one answer of a department as it came: which file, of which day. The same file again is the same answer
 * (`isNew` false): then its facts are known already.
 */
export function recordAnswer(
  act: Act,
  answer: {
    department: Department;
    mode: 'per-person' | 'hits-only';
    answeredOn: LocalDate;
    fileName: string;
    digest: Buffer;
    rowCount: number;
    divisionPath: string;
  },
): Promise<{ answerId: Uuid; isNew: boolean }> {
  const { digest, ...row } = answer;
  return insertAnswer(act.tx, {
    ...row,
    fileDigest: digest,
    answerId: act.ids.uuid(),
    recordedAt: act.clock.now(),
    recordedBy: act.actor.accountId,
  });
}

/**
 * Records what departments say. Each fact supersedes the person's current one of its kind unless that is of a later
 * day; nothing is overwritten. Two facts of one person and kind in one call: the last one counts.
 */
export async function recordFacts(act: Act, facts: readonly FactToRecord[]): Promise<void> {
  const last = new Map(facts.map((fact) => [`${fact.personId}:${fact.kind}`, fact]));
  for (const chunk of chunksOf([...last.values()])) {
    const rows = chunk.map(({ payload, ...fact }) => {
      const factId = act.ids.uuid();
      const opened = payload === null ? null : JSON.stringify(FACT_PAYLOADS[fact.kind].parse(payload));
      return {
        ...fact,
        factId,
        payloadCipher: opened === null ? null : act.ciphers.encrypt(payloadContext(factId), opened),
      };
    });
    await insertFacts(act.tx, rows, { at: act.clock.now(), by: act.actor.accountId });
    await followLives(
      act,
      chunk.filter(({ kind }) => kind === 'population').map(({ personId }) => personId),
    );
  }
}

/** Whoever is on record as dead does not sign in; whoever is no longer does again. */
export async function followLives(act: Act, asked: readonly PersonId[]): Promise<void> {
  const workers = await accountHolders(act.tx, asked);
  if (workers.size === 0) return;
  const dead = await deathsOf(act.tx, act.ciphers, [...workers]);
  const living = [...workers].filter((personId) => !dead.has(personId));
  await followDeaths(act, { dead: [...dead], living });
}

/** Of these persons the ones of whom a department has spoken, and whether what counts now could be read. */
export async function answeredFor(
  tx: Tx,
  ids: readonly PersonId[],
  kind: FactKind,
): Promise<Map<PersonId, { readonly isReadable: boolean }>> {
  const answered = new Map<PersonId, { readonly isReadable: boolean }>();
  for (const chunk of chunksOf([...new Set(ids)]))
    for (const { personId, isReadable } of await findAnsweredFor(tx, chunk, kind))
      answered.set(personId, { isReadable });
  return answered;
}

/** Of these persons those on record as dead. */
export async function deathsOf(
  tx: Tx,
  ciphers: Ciphers,
  ids: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const facts = await factsOf(tx, ciphers, ids);
  const isDeath = (fact: PersonFact) => fact.kind === 'population' && fact.payload.status === 'dead';
  return new Set(ids.filter((id) => facts.get(id)?.some(isDeath)));
}

/**
 * What is known of each person now, opened. A person without facts has an empty list: nobody has answered yet. Of several
 * numbers of one human being the facts of the one that stays count, and every payment to any of them.
 */
export async function factsOf(
  tx: Tx,
  ciphers: Ciphers,
  ids: readonly PersonId[],
): Promise<Map<PersonId, PersonFact[]>> {
  const links = await linkedPersons(tx, ids);
  const distinct = [...new Set(withLinked(ids, links))];
  const facts = new Map<PersonId, PersonFact[]>(distinct.map((id) => [id, []]));
  for (const chunk of chunksOf(distinct))
    for (const row of await findFacts(tx, chunk)) {
      const { payloadCipher, recordedAt, ...fact } = row;
      const payload: unknown = JSON.parse(ciphers.decrypt(payloadContext(row.factId), payloadCipher));
      // The shape was checked before encryption, and a value that decrypts is the one that was encrypted.
      facts.get(row.personId)?.push({ ...fact, recordedAt: recordedAt.toISOString(), payload } as PersonFact);
    }
  if (links.size === 0) return facts;
  const ofNumber = (id: PersonId) => facts.get(id) ?? [];
  return new Map(
    [...new Set(ids)].map((id) => {
      const link = links.get(id);
      return [id, link ? factsOfLinked(id, link, ofNumber) : (facts.get(id) ?? [])];
    }),
  );
}
