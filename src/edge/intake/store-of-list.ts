import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ListedEntry, ListImport } from '../../training/work-for-training/index.ts';

/** A row of the list as it was recorded, by the names of its columns. */
interface Recorded {
  readonly is_dispatched: boolean | null;
  readonly post: string | null;
  readonly contract_on: string | null;
  /** Not in what was recorded before lists said it. */
  readonly contract_months?: number | null;
  readonly declared_first_insured_on: string | null;
  readonly months: readonly string[];
}

function said(row: Recorded | null): ListedEntry | null {
  return (
    row && {
      isDispatched: row.is_dispatched,
      post: row.post,
      contractOn: row.contract_on,
      contractMonths: row.contract_months ?? null,
      declaredFirstInsuredOn: row.declared_first_insured_on,
      months: row.months,
    }
  );
}

/** The imports that touched these people of a work-for-training list, newest first, with before and after of each. */
export async function importsOfList(
  tx: Tx,
  listId: Uuid,
  personIds: readonly PersonId[],
): Promise<ListImport[]> {
  const { rows } = await sql<{
    batchId: Uuid;
    status: string;
    importedAt: Date;
    importedBy: string | null;
    personId: PersonId;
    before: Recorded | null;
    after: Recorded | null;
  }>`select b.batch_id, b.status, b.confirmed_at as imported_at, a.display_name as imported_by,
      (c.row_key ->> 'person_id')::bigint as person_id, c.before, c.after
    from row_change c join intake_batch b on b.batch_id = c.origin
    left join account_name a on a.account_id = b.staged_by
    where c.table_name = 'work_for_training_entry' and c.row_key = any (
      select jsonb_build_object('person_id', p, 'list_id', ${listId}::uuid)
      from unnest(${[...personIds]}::bigint[]) as p)
      and b.confirmed_at is not null
    order by b.confirmed_at desc, b.batch_id desc, c.change_no`.execute(tx);
  const batches = new Map<Uuid, ListImport & { changes: ListImport['changes'][number][] }>();
  for (const { personId, before, after, ...batch } of rows) {
    const one = batches.get(batch.batchId) ?? { ...batch, changes: [] };
    one.changes.push({ personId, before: said(before), after: said(after) });
    batches.set(batch.batchId, one);
  }
  return [...batches.values()];
}
