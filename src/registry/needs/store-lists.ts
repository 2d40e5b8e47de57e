import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Figure, NeedKind, NeedStatus } from './contract.ts';
import { type NeedRecord, selectNeeds } from './store.ts';

export interface NeedFilter {
  readonly kind: string | null;
  readonly status: string | null;
  readonly channel: string | null;
  readonly destination: string | null;
  readonly occupationCode: string | null;
  readonly placePath: string | null;
  /** Her words, the place she wishes, or one of these occupations. */
  readonly pattern: string | null;
  readonly occupationCodes: readonly string[];
  readonly isUnmapped: boolean;
  readonly isCounted: boolean;
  readonly isLongest: boolean;
}
export const ANY_NEED: NeedFilter = {
  ...{ kind: null, status: null, channel: null, destination: null, occupationCode: null, placePath: null },
  ...{ pattern: null, occupationCodes: [], isUnmapped: false, isCounted: false, isLongest: false },
};

function where(of: NeedFilter): RawBuilder<unknown> {
  return sql`(${of.kind}::text is null or n.kind = ${of.kind}::text)
    and (${of.status}::text is null or n.status = ${of.status}::text)
    and (${of.channel}::text is null or n.channel = ${of.channel}::text)
    and (${of.destination}::text is null or n.destination = ${of.destination}::text)
    and (${of.occupationCode}::text is null or n.occupation_code = ${of.occupationCode}::text)
    and (${of.placePath}::ltree is null or n.division_path <@ ${of.placePath}::ltree)
    and (not ${of.isUnmapped}::boolean or n.occupation_code is null)
    and (not ${of.isCounted}::boolean or n.status <> 'withdrawn')
    and (${of.pattern}::text is null or n.words like ${of.pattern}::text or n.place_wished like ${of.pattern}::text
      or n.occupation_code = any (${[...of.occupationCodes]}::text[]))`;
}

/** A page of the ledger and how many there are: the newest first, or whoever has waited longest. */
export async function listNeeds(
  tx: Tx,
  of: NeedFilter,
  page: { readonly after: string | null; readonly limit: number },
): Promise<{ rows: NeedRecord[]; total: number }> {
  const { after } = page;
  const later = of.isLongest
    ? sql`(n.first_asked_on, n.need_id) > (select a.first_asked_on, a.need_id from need a where a.need_id = ${after}::uuid)`
    : sql`(n.asked_on, n.need_id) < (select a.asked_on, a.need_id from need a where a.need_id = ${after}::uuid)`;
  const order = of.isLongest ? sql`n.first_asked_on, n.need_id` : sql`n.asked_on desc, n.need_id desc`;
  const rows = await selectNeeds(
    tx,
    sql`where ${where(of)} and (${after}::uuid is null or ${later}) order by ${order} limit ${page.limit + 1}`,
  );
  const total = await sql<{ total: number }>`
    select count(*)::int as total from need n where ${where(of)}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

const FIGURE = sql`count(*)::int as wishes, count(*) filter (where n.status = 'open')::int as open,
  count(*) filter (where n.status = 'planned')::int as planned,
  count(*) filter (where n.status = 'served')::int as served,
  count(*) filter (where n.certified)::int as certified`;

/** Wishes that count, and how many were served: by village, by occupation, and all of them. Withdrawn ones do not count. */
export async function needFigures(
  tx: Tx,
  of: { readonly kind: string | null; readonly placePath: string | null },
): Promise<{ byVillage: Figure[]; byOccupation: Figure[]; total: Figure }> {
  const counted = sql`n.status <> 'withdrawn' and ${where({ ...ANY_NEED, ...of })}`;
  const byVillage = await sql<Figure>`
    select n.village_code as code, v.name, ${FIGURE}
    from need n left join division v on v.division_code = n.village_code where ${counted}
    group by 1, 2 order by count(*) desc, 1 nulls last`.execute(tx);
  const byOccupation = await sql<Figure>`
    select n.occupation_code as code, o.name, ${FIGURE}
    from need n left join occupation o on o.occupation_code = n.occupation_code where ${counted}
    group by 1, 2 order by count(*) desc, 1 nulls last`.execute(tx);
  const total = await sql<Figure>`
    select null::text as code, null::text as name, ${FIGURE} from need n where ${counted}`.execute(tx);
  const [sum] = total.rows;
  if (!sum) throw new Error('a count gives one row');
  return { byVillage: byVillage.rows, byOccupation: byOccupation.rows, total: sum };
}

/** How many wishes stand in a division, by kind and status. */
export async function countNeeds(
  tx: Tx,
  divisionPath: string,
): Promise<{ kind: NeedKind; status: NeedStatus; count: number }[]> {
  const { rows } = await sql<{ kind: NeedKind; status: NeedStatus; count: number }>`
    select kind, status, count(*)::int as count from need where division_path <@ ${divisionPath}::ltree
    group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}

/** A ledger of one kind (NM-3-1: training, assessment, job) in a division: every wish that is not withdrawn, by village. */
export function ledgerOf(
  tx: Tx,
  of: { readonly kind: NeedKind; readonly divisionPath: string },
): Promise<NeedRecord[]> {
  return selectNeeds(
    tx,
    sql`where n.kind = ${of.kind} and n.division_path <@ ${of.divisionPath}::ltree and n.status <> 'withdrawn'
      order by n.village_code nulls last, n.first_asked_on, n.need_id`,
  );
}
