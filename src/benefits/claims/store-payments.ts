import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, PersonId, Uuid } from '../../platform/kernel/index.ts';

/** A line whose publication has ended and that nobody has ordered yet. */
export interface PayableRow {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly amountFen: Fen;
  readonly name: string;
  readonly unitName: string;
  readonly creditCode: string;
  readonly bankAccountId: Uuid | null;
}

export async function payableLines(tx: Tx, claimId: Uuid): Promise<PayableRow[]> {
  const { rows } = await sql<PayableRow>`
    select l.person_id, l.claim_line_id, l.amount_fen, p.name, o.name as unit_name, o.credit_code, e.bank_account_id
    from claim_line l join claim c on c.claim_id = l.claim_id
    join person p on p.person_id = l.person_id
    join organisation o on o.organisation_id = c.organisation_id
    left join enrolment e on e.person_id = l.person_id and e.class_id = c.class_id
    where l.claim_id = ${claimId} and l.status = 'payable' order by l.line_no`.execute(tx);
  return rows;
}

/** Whom an order pays; undefined when there is none in scope. */
export async function orderPayee(
  tx: Tx,
  orderId: Uuid,
): Promise<{ organisationId: Uuid | null; personId: PersonId | null } | undefined> {
  const { rows } = await sql<{ organisationId: Uuid | null; personId: PersonId | null }>`
    select organisation_id, person_id from payment_order where order_id = ${orderId}`.execute(tx);
  return rows[0];
}
