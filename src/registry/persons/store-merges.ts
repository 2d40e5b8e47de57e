import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, StatusOf, Uuid } from '../../platform/kernel/index.ts';
import type { MergeKind } from './contract-merges.ts';
import type { MERGE } from './machine.ts';

export interface MergeRow {
  readonly mergeId: Uuid;
  readonly kind: MergeKind;
  /** Who stays. */
  readonly personId: PersonId;
  readonly otherId: PersonId;
  /** The merge that an undo ends. */
  readonly undoes: Uuid | null;
  readonly divisionPath: string;
  readonly reason: string;
  readonly document: string;
  readonly status: StatusOf<typeof MERGE>;
  readonly proposedById: Uuid;
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
  readonly version: number;
}

const COLUMNS = sql`m.merge_id, m.kind, m.person_id, m.other_id, m.undoes, m.division_path::text as division_path,
  m.reason, m.document, m.status, m.proposed_by as proposed_by_id, m.proposed_at, m.decided_at, m.version`;

export async function insertMerge(tx: Tx, row: Omit<MergeRow, 'version' | 'decidedAt'>): Promise<void> {
  await sql`insert into person_merge (merge_id, kind, person_id, other_id, undoes, division_path, reason, document, status,
      proposed_by, proposed_at)
    values (${row.mergeId}, ${row.kind}, ${row.personId}, ${row.otherId}, ${row.undoes}, ${row.divisionPath}::ltree,
      ${row.reason}, ${row.document}, ${row.status}, ${row.proposedById}, ${row.proposedAt})`.execute(tx);
}

/** The merge, its row locked; undefined when out of reach. */
export async function lockMerge(tx: Tx, mergeId: Uuid): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`
    select ${COLUMNS} from person_merge m where m.merge_id = ${mergeId} for update`.execute(tx);
  return rows[0];
}

/** Sets the status while the version is still the one that was seen; false when somebody came before. */
export async function setMergeStatus(
  tx: Tx,
  merge: Pick<MergeRow, 'mergeId' | 'version'>,
  now: { readonly status: MergeRow['status']; readonly decidedAt: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update person_merge set status = ${now.status}, decided_at = ${now.decidedAt}, version = version + 1
    where merge_id = ${merge.mergeId} and version = ${merge.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export interface ListedMerge extends MergeRow {
  readonly proposedBy: string;
  readonly personName: string;
  readonly idNumberMasked: string;
  readonly otherName: string;
  readonly otherNumberMasked: string;
}

/** Merges and their undoing, the newest first; `after` is the last id of the page before. */
export async function listMerges(
  tx: Tx,
  filter: { readonly personId: PersonId | null; readonly after: string | null; readonly limit: number },
): Promise<{ rows: ListedMerge[]; total: number }> {
  const wanted = sql`(${filter.personId}::bigint is null or ${filter.personId}::bigint in (m.person_id, m.other_id))`;
  const { rows } = await sql<ListedMerge>`
    select ${COLUMNS}, coalesce(a.display_name, '') as proposed_by, coalesce(p.name, '') as person_name,
      coalesce(p.id_number_masked, '') as id_number_masked, coalesce(o.name, '') as other_name,
      coalesce(o.id_number_masked, '') as other_number_masked
    from person_merge m left join person p on p.person_id = m.person_id left join person o on o.person_id = m.other_id
    left join account_name a on a.account_id = m.proposed_by
    where ${wanted} and (${filter.after}::uuid is null or m.merge_id < ${filter.after}::uuid)
    order by m.merge_id desc limit ${filter.limit}`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from person_merge m where ${wanted}`.execute(tx);
  return { rows, total: count.rows[0]?.total ?? 0 };
}

export interface LinkRow {
  readonly personId: PersonId;
  readonly linkedId: PersonId;
  readonly staysId: PersonId;
}

/** The other numbers of these human beings, wherever they are known. */
export async function findLinks(tx: Tx, personIds: readonly PersonId[]): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`select * from persons_linked(${[...personIds]}::bigint[])`.execute(tx);
  return rows;
}

/** Whoever has to do with one of the two has to do with both from now on. */
export async function tieBoth(tx: Tx, mergeId: Uuid): Promise<void> {
  await sql`select tie_merged_persons(${mergeId}::uuid)`.execute(tx);
}

/** Takes the ties away that only this merge brought. */
export async function untieBoth(tx: Tx, mergeId: Uuid): Promise<void> {
  await sql`select untie_merged_persons(${mergeId}::uuid)`.execute(tx);
}
