import { sql } from 'kysely';
import { CLAIM, isDecided } from '../../benefits/claims/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { rejectionsToDecide, returnsToDecide, type WorkRow } from './store-work.ts';

const LIMIT = 200;

/** Written decisions that somebody would replace. */
async function replacementsToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'decision-replace' as kind, coalesce(c.organisation_name, '') as who, d.number as what, null::int as count,
      null::bigint as amount_fen, k.opened_at as since, k.due_on, k.due_clause as clause, null::int as working_days_left,
      'claim' as link_type, d.claim_id as link_id
    from open_review k join written_decision_status d on d.decision_id::text = k.subject_id
    join claim_status c on c.claim_id = d.claim_id
    where k.subject_type = 'written-decision' order by k.opened_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/**
 * Claims that were decided while nobody kept written decisions: whoever may issue one is asked to, the oldest claim
 * first. From then on the act that decides a claim issues it.
 */
export async function decisionsToIssue(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'decision-issue' as kind, coalesce(c.organisation_name, '') as who, c.number as what, null::int as count,
      null::bigint as amount_fen, d.decided_at as since, null::date as due_on, null::text as clause,
      null::int as working_days_left, 'claim' as link_type, c.claim_id as link_id
    from claim_status c
    left join lateral (select max(s.decided_at) as decided_at from review_decision s
      where s.subject_type = 'claim' and s.subject_id = c.claim_id::text) d on true
    where c.status = any (${CLAIM.statuses.filter(isDecided)}::text[])
      and not exists (select 1 from written_decision_status w
        where w.claim_id = c.claim_id and w.status in ('issued', 'replacement-proposed'))
    order by d.decided_at nulls first, c.number limit ${LIMIT}`.execute(tx);
  return rows;
}

/**
 * What one person proposed about claims as a whole and another decides: rejections, returns, other written decisions; and
 * the decisions that nobody has issued.
 */
export async function claimProposals(tx: Tx): Promise<WorkRow[]> {
  const found: WorkRow[] = [];
  for (const read of [rejectionsToDecide, returnsToDecide, replacementsToDecide, decisionsToIssue])
    found.push(...(await read(tx)));
  return found;
}
