import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { divisionRow, occupationListQuery, occupationRow } from './contract.ts';

export interface DivisionSeed {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
  readonly path: string;
  readonly source: string;
}

/** Parents come before their children in `rows`. */
export async function upsertDivisions(tx: Tx, rows: readonly DivisionSeed[]): Promise<void> {
  await sql`insert into division (division_code, name, level, parent_code, path, source)
    select code, name, level, parent, path::ltree, source from unnest(
      ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.level)}::text[], ${rows.map((row) => row.parent)}::text[],
      ${rows.map((row) => row.path)}::text[], ${rows.map((row) => row.source)}::text[])
      as t (code, name, level, parent, path, source)
    on conflict (division_code) do update set name = excluded.name, level = excluded.level,
      parent_code = excluded.parent_code, source = excluded.source
    where (division.name, division.level, division.parent_code, division.source)
      is distinct from (excluded.name, excluded.level, excluded.parent_code, excluded.source)`.execute(tx);
}

export interface OccupationSeed {
  readonly code: string;
  readonly name: string;
  readonly edition: string;
  /** Marked S in the directory. */
  readonly isDigital: boolean;
  /** Marked L in the directory. */
  readonly isGreen: boolean;
  readonly source: string;
}

export async function upsertOccupations(tx: Tx, rows: readonly OccupationSeed[]): Promise<void> {
  await sql`insert into occupation (occupation_code, name, edition, source, is_digital, is_green)
    select * from unnest(${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.edition)}::text[], ${rows.map((row) => row.source)}::text[],
      ${rows.map((row) => row.isDigital)}::boolean[], ${rows.map((row) => row.isGreen)}::boolean[])
    on conflict (occupation_code) do update set name = excluded.name, edition = excluded.edition,
      source = excluded.source, is_digital = excluded.is_digital, is_green = excluded.is_green
    where (occupation.name, occupation.edition, occupation.source, occupation.is_digital, occupation.is_green)
      is distinct from (excluded.name, excluded.edition, excluded.source, excluded.is_digital, excluded.is_green)`.execute(
    tx,
  );
}

export async function upsertAliases(
  tx: Tx,
  rows: readonly { code: string; name: string; kind: string; source: string }[],
): Promise<void> {
  await sql`insert into occupation_alias (occupation_code, name, kind, source)
    select t.* from unnest(${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.source)}::text[]) as t (code, name, kind, source)
    join occupation o on o.occupation_code = t.code
    on conflict on constraint occupation_alias_pk do nothing`.execute(tx);
}

export async function listOccupations(
  tx: Tx,
  query: z.infer<typeof occupationListQuery>,
): Promise<{ rows: z.infer<typeof occupationRow>[]; total: number }> {
  const pattern = query.name === undefined ? null : `%${query.name.replace(/[\\%_]/g, '\\$&')}%`;
  const where = sql`(${pattern}::text is null or o.name like ${pattern}::text or o.occupation_code like ${pattern}::text
    or exists (select 1 from occupation_alias a where a.occupation_code = o.occupation_code
      and a.name like ${pattern}::text))`;
  const { rows } = await sql<z.infer<typeof occupationRow>>`
    select o.occupation_code, o.name, o.edition, coalesce((select array_agg(a.name order by a.name)
      from occupation_alias a where a.occupation_code = o.occupation_code), '{}') as aliases
    from occupation o
    where ${where} and (${query.after ?? null}::text is null or o.occupation_code > ${query.after ?? null}::text)
    order by o.occupation_code limit ${query.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from occupation o where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export async function findOccupationNames(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ occupationCode: string; name: string }>`
    select occupation_code, name from occupation where occupation_code = any (${[...codes]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.occupationCode, row.name]));
}

/** Of these occupations whether the directory marks them digital or green; those that it does not have are left out. */
export async function findOccupationMarks(tx: Tx, codes: readonly string[]): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ occupationCode: string; marked: boolean }>`
    select occupation_code, is_digital or is_green as marked from occupation
    where occupation_code = any (${[...new Set(codes)]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.occupationCode, row.marked]));
}

/** Without a parent: the provinces and everything directly below them. Places that have ended are left out. */
export async function listDivisions(
  tx: Tx,
  parent: string | undefined,
): Promise<z.infer<typeof divisionRow>[]> {
  const { rows } = await sql<z.infer<typeof divisionRow>>`
    select division_code, name, level, parent_code from division
    where ((${parent ?? null}::text is null and level in ('province', 'prefecture'))
      or parent_code = ${parent ?? null}::text) and valid_until is null
    order by division_code`.execute(tx);
  return rows;
}
