import { sql } from 'kysely';
import { PLANNED_ONCE, type Tx } from '../../platform/db/index.ts';
import { SEARCH_PAGE } from './contract.ts';
import { behind, type Place, type Stage } from './rules-search.ts';
import type { PersonRow } from './store.ts';

/** One more than a page: whether another follows. */
const ROWS = sql`${SEARCH_PAGE + 1}::int`;
const SHOWN = sql`p.person_id, p.name, p.id_number_masked, p.document_kind, p.sex, p.birth_on, p.phone_masked,
  p.id_number_confirmed`;

/** Which column is compared at a stage, and which readings of a name count there. */
const COLUMNS = {
  name: 'name',
  sound: 'sound',
  initials: 'initials',
  place: 'sound',
} as const satisfies Record<Stage, string>;
const FIRST_READING = new Set<Stage>(['name', 'place']);

export interface KeyFilter {
  /** Whose people: a division and everything below it; empty for all. */
  readonly path: string;
  /** One stage, or two: the second fills the page where the first does not, without whom the first shows. */
  readonly stages: readonly [Stage, Stage?];
  readonly prefix: string;
  /** Begin behind this row of the first stage. */
  readonly after: Place | undefined;
}

export interface FoundRow extends PersonRow {
  readonly stage: Stage;
  readonly key: string;
}

/**
 * Persons within reach by the beginning of a key, stage after stage and in its order, at most one more than a page. Each
 * place of the division is asked for its own first rows by an index, so what is read grows with the number of counties,
 * never with the number of people. One statement, whose text depends only on the way to search.
 */
export async function findByKey(tx: Tx, filter: KeyFilter): Promise<FoundRow[]> {
  const { rows } = await pageStatement(filter).execute(tx);
  const [first, second] = filter.stages;
  return rows.map(({ turn, ...row }) => ({ ...row, stage: turn === 0 ? first : (second as Stage) }));
}

/** The statement of a page, for whoever looks at its plan too. */
export function pageStatement(filter: KeyFilter) {
  const { path, after } = filter;
  const [first, second] = filter.stages;
  // '/' follows the '.' that joins a path to what lies below it.
  const [from, until] = path === '' ? ['', behind('')] : [path, `${path}/`];
  const filling =
    second === undefined
      ? sql``
      : sql`union all (select 1 as turn, more.key, more.person_id from (${keysOf(second, filter, undefined)}) more
          where (select count(*) from begun) < ${ROWS})`;
  return sql<PersonRow & { turn: 0 | 1; key: string }>`${PLANNED_ONCE}
    with recursive held (place) as (
      (select k.place from person_search k where k.place >= ${from}::text and k.place < ${until}::text
        order by k.place limit 1)
      union all
      select (select k.place from person_search k where k.place > held.place and k.place < ${until}::text
        order by k.place limit 1) from held where held.place is not null),
    begun as materialized (${keysOf(first, filter, after)}),
    page as materialized (select 0 as turn, begun.key, begun.person_id from begun ${filling})
    select page.turn, page.key, p.* from page
      cross join lateral (select ${SHOWN} from person p where p.person_id = page.person_id offset 0) p
    order by page.turn, page.key, page.person_id limit ${ROWS}`;
}

/** The keys of one person alone, by her own number: never everybody's whose pinyin begins alike. */
const ofPerson = sql`select m.reading, m.sound, m.initials from person_search m
  where m.person_id = k.person_id and m.place = k.place offset 0`;

/** The first keys of one stage over all places, each person once. */
function keysOf(stage: Stage, filter: KeyFilter, after: Place | undefined) {
  const column = sql.ref(`k.${COLUMNS[stage]}`);
  const [low, high] = [filter.prefix, behind(filter.prefix)];
  // Everybody is no range: a plan that is kept would take it for a narrow one.
  const range = stage === 'place' ? sql`` : sql`and ${column} >= ${low}::text and ${column} < ${high}::text`;
  const beyond = after
    ? sql`and (${column}, k.person_id) > (${after.key}::text, ${after.personId}::bigint)`
    : sql``;
  // Another reading shows a person only where no earlier one does: nobody is listed twice.
  const earlier = sql.ref(`m.${COLUMNS[stage]}`);
  const readings = FIRST_READING.has(stage)
    ? sql`and k.reading = 0`
    : sql`and (k.reading = 0 or not exists (select 1 from (${ofPerson}) m
        where m.reading < k.reading and ${earlier} >= ${low}::text and ${earlier} < ${high}::text))`;
  // Whom the pinyin itself begins with this was shown before.
  const unshown =
    stage === 'initials'
      ? sql`and not exists (select 1 from (${ofPerson}) m where m.sound >= ${low}::text and m.sound < ${high}::text)`
      : sql``;
  return sql`select distinct on (found.key, found.person_id) found.key, found.person_id
    from held cross join lateral (
      select ${column} as key, k.person_id from person_search k
      where k.place = held.place ${range} ${beyond} ${readings} ${unshown}
      order by ${column}, k.person_id limit ${ROWS}) found
    where held.place is not null order by 1, 2 limit ${ROWS}`;
}

/** Persons within reach by the blind indexes of their numbers. */
export async function findByNumber(tx: Tx, blindIndexes: readonly Buffer[]): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`${PLANNED_ONCE}
    select ${SHOWN} from (select distinct r.person_id from person_registry r
      where r.blind_index = any (${blindIndexes}::bytea[]) offset 0) r
    cross join lateral (select * from person p where p.person_id = r.person_id and not p.is_shielded offset 0) p`.execute(
    tx,
  );
  return rows;
}
