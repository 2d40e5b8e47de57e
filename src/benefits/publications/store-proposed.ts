import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, PersonId } from '../../platform/kernel/index.ts';
import type { StandardApplied } from '../determination/index.ts';

export interface ProposedLine {
  readonly name: string;
  readonly idNumberMasked: string;
  readonly organisationName: string;
  readonly claimantPersonId: PersonId | null;
  readonly benefit: string;
  readonly standard: StandardApplied | null;
  readonly quantity: number | null;
  readonly amountFen: Fen;
  readonly publicationState: 'proposed' | 'open' | 'closed';
}

/** Lines whose disposition is to be published and that nobody has refused or contests. */
export async function proposedLines(tx: Tx): Promise<ProposedLine[]> {
  const { rows } = await sql<ProposedLine>`
    select p.name, p.id_number_masked, coalesce(o.name, '') as organisation_name, c.claimant_person_id,
      l.benefit, d.standard, d.quantity::float8 as quantity,
      l.amount_fen,
      coalesce((select case when u.status = 'open' then 'open' else 'closed' end
        from publication_line pl join publication u on u.publication_id = pl.publication_id
        where pl.person_id = l.person_id and pl.claim_line_id = l.claim_line_id and u.status <> 'cancelled'
        order by u.publication_id desc limit 1), 'proposed') as publication_state
    from claim_line l join claim c on c.claim_id = l.claim_id
    join person p on p.person_id = l.person_id
    left join organisation_name o on o.organisation_id = c.organisation_id
    join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id
    where l.status in ('computed', 'granted', 'published', 'payable', 'ordered', 'paid', 'returned')
      and c.status not in ('rejected', 'withdrawn')
    order by c.number, l.line_no, l.claim_line_id`.execute(tx);
  return rows;
}
