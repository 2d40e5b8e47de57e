import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
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

/** A claim whose lines were decided since by something that a batch brought. */
export interface DecidedClaim {
  readonly claimId: Uuid;
  readonly number: string;
  readonly restsOn: 'answer' | 'amount';
}

const OPEN = sql`('generated', 'returned')`;

/**
 * Claims with a line that was decided after the import: about a person whom an answer of the batch names, or with an
 * amount or uplift that a row of the batch says. `open`: those that their maker still has, computed again when the
 * batch is undone; else those that were handed in, with money due or paid.
 */
export async function findDecidedClaims(
  tx: Tx,
  batchId: Uuid,
  which: 'open' | 'handed-in',
): Promise<DecidedClaim[]> {
  const reach =
    which === 'open'
      ? sql`c.status in ${OPEN}`
      : sql`c.status not in ${OPEN} and l.status not in ('not-entitled', 'incomplete', 'refused')`;
  const { rows } = await sql<DecidedClaim>`
    with batch as (select confirmed_at from intake_batch where batch_id = ${batchId}),
      row as (select table_name, coalesce(after, before) as is from row_change where origin = ${batchId}
        and table_name in ('person_fact', 'subsidy_standard', 'scarce_occupation')),
      line as (select c.claim_id, c.number, c.benefit, d.person_id, d.policy_id, d.standard, t.occupation_code
        from claim_status c left join training_class t on t.class_id = c.class_id
        join claim_line_status l on l.claim_id = c.claim_id and l.status <> 'withdrawn'
        join determination_summary d on d.person_id = l.person_id and d.determination_id = l.determination_id
        where c.status not in ('withdrawn', 'rejected') and ${reach}
          and d.decided_at >= (select confirmed_at from batch))
    select l.claim_id, l.number, 'answer' as rests_on from line l
    where exists (select 1 from row r where r.table_name = 'person_fact'
      and (r.is ->> 'person_id')::bigint = l.person_id)
    union
    select l.claim_id, l.number, 'amount' from line l join row r on r.is ->> 'policy_id' = l.policy_id
    where l.standard is not null
      and coalesce(r.is ->> 'occupation_code', l.occupation_code, '') = coalesce(l.occupation_code, '')
      and (r.table_name = 'subsidy_standard' and r.is ->> 'benefit' = l.benefit
        and r.is ->> 'unit' = l.standard ->> 'unit'
        and (r.is ->> 'amount_fen')::bigint = (l.standard ->> 'amountFen')::bigint
      or r.table_name = 'scarce_occupation' and l.standard ->> 'shortageUpliftPercent' is not null)
    order by number limit ${which === 'open' ? 10_000 : 20}`.execute(tx);
  return rows;
}

/** Persons of whom an answer of this batch says whether they live. */
export async function findAnsweredLives(tx: Tx, batchId: Uuid): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct (row_key ->> 'person_id')::bigint as person_id from row_change
    where origin = ${batchId} and table_name = 'person_fact'
      and coalesce(after, before) ->> 'kind' = 'population'`.execute(tx);
  return rows.map(({ personId }) => personId);
}

/** Persons whom an answer of this batch names. */
export async function findAnswered(tx: Tx, batchId: Uuid): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct (row_key ->> 'person_id')::bigint as person_id from row_change
    where origin = ${batchId} and table_name = 'person_fact' order by 1`.execute(tx);
  return rows.map(({ personId }) => personId);
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
