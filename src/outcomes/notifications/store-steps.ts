import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { LinkType } from './contract.ts';

/** A step that waits for somebody: of a review, or of an objection that nobody has answered. */
export interface WaitingStep {
  /** The same step of the same round. */
  readonly key: string;
  readonly subjectId: string;
  readonly subject: string;
  readonly step: string;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  readonly dueOn: LocalDate | null;
  readonly what: string | null;
  readonly linkType: LinkType | null;
  readonly linkId: string | null;
}

/** What a case is about, and the page of it; `k` is a case. Subjects are ids of the table that their type names. */
const id = (...types: readonly string[]) =>
  sql`case when k.subject_type = any (${[...types]}::text[]) then k.subject_id::uuid end`;

const REVIEWS = sql`
  select 'case:' || k.case_id || ':' || k.round || ':' || k.next_step as key, k.subject_type as subject, k.next_step as step,
    k.division_path::text as division_path, k.organisation_id, k.due_on, k.subject_id
  from approval_case k where k.status = 'open' and k.next_step is not null`;

const OBJECTIONS = sql`
  select 'objection:' || b.objection_id || ':' || b.status as key, 'objection' as subject, b.status as step,
    b.division_path::text as division_path, null::uuid as organisation_id, b.due_on, b.objection_id::text as subject_id
  from objection b where b.status in ('received', 'open')`;

const DISPUTES = sql`
  select 'dispute:' || d.dispute_id || ':' || d.status || ':' || d.due_on as key, 'dispute' as subject, d.status as step,
    d.division_path::text as division_path, null::uuid as organisation_id, d.due_on, d.dispute_id::text as subject_id
  from dispute_status d where d.status = 'open'`;

const WAITING = sql`${REVIEWS} union all ${OBJECTIONS} union all ${DISPUTES}`;

/** Names and links the steps of `waiting`; nobody's name. */
async function named(tx: Tx, waiting: ReturnType<typeof sql>): Promise<WaitingStep[]> {
  const { rows } = await sql<WaitingStep>`
    with k as materialized (
      select w.*, w.subject as subject_type from (${waiting}) w
    )
    select k.key, k.subject, k.subject_id, k.step, k.division_path, k.organisation_id, k.due_on,
      case
        when t.class_id is not null then concat_ws(' ', t.name, t.number)
        when ch.change_id is not null then concat_ws(' ', ch.name, ch.number)
        when c.claim_id is not null then concat_ws(' ', c.subject_name, c.number)
        when u.change_id is not null then u.organisation_name
        else coalesce(p.number, b.number, r.number, ap.number, d.number, cc.name, lc.name, vd.organisation_name, es.class_name, pk.platform_name, rw.platform_name)
      end as what,
      case
        when k.subject_type in ('class-filing', 'class-change', 'class-end', 'roster-change') then 'class'
        when oc.correction_id is not null or k.subject_type = 'roll-adjustment' then 'class'
        when ex.exam_id is not null then 'exam'
        when k.subject_type = 'line-hold' and c.claim_id is null then 'payee-hold'
        when k.subject_type in ('claim', 'claim-return', 'claim-rejection', 'purse-choice', 'line-change', 'line-hold', 'line-release', 'written-decision') then 'claim'
        when k.subject_type = 'publication-end' then 'publication'
        when k.subject_type in ('payment-batch', 'payment-cancel', 'bank-return') then 'payment'
        when k.subject_type in ('suspension', 'suspension-end', 'organisation-change') then 'organisation'
        when k.subject_type in ('recovery', 'recovery-receipt', 'write-off') then 'recovery'
        when k.subject_type = 'village-delivery-end' then 'village-delivery'
        when k.subject_type = 'import-undo' then 'intake-batch'
        when k.subject_type in ('person-correction', 'fact-correction') then 'person-correction'
        when k.subject_type in ('person-protection', 'protection-end') then 'person-protection'
        when k.subject_type = 'retention' then 'retention-list'
        when k.subject_type = 'policy-repeal' then 'policy-version'
        when k.subject_type = 'person-merge' then 'person-merge'
        when k.subject_type in ('platform-key', 'online-report') then 'online-platform'
        when k.subject_type in ('payee-account', 'budget', 'policy-version', 'objection', 'credit-code', 'catalogue-change', 'list-change',
          'evidence-sign', 'campaign', 'village-delivery', 'organisation-move', 'person-move', 'appeal', 'dispute') then k.subject_type
      end as link_type,
      coalesce(ex.exam_id::text, t.class_id::text, ch.class_id::text, c.claim_id::text, b.batch_id::text, s.organisation_id::text, g.case_id::text,
        u.organisation_id::text, r.recovery_id::text, k.subject_id) as link_id
    from k
    left join outcome_correction_status oc on oc.correction_id = ${id('fact-correction')}
    left join roll_adjustment_status ra on ra.adjustment_id = ${id('roll-adjustment')}
    left join result_review_status rr on rr.review_id = ${id('result-review')}
    left join exam_status ex on ex.exam_id = coalesce(rr.exam_id, ${id('exam-results', 'exam-inspection')})
    left join class_status t on t.class_id = coalesce(oc.class_id, ra.class_id, ex.class_id, ${id('class-filing')})
    left join class_change_status ch on ch.change_id = ${id('class-change', 'class-end', 'roster-change')}
    left join lateral (select l.claim_id from claim_line_status l where l.claim_line_id = ${id('line-change')}
      union all select n.claim_id from claim_concern n where n.kind in ('hold', 'signal') and n.concern_id = ${id('line-hold', 'line-release')}
      union all select w.claim_id from written_decision_status w where w.decision_id = ${id('written-decision')}
      limit 1) l on true
    left join claim_status c on c.claim_id = coalesce(l.claim_id, ${id('claim', 'claim-return', 'claim-rejection', 'purse-choice')})
    left join publication_status p on p.publication_id = ${id('publication-end')}
    left join bank_return_typed_status y on y.return_id = ${id('bank-return')}
    left join payment_batch_status b on b.batch_id = coalesce(y.batch_id, ${id('payment-batch', 'payment-cancel')})
    left join suspension_to_decide s on s.proposal_id = ${id('suspension', 'suspension-end')}
    left join budget_proposal_status g on g.proposal_id = ${id('budget')}
    left join organisation_change_to_decide u on u.change_id = ${id('organisation-change')}
    left join lateral (select x.recovery_id, x.number from recovery_status x
      where ${id('recovery', 'recovery-receipt', 'write-off')} in (x.recovery_id, x.proposal_id) limit 1) r on true
    left join appeal_status ap on ap.appeal_id = ${id('appeal')}
    left join catalogue_change cc on cc.change_id = ${id('catalogue-change')}
    left join evidence_sign_status es on es.sign_id = ${id('evidence-sign')}
    left join platform_key_status pk on pk.key_id = ${id('platform-key')}
    left join report_withdrawal_status rw on rw.withdrawal_id = ${id('online-report')}
    left join list_change lc on lc.change_id = ${id('list-change')}
    left join village_delivery_status vd on vd.delivery_id = ${id('village-delivery', 'village-delivery-end')}
    left join dispute_status d on d.dispute_id = ${id('dispute')}
    order by k.due_on nulls last, k.key limit 500`.execute(tx);
  return rows;
}

/** Steps that wait and of which nobody was told yet. */
export function untoldSteps(tx: Tx): Promise<WaitingStep[]> {
  return named(
    tx,
    sql`select r.* from (${WAITING}) r
      where not exists (select 1 from notification n where n.source_key = r.key)`,
  );
}

/** Steps whose last day comes after `today` and not after `through`. */
export function stepsDueSoon(tx: Tx, today: LocalDate, through: LocalDate): Promise<WaitingStep[]> {
  return named(
    tx,
    sql`select r.* from (${WAITING}) r
      where r.due_on > ${today}::date and r.due_on <= ${through}::date`,
  );
}

/** Steps whose last day has passed and that have not gone up yet. */
export function overdueSteps(tx: Tx, today: LocalDate): Promise<WaitingStep[]> {
  return named(
    tx,
    sql`select r.* from (${WAITING}) r
      where r.due_on < ${today}::date and not exists (select 1 from escalated_step e where e.step_key = r.key)`,
  );
}

/** A step that goes up to a role. */
export interface Escalated extends WaitingStep {
  readonly name: string;
  readonly role: string;
}

/** Stores that a step has gone up; false when it had already. */
export async function insertEscalated(tx: Tx, step: Escalated, raisedAt: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into escalated_step (step_key, subject_type, subject_id, step, name, role, division_path, due_on, link_type,
      link_id, raised_at)
    values (${step.key}, ${step.subject}, ${step.subjectId}, ${step.step}, ${step.name}, ${step.role},
      ${step.divisionPath}::ltree, ${step.dueOn}::date, ${step.linkType}, ${step.linkId}, ${raisedAt}::timestamptz)
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Jobs that failed, each with the day of its fault. */
export async function failedJobs(tx: Tx): Promise<{ name: string; finishedAt: Date }[]> {
  const { rows } = await sql<{ name: string; finishedAt: Date }>`
    select name, finished_at from job where fault is not null and finished_at is not null order by name`.execute(
    tx,
  );
  return rows;
}

/** Something that ends on a day, and whom that concerns. */
export interface Ending {
  readonly id: string;
  readonly name: string;
  readonly on: LocalDate;
  readonly organisationId: Uuid | null;
  readonly divisionPath: string;
}

/** Classes that end after `today` and not after `through`. */
export async function classesEnding(tx: Tx, today: LocalDate, through: LocalDate): Promise<Ending[]> {
  const { rows } = await sql<Ending>`
    select class_id as id, name, end_on as "on", organisation_id, division_path::text as division_path from training_class
    where status = 'approved' and end_on > ${today}::date and end_on <= ${through}::date
    order by class_id limit 500`.execute(tx);
  return rows;
}

/** Publications whose last day comes after `today` and not after `through`. */
export async function publicationsEnding(tx: Tx, today: LocalDate, through: LocalDate): Promise<Ending[]> {
  const { rows } = await sql<Ending>`
    select publication_id as id, number as name, last_day as "on", null::uuid as organisation_id,
      division_path::text as division_path
    from publication where status = 'open' and last_day > ${today}::date and last_day <= ${through}::date
    order by publication_id limit 500`.execute(tx);
  return rows;
}
