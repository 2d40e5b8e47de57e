import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, Uuid } from '../../platform/kernel/index.ts';

/** A claim of a class with how many of its lines were paid. */
export interface ClaimOfDossier {
  readonly number: string;
  readonly status: string;
  readonly claimedOn: LocalDate;
  readonly lines: number;
  readonly paid: number;
  readonly paidFen: Fen;
  /** Lines that wait for their payment. */
  readonly waiting: number;
}

/** The claims of a class within reach, the first one first; those that were taken back are none. */
export async function claimsOfDossier(tx: Tx, classId: Uuid): Promise<ClaimOfDossier[]> {
  const { rows } = await sql<ClaimOfDossier>`
    select c.number, c.status, c.claimed_on, count(l.claim_line_id)::int as lines,
      count(*) filter (where l.status = 'paid')::int as paid,
      coalesce(sum(l.amount_fen) filter (where l.status = 'paid'), 0)::bigint as paid_fen,
      count(*) filter (where l.status in ('payable', 'ordered', 'returned'))::int as waiting
    from claim_status c left join claim_line_status l on l.claim_id = c.claim_id
    where c.class_id = ${classId} and c.status <> 'withdrawn'
    group by c.claim_id, c.number, c.status, c.claimed_on order by c.claimed_on, c.number`.execute(tx);
  return rows;
}
