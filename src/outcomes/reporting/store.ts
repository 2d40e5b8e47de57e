import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';

// Reads what other modules publish, for pages that only show; writes nothing.

/** How far claims of one kind came; people count once a class or list, whatever they are granted there. */
export interface ClaimedRow {
  readonly claimed: number;
  readonly entitled: number;
  readonly entitledFen: number;
  readonly published: number;
  readonly publishedFen: number;
  readonly paid: number;
  readonly paidFen: number;
}

/** How many of a year's classes came how far before they were claimed for. */
export async function taughtPeople(
  tx: Tx,
  year: number,
  attendancePercent: number,
): Promise<{ enrolled: number; trained: number; certified: number }> {
  const { rows } = await sql<{ enrolled: number; trained: number; certified: number }>`
    select count(*)::int as enrolled,
      (count(*) filter (where present_slots * 100 >= slot_count * ${attendancePercent}::int))::int as trained,
      (count(*) filter (where result = 'passed' and has_certificate))::int as certified
    from (
      select o.present_slots, o.slot_count, o.result,
        exists (select 1 from standing_certificate t
          where t.person_id = o.person_id and t.class_id = o.class_id) as has_certificate
      from trainee_outcome o join class_status c on c.class_id = o.class_id
      where o.status = 'enrolled' and extract(year from c.start_on) = ${year}::int
    ) taught`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the classes gave no row');
  return row;
}

/** How far the claims of a year came: those of classes; those of lists and on certificates, which no enrolment comes before. */
export async function claimedPeople(
  tx: Tx,
  year: number,
): Promise<{ classes: ClaimedRow; workForTraining: ClaimedRow; certificates: ClaimedRow }> {
  const { rows } = await sql<ClaimedRow & { kind: string }>`
    with lines as (
      select case when c.class_id is not null then 'class' when c.list_id is not null then 'list'
          else 'certificates' end as kind, (l.person_id, coalesce(c.class_id, c.list_id)) as person,
        l.status, l.amount_fen, d.outcome,
        exists (select 1 from published_line pl where pl.person_id = l.person_id
          and pl.claim_line_id = l.claim_line_id) as was_published
      from claim_line_status l join claim_status c on c.claim_id = l.claim_id
      join determination_summary d on d.person_id = l.person_id and d.determination_id = l.determination_id
      where l.status <> 'withdrawn' and c.status not in ('withdrawn') and extract(year from c.claimed_on) = ${year}::int
    )
    select kinds.kind, count(distinct person)::int as claimed,
      (count(distinct person) filter (where outcome = 'entitled'))::int as entitled,
      coalesce(sum(amount_fen) filter (where outcome = 'entitled'), 0)::bigint as entitled_fen,
      (count(distinct person) filter (where was_published))::int as published,
      coalesce(sum(amount_fen) filter (where was_published), 0)::bigint as published_fen,
      (count(distinct person) filter (where status = 'paid'))::int as paid,
      coalesce(sum(amount_fen) filter (where status = 'paid'), 0)::bigint as paid_fen
    from (values ('class'), ('list'), ('certificates')) as kinds(kind) left join lines on lines.kind = kinds.kind
    group by kinds.kind`.execute(tx);
  const of = (kind: string): ClaimedRow => {
    const row = rows.find((row) => row.kind === kind);
    if (!row) throw new Error('the claims gave no row');
    return row;
  };
  return { classes: of('class'), workForTraining: of('list'), certificates: of('certificates') };
}

export async function classesByMonth(
  tx: Tx,
  year: number,
): Promise<{ month: string; classes: number; enrolled: number; certified: number }[]> {
  const { rows } = await sql<{ month: string; classes: number; enrolled: number; certified: number }>`
    select to_char(c.start_on, 'YYYY-MM') as month, count(distinct c.class_id)::int as classes,
      count(e.person_id)::int as enrolled,
      count(e.person_id) filter (where e.result = 'passed' and exists (select 1 from standing_certificate t
        where t.person_id = e.person_id and t.class_id = e.class_id))::int as certified
    from class_status c left join trainee_outcome e on e.class_id = c.class_id and e.status = 'enrolled'
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
    select s.rule as code, count(*)::int as count, (array_agg(s.claim_id order by s.claim_id))[1] as link_id
    from claim_concern s where s.kind = 'signal' and s.status = 'open' and s.line_status = 'frozen' group by s.rule
    union all
    select b.rule, count(*)::int, (array_agg(b.claim_id order by b.claim_id))[1]
    from claim_concern b where b.kind = 'block' group by b.rule
    union all
    select 'incomplete', count(*)::int, (array_agg(l.claim_id order by l.claim_id))[1]
    from claim_line_status l where l.status = 'incomplete' having count(*) > 0
    union all
    select 'payment-returned', count(*)::int, (array_agg(o.batch_id order by o.batch_id))[1]
    from payment_order_status o where o.status = 'returned' having count(*) > 0
    union all
    select 'objection-open', count(*)::int, (array_agg(b.objection_id order by b.objection_id))[1]
    from objection_status b where b.status = 'open' having count(*) > 0
    union all
    select 'review-overdue', count(*)::int, null
    from open_review k where k.due_on < ${today}::date having count(*) > 0
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
  readonly confirmation: 'not-yet' | 'confirmed' | 'said-wrong';
}

/** Every class under these numbers of one person, the newest first. */
export async function trainingsOf(tx: Tx, numbers: readonly PersonId[]): Promise<TrainingRow[]> {
  const { rows } = await sql<TrainingRow>`
    select c.class_id, c.name as class_name, c.number as class_number, c.organisation_name, c.start_on, c.end_on,
      e.enrolled_on, e.present_slots, e.slot_count, e.result, t.number as certificate_number,
      t.issued_on as certificate_issued_on, f.status as confirmation
    from trainee_outcome e join class_status c on c.class_id = e.class_id
    join process_confirmation_status f on f.person_id = e.person_id and f.class_id = e.class_id
    left join lateral (select number, issued_on from standing_certificate t where t.person_id = e.person_id
      and t.class_id = e.class_id order by t.issued_on desc nulls last limit 1) t on true
    where e.person_id = any (${[...numbers]}::bigint[]) and e.status = 'enrolled' order by c.start_on desc`.execute(
    tx,
  );
  return rows;
}

/** The lines under these numbers of one person with the claim each belongs to, the newest first. */
export async function linesOfPerson(
  tx: Tx,
  numbers: readonly PersonId[],
): Promise<{ personId: PersonId; claimId: Uuid; claimLineId: Uuid }[]> {
  const { rows } = await sql<{ personId: PersonId; claimId: Uuid; claimLineId: Uuid }>`
    select l.person_id, l.claim_id, l.claim_line_id from claim_line_status l
    where l.person_id = any (${[...numbers]}::bigint[]) and l.status <> 'withdrawn' order by l.claim_id desc, l.line_no`.execute(
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
    select e.budget_id, e.fund_source, e.year, e.kind, e.amount_fen, e.recorded_at, o.number as order_number,
      case when e.kind = 'post' then o.bank_reference end as bank_reference
    from fund_movement e left join payment_order_status o on o.order_id::text = e.caused_by
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
      union select 'claim-signal', s.concern_id::text from claim_concern s
        where s.kind = 'signal' and s.person_id = ${line.personId} and s.claim_line_id = ${line.claimLineId}
      union select 'publication', p.publication_id::text from published_line p
        where p.person_id = ${line.personId} and p.claim_line_id = ${line.claimLineId}
      union select 'objection', b.objection_id::text from objection_status b
        where b.person_id = ${line.personId} and b.claim_line_id = ${line.claimLineId}
      union select 'payment-batch', o.batch_id::text from ordered_line o
        where o.person_id = ${line.personId} and o.claim_line_id = ${line.claimLineId}
      union select 'recovery', r.recovery_id::text from recovered_line r
        where r.person_id = ${line.personId} and r.claim_line_id = ${line.claimLineId}
    )
    select j.at, j.event, j.role, a.display_name as actor, j.detail ->> 'decision' as decision,
      coalesce(j.reason, step.opinion) as opinion
    from recorded_act j join things t on t.type = j.object_type and t.id = j.object_id
    left join account_name a on a.account_id = j.account_id
    left join lateral (
      select s.opinion from review_decision s
      where s.subject_id = j.object_id and s.account_id = j.account_id
        and abs(extract(epoch from s.decided_at - j.at)) < 5 limit 1
    ) step on true
    order by j.at, j.seq`.execute(tx);
  return rows;
}
