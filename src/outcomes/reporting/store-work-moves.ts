import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { WorkRow } from './store-work.ts';

/** Moves of organisations and persons: out of the own county for its second person, or into it for whoever takes in. */
export async function movesToDecide(tx: Tx, today: LocalDate, way: 'out' | 'in'): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select m.subject || ${way === 'out' ? '-decide' : '-receive'} as kind, m.who, m.what, null::int as count,
      null::bigint as amount_fen, m.proposed_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, m.subject as link_type, m.move_id as link_id
    from (select 'organisation-move' as subject, o.move_id, o.organisation_name as who, o.credit_code::text as what, o.status,
        o.from_path, o.to_path, o.proposed_at from organisation_move_waiting o
      union all select 'person-move', p.move_id, p.person_name, p.id_number_masked, p.status, p.from_path, p.to_path,
        p.proposed_at from person_move_waiting p) m
    left join open_review k on k.subject_id = m.move_id::text and k.subject_type = m.subject
    where case when ${way} = 'out' then m.status = 'open' and access_allows(m.from_path, null)
      else m.status = 'released' and access_allows(m.to_path, null) end
    order by k.due_on nulls last, m.proposed_at limit 200`.execute(tx);
  return rows;
}
