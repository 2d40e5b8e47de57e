import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { behind, type Place, type Stage } from './rules-search.ts';

/** Which column is compared at a stage, and which readings of a name count there. */
const KEYS = {
  name: { column: sql.ref('k.name'), readings: sql`and k.reading = 0` },
  sound: { column: sql.ref('k.sound'), readings: otherReading(sql.ref('m.sound')) },
  initials: { column: sql.ref('k.initials'), readings: otherReading(sql.ref('m.initials')) },
  place: { column: sql.ref('k.sound'), readings: sql`and k.reading = 0` },
} as const satisfies Record<Stage, unknown>;

/** Another reading shows a person only where no earlier one does: nobody is listed twice. */
function otherReading(column: ReturnType<typeof sql.ref>) {
  return sql`and (k.reading = 0 or not exists (select 1 from person_search m where m.person_id = k.person_id
    and m.place = k.place and m.reading < k.reading and ${column} >= range.low and ${column} < range.high))`;
}

export interface KeyFilter {
  /** Whose people: a division and everything below it; empty for all. */
  readonly path: string;
  readonly stage: Stage;
  readonly prefix: string;
  /** Begin behind this row. */
  readonly after: Place | undefined;
  /** Leaves out whom the pinyin itself begins with this: they were shown before. */
  readonly notSound: string | undefined;
  readonly limit: number;
}

/**
 * Persons within reach by the beginning of a key, in its order. Each place of the division is asked for its own first
 * rows by an index, so what is read grows with the number of counties, never with the number of people.
 */
export async function findByKey(tx: Tx, filter: KeyFilter): Promise<{ key: string; personId: PersonId }[]> {
  const { path, prefix, after, notSound, limit } = filter;
  const { column, readings } = KEYS[filter.stage];
  // '/' follows the '.' that joins a path to what lies below it.
  const [first, last] = path === '' ? ['', behind('')] : [path, `${path}/`];
  const beyond = after
    ? sql`and (${column}, k.person_id) > (${after.key}::text, ${after.personId}::bigint)`
    : sql``;
  const unshown =
    notSound === undefined
      ? sql``
      : sql`and not exists (select 1 from person_search m where m.person_id = k.person_id and m.place = k.place
          and m.sound >= ${notSound}::text and m.sound < ${behind(notSound)}::text)`;
  const { rows } = await sql<{ key: string; personId: PersonId }>`
    with recursive held (place) as (
      (select k.place from person_search k where k.place >= ${first}::text and k.place < ${last}::text
        order by k.place limit 1)
      union all
      select (select k.place from person_search k where k.place > held.place and k.place < ${last}::text
        order by k.place limit 1) from held where held.place is not null),
    range (low, high) as (values (${prefix}::text, ${behind(prefix)}::text))
    select distinct on (found.key, found.person_id) found.key, found.person_id
    from held cross join range cross join lateral (
      select ${column} as key, k.person_id from person_search k
      where k.place = held.place and ${column} >= range.low and ${column} < range.high ${beyond} ${readings} ${unshown}
      order by ${column}, k.person_id limit ${limit}) found
    where held.place is not null order by 1, 2 limit ${limit}`.execute(tx);
  return rows;
}
