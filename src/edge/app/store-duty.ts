import { sql } from 'kysely';
import { type Ledger, peopleOfLedger } from '../../outcomes/ledgers/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Unasked, VillageAsked } from '../../registry/needs/index.ts';

type Read = Pick<Ledger, 'within' | 'on'>;

/**
 * Whoever stands on a list on a day, once, as the ledgers know her: to be asked is who has no answer that holds, and who was
 * not reached. The list of those to be asked (data/five-lists.yaml) counts the same people.
 */
const LISTED = (of: Read) => sql`
  select l.person_id, v.division_code as village_code, l.duty_kinds as kinds, l.contact as state,
    l.facts && array['not-asked', 'not-reached'] as is_left, l.is_shielded
  from ${peopleOfLedger(of)} left join division v on v.level = 'village' and v.path = l.path
  where 'on-duty-list' = any (l.facts)`;

/** How many of those on a list were asked, village by village. */
export async function askedByVillage(tx: Tx, of: Read): Promise<VillageAsked[]> {
  const { rows } = await sql<VillageAsked>`
    select village_code, count(*)::int as listed, count(*) filter (where state = 'wish')::int as wish,
      count(*) filter (where state = 'no-wish')::int as no_wish,
      count(*) filter (where state = 'not-reached')::int as not_reached,
      count(*) filter (where is_left)::int as "left"
    from (${LISTED(of)}) listed group by 1 order by 1 nulls last`.execute(tx);
  return rows;
}

/** A page of those who are to be asked, of whom none is named whose record only named officers open, and one more row where there are more; by village and person. */
export async function notAsked(
  tx: Tx,
  of: Read,
  page: { readonly village: string | null; readonly after: string | null; readonly limit: number },
): Promise<{ rows: Unasked[]; total: number }> {
  const [village = '', person = '0'] = page.after?.split(' ') ?? [];
  const isLeft = sql`is_left and (${page.village}::text is null or village_code = ${page.village}::text)`;
  const { rows } = await sql<Unasked>`
    select person_id, village_code, kinds as lists, state is not null as was_not_reached from (${LISTED(of)}) listed
    where ${isLeft} and not is_shielded and (${page.after}::text is null
      or (coalesce(village_code, ''), person_id) > (${village}::text, ${person}::bigint))
    order by coalesce(village_code, ''), person_id limit ${page.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from (${LISTED(of)}) listed where ${isLeft}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}
