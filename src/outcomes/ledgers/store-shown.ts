import { type RawBuilder, sql } from 'kysely';

/**
 * Whether a person may be named to whoever reads ledgers. Everybody is counted; those whose record only named officers may
 * open are left out of lists and workbooks by this condition alone, and pages and workbooks say how many they are.
 */
export function isShown(isShielded: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(not ${isShielded})`;
}

/** A place that holds nothing. */
const NOWHERE = 'd0';

/** What is read of each of several places that do not overlap, together. */
export function inAll(
  places: readonly string[],
  read: (place: string) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql.join((places.length === 0 ? [NOWHERE] : places).map(read), sql` union all `);
}
