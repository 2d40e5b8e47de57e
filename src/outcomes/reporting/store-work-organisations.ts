import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { WorkRow } from './store-work.ts';

// What waits about organisations.

/** Suspensions, and ends of suspensions, that wait for a second person. */
export async function suspensionsToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select case when p.is_end then 'suspension-end' else 'suspension-decide' end as kind, p.organisation_name as who, p.document_number as what, null::int as count,
      null::bigint as amount_fen, p.proposed_at as since, null::date as due_on, 'LC-12' as clause,
      null::int as working_days_left, 'organisation' as link_type, p.organisation_id as link_id
    from suspension_to_decide p order by p.proposed_at limit 200`.execute(tx);
  return rows;
}

/** Changes of what organisations say of themselves that wait for a second person. */
export async function organisationChangesToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'organisation-change-decide' as kind, c.organisation_name as who, c.document as what, null::int as count,
      null::bigint as amount_fen, c.proposed_at as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'organisation' as link_type, c.organisation_id as link_id
    from organisation_change_to_decide c order by c.proposed_at limit 200`.execute(tx);
  return rows;
}

/** Credit codes that fail their check and wait for a second person. */
export async function creditCodesToConfirm(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'credit-code-confirm' as kind, e.certified_name as who, e.credit_code as what, null::int as count,
      null::bigint as amount_fen, e.proposed_at as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'credit-code' as link_type, e.exception_id as link_id
    from credit_code_to_confirm e order by e.proposed_at limit 200`.execute(tx);
  return rows;
}

/** Protections of persons, and their ends, that wait for a second person; the name stands on the page alone. */
export async function protectionsToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'protection-decide' as kind, case p.status when 'proposed' then '提出保护' else '提出解除保护' end as who,
      '受保护人员' as what, null::int as count, null::bigint as amount_fen,
      p.proposed_at as since, null::date as due_on, null as clause, null::int as working_days_left,
      'person-protection' as link_type, p.protection_id as link_id
    from person_protection_status p where p.status in ('proposed', 'end-proposed')
    order by p.proposed_at limit 200`.execute(tx);
  return rows;
}

/** Records over their term that wait for a second person. */
export async function retentionToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'retention-decide' as kind, '到期档案' as who, l.found_on::text as what, l.persons as count,
      null::bigint as amount_fen, l.found_on::timestamptz as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'retention-list' as link_type, l.list_id as link_id
    from retention_list_status l where l.status = 'proposed' order by l.found_on limit 200`.execute(tx);
  return rows;
}

/** Changes of the open catalogues that wait for a second person (LN-2-7a). */
export async function catalogueChangesToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'catalogue-change-decide' as kind, c.document as who, c.name as what, null::int as count,
      null::bigint as amount_fen, c.proposed_at as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'catalogue-change' as link_type, c.change_id as link_id
    from catalogue_change c where c.status = 'proposed' order by c.proposed_at limit 200`.execute(tx);
  return rows;
}

/** Changes of the five lists that wait for a second person (GS-3-1). */
export async function listChangesToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'list-change-decide' as kind, c.reason as who, c.name as what, null::int as count,
      null::bigint as amount_fen, c.proposed_at as since, null::date as due_on, 'GS-3-1' as clause,
      null::int as working_days_left, 'list-change' as link_type, c.change_id as link_id
    from list_change c where c.status = 'proposed' order by c.proposed_at limit 200`.execute(tx);
  return rows;
}

/** Campaigns that wait for a second person. */
export async function campaignsToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'campaign-decide' as kind, '' as who, c.title as what, null::int as count,
      null::bigint as amount_fen, c.made_at as since, null::date as due_on, 'LN-2-1b' as clause,
      null::int as working_days_left, 'campaign' as link_type, c.campaign_id as link_id
    from campaign c where c.status = 'proposed' order by c.made_at limit 200`.execute(tx);
  return rows;
}

/** Filings of training or assessment in villages that wait for the city, and ends of them that another must decide. */
export async function deliveriesToDecide(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'village-delivery-decide' as kind, v.organisation_name as who,
      case v.service when 'assessment' then '送评价到村' else '送培训到村' end as what, null::int as count,
      null::bigint as amount_fen, v.filed_on::timestamptz as since, k.due_on, 'LN-2-8' as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'village-delivery' as link_type,
      v.delivery_id as link_id
    from village_delivery_status v left join open_review k
      on k.subject_id = v.delivery_id::text and k.subject_type in ('village-delivery', 'village-delivery-end')
    where v.status in ('submitted', 'first-reviewed', 'ending')
    order by v.filed_on limit 200`.execute(tx);
  return rows;
}
