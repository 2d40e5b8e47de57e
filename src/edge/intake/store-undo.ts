import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { BatchRow } from './store.ts';

/** How many rows of a table a batch created and changed. */
export interface ChangedRows {
  readonly tableName: string;
  readonly created: number;
  readonly changed: number;
}

export async function countChanges(tx: Tx, batchId: Uuid): Promise<ChangedRows[]> {
  const { rows } = await sql<ChangedRows>`
    select table_name, (count(*) filter (where before is null))::int as created,
      (count(*) filter (where before is not null))::int as changed
    from (select distinct on (table_name, row_key) table_name, row_key, before from row_change
      where origin = ${batchId} order by table_name, row_key, change_no) first
    group by table_name order by table_name`.execute(tx);
  return rows;
}

/** The classes that a batch touched, or whose people it did, locked until the transaction ends. */
export async function lockTouchedClasses(tx: Tx, batchId: Uuid): Promise<void> {
  await sql`select 1 from training_class where class_id in (${touchedClasses(batchId)})
    order by class_id for update`.execute(tx);
}

const touchedClasses = (batchId: Uuid) => sql`
  select (coalesce(after, before) ->> 'class_id')::uuid from row_change
  where origin = ${batchId} and coalesce(after, before) ->> 'class_id' is not null`;

const touchedLists = (batchId: Uuid) => sql`
  select (coalesce(after, before) ->> 'list_id')::uuid from row_change
  where origin = ${batchId} and coalesce(after, before) ->> 'list_id' is not null`;

/** Organisations of a catalogue that a batch touched, by the name that they have since. */
const touchedOrganisations = (batchId: Uuid) => sql`
  select o.name from organisation_name o where o.organisation_id in (
    select (c.row_key ->> 'organisation_id')::uuid from row_change c
    where c.origin = ${batchId} and c.table_name = 'organisation')`;

/**
 * Claims that stand for a class or a list that a batch touched, and those that were made for an organisation after a
 * batch of catalogues wrote it.
 */
export async function findClaimsOn(
  tx: Tx,
  batchId: Uuid,
): Promise<{ claimId: Uuid; number: string; className: string | null; organisationName: string | null }[]> {
  const { rows } = await sql<{
    claimId: Uuid;
    number: string;
    className: string | null;
    organisationName: string | null;
  }>`
    select claim_id, number, class_name, organisation_name from claim_status
    where status not in ('withdrawn', 'rejected')
      and (class_id in (${touchedClasses(batchId)}) or list_id in (${touchedLists(batchId)})
        or (organisation_name in (${touchedOrganisations(batchId)})
          and created_at >= (select confirmed_at from intake_batch where batch_id = ${batchId})))
    order by number limit 20`.execute(tx);
  return rows;
}

export interface LaterChange {
  readonly classId: Uuid | null;
  readonly className: string | null;
  readonly laterBatchId: Uuid | null;
  readonly laterBatchAt: Date | null;
}

/** Rows that are no longer as the batch left them, by class and by the later batch that changed them. */
export async function findLaterChanges(tx: Tx, batchId: Uuid): Promise<LaterChange[]> {
  const { rows } = await sql<LaterChange>`
    select distinct t.class_id, t.name as class_name, b.batch_id as later_batch_id, b.confirmed_at as later_batch_at
    from rows_changed_since(${batchId}) c
    left join training_class t on t.class_id = (c.row_key ->> 'class_id')::uuid
    left join intake_batch b on b.batch_id = c.changed_by and b.status <> 'undone'
    order by t.name limit 20`.execute(tx);
  return rows;
}

/** Takes back every row of the batch; a constraint that is broken by it is thrown. */
export async function undoRows(tx: Tx, batchId: Uuid): Promise<number> {
  const { rows } = await sql<{ undone: number }>`select undo_intake_batch(${batchId}) as undone`.execute(tx);
  return rows[0]?.undone ?? 0;
}

/** Moves a batch on its way to being undone, or back; false when somebody was quicker. */
export async function moveUndo(
  tx: Tx,
  batch: Pick<BatchRow, 'batchId' | 'version'>,
  to: {
    status: BatchRow['status'];
    proposed?: { reason: string; by: Uuid; at: Date };
    undone?: { by: Uuid; at: Date };
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update intake_batch set status = ${to.status},
      undo_reason = coalesce(${to.proposed?.reason ?? null}::text, undo_reason),
      undo_proposed_by = coalesce(${to.proposed?.by ?? null}::uuid, undo_proposed_by),
      undo_proposed_at = coalesce(${to.proposed?.at ?? null}::timestamptz, undo_proposed_at),
      undone_by = ${to.undone?.by ?? null}::uuid, undone_at = ${to.undone?.at ?? null}::timestamptz,
      version = version + 1
    where batch_id = ${batch.batchId} and version = ${batch.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

export interface UndoRow {
  readonly reason: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
}

export async function findUndo(tx: Tx, batchId: Uuid): Promise<UndoRow | undefined> {
  const { rows } = await sql<UndoRow>`
    select b.undo_reason as reason, p.display_name as proposed_by, b.undo_proposed_at as proposed_at,
      u.display_name as undone_by, b.undone_at
    from intake_batch b left join account_name p on p.account_id = b.undo_proposed_by
    left join account_name u on u.account_id = b.undone_by
    where b.batch_id = ${batchId}`.execute(tx);
  return rows[0];
}
