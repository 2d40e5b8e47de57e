import { sql } from 'kysely';
import { workingDaysLeft } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId } from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import type { WorkRow } from './store-work.ts';

// What waits about persons.

/** Corrections of persons and of facts that wait for a second person. */
export async function correctionsToDecide(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'person-correction' as kind, c.name as who, c.document as what, null::int as count,
      null::bigint as amount_fen, c.proposed_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'person-correction' as link_type,
      c.correction_id as link_id
    from person_correction_waiting c join open_review k on k.subject_id = c.correction_id::text
      and k.subject_type in ('person-correction', 'fact-correction')
    order by k.due_on nulls last, c.proposed_at limit 200`.execute(tx);
  return rows;
}

/** Merges of two numbers, and their undoing, that wait for a second person. */
export async function mergesToDecide(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'person-merge' as kind, m.name as who, m.document as what, null::int as count,
      null::bigint as amount_fen, m.proposed_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'person-merge' as link_type,
      m.merge_id as link_id
    from person_merge_waiting m join open_review k on k.subject_id = m.merge_id::text
      and k.subject_type = 'person-merge'
    order by k.due_on nulls last, m.proposed_at limit 200`.execute(tx);
  return rows;
}

/** Corrections of results and certificates that wait at one step; nobody's name. */
export async function outcomesToReview(
  tx: Tx,
  today: LocalDate,
  step: 'first-review' | 'second-review',
): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select ${`outcome-${step}`} as kind, coalesce(t.organisation_name, '') as who, concat_ws(' ', t.name, t.number) as what,
      null::int as count, null::bigint as amount_fen, k.opened_at as since, k.due_on, k.due_clause as clause,
      ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left, 'class-results' as link_type, t.class_id as link_id
    from open_review k join outcome_correction_status c on c.correction_id::text = k.subject_id
    join class_status t on t.class_id = c.class_id
    where k.subject_type = 'fact-correction' and k.next_step = ${step}
    order by k.due_on nulls last, k.opened_at limit 200`.execute(tx);
  return rows;
}

/** Half days of a class that somebody wants to have said otherwise; nobody's name. */
export async function adjustmentsToDecide(tx: Tx, today: LocalDate): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'roll-adjustment-decide' as kind, coalesce(t.organisation_name, '') as who,
      concat_ws(' ', t.name, t.number) as what, null::int as count, null::bigint as amount_fen, k.opened_at as since,
      k.due_on, k.due_clause as clause, ${workingDaysLeft(today, sql`k.due_on`)} as working_days_left,
      'class-attendance' as link_type, t.class_id as link_id
    from open_review k join roll_adjustment_status a on a.adjustment_id::text = k.subject_id
    join class_status t on t.class_id = a.class_id
    where k.subject_type = 'roll-adjustment' order by k.due_on nulls last, k.opened_at limit 200`.execute(tx);
  return rows;
}

/** Persons whom the police register did not confirm: the counter sees the ID card. */
export async function ownAccountsToCheck(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow & { readonly personId: PersonId }>`
    select 'own-account-check' as kind, '' as who, a.person_id,
      case a.police_answer when 'name-differs' then '公安回复的姓名不一样，请本人带身份证来核实'
        else '公安回复的人口状态不清楚，请本人带身份证来核实' end as what,
      null::int as count, null::bigint as amount_fen, a.registered_at as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'own-account' as link_type, a.account_id as link_id
    from own_account_status a
    where a.status = 'active' and a.verified_on is null and a.police_answer is not null
    order by a.police_answered_on, a.account_id limit 200`.execute(tx);
  const persons = await personViews(
    tx,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ personId, ...row }) => ({ ...row, who: persons.get(personId)?.name ?? '' }));
}

/** Claims with lines that lack a fact. */
export async function factsMissing(tx: Tx): Promise<WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select 'facts-missing' as kind, coalesce(c.organisation_name, '') as who,
      concat_ws(' ', c.subject_name, c.number) as what, count(*)::int as count,
      null::bigint as amount_fen, c.created_at as since, null::date as due_on, null as clause,
      null::int as working_days_left, 'missing-facts' as link_type, c.claim_id as link_id
    from claim_status c join claim_line_status l on l.claim_id = c.claim_id
    where l.status = 'incomplete' and c.status not in ('rejected', 'withdrawn')
    group by c.claim_id, c.number, c.organisation_name, c.subject_name, c.created_at
    order by c.created_at limit 200`.execute(tx);
  return rows;
}
