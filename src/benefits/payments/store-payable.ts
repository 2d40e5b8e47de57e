import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, PersonId, Uuid } from '../../platform/kernel/index.ts';

type Sql = RawBuilder<unknown>;

/** A line whose publication has ended and that nobody has ordered yet. */
export interface PayableRow {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly amountFen: Fen;
  readonly fundSource: string;
  readonly name: string;
  readonly unitName: string;
  readonly creditCode: string;
  readonly bankAccountId: Uuid | null;
  /** Somebody stopped paying the person, or whoever the money goes to. */
  readonly isPersonHeld: boolean;
  readonly isPayeeHeld: boolean;
}

/** Is nothing paid to this payee in the county of a claim? */
const holdOf = (payee: Sql, path: Sql) => sql<boolean>`exists (select 1 from payee_hold h
  where ${payee} and h.status <> 'released' and ${path} <@ h.division_path)`;

/** Lines of a claim that may be paid; one with a signal that nobody has settled, or that somebody holds, waits. */
export async function payableLines(tx: Tx, claimId: Uuid): Promise<PayableRow[]> {
  const { rows } = await sql<PayableRow>`
    select l.person_id, l.claim_line_id, l.amount_fen, l.fund_source, p.name, coalesce(o.name, '') as unit_name, coalesce(o.credit_code, '') as credit_code, e.bank_account_id,
      ${holdOf(sql`h.person_id = l.person_id`, sql`c.division_path`)} as is_person_held,
      ${holdOf(sql`h.organisation_id = c.organisation_id and c.payee_kind <> 'trainee'`, sql`c.division_path`)} as is_payee_held
    from claim_line l join claim c on c.claim_id = l.claim_id
    join person p on p.person_id = l.person_id
    left join organisation_name o on o.organisation_id = c.organisation_id
    left join enrolment e on e.person_id = l.person_id and e.class_id = c.class_id
    where l.claim_id = ${claimId} and l.status = 'payable'
      and not exists (select 1 from claim_concern s where s.kind in ('signal', 'hold') and s.status = 'open'
        and s.person_id = l.person_id and s.claim_line_id = l.claim_line_id)
    order by l.line_no`.execute(tx);
  return rows;
}

/** Whose line of a claim it is; undefined when there is no such line in scope. */
export async function linePerson(tx: Tx, claimId: Uuid, claimLineId: Uuid): Promise<PersonId | undefined> {
  const { rows } = await sql<{ personId: PersonId }>`select l.person_id from claim_line l
    where l.claim_id = ${claimId} and l.claim_line_id = ${claimLineId}`.execute(tx);
  return rows[0]?.personId;
}

/** Of these orders the numbers of those with a line that somebody holds. */
export async function ordersWithHeldLines(tx: Tx, orderIds: readonly Uuid[]): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select distinct o.number from payment_order o join payment_order_line l on l.order_id = o.order_id and l.is_live
    join claim_concern s on s.kind = 'hold' and s.status = 'open' and s.person_id = l.person_id
      and s.claim_line_id = l.claim_line_id
    where o.order_id = any (${[...orderIds]}::uuid[]) order by o.number`.execute(tx);
  return rows.map(({ number }) => number);
}

/** Of these orders the numbers of those that pay, or are about, somebody who is not to be paid. */
export async function ordersOfHeldPayees(
  tx: Tx,
  orderIds: readonly Uuid[],
): Promise<{ number: string; payeeName: string }[]> {
  const { rows } = await sql<{ number: string; payeeName: string }>`
    select distinct on (o.number) o.number, h.payee_name
    from payment_order o join payment_order_line l on l.order_id = o.order_id and l.is_live
    join payee_hold h on h.status <> 'released' and o.division_path <@ h.division_path
      and (h.organisation_id = o.organisation_id or h.person_id = l.person_id)
    where o.order_id = any (${[...orderIds]}::uuid[]) order by o.number, h.held_at`.execute(tx);
  return rows;
}

/** The account that the roster names for the person whom an order pays; null without one. */
export async function rosterAccountOf(
  tx: Tx,
  order: { readonly claimId: Uuid; readonly personId: PersonId | null },
): Promise<Uuid | null> {
  const { rows } = await sql<{ bankAccountId: Uuid | null }>`
    select e.bank_account_id from claim c join enrolment e on e.class_id = c.class_id
    where c.claim_id = ${order.claimId} and e.person_id = ${order.personId}`.execute(tx);
  return rows[0]?.bankAccountId ?? null;
}

export interface ProposedPayment {
  readonly orderId: Uuid | null;
  readonly orderNumber: string | null;
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly payeeName: string;
  readonly creditCode: string | null;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
  /** A line of what may be ordered yet: of a trainee it names the heir, if there is one. */
  readonly claimLineId: Uuid | null;
  readonly bankName: string | null;
  readonly accountName: string | null;
  readonly accountCipher: Buffer | null;
  readonly lineCount: number;
  readonly amountFen: Fen;
  readonly fundSource: string | null;
  /** By which clause, or by which document of finance, it carries these lines. */
  readonly fundClause: string | null;
  /** Status of the order; null for what no order has been made of yet. Prepared orders of an approved batch are `approved`. */
  readonly status: string | null;
}

/** Orders that live, then what may still be ordered, one row a claim and payee, then lines paid by no order: set off. */
export async function proposedPayments(tx: Tx): Promise<ProposedPayment[]> {
  const { rows } = await sql<ProposedPayment>`
    select q.order_id, q.number as order_number, q.payee_kind, q.payee_name, q.credit_code, q.organisation_id, q.person_id,
      null::uuid as claim_line_id, q.bank_name, q.account_name, q.account_cipher, q.line_count, q.amount_fen, b.fund_source,
      (select string_agg(distinct coalesce(l.fund_document, l.fund_clause), '、') from payment_order_line x
        join claim_line l on l.person_id = x.person_id and l.claim_line_id = x.claim_line_id
        where x.order_id = q.order_id) as fund_clause,
      case when q.status = 'prepared' and k.status = 'approved' then 'approved' else q.status end as status, 0 as part,
      q.claim_number
    from payment_order q join fund_budget b on b.budget_id = q.budget_id
    join payment_batch k on k.batch_id = q.batch_id
    where q.status not in ('cancelled', 'replaced')
    union all
    select null, null, c.payee_kind, case when c.payee_kind = 'trainee' then p.name else o.name end,
      case when c.payee_kind = 'trainee' then null else o.credit_code end,
      case when c.payee_kind = 'trainee' then null else c.organisation_id end,
      case when c.payee_kind = 'trainee' then p.person_id end,
      min(l.claim_line_id::text)::uuid, null, null, null, count(*)::int, sum(l.amount_fen)::bigint, l.fund_source,
      string_agg(distinct coalesce(l.fund_document, l.fund_clause), '、'), null, 1, c.number
    from claim_line l join claim c on c.claim_id = l.claim_id
    left join organisation_name o on o.organisation_id = c.organisation_id
    join person p on p.person_id = l.person_id
    where l.status in ('computed', 'granted', 'published', 'payable') and c.status not in ('rejected', 'withdrawn')
    group by c.number, c.payee_kind, c.organisation_id, l.fund_source, o.name, o.credit_code,
      case when c.payee_kind = 'trainee' then p.person_id end, case when c.payee_kind = 'trainee' then p.name else o.name end,
      case when c.payee_kind = 'trainee' then p.person_id end
    union all
    select null, null, c.payee_kind, case when c.payee_kind = 'trainee' then p.name else o.name end,
      case when c.payee_kind = 'trainee' then null else o.credit_code end,
      case when c.payee_kind = 'trainee' then null else c.organisation_id end,
      case when c.payee_kind = 'trainee' then p.person_id end,
      l.claim_line_id, null, null, null, 1, l.amount_fen, l.fund_source, coalesce(l.fund_document, l.fund_clause), 'offset', 2, c.number
    from claim_line l join claim c on c.claim_id = l.claim_id
    left join organisation_name o on o.organisation_id = c.organisation_id
    join person p on p.person_id = l.person_id
    where l.status = 'paid' and not exists (select 1 from payment_order_line x join payment_order q on q.order_id = x.order_id
      where x.person_id = l.person_id and x.claim_line_id = l.claim_line_id and x.is_live and q.status = 'paid')
    order by part, claim_number, order_number`.execute(tx);
  return rows;
}
