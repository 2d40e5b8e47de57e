import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, PersonId, Uuid } from '../../platform/kernel/index.ts';

/** A whole line that its payee would be paid next, and the budget that its money is reserved in. */
export interface NextLine {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly claimId: Uuid;
  readonly claimNumber: string;
  readonly benefit: string;
  readonly amountFen: Fen;
  readonly budgetId: Uuid;
}

/**
 * The lines that this payee would be paid next in a county: payable, so approved and published where the law asks for
 * it, with no signal or hold on line or payee, and in no order.
 */
export async function nextLinesOf(
  tx: Tx,
  payee: {
    readonly organisationId: Uuid | null;
    readonly personId: PersonId | null;
    readonly divisionCode: string;
  },
): Promise<NextLine[]> {
  const { rows } = await sql<NextLine>`
    select l.person_id, l.claim_line_id, l.claim_id, c.number as claim_number, l.benefit, l.amount_fen, b.budget_id
    from claim_line l join claim c on c.claim_id = l.claim_id
    join fund_budget b on b.division_code = c.division_code and b.fund_source = l.fund_source
      and b.year = extract(year from c.claimed_on)::int
    where l.status = 'payable' and c.division_code = ${payee.divisionCode}
      and case when c.payee_kind = 'trainee' then l.person_id = ${payee.personId}
        else c.organisation_id = ${payee.organisationId} end
      and not exists (select 1 from claim_concern s where s.kind in ('signal', 'hold') and s.status = 'open'
        and s.person_id = l.person_id and s.claim_line_id = l.claim_line_id)
      and not exists (select 1 from payee_hold h where h.status <> 'released' and c.division_path <@ h.division_path
        and (h.person_id = l.person_id or (c.payee_kind <> 'trainee' and h.organisation_id = c.organisation_id)))
    order by c.number, l.line_no limit 500`.execute(tx);
  return rows;
}
