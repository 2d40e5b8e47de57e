import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

/** Puts another text in the place of the name and number of a person in every published list. Gives how many lines. */
export async function hidePublished(tx: Tx, personId: PersonId, shown: string): Promise<number> {
  const { rows } = await sql<{ hidden: number }>`
    select hide_published(${personId}::bigint, ${shown}) as hidden`.execute(tx);
  return rows[0]?.hidden ?? 0;
}

/** Everybody who stands in a published list. */
export async function personsInPublication(tx: Tx, publicationId: Uuid): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct person_id from publication_line where publication_id = ${publicationId}::uuid`.execute(
    tx,
  );
  return rows.map(({ personId }) => personId);
}
