import { type RawBuilder, sql } from 'kysely';
import { rowsByPiece, type Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Figures, Level, PeopleQuery, PersonRow } from './contract.ts';
import type { LedgerFact } from './contract-changes.ts';
import type { ListDefinition } from './lists.ts';
import { inAll, isShown } from './store-shown.ts';

/** A place whose ledgers are read, on a day, with the lists of its county: the database first. */
export interface Ledger {
  readonly path: string;
  /** The places that are read: the place itself, or of it the villages that are the reader's. */
  readonly within: readonly string[];
  readonly on: LocalDate;
  readonly lists: readonly ListDefinition[];
}

const IS_SHOWN = isShown(sql`l.is_shielded`);

/** The people of places as `l`, one row a person and county. */
export const peopleOfLedger = ({ within, on }: Pick<Ledger, 'within' | 'on'>) =>
  sql`(${inAll(within, (place) => sql`select * from ledger_people(${place}::ltree, ${on}::date)`)}) l`;
const hasAny = (facts: readonly LedgerFact[]) => sql`l.facts && ${[...facts]}::text[]`;

/** Who is in the database, who on each list, and who in the database on none of them. */
function membersOf(lists: readonly ListDefinition[]): {
  readonly register: RawBuilder<unknown>;
  readonly each: readonly RawBuilder<unknown>[];
  readonly onNone: RawBuilder<unknown>;
} {
  const [register, ...others] = lists;
  if (!register) throw new Error('the database comes first among the lists');
  const isIn = hasAny(register.anyOf);
  const each = others.map(({ anyOf }) => sql`(${isIn}) and ${hasAny(anyOf)}`);
  const all = others.flatMap(({ anyOf }) => anyOf);
  return { register: isIn, each, onNone: sql`(${isIn}) and not (${hasAny(all)})` };
}

function counted(lists: readonly ListDefinition[]): RawBuilder<unknown> {
  const { register, each, onNone } = membersOf(lists);
  const counts = each.map((member) => sql`count(*) filter (where ${member})::int`);
  return sql`count(*)::int as known, count(*) filter (where ${register})::int as register,
    array[${sql.join(counts)}] as lists, count(*) filter (where ${onNone})::int as on_none`;
}

/** How many people stand where, in all of a place. */
export async function countAll(tx: Tx, ledger: Ledger): Promise<Figures> {
  const { rows } = await sql<Figures>`select ${counted(ledger.lists)} from ${peopleOfLedger(ledger)}`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) throw new Error('a count gives one row');
  return row;
}

/** What a level groups by: the key of a group, its name, and the order of groups; what is not known comes last. */
const GROUPS: Readonly<Record<Level, RawBuilder<unknown>>> = {
  bureau: sql`d.division_code as key, d.name, coalesce(d.division_code, '~') as sort_key`,
  township: sql`t.division_code as key, t.name, coalesce(t.division_code, '~') as sort_key`,
  village: sql`v.division_code as key, v.name, coalesce(v.division_code, '~') as sort_key`,
  household: sql`l.household_id::text as key, l.household_number as name, coalesce(l.household_number, '~') as sort_key`,
  institution: sql`l.organisation_id::text as key, l.organisation_name as name,
    coalesce(l.organisation_name || '|' || l.organisation_id, '~') as sort_key`,
};
/** What a group lies in: the township of a village, the village of a household. */
const WITHIN: Partial<Readonly<Record<Level, RawBuilder<unknown>>>> = {
  village: sql`min(case when v.division_code is not null then t.name end)`,
  household: sql`min(case when l.household_id is not null then v.name end)`,
};

const PLACES = sql`left join division d on d.path = l.county
  left join division t on nlevel(l.path) >= 4 and t.path = subpath(l.path, 0, 4)
  left join division v on nlevel(l.path) >= 5 and v.path = l.path`;

export interface LevelRow extends Figures {
  readonly key: string | null;
  readonly name: string | null;
  readonly within: string | null;
  readonly sortKey: string;
}
/** The ledgers of some levels, each by code or name with what is not known last, and all people of the place. */
export interface LevelsCounted {
  readonly rows: ReadonlyMap<Level, readonly LevelRow[]>;
  readonly total: Figures;
}

/** Counts every level from one look at the people of a place, and all of them once more without any group. */
export async function countLevels(tx: Tx, ledger: Ledger, levels: readonly Level[]): Promise<LevelsCounted> {
  const of = levels.map(
    (
      level,
    ) => sql`select ${level}::text as level, ${GROUPS[level]}, ${WITHIN[level] ?? sql`null::text`} as within,
      ${counted(ledger.lists)} from l ${PLACES} group by 1, 2, 3, 4`,
  );
  const { rows } = await sql<LevelRow & { readonly level: Level | null }>`
    with l as materialized (select l.* from ${peopleOfLedger(ledger)})
    select * from (${sql.join(of, sql` union all `)} union all
      select null, null, null, '', null, ${counted(ledger.lists)} from l) counted
    order by level nulls first, sort_key collate "C"`.execute(tx);
  const [total, ...others] = rows;
  if (total?.level !== null) throw new Error('a count gives one row');
  const byLevel = new Map(levels.map((level): [Level, LevelRow[]] => [level, []]));
  for (const { level, ...row } of others) if (level !== null) byLevel.get(level)?.push(row);
  const { known, register, lists, onNone } = total;
  return { rows: byLevel, total: { known, register, lists, onNone } };
}

/** A page of the ledger of a level, how many rows there are, and all people of the place. */
export async function countByLevel(
  tx: Tx,
  ledger: Ledger,
  page: { readonly level: Level; readonly after: string | null; readonly limit: number },
): Promise<{ rows: readonly LevelRow[]; count: number; total: Figures }> {
  const { rows, total } = await countLevels(tx, ledger, [page.level]);
  const all = rows.get(page.level) ?? [];
  const { after } = page;
  const later = after === null ? all : all.filter(({ sortKey }) => sortKey > after);
  return { rows: later.slice(0, page.limit + 1), count: all.length, total };
}

/** A person as the ledgers show her, with whether she may be named. */
export interface PersonFound extends Omit<PersonRow, 'personId' | 'householdId'> {
  readonly personId: PersonId;
  readonly householdId: Uuid | null;
  readonly isShown: boolean;
}

const PERSON = sql`l.path::text || '|' || coalesce(l.household_number, '~') || '|' || l.person_id as key, l.person_id,
  l.name, l.id_number_masked, t.name as township_name, v.name as village_name, l.household_id, l.household_number,
  l.duty_kinds, l.facts, l.contact, l.contact_on, l.organisation_name, l.trained_on, l.certified_on, l.job_on,
  ${IS_SHOWN} as is_shown`;
const IN_ORDER = sql`l.path, coalesce(l.household_number, '~'), l.person_id`;

function chosen(ledger: Ledger, query: Omit<PeopleQuery, 'limit' | 'after' | 'place'>): RawBuilder<unknown> {
  const { register, each, onNone } = membersOf(ledger.lists);
  const at = ledger.lists.findIndex(({ listId }) => listId === query.list);
  const member = query.list === 'none' ? onNone : at < 0 ? sql`true` : at === 0 ? register : each[at - 1];
  const without = {
    village: sql`nlevel(l.path) < 5`,
    township: sql`nlevel(l.path) < 4`,
    household: sql`l.household_id is null`,
    class: sql`l.class_id is null`,
  };
  return sql`(${member ?? sql`true`})
    and (${query.fact ?? null}::text is null or ${query.fact ?? null}::text = any (l.facts))
    and (${query.organisationId ?? null}::uuid is null or l.organisation_id = ${query.organisationId ?? null}::uuid)
    and (${query.householdId ?? null}::uuid is null or l.household_id = ${query.householdId ?? null}::uuid)
    and (${query.without === undefined ? sql`true` : without[query.without]})`;
}

/** A page of people by place and household, how many there are, and how many of them are not named. */
export async function listPeople(
  tx: Tx,
  ledger: Ledger,
  query: PeopleQuery,
): Promise<{ rows: PersonFound[]; total: number; unshown: number }> {
  const after = query.after?.split('|') ?? [];
  const [path = null, household = null, personId = null] = after.length === 3 ? after : [];
  const { rows } = await sql<PersonFound & { total: number; unshown: number }>`
    with l as materialized (select l.* from ${peopleOfLedger(ledger)} where ${chosen(ledger, query)})
    select ${PERSON}, (select count(*)::int from l) as total,
      (select count(*)::int from l where not ${IS_SHOWN}) as unshown
    from l ${PLACES}
    where ${IS_SHOWN} and (${path}::ltree is null
      or (${IN_ORDER}) > (${path}::ltree, ${household}::text, ${personId}::bigint))
    order by ${IN_ORDER} limit ${query.limit + 1}`.execute(tx);
  const [first] = rows;
  return {
    rows: rows.map(({ total: _total, unshown: _unshown, ...row }) => row),
    total: first?.total ?? 0,
    unshown: first?.unshown ?? 0,
  };
}

const PIECE = 2_000;

/** Everybody of a place, in the order of `listPeople`, piece by piece: a county is never held whole. */
export function everybodyOf(tx: Tx, ledger: Ledger): AsyncGenerator<readonly PersonFound[]> {
  return rowsByPiece(
    tx,
    sql<PersonFound>`select ${PERSON} from ${peopleOfLedger(ledger)} ${PLACES} order by ${IN_ORDER}`,
    PIECE,
  );
}

/** A place by its code, within reach: where its ledgers are kept. */
export async function findPlace(
  tx: Tx,
  code: string,
): Promise<{ code: string; name: string; path: string } | undefined> {
  const { rows } = await sql<{ code: string; name: string; path: string }>`
    select d.division_code as code, d.name, d.path::text as path from division d
    where d.division_code = ${code} and access_allows(d.path, null)`.execute(tx);
  return rows[0];
}
