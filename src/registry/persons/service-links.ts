import type { Tx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import type { PersonFact } from './contract-facts.ts';
import { chunksOf } from './store.ts';
import { findLinks } from './store-merges.ts';

/** The numbers of one human being besides the one asked for. */
export interface PersonLinks {
  /** The number that stays; its facts count. */
  readonly staysId: PersonId;
  readonly others: readonly PersonId[];
}

/** Of these persons the ones of whom another number is known as well; reaches every person, tied or not. */
export async function linkedPersons(
  tx: Tx,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, PersonLinks>> {
  const links = new Map<PersonId, { staysId: PersonId; others: PersonId[] }>();
  for (const chunk of chunksOf([...new Set(ids)]))
    for (const { personId, linkedId, staysId } of await findLinks(tx, chunk)) {
      const known = links.get(personId);
      if (known) known.others.push(linkedId);
      else links.set(personId, { staysId, others: [linkedId] });
    }
  return links;
}

/** These persons and every other number of theirs, each once. */
export function withLinked(
  ids: readonly PersonId[],
  links: ReadonlyMap<PersonId, PersonLinks>,
): readonly PersonId[] {
  return links.size === 0
    ? ids
    : [...new Set([...ids, ...[...links.values()].flatMap(({ others }) => others)])];
}

/** Every number of one human being, the one asked for first. */
export async function numbersOf(tx: Tx, personId: PersonId): Promise<readonly PersonId[]> {
  return withLinked([personId], await linkedPersons(tx, [personId]));
}

/**
 * What counts for a person of several numbers: the facts of the number that stays, and what the ledger says was paid to
 * any of them, so that a limit counts over all. While the ledger has not answered for the one that stays it is unknown. A
 * death counts under whichever number it was recorded.
 */
export function factsOfLinked(
  personId: PersonId,
  { staysId, others }: PersonLinks,
  facts: (of: PersonId) => readonly PersonFact[],
): PersonFact[] {
  const paid = [...new Set([personId, ...others])].flatMap((id) =>
    facts(id).flatMap((fact) => (fact.kind === 'subsidy-history' ? fact.payload.items : [])),
  );
  const standing = facts(staysId);
  const death = [personId, staysId, ...others].flatMap((id) => facts(id)).find(isDeath);
  const living = death ? standing.filter(({ kind }) => kind !== 'population') : standing;
  return [...living, ...(death ? [death] : [])].map((fact) =>
    fact.kind === 'subsidy-history' ? { ...fact, personId, payload: { items: paid } } : { ...fact, personId },
  );
}

const isDeath = (fact: PersonFact) => fact.kind === 'population' && fact.payload.status === 'dead';
