import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Clock, LocalDate } from '../../platform/kernel/index.ts';
import type { WorkRow } from './store-work.ts';

const LIMIT = 200;

/** Appeals in these statuses: to be decided by the office or the one above, or upheld and to be put right. */
export async function appealsAt(
  tx: Tx,
  today: LocalDate,
  kind: 'appeal-decide' | 'appeal-fulfil',
  statuses: readonly string[],
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${kind} as kind, a.subject_name as who, a.number as what, null::int as count, null::bigint as amount_fen,
      a.lodged_at as since, a.due_on, null as clause, ${workingDaysLeft(today, sql`a.due_on`)} as working_days_left,
      'appeal' as link_type, a.appeal_id as link_id
    from appeal_status a where a.status = any (${[...statuses]}::text[])
    order by a.due_on nulls last, a.lodged_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Appeals that the office above must decide. */
export function appealsAbove({ tx, clock }: { readonly tx: Tx; readonly clock: Clock }): Promise<WorkRow[]> {
  return appealsAt(tx, clock.today(), 'appeal-decide', ['above']);
}
