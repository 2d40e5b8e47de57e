import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type LocalDate, sourceInWords } from '../../platform/kernel/index.ts';
import type { LinkType, WORK_KINDS } from './contract.ts';

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
  readonly linkType: LinkType;
  readonly linkId: string;
}

export const LIMIT = 200;

/** How many are on the roster of a class `t`; null while it is only planned. */
const ON_ROSTER = sql`(select nullif(count(*), 0)::int from trainee_outcome e where e.class_id = t.class_id and e.status = 'enrolled')`;

/** The claim behind a row with what it is about; `c` is a claim. */
export const ABOUT_CLAIM = sql`coalesce(c.organisation_name, '') as who, concat_ws(' ', c.subject_name, c.number) as what`;

/** Reviews of class filings that wait at one step. */
export async function classReviews(
  tx: Tx,
  today: LocalDate,
  step: 'first-review' | 'second-review',
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${`class-${step}`} as kind, coalesce(t.organisation_name, '') as who, concat_ws(' ', t.name, t.number) as what,
      ${ON_ROSTER} as count, null::bigint as amount_fen, k.opened_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'class' as link_type, t.class_id as link_id
    from open_review k join class_status t on t.class_id::text = k.subject_id
    where k.subject_type = 'class-filing' and k.next_step = ${step}
    order by k.due_on nulls last limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Changes of classes and rosters that wait at one step. */
export async function classChanges(
  tx: Tx,
  today: LocalDate,
  step: 'first-review' | 'second-review',
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${`class-change-${step}`} as kind, coalesce(t.organisation_name, '') as who,
      concat_ws(' ', t.name, t.number) as what, null::int as count, null::bigint as amount_fen, k.opened_at as since,
      k.due_on, k.due_clause as clause, ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left,
      'class' as link_type, t.class_id as link_id
    from open_review k join class_change_status t on t.change_id::text = k.subject_id
    where k.subject_type in ('class-change', 'class-end', 'roster-change') and k.next_step = ${step}
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
      (select count(*)::int from claim_line_status l where l.claim_id = c.claim_id and l.status in ('computed', 'frozen')) as count,
      (select coalesce(sum(l.amount_fen), 0)::bigint from claim_line_status l where l.claim_id = c.claim_id
        and l.status in ('computed', 'frozen')) as amount_fen,
      k.opened_at as since, k.due_on, k.due_clause as clause, ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left,
      'claim' as link_type, c.claim_id as link_id
    from open_review k join claim_status c on k.subject_id = c.claim_id::text
    where k.subject_type = 'claim' and k.next_step = ${step} and c.status <> 'rejection-proposed'
    order by k.due_on nulls last limit ${LIMIT}`.execute(tx);
  return rows;
}

/** What waits for the maker of a claim waits where the law gives nobody anything, too: that ends in a decision. */
const OF_MAKER: readonly WorkKind[] = ['claim-confirm', 'claim-correct'];

/** Claims whose lines are in one of these statuses while the claim itself is in one of those. */
export async function claimsWithLines(
  tx: Tx,
  kind: WorkKind,
  claimStatuses: readonly string[],
  lineStatuses: readonly string[],
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${kind} as kind, ${ABOUT_CLAIM}, nullif(n.count, 0) as count,
      case when n.count > 0 then n.amount_fen end as amount_fen, c.created_at as since, null::date as due_on,
      null as clause, null::int as working_days_left, 'claim' as link_type, c.claim_id as link_id
    from claim_status c join lateral (
      select count(*)::int as count, coalesce(sum(l.amount_fen), 0)::bigint as amount_fen from claim_line_status l
      where l.claim_id = c.claim_id and l.status = any (${[...lineStatuses]}::text[])
    ) n on n.count > 0 or ${OF_MAKER.includes(kind)}::boolean
    where c.status = any (${[...claimStatuses]}::text[]) order by c.created_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Claims with signals that still want a look, by this person or another. */
export async function openSignals(tx: Tx, displayName: string): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'signal-check' as kind, ${ABOUT_CLAIM}, count(*)::int as count, sum(s.amount_fen)::bigint as amount_fen,
      min(s.since) as since, null::date as due_on, null as clause, null::int as working_days_left,
      'claim' as link_type, c.claim_id as link_id
    from claim_concern s join claim_status c on c.claim_id = s.claim_id
    where s.kind = 'signal' and s.status = 'open' and s.line_status in ('frozen', 'granted', 'published', 'contested', 'payable')
      and ${displayName} <> all (s.checked_by)
    group by c.claim_id, c.number, c.organisation_name, c.subject_name order by min(s.since) limit ${LIMIT}`.execute(
    tx,
  );
  return rows;
}

/** Lines of approved claims that may be granted after all, by claim; without those somebody has proposed already. */
export async function grantsToPropose(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'line-grant-propose' as kind, ${ABOUT_CLAIM}, count(*)::int as count, sum(l.amount_fen)::bigint as amount_fen,
      c.created_at as since, null::date as due_on, null as clause, null::int as working_days_left,
      'claim' as link_type, c.claim_id as link_id
    from claim_line_status l join claim_status c on c.claim_id = l.claim_id
    where l.status = 'computed' and l.fund_source is not null and c.status in ('approved', 'published', 'payable', 'paying', 'settled')
      and not exists (select 1 from open_review k where k.subject_type = 'line-change' and k.subject_id = l.claim_line_id::text)
    group by c.claim_id, c.number, c.organisation_name, c.subject_name, c.created_at
    order by c.created_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Claims with lines that somebody proposed to grant after the approval. */
export async function grantsToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'line-grant' as kind, ${ABOUT_CLAIM}, count(*)::int as count, sum(l.amount_fen)::bigint as amount_fen,
      min(k.opened_at) as since, null::date as due_on, null as clause, null::int as working_days_left,
      'claim' as link_type, c.claim_id as link_id
    from open_review k join claim_line_status l on l.claim_line_id::text = k.subject_id
    join claim_status c on c.claim_id = l.claim_id
    where k.subject_type = 'line-change'
    group by c.claim_id, c.number, c.organisation_name, c.subject_name order by min(k.opened_at) limit ${LIMIT}`.execute(
    tx,
  );
  return rows;
}

/** Claims that a reviewer would reject. */
export async function rejectionsToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'claim-rejection' as kind, ${ABOUT_CLAIM}, null::int as count, null::bigint as amount_fen, k.opened_at as since,
      k.due_on, k.due_clause as clause, null::int as working_days_left, 'claim' as link_type, c.claim_id as link_id
    from open_review k join claim_status c on c.claim_id::text = k.subject_id
    where k.subject_type = 'claim-rejection' order by k.opened_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Approved claims that somebody would return to their maker. */
export async function returnsToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'claim-return' as kind, ${ABOUT_CLAIM}, null::int as count, null::bigint as amount_fen, k.opened_at as since,
      k.due_on, k.due_clause as clause, null::int as working_days_left, 'claim' as link_type, c.claim_id as link_id
    from open_review k join claim_status c on c.claim_id::text = k.subject_id
    where k.subject_type = 'claim-return' order by k.opened_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Claims with held lines that somebody would let go on. */
export async function releasesToDecide(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'line-release' as kind, ${ABOUT_CLAIM}, count(*)::int as count, sum(s.amount_fen)::bigint as amount_fen,
      min(k.opened_at) as since, null::date as due_on, null as clause, null::int as working_days_left,
      'claim' as link_type, c.claim_id as link_id
    from open_review k join claim_concern s on s.kind = 'hold' and s.concern_id::text = k.subject_id
    join claim_status c on c.claim_id = s.claim_id
    where k.subject_type = 'line-hold'
    group by c.claim_id, c.number, c.organisation_name, c.subject_name order by min(k.opened_at) limit ${LIMIT}`.execute(
    tx,
  );
  return rows;
}

/** Held payees whom somebody would pay again. */
export async function payeesToRelease(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'payee-release' as kind, h.payee_name as who, h.reason as what, null::int as count, null::bigint as amount_fen,
      k.opened_at as since, k.due_on, k.due_clause as clause, null::int as working_days_left,
      'payee-hold' as link_type, h.hold_id as link_id
    from open_review k join payee_hold h on h.hold_id::text = k.subject_id
    where k.subject_type = 'line-hold' order by k.opened_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Publications that somebody took down and another person decides on. */
export async function takenDown(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'publication-take-down' as kind, p.title as who, p.number as what, p.line_count as count, p.amount_fen,
      k.opened_at as since, k.due_on, k.due_clause as clause, null::int as working_days_left,
      'publication' as link_type, p.publication_id as link_id
    from open_review k join publication_status p on p.publication_id::text = k.subject_id
    where k.subject_type = 'publication-end' order by k.opened_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Publications whose last day has passed and that nobody has ended yet. */
export async function publicationsToClose(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'publication-close' as kind, p.title as who, p.number as what, p.line_count as count, p.amount_fen,
      p.opened_at as since, null::date as due_on, null as clause, null::int as working_days_left,
      'publication' as link_type, p.publication_id as link_id
    from publication_status p where p.status = 'open' and p.last_day < ${today}::date
    order by p.last_day limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Objections at one status, for whoever takes them on. */
export async function objectionsAt(
  tx: Tx,
  today: LocalDate,
  kind: WorkKind,
  status: 'received' | 'open' | 'proposed',
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${kind} as kind, b.shown_name as who, concat_ws(' ', b.title, b.number) as what,
      null::int as count, b.amount_fen, b.raised_at as since, b.due_on, null as clause,
      ${workingDaysLeft(today, sql`b.due_on`)} as working_days_left, 'objection' as link_type, b.objection_id as link_id
    from objection_status b where b.status = ${status} order by b.due_on limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Payment batches at one status; `draft` ones carry the deadline of the second person. */
export async function batchesAt(
  tx: Tx,
  today: LocalDate,
  kind: WorkKind,
  status: 'draft' | 'approved' | 'cancel-proposed' | 'sent',
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${kind} as kind, a.display_name as who, b.number as what, b.order_count as count, b.total_fen as amount_fen,
      b.created_at as since, k.due_on, k.due_clause as clause, ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left,
      'payment' as link_type, b.batch_id as link_id
    from payment_batch_status b left join account_name a on a.account_id = b.created_by
    left join open_review k on k.subject_type = 'payment-batch' and k.subject_id = b.batch_id::text
    where b.status = ${status} order by b.created_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Answers of the bank that were typed in and wait for another person. */
export async function typedReturns(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'bank-return-book' as kind, a.display_name as who, concat_ws(' ', t.number, t.document) as what,
      t.answer_count as count, null::bigint as amount_fen, t.typed_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'payment' as link_type, t.batch_id as link_id
    from bank_return_typed_status t left join account_name a on a.account_id = t.typed_by
    left join open_review k on k.subject_type = 'bank-return' and k.subject_id = t.return_id::text
    where t.status = 'open' order by t.typed_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Changes of a payee's account that wait for a second person. */
export async function accountChanges(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow & { document: string }>`
    select 'payee-account-approve' as kind, a.display_name as who, c.holder as what, c.document,
      null::int as count, null::bigint as amount_fen, c.proposed_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'payee-account' as link_type,
      c.change_id as link_id
    from payee_account_status c left join account_name a on a.account_id = c.proposed_by
    left join open_review k on k.subject_type = 'payee-account' and k.subject_id = c.change_id::text
    where c.status = 'open' order by c.proposed_at limit ${LIMIT}`.execute(tx);
  return rows.map(({ document, ...row }) => ({ ...row, what: `${row.what} ${sourceInWords(document)}` }));
}

export async function returnedOrders(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'payment-correct' as kind, o.payee_name as who, concat_ws(' ', o.number, o.return_reason) as what,
      o.line_count as count, o.amount_fen, o.created_at as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'payment' as link_type, o.batch_id as link_id
    from payment_order_status o
    where o.status = 'returned' order by o.number limit ${LIMIT}`.execute(tx);
  return rows;
}

export async function openProposals(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'budget-approve' as kind, a.display_name as who, concat_ws(' ', p.year::text, p.document) as what,
      null::int as count, p.amount_fen, p.created_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'budget' as link_type, p.case_id as link_id
    from budget_proposal_status p join open_review k on k.case_id = p.case_id
    left join account_name a on a.account_id = p.created_by
    order by p.created_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Changes of a notice, and repeals of approved ones, that wait for the second person. */
export const policyVersionsToApprove = (tx: Tx, today: LocalDate) => policyVersionsAt(tx, today, 'approve');

/** Changes of amounts or of the scarce list that the bureau has reviewed and finance signs. */
export const policyVersionsToSign = (tx: Tx, today: LocalDate) => policyVersionsAt(tx, today, 'sign');

async function policyVersionsAt(tx: Tx, today: LocalDate, step: 'approve' | 'sign'): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select case when k.subject_type = 'policy-repeal' then 'policy-repeal' when k.next_step = 'sign' then 'policy-sign'
        else 'policy-approve' end as kind, a.display_name as who, concat_ws(' ', v.title, v.document) as what,
      v.change_count as count, null::bigint as amount_fen, k.opened_at as since, k.due_on,
      k.due_clause as clause, ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'policy-version' as link_type,
      v.version_id as link_id
    from open_review k join policy_version_status v on v.version_id::text = k.subject_id left join account_name a on a.account_id = v.created_by
    where k.subject_type in ('policy-version', 'policy-repeal') and k.next_step = ${step}
    order by k.due_on nulls last, k.opened_at limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Changes of a notice that were returned and are to be corrected. */
export async function returnedPolicyVersions(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'policy-correct' as kind, a.display_name as who, concat_ws(' ', v.title, v.document) as what,
      v.change_count as count, null::bigint as amount_fen,
      (select max(s.decided_at) from review_decision s
        where s.subject_type = 'policy-version' and s.subject_id = v.version_id::text) as since,
      null::date as due_on, null as clause, null::int as working_days_left, 'policy-version' as link_type,
      v.version_id as link_id
    from policy_version_status v left join account_name a on a.account_id = v.created_by
    where v.status = 'returned' order by v.effective_on limit ${LIMIT}`.execute(tx);
  return rows;
}

/** Classes that have ended with people who passed, for which no claim has been made. */
export async function classesWithoutClaim(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'claim-compute' as kind, coalesce(t.organisation_name, '') as who, concat_ws(' ', t.name, t.number) as what, n.count,
      null::bigint as amount_fen, null::timestamptz as since, null::date as due_on,
      case when t.policy_id = 'liaocheng-2021' then 'LC-13b' end as clause,
      null::int as working_days_left, 'class' as link_type, t.class_id as link_id
    from class_status t
    join lateral (select count(*)::int as count from trainee_outcome r
      where r.class_id = t.class_id and r.result = 'passed') n on n.count > 0
    where t.status in ('approved', 'completed') and t.end_on < ${today}::date
      and not exists (select 1 from claim_status c where c.class_id = t.class_id and c.status not in ('rejected', 'withdrawn'))
    order by t.end_on limit ${LIMIT}`.execute(tx);
  return rows;
}

export async function returnedClasses(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'class-correct' as kind, coalesce(t.organisation_name, '') as who, t.name as what, ${ON_ROSTER} as count, null::bigint as amount_fen,
      (select max(s.decided_at) from review_decision s
        where s.subject_type = 'class-filing' and s.subject_id = t.class_id::text) as since,
      null::date as due_on, case when t.policy_id = 'liaocheng-2021' then 'LC-11a' end as clause, null::int as working_days_left, 'class' as link_type, t.class_id as link_id
    from class_status t
    where t.status = 'returned' order by t.start_on limit ${LIMIT}`.execute(tx);
  return rows;
}
