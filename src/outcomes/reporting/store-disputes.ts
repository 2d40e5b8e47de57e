import { sql } from 'kysely';
import type { Role } from '../../platform/access/index.ts';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { WorkReader } from './store-appeals.ts';
import type { WorkRow } from './store-work.ts';

const LIMIT = 200;

/** Whose work a dispute is in which status. */
const WAITS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'county-handler': ['open', 'upheld'],
  'county-first-reviewer': ['proposed'],
  'county-second-reviewer': ['proposed'],
};

/** What persons dispute and this reader must look into, decide or put right. */
export async function disputesFor({ tx, actor, clock }: WorkReader): Promise<WorkRow[]> {
  const statuses = actor.role && WAITS[actor.role];
  if (!statuses) return [];
  const due = sql`coalesce(d.due_on, k.due_on)`;
  const { rows } = await sql<WorkRow>`
    select case d.status when 'open' then 'dispute-answer' when 'proposed' then 'dispute-decide' else 'dispute-correct' end
        as kind, d.subject_name as who, d.number as what, null::int as count, null::bigint as amount_fen,
      d.opened_at as since, ${due} as due_on, null as clause, ${workingDaysLeft(clock.today(), due)} as working_days_left,
      'dispute' as link_type, d.dispute_id as link_id
    from dispute_status d
    left join open_review k on k.subject_type = 'dispute' and k.subject_id = d.dispute_id::text
    where d.status = any (${[...statuses]}::text[])
    order by ${due} nulls last, d.opened_at limit ${LIMIT}`.execute(tx);
  return rows;
}
