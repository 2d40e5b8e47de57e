import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import { ABOUT_CLAIM, LIMIT, type WorkRow } from './store-work.ts';

/** Claims with lines that are owed while no money may carry them, and for which finance has chosen none yet. */
export async function pursesToChoose(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'purse-choose' as kind, ${ABOUT_CLAIM}, count(*)::int as count, sum(l.amount_fen)::bigint as amount_fen,
      c.created_at as since, null::date as due_on, min(l.fund_clause) as clause, null::int as working_days_left,
      'claim' as link_type, c.claim_id as link_id
    from claim_line_status l join claim_status c on c.claim_id = l.claim_id
    where l.fund_source is null and l.amount_fen > 0 and l.status in ('computed', 'frozen')
      and c.status in ('confirmed', 'accepted', 'first-reviewed', 'approved', 'published', 'payable', 'paying', 'settled')
      and not exists (select 1 from open_review k where k.subject_type = 'purse-choice' and k.subject_id = c.claim_id::text)
    group by c.claim_id, c.number, c.organisation_name, c.subject_name, c.created_at
    order by c.created_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Fund sources that finance chose and another person decides. */
export async function pursesToDecide(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'purse-decide' as kind, ${ABOUT_CLAIM}, null::int as count, null::bigint as amount_fen, k.opened_at as since,
      k.due_on, k.due_clause as clause, ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left,
      'claim' as link_type, c.claim_id as link_id
    from open_review k join claim_status c on c.claim_id::text = k.subject_id
    where k.subject_type = 'purse-choice' order by k.due_on nulls last, k.opened_at limit ${LIMIT}`.execute(
    tx,
  );
  return rows;
}
