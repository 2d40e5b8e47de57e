import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { WORK_KINDS } from './contract.ts';

export type WorkKind = (typeof WORK_KINDS)[number];

export interface WorkRow {
  readonly kind: WorkKind;
  readonly who: string;
  readonly what: string;
  readonly count: number | null;
  readonly amountFen: number | null;
  readonly since: Date | null;
  readonly dueOn: LocalDate | null;
  readonly clause: string | null;
  readonly workingDaysLeft: number | null;
  readonly linkType:
    | 'class'
    | 'claim'
    | 'publication'
    | 'objection'
    | 'payment'
    | 'budget'
    | 'policy-version';
  readonly linkId: Uuid;
}

const LIMIT = 200;

/** The claim behind a row with what it is about; `c` claim, `o` organisation, `t` class. */
const ABOUT_CLAIM = sql`o.name as who, concat_ws(' ', coalesce(t.name, '以工代训'), c.number) as what`;
const CLAIM_FROM = sql`claim c join organisation o on o.organisation_id = c.organisation_id
  left join training_class t on t.class_id = c.class_id`;

/** Reviews of class filings that wait at one step. */
export async function classReviews(
  tx: Tx,
  today: LocalDate,
  step: 'first-review' | 'second-review',
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${`class-${step}`} as kind, o.name as who, concat_ws(' ', t.name, t.number) as what, t.planned_count as count,
      null::bigint as amount_fen, k.opened_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'class' as link_type, t.class_id as link_id
    from approval_case k join training_class t on t.class_id::text = k.subject_id
    join organisation o on o.organisation_id = t.organisation_id
    where k.subject_type = 'class-filing' and k.status = 'open' and k.next_step = ${step}
    order by k.due_on nulls last limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Reviews of claims that wait at one step. */
export async function claimReviews(
  tx: Tx,
  today: LocalDate,
  step: 'accept' | 'first-review' | 'second-review',
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${`claim-${step}`} as kind, ${ABOUT_CLAIM},
      (select count(*)::int from claim_line l where l.claim_id = c.claim_id and l.status in ('computed', 'frozen')) as count,
      (select coalesce(sum(l.amount_fen), 0)::bigint from claim_line l where l.claim_id = c.claim_id
        and l.status in ('computed', 'frozen')) as amount_fen,
      k.opened_at as since, k.due_on, k.due_clause as clause, ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left,
      'claim' as link_type, c.claim_id as link_id
    from approval_case k join ${CLAIM_FROM} on k.subject_id = c.claim_id::text
    where k.subject_type = 'claim' and k.status = 'open' and k.next_step = ${step}
    order by k.due_on nulls last limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Claims whose lines are in one of these statuses while the claim itself is in one of those. */
export async function claimsWithLines(
  tx: Tx,
  kind: WorkKind,
  claimStatuses: readonly string[],
  lineStatuses: readonly string[],
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${kind} as kind, ${ABOUT_CLAIM}, n.count, n.amount_fen, c.created_at as since, null::date as due_on,
      null as clause, null::int as working_days_left, 'claim' as link_type, c.claim_id as link_id
    from ${CLAIM_FROM} join lateral (
      select count(*)::int as count, coalesce(sum(l.amount_fen), 0)::bigint as amount_fen from claim_line l
      where l.claim_id = c.claim_id and l.status = any (${[...lineStatuses]}::text[])
    ) n on n.count > 0
    where c.status = any (${[...claimStatuses]}::text[]) order by c.created_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Claims with signals that still want a look, by this person or another. */
export async function openSignals(tx: Tx, displayName: string): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'signal-check' as kind, ${ABOUT_CLAIM}, count(*)::int as count, sum(l.amount_fen)::bigint as amount_fen,
      min(s.raised_at) as since, null::date as due_on, null as clause, null::int as working_days_left,
      'claim' as link_type, c.claim_id as link_id
    from ${CLAIM_FROM} join claim_line l on l.claim_id = c.claim_id
    join claim_signal s on s.person_id = l.person_id and s.claim_line_id = l.claim_line_id
    where s.status = 'open' and l.status = 'frozen' and s.first_checked_by is distinct from ${displayName}
    group by c.claim_id, c.number, o.name, t.name order by min(s.raised_at) limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Publications whose last day has passed and that nobody has ended yet. */
export async function publicationsToClose(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'publication-close' as kind, p.title as who, p.number as what,
      (select count(*)::int from publication_line pl where pl.publication_id = p.publication_id) as count,
      (select coalesce(sum(pl.amount_fen), 0)::bigint from publication_line pl
        where pl.publication_id = p.publication_id) as amount_fen,
      p.opened_at as since, null::date as due_on, null as clause, null::int as working_days_left,
      'publication' as link_type, p.publication_id as link_id
    from publication p where p.status = 'open' and p.last_day < ${today}::date
    order by p.last_day limit ${LIMIT}`.execute(tx);
  return rows;
}

export async function openObjections(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'objection-settle' as kind, pl.shown_name as who, concat_ws(' ', p.title, p.number) as what, null::int as count,
      pl.amount_fen, b.raised_at as since, b.due_on, null as clause, ${workingDaysLeft(today, sql`b.due_on`)} as working_days_left,
      'objection' as link_type, b.objection_id as link_id
    from objection b join publication p on p.publication_id = b.publication_id
    join publication_line pl on pl.publication_id = b.publication_id and pl.person_id = b.person_id
      and pl.claim_line_id = b.claim_line_id
    where b.status = 'open' order by b.due_on limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Payment batches at one status; `draft` ones carry the deadline of the second person. */
export async function batchesAt(
  tx: Tx,
  today: LocalDate,
  kind: WorkKind,
  status: 'draft' | 'approved' | 'sent',
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${kind} as kind, a.display_name as who, b.number as what, b.order_count as count, b.total_fen as amount_fen,
      b.created_at as since, k.due_on, k.due_clause as clause, ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left,
      'payment' as link_type, b.batch_id as link_id
    from payment_batch b left join account a on a.account_id = b.created_by
    left join approval_case k on k.subject_type = 'payment-batch' and k.subject_id = b.batch_id::text and k.status = 'open'
    where b.status = ${status} order by b.created_at limit ${LIMIT}`.execute(tx);
  return rows;
}

export async function returnedOrders(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'payment-correct' as kind, o.payee_name as who, concat_ws(' ', o.number, o.return_reason) as what,
      o.line_count as count, o.amount_fen, b.created_at as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'payment' as link_type, o.batch_id as link_id
    from payment_order o join payment_batch b on b.batch_id = o.batch_id
    where o.status = 'returned' order by o.number limit ${LIMIT}`.execute(tx);
  return rows;
}

export async function openProposals(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'budget-approve' as kind, a.display_name as who, concat_ws(' ', p.year::text, p.document) as what,
      null::int as count, p.amount_fen, p.created_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'budget' as link_type, p.case_id as link_id
    from budget_proposal p join approval_case k on k.case_id = p.case_id
    left join account a on a.account_id = p.created_by
    where k.status = 'open' order by p.created_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Changes of a notice that wait for the second person. */
export async function policyVersionsToApprove(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'policy-approve' as kind, a.display_name as who, concat_ws(' ', v.title, v.document) as what,
      jsonb_array_length(v.changes) as count, null::bigint as amount_fen, k.opened_at as since, k.due_on,
      k.due_clause as clause, ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'policy-version' as link_type,
      v.version_id as link_id
    from approval_case k join policy_version v on v.version_id::text = k.subject_id
    left join account a on a.account_id = v.created_by
    where k.subject_type = 'policy-version' and k.status = 'open' and k.next_step = 'approve'
    order by k.due_on nulls last, k.opened_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Changes of a notice that were returned and are to be mended. */
export async function returnedPolicyVersions(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'policy-mend' as kind, a.display_name as who, concat_ws(' ', v.title, v.document) as what,
      jsonb_array_length(v.changes) as count, null::bigint as amount_fen,
      (select max(s.decided_at) from approval_step s join approval_case k on k.case_id = s.case_id
        where k.subject_type = 'policy-version' and k.subject_id = v.version_id::text) as since,
      null::date as due_on, null as clause, null::int as working_days_left, 'policy-version' as link_type,
      v.version_id as link_id
    from policy_version v left join account a on a.account_id = v.created_by
    where v.status = 'returned' order by v.effective_on limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Classes that have ended with people who passed, for which no claim has been made. */
export async function classesWithoutClaim(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'claim-compute' as kind, o.name as who, concat_ws(' ', t.name, t.number) as what, n.count,
      null::bigint as amount_fen, null::timestamptz as since, null::date as due_on, 'LC-13b' as clause,
      null::int as working_days_left, 'class' as link_type, t.class_id as link_id
    from training_class t join organisation o on o.organisation_id = t.organisation_id
    join lateral (select count(*)::int as count from assessment_result r
      where r.class_id = t.class_id and r.result = 'passed') n on n.count > 0
    where t.status in ('approved', 'completed') and t.end_on < ${today}::date
      and not exists (select 1 from claim c where c.class_id = t.class_id and c.status not in ('rejected', 'withdrawn'))
    order by t.end_on limit ${LIMIT}`.execute(tx);
  return rows;
}

export async function returnedClasses(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'class-mend' as kind, o.name as who, t.name as what, t.planned_count as count, null::bigint as amount_fen,
      (select max(s.decided_at) from approval_step s join approval_case k on k.case_id = s.case_id
        where k.subject_type = 'class-filing' and k.subject_id = t.class_id::text) as since,
      null::date as due_on, 'LC-11a' as clause, null::int as working_days_left, 'class' as link_type, t.class_id as link_id
    from training_class t join organisation o on o.organisation_id = t.organisation_id
    where t.status = 'returned' order by t.start_on limit ${LIMIT}`.execute(tx);
  return rows;
}
