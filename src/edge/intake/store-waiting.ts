import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { Summary } from './service-batches.ts';

export interface WaitingBatch {
  readonly batchId: Uuid;
  readonly status: 'staged' | 'undo-proposed';
  /** Who brought it in, or would take it back; when, and in a proposal why. */
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
  /** The forms of its files, each once. */
  readonly forms: readonly string[];
  readonly fileCount: number;
  readonly counts: Summary;
}

/** Batches that wait for a second person, the oldest first: staged with a file of one of these forms, or to be undone. */
export async function batchesWaiting(tx: Tx, forms: readonly string[]): Promise<WaitingBatch[]> {
  const { rows } = await sql<WaitingBatch>`
    select b.batch_id, b.status, coalesce(a.display_name, '') as by,
      case b.status when 'staged' then b.staged_at else b.undo_proposed_at end as at,
      case b.status when 'staged' then null else b.undo_reason end as reason,
      array_agg(distinct f.form order by f.form) as forms, count(*)::int as file_count, b.counts
    from intake_batch b join intake_file f on f.batch_id = b.batch_id
    left join account_name a
      on a.account_id = case b.status when 'staged' then b.staged_by else b.undo_proposed_by end
    where b.status in ('staged', 'undo-proposed')
    group by b.batch_id, a.display_name
    having b.status = 'undo-proposed' or bool_or(f.form = any (${[...forms]}::text[]))
    order by at limit 200`.execute(tx);
  return rows;
}
