import type { Tx } from '../../platform/db/index.ts';
import type { Ciphers, IdentityNumber, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Department, FactKind } from './contract.ts';
import type { PersonFact } from './contract-facts.ts';
import { numberContext } from './service.ts';
import { payloadContext } from './service-facts.ts';
import { factsOfLinked, linkedPersons, withLinked } from './service-links.ts';
import { copyEncryptedNumbers, copyFacts } from './store-copy.ts';

/** What the registry and the departments know of one person. */
export interface KnownPerson {
  readonly personId: PersonId;
  readonly idNumber: IdentityNumber;
  readonly facts: readonly PersonFact[];
}

const OFTEN = 2_000;
/** Most payloads say what many others say: an empty list, no pension. Parsed once, never changed. */
const parsed = new Map<string, unknown>();

function parse(payload: string): unknown {
  if (payload.length > 200) return JSON.parse(payload);
  const known = parsed.get(payload);
  if (known !== undefined) return known;
  const fresh: unknown = JSON.parse(payload);
  if (parsed.size < OFTEN) parsed.set(payload, fresh);
  return fresh;
}

/**
 * Numbers and current facts of many persons, opened; the quick way out for mass runs. Out of scope: left out. Facts of
 * several numbers of one human being are read as `factsOf` reads them.
 */
export async function knownPersons(
  tx: Tx,
  ciphers: Ciphers,
  ids: readonly PersonId[],
): Promise<Map<PersonId, KnownPerson>> {
  const links = await linkedPersons(tx, ids);
  const known = new Map<PersonId, KnownPerson>();
  const facts = new Map<PersonId, PersonFact[]>();
  for await (const [id, cipher] of copyEncryptedNumbers(tx, ids)) {
    const personId = Number(id) as PersonId;
    const idNumber = ciphers.decrypt(numberContext(personId), bytesOf(cipher)) as IdentityNumber;
    const own: PersonFact[] = [];
    facts.set(personId, own);
    known.set(personId, { personId, idNumber, facts: own });
  }
  for await (const [id, factId, kind, knownOn, department, cipher] of copyFacts(tx, withLinked(ids, links))) {
    const personId = Number(id) as PersonId;
    const list = facts.get(personId) ?? [];
    facts.set(personId, list);
    // The shape was checked before encryption, and a value that decrypts is the one that was encrypted.
    list.push({
      personId,
      factId: factId as Uuid,
      kind: kind as FactKind,
      knownOn: knownOn as LocalDate,
      sourceDepartment: department as Department,
      answerId: null,
      recordedAt: '',
      payload: parse(ciphers.decrypt(payloadContext(factId as Uuid), bytesOf(cipher))),
    } as PersonFact);
  }
  for (const [personId, link] of links) {
    const person = known.get(personId);
    if (person)
      known.set(personId, {
        ...person,
        facts: factsOfLinked(personId, link, (id) => facts.get(id) ?? []),
      });
  }
  return known;
}

function bytesOf(hex: string | null | undefined): Buffer {
  return Buffer.from(hex ?? '', 'hex');
}
