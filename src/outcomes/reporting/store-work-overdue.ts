import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { WorkRow } from './store-work.ts';

/** Steps past their day that went up to this role and still wait. */
export async function escalatedSteps(tx: Tx, today: LocalDate, role: string): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'step-overdue' as kind, '' as who, e.name as what, null::int as count, null::bigint as amount_fen,
      e.raised_at as since, e.due_on, null as clause, ${workingDaysLeft(today, sql`e.due_on`)} as working_days_left,
      e.link_type, e.link_id
    from escalated_step e
    where e.role = ${role} and (exists (select 1 from open_review k where k.subject_type = e.subject_type
        and k.subject_id = e.subject_id and k.next_step = e.step)
      or exists (select 1 from objection_status b where e.subject_type = 'objection'
        and b.objection_id::text = e.subject_id and b.status = e.step)
      or exists (select 1 from dispute_status d where e.subject_type = 'dispute'
        and d.dispute_id::text = e.subject_id and d.status = e.step))
    order by e.due_on, e.step_key limit 200`.execute(tx);
  return rows;
}
