import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { ListedEntry, ListImport } from '../../training/work-for-training/index.ts';

const said = (of: 'before' | 'after') => sql`case when c.${sql.ref(of)} is not null then jsonb_build_object(
  'isDispatched', c.${sql.ref(of)} -> 'is_dispatched', 'post', c.${sql.ref(of)} -> 'post',
  'contractOn', c.${sql.ref(of)} -> 'contract_on',
  'declaredFirstInsuredOn', c.${sql.ref(of)} -> 'declared_first_insured_on', 'months', c.${sql.ref(of)} -> 'months') end`;

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
    before: ListedEntry | null;
    after: ListedEntry | null;
  }>`select b.batch_id, b.status, b.confirmed_at as imported_at, a.display_name as imported_by,
      (c.row_key ->> 'person_id')::bigint as person_id, ${said('before')} as before, ${said('after')} as after
    from row_change c join intake_batch b on b.batch_id = c.origin
    left join account_name a on a.account_id = b.staged_by
    where c.table_name = 'work_for_training_entry' and c.row_key = any (
      select jsonb_build_object('person_id', p, 'list_id', ${listId}::uuid)
      from unnest(${[...personIds]}::bigint[]) as p)
      and b.confirmed_at is not null
    order by b.confirmed_at desc, b.batch_id, c.change_no`.execute(tx);
  const batches = new Map<Uuid, ListImport & { changes: ListImport['changes'][number][] }>();
  for (const { personId, before, after, ...batch } of rows) {
    const one = batches.get(batch.batchId) ?? { ...batch, changes: [] };
    one.changes.push({ personId, before, after });
    batches.set(batch.batchId, one);
  }
  return [...batches.values()];
}
