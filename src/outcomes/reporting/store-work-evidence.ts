import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { WorkRow } from './store-work.ts';

/** Signs in the evidence that a handler has to look into, or that wait for a second person: the heaviest first. */
export async function signsAt(
  tx: Tx,
  kind: 'evidence-sign-judge' | 'evidence-sign-decide',
  statuses: readonly ('open' | 'proposed' | 'taking-back')[],
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${kind}::text as kind, s.organisation_name as who, s.class_name as what, null::int as count,
      null::bigint as amount_fen, s.found_on::timestamptz as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'evidence-sign' as link_type, s.sign_id::text as link_id
    from evidence_sign_status s where s.status = any (${[...statuses]}::text[])
    order by s.weight desc, s.found_on limit 200`.execute(tx);
  return rows;
}

/** Keys of online platforms, and reports to be taken back, that wait for a second person (LC-9). */
export async function platformKeysToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'platform-key-decide' as kind, k.document as who, k.platform_name as what, null::int as count,
      null::bigint as amount_fen, k.proposed_at as since, null::date as due_on, 'LC-9' as clause,
      null::int as working_days_left, 'online-platform' as link_type, k.platform_id::text as link_id
    from platform_key_status k where k.status = 'proposed'
    union all
    select 'online-report-decide', null, w.platform_name, w.taken_count, null, w.proposed_at, null, 'LC-9', null,
      'online-platform', w.platform_id::text
    from report_withdrawal_status w where w.status = 'proposed'
    order by since limit 200`.execute(tx);
  return rows;
}
