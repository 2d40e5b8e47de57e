import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { StandardApplied } from '../determination/index.ts';

export interface ProposedLine {
  readonly name: string;
  readonly idNumberMasked: string;
  readonly unitName: string;
  readonly benefit: string;
  readonly standard: StandardApplied | null;
  readonly quantity: number | null;
  readonly amountFen: Fen;
  readonly publicationState: 'proposed' | 'open' | 'closed';
}

/** Lines whose disposition is to be published and that nobody has refused or contests. */
export async function proposedLines(tx: Tx): Promise<ProposedLine[]> {
  const { rows } = await sql<ProposedLine>`
    select p.name, p.id_number_masked, o.name as unit_name, l.benefit, d.standard, d.quantity::float8 as quantity,
      l.amount_fen,
      coalesce((select case when u.status = 'open' then 'open' else 'closed' end
        from publication_line pl join publication u on u.publication_id = pl.publication_id
        where pl.person_id = l.person_id and pl.claim_line_id = l.claim_line_id and u.status <> 'cancelled'
        order by u.publication_id desc limit 1), 'proposed') as publication_state
    from claim_line l join claim c on c.claim_id = l.claim_id
    join person p on p.person_id = l.person_id
    join organisation o on o.organisation_id = c.organisation_id
    join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id
    where l.status in ('computed', 'granted', 'published', 'payable', 'ordered', 'paid', 'returned')
      and c.status not in ('rejected', 'withdrawn')
    order by c.number, l.line_no, l.claim_line_id`.execute(tx);
  return rows;
}

export interface ProposedPayment {
  readonly orderId: Uuid | null;
  readonly orderNumber: string | null;
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly payeeName: string;
  readonly creditCode: string | null;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
  readonly bankName: string | null;
  readonly accountName: string | null;
  readonly accountCipher: Buffer | null;
  readonly lineCount: number;
  readonly amountFen: Fen;
  readonly fundSource: string;
  /** Status of the order; null for what no order has been made of yet. Prepared orders of an approved batch are `approved`. */
  readonly status: string | null;
}

/** Orders that live, then what may still be ordered, one row a claim and payee. */
export async function proposedPayments(tx: Tx): Promise<ProposedPayment[]> {
  const { rows } = await sql<ProposedPayment>`
    select q.order_id, q.number as order_number, q.payee_kind, q.payee_name, q.credit_code, q.organisation_id, q.person_id,
      q.bank_name, q.account_name, q.account_cipher, q.line_count, q.amount_fen, b.fund_source,
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
      null, null, null, count(*)::int, sum(l.amount_fen)::bigint, c.fund_source, null, 1, c.number
    from claim_line l join claim c on c.claim_id = l.claim_id
    join organisation o on o.organisation_id = c.organisation_id
    join person p on p.person_id = l.person_id
    where l.status in ('computed', 'granted', 'published', 'payable') and c.status not in ('rejected', 'withdrawn')
    group by c.number, c.payee_kind, c.organisation_id, c.fund_source, o.name, o.credit_code,
      case when c.payee_kind = 'trainee' then p.person_id end, case when c.payee_kind = 'trainee' then p.name else o.name end,
      case when c.payee_kind = 'trainee' then p.person_id end
    order by part, claim_number, order_number`.execute(tx);
  return rows;
}
