import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { Unasked, VillageAsked } from '../../registry/needs/index.ts';

/** Whoever stands on a list on a day, once, with the last answer of hers in that county; null: nobody asked. */
const LISTED = (on: LocalDate) => sql`
  select d.person_id, d.village_code, d.kinds, c.state from (
    select person_id, county_code, min(village_code) as village_code, min(division_path::text)::ltree as division_path,
      array_agg(distinct kind order by kind) as kinds
    from duty_person where from_on <= ${on}::date and (until_on is null or until_on > ${on}::date)
    group by person_id, county_code) d
  left join contact_status c on c.person_id = d.person_id and c.county = subpath(d.division_path, 0, 3)`;

/** How many of those on a list were asked, village by village; within reach. */
export async function askedByVillage(tx: Tx, on: LocalDate): Promise<VillageAsked[]> {
  const { rows } = await sql<VillageAsked>`
    select village_code, count(*)::int as listed, count(*) filter (where state = 'wish')::int as wish,
      count(*) filter (where state = 'no-wish')::int as no_wish,
      count(*) filter (where state = 'not-reached')::int as not_reached,
      count(*) filter (where state is null)::int as "left"
    from (${LISTED(on)}) listed group by 1 order by 1 nulls last`.execute(tx);
  return rows;
}

/** A page of those whom nobody has asked, and one more row where there are more; by village and person. */
export async function notAsked(
  tx: Tx,
  page: {
    readonly on: LocalDate;
    readonly village: string | null;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<{ rows: Unasked[]; total: number }> {
  const [village = '', person = '0'] = page.after?.split(' ') ?? [];
  const isLeft = sql`state is null and (${page.village}::text is null or village_code = ${page.village}::text)`;
  const { rows } = await sql<Unasked>`
    select person_id, village_code, kinds as lists from (${LISTED(page.on)}) listed
    where ${isLeft} and (${page.after}::text is null
      or (coalesce(village_code, ''), person_id) > (${village}::text, ${person}::bigint))
    order by coalesce(village_code, ''), person_id limit ${page.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from (${LISTED(page.on)}) listed where ${isLeft}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}
