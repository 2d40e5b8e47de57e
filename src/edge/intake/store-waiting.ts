import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';

export interface WaitingBatch {
  readonly batchId: Uuid;
  readonly stagedBy: string;
  readonly stagedAt: Date;
  /** The forms of its files, each once. */
  readonly forms: readonly string[];
  readonly fileCount: number;
}

/** Batches that wait to be confirmed, with a file of one of these forms, the oldest first. */
export async function batchesWaiting(tx: Tx, forms: readonly string[]): Promise<WaitingBatch[]> {
  const { rows } = await sql<WaitingBatch>`
    select b.batch_id, coalesce(a.display_name, '') as staged_by, b.staged_at,
      array_agg(distinct f.form order by f.form) as forms, count(*)::int as file_count
    from intake_batch b join intake_file f on f.batch_id = b.batch_id
    left join account_name a on a.account_id = b.staged_by
    where b.status = 'staged'
    group by b.batch_id, a.display_name, b.staged_at
    having bool_or(f.form = any (${[...forms]}::text[]))
    order by b.staged_at limit 200`.execute(tx);
  return rows;
}
