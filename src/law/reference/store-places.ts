import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { PLACE_LEVELS, placeListQuery } from './contract-places.ts';

export interface PlaceRow {
  readonly divisionCode: string;
  readonly name: string;
  readonly level: (typeof PLACE_LEVELS)[number];
  readonly parentCode: string;
  readonly parentName: string;
  readonly villages: number | null;
  readonly source: string;
  readonly endedOn: LocalDate | null;
}

const PLACE = sql`d.division_code, d.name, d.level, d.parent_code, p.name as parent_name,
  case when d.level = 'township' then (select count(*)::int from division v
    where v.parent_code = d.division_code and v.valid_until is null) end as villages, d.source,
  d.valid_until as ended_on`;

/** Townships and villages within the caller's reach, by code. */
export async function listPlaces(
  tx: Tx,
  query: z.infer<typeof placeListQuery>,
): Promise<{ rows: PlaceRow[]; total: number }> {
  const pattern = query.name === undefined ? null : `%${query.name.replace(/[\\%_]/g, '\\$&')}%`;
  const where = sql`d.level in ('township', 'village') and access_allows(d.path, null)
    and (${query.level ?? null}::text is null or d.level = ${query.level ?? null}::text)
    and (${query.parent ?? null}::text is null or d.parent_code = ${query.parent ?? null}::text)
    and (${pattern}::text is null or d.name like ${pattern}::text)`;
  const { rows } = await sql<PlaceRow>`
    select ${PLACE} from division d join division p on p.division_code = d.parent_code
    where ${where} and (${query.after ?? null}::text is null or d.division_code > ${query.after ?? null}::text)
    order by d.division_code limit ${query.limit + 1}`.execute(tx);
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from division d where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** One township or village, locked where it will be changed. */
export async function findPlace(tx: Tx, code: string, lock = false): Promise<PlaceRow | undefined> {
  const { rows } = await sql<PlaceRow>`
    select ${PLACE} from division d join division p on p.division_code = d.parent_code
    where d.division_code = ${code} and d.level in ('township', 'village')
    ${lock ? sql`for update of d` : sql``}`.execute(tx);
  return rows[0];
}

export interface PlaceUnder {
  readonly divisionCode: string;
  readonly name: string;
  readonly parentCode: string;
  readonly path: string;
}

/** The places of a level that lie in a division and exist today, by code. A division of the same level is its own. */
export async function findPlacesUnder(
  tx: Tx,
  divisionCode: string,
  level: 'county' | 'township' | 'village',
): Promise<PlaceUnder[]> {
  const { rows } = await sql<PlaceUnder>`
    select d.division_code, d.name, d.parent_code, d.path::text as path
    from division o join division d on d.path <@ o.path
    where o.division_code = ${divisionCode} and d.level = ${level} and d.valid_until is null
    order by d.division_code`.execute(tx);
  return rows;
}

/** Of these codes those that exist today. */
export async function findStandingDivisions(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ divisionCode: string }>`
    select division_code from division
    where division_code = any (${[...codes]}::text[]) and valid_until is null`.execute(tx);
  return new Set(rows.map(({ divisionCode }) => divisionCode));
}

export interface PlaceWrite {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentCode: string;
  readonly path: string;
  readonly source: string;
}

/** Adds a place, or gives one its new name; false when it stands there word for word. */
export async function writePlace(tx: Tx, place: PlaceWrite): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into division (division_code, name, level, parent_code, path, source)
    values (${place.code}, ${place.name}, ${place.level}, ${place.parentCode}, ${place.path}::ltree, ${place.source})
    on conflict (division_code) do update set name = excluded.name, source = excluded.source
    where division.name <> excluded.name`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Ends a place by a day, or takes it up again; false when somebody was quicker. */
export async function endPlaceOn(tx: Tx, code: string, endedOn: LocalDate | null): Promise<boolean> {
  const { numAffectedRows } = await sql`update division set valid_until = ${endedOn}::date
    where division_code = ${code} and (valid_until is null) = ${endedOn !== null}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** The names of divisions by their codes; unknown codes are left out. */
export async function findDivisionNames(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ divisionCode: string; name: string }>`
    select division_code, name from division where division_code = any (${[...new Set(codes)]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.divisionCode, row.name]));
}
