import pg from 'pg';
import { OWNER_READS } from './migrate.ts';

/** A table of ours as a backup sees it. */
export interface SnapshotTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** ORDER BY that gives the same order on every server. */
  readonly order: string;
  readonly secured: boolean;
  readonly forced: boolean;
  readonly ownerReads: boolean;
}

export interface ForeignKey {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly deferrable: boolean;
  readonly deferred: boolean;
}

/** Maintained by migrate, not by the backup. */
export const MIGRATION_TABLE = 'schema_migration';

/** All tables of the schema that no extension owns, by name. */
export async function readTables(client: pg.ClientBase): Promise<SnapshotTable[]> {
  const { rows } = await client.query<{
    name: string;
    columns: string[];
    key: { name: string; collated: boolean }[] | null;
    secured: boolean;
    forced: boolean;
    owner_reads: boolean;
  }>(
    `select c.relname::text as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
            exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = $1) as owner_reads,
            array(select a.attname::text from pg_attribute a
                   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                   order by a.attnum) as columns,
            (select json_agg(json_build_object('name', a.attname, 'collated', a.attcollation <> 0) order by k.place)
               from pg_index i
               cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
               join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
              where i.indrelid = c.oid and i.indisprimary) as key
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        and not exists (select 1 from pg_depend d
                         where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by c.relname::text collate "C"`,
    [OWNER_READS],
  );
  return rows.map((row) => ({
    name: row.name,
    columns: row.columns,
    order: orderBy(row.name, row.key),
    secured: row.secured,
    forced: row.forced,
    ownerReads: row.owner_reads,
  }));
}

export async function readForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select k.conname::text as name, f.relname::text as "from", t.relname::text as "to",
            k.condeferrable as deferrable, k.condeferred as deferred
       from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      where k.contype = 'f' and f.relnamespace = 'public'::regnamespace
      order by f.relname, k.conname`,
  );
  return rows;
}

/**
 * The order in which tables can be filled, parents first. Where keys run in a circle, `deferred` names those that
 * must wait for the end.
 */
export function fillOrder(
  tables: readonly string[],
  keys: readonly ForeignKey[],
): { readonly order: string[]; readonly deferred: ForeignKey[] } {
  const waiting = new Set(tables);
  const order: string[] = [];
  const open = (table: string) =>
    keys.filter((key) => key.from === table && key.to !== table && waiting.has(key.to));
  while (waiting.size > 0) {
    const ready = [...waiting].filter((table) => open(table).length === 0);
    if (ready.length > 0) {
      for (const table of ready) waiting.delete(table);
      order.push(...ready);
      continue;
    }
    // Only circles are left: take the table that waits for least.
    const [next] = [...waiting].sort((a, b) => open(a).length - open(b).length);
    if (next === undefined) break;
    waiting.delete(next);
    order.push(next);
  }
  const place = new Map(order.map((table, index) => [table, index]));
  const deferred = keys.filter((key) => (place.get(key.to) ?? -1) > (place.get(key.from) ?? -1));
  return { order, deferred };
}

/** COPY of a whole table as text, in an order that depends on the rows alone. */
export function copyOutStatement(table: SnapshotTable): string {
  return `copy (select ${columnList(table)} from ${pg.escapeIdentifier(table.name)} order by ${table.order}) to stdout`;
}

export function copyInStatement(table: SnapshotTable): string {
  return `copy ${pg.escapeIdentifier(table.name)} (${columnList(table)}) from stdin`;
}

/** The text form of values must not depend on a server's or a user's settings. */
export const SNAPSHOT_SETTINGS = `
  set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local statement_timeout = 0`;

function columnList(table: SnapshotTable): string {
  return table.columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

function orderBy(table: string, key: { name: string; collated: boolean }[] | null): string {
  if (!key) return `(${pg.escapeIdentifier(table)}.*)::text collate "C"`;
  return key
    .map((part) => `${pg.escapeIdentifier(part.name)}${part.collated ? ' collate "C"' : ''}`)
    .join(', ');
}
