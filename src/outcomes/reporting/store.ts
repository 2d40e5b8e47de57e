import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';

// Reads across the modules, for pages that only show; writes nothing.

export interface FunnelRow {
  readonly enrolled: number;
  readonly trained: number;
  readonly certified: number;
  readonly claimed: number;
  readonly entitled: number;
  readonly entitledFen: number;
  readonly published: number;
  readonly publishedFen: number;
  readonly paid: number;
  readonly paidFen: number;
}

/** How many came how far, of the classes that began and the claims that were made in a year. */
export async function funnel(tx: Tx, year: number, attendancePercent: number): Promise<FunnelRow> {
  const { rows } = await sql<FunnelRow>`
    with taught as (
      select e.person_id, e.class_id, a.present_slots, a.slot_count, r.result,
        exists (select 1 from certificate t where t.person_id = e.person_id and t.class_id = e.class_id
          and t.withdrawn_at is null) as has_certificate
      from enrolment e join training_class c on c.class_id = e.class_id
      left join attendance_roll a on a.person_id = e.person_id and a.class_id = e.class_id
      left join assessment_result r on r.person_id = e.person_id and r.class_id = e.class_id
      where e.status = 'enrolled' and extract(year from c.start_on) = ${year}::int
    ), lines as (
      select l.status, l.amount_fen, d.outcome,
        exists (select 1 from publication_line pl where pl.person_id = l.person_id
          and pl.claim_line_id = l.claim_line_id) as was_published
      from claim_line l join claim c on c.claim_id = l.claim_id
      join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id
      where l.status <> 'withdrawn' and c.status not in ('withdrawn') and extract(year from c.claimed_on) = ${year}::int
    )
    select
      (select count(*)::int from taught) as enrolled,
      (select count(*)::int from taught where present_slots * 100 >= slot_count * ${attendancePercent}::int) as trained,
      (select count(*)::int from taught where result = 'passed' and has_certificate) as certified,
      (select count(*)::int from lines) as claimed,
      (select count(*)::int from lines where outcome = 'entitled') as entitled,
      (select coalesce(sum(amount_fen), 0)::bigint from lines where outcome = 'entitled') as entitled_fen,
      (select count(*)::int from lines where was_published) as published,
      (select coalesce(sum(amount_fen), 0)::bigint from lines where was_published) as published_fen,
      (select count(*)::int from lines where status = 'paid') as paid,
      (select coalesce(sum(amount_fen), 0)::bigint from lines where status = 'paid') as paid_fen`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the funnel gave no row');
  return row;
}

export async function classesByMonth(
  tx: Tx,
  year: number,
): Promise<{ month: string; classes: number; enrolled: number; certified: number }[]> {
  const { rows } = await sql<{ month: string; classes: number; enrolled: number; certified: number }>`
    select to_char(c.start_on, 'YYYY-MM') as month, count(distinct c.class_id)::int as classes,
      count(e.person_id)::int as enrolled,
      count(e.person_id) filter (where r.result = 'passed' and exists (select 1 from certificate t
        where t.person_id = e.person_id and t.class_id = e.class_id and t.withdrawn_at is null))::int as certified
    from training_class c left join enrolment e on e.class_id = c.class_id and e.status = 'enrolled'
    left join assessment_result r on r.person_id = e.person_id and r.class_id = e.class_id
    where extract(year from c.start_on) = ${year}::int and c.status in ('approved', 'completed')
    group by 1 order by 1`.execute(tx);
  return rows;
}

export interface UnusualRow {
  readonly code: string;
  readonly count: number;
  readonly linkId: Uuid | null;
}

/** What is unusual now: open signals by rule, people blocked, money returned, objections, overdue reviews. */
export async function unusual(tx: Tx, today: LocalDate): Promise<UnusualRow[]> {
  const { rows } = await sql<UnusualRow>`
    select s.rule as code, count(*)::int as count, (array_agg(l.claim_id order by l.claim_id))[1] as link_id
    from claim_signal s join claim_line l on l.person_id = s.person_id and l.claim_line_id = s.claim_line_id
    where s.status = 'open' and l.status = 'frozen' group by s.rule
    union all
    select b.rule, count(*)::int, (array_agg(b.claim_id order by b.claim_id))[1] from claim_block b group by b.rule
    union all
    select 'incomplete', count(*)::int, (array_agg(l.claim_id order by l.claim_id))[1]
    from claim_line l where l.status = 'incomplete' having count(*) > 0
    union all
    select 'payment-returned', count(*)::int, (array_agg(o.batch_id order by o.batch_id))[1]
    from payment_order o where o.status = 'returned' having count(*) > 0
    union all
    select 'objection-open', count(*)::int, (array_agg(b.objection_id order by b.objection_id))[1]
    from objection b where b.status = 'open' having count(*) > 0
    union all
    select 'review-overdue', count(*)::int, null
    from approval_case k where k.status = 'open' and k.due_on < ${today}::date having count(*) > 0
    order by 1`.execute(tx);
  return rows;
}

export interface TrainingRow {
  readonly classId: Uuid;
  readonly className: string;
  readonly classNumber: string | null;
  readonly organisationName: string;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly enrolledOn: LocalDate | null;
  readonly presentSlots: number | null;
  readonly slotCount: number | null;
  readonly result: string | null;
  readonly certificateNumber: string | null;
  readonly certificateIssuedOn: LocalDate | null;
}

/** Every class in this person's name, the newest first. */
export async function trainingsOf(tx: Tx, personId: PersonId): Promise<TrainingRow[]> {
  const { rows } = await sql<TrainingRow>`
    select c.class_id, c.name as class_name, c.number as class_number, o.name as organisation_name, c.start_on, c.end_on,
      e.enrolled_on, a.present_slots, a.slot_count, r.result, t.number as certificate_number,
      t.issued_on as certificate_issued_on
    from enrolment e join training_class c on c.class_id = e.class_id
    join organisation o on o.organisation_id = c.organisation_id
    left join attendance_roll a on a.person_id = e.person_id and a.class_id = e.class_id
    left join assessment_result r on r.person_id = e.person_id and r.class_id = e.class_id
    left join lateral (select number, issued_on from certificate t where t.person_id = e.person_id
      and t.class_id = e.class_id and t.withdrawn_at is null order by t.issued_on desc nulls last limit 1) t on true
    where e.person_id = ${personId} and e.status = 'enrolled' order by c.start_on desc`.execute(tx);
  return rows;
}

/** The lines in this person's name with the claim each belongs to, the newest first. */
export async function linesOfPerson(
  tx: Tx,
  personId: PersonId,
): Promise<{ claimId: Uuid; claimLineId: Uuid }[]> {
  const { rows } = await sql<{ claimId: Uuid; claimLineId: Uuid }>`
    select l.claim_id, l.claim_line_id from claim_line l
    where l.person_id = ${personId} and l.status <> 'withdrawn' order by l.claim_id desc, l.line_no`.execute(
    tx,
  );
  return rows;
}

export interface MoneyRow {
  readonly budgetId: Uuid;
  readonly fundSource: string;
  readonly year: number;
  readonly kind: string;
  readonly amountFen: number;
  readonly recordedAt: Date;
  readonly orderNumber: string | null;
  readonly bankReference: string | null;
}

/** Every entry of money for one line, oldest first, with the order that moved it. */
export async function moneyOfLine(tx: Tx, claimLineId: Uuid): Promise<MoneyRow[]> {
  const { rows } = await sql<MoneyRow>`
    select b.budget_id, b.fund_source, b.year, e.kind,
      (select sum(p.amount_fen) from fund_posting p where p.entry_id = e.entry_id and p.amount_fen > 0)::bigint as amount_fen,
      e.recorded_at, o.number as order_number, case when e.kind = 'post' then o.bank_reference end as bank_reference
    from fund_entry e join fund_budget b on b.budget_id = e.budget_id
    left join payment_order o on o.order_id::text = split_part(e.idempotency_key, ':', 2)
    where e.subject_type = 'claim-line' and e.subject_id = ${claimLineId}::text
    order by e.recorded_at, e.entry_id`.execute(tx);
  return rows;
}

export interface RecordRow {
  readonly at: Date;
  readonly event: string;
  readonly role: string | null;
  readonly actor: string | null;
  readonly decision: string | null;
  readonly opinion: string | null;
}

/** Who did what to a line when: the journal of all it went through, with the opinions of the review. */
export async function recordOfLine(
  tx: Tx,
  line: { personId: PersonId; claimId: Uuid; claimLineId: Uuid },
): Promise<RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    with things as (
      select 'claim' as type, ${line.claimId}::text as id
      union select 'claim-line', ${line.claimLineId}::text
      union select 'claim-signal', s.signal_id::text from claim_signal s
        where s.person_id = ${line.personId} and s.claim_line_id = ${line.claimLineId}
      union select 'publication', p.publication_id::text from publication_line p
        where p.person_id = ${line.personId} and p.claim_line_id = ${line.claimLineId}
      union select 'objection', b.objection_id::text from objection b
        where b.person_id = ${line.personId} and b.claim_line_id = ${line.claimLineId}
      union select 'payment-batch', o.batch_id::text from payment_order_line ol
        join payment_order o on o.order_id = ol.order_id
        where ol.person_id = ${line.personId} and ol.claim_line_id = ${line.claimLineId}
    )
    select j.at, j.event, j.role, a.display_name as actor, j.detail ->> 'decision' as decision,
      coalesce(j.reason, step.opinion) as opinion
    from journal_entry j join things t on t.type = j.object_type and t.id = j.object_id
    left join account a on a.account_id = j.account_id
    left join lateral (
      select s.opinion from approval_step s join approval_case k on k.case_id = s.case_id
      where k.subject_id = j.object_id and s.account_id = j.account_id
        and abs(extract(epoch from s.decided_at - j.at)) < 5 limit 1
    ) step on true
    where j.outcome = 'done' order by j.at, j.seq`.execute(tx);
  return rows;
}
