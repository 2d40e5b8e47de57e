import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

export interface PaidAlike {
  readonly benefit: string;
  readonly claimNumber: string;
  readonly claimLineId: Uuid;
  readonly otherLineId: Uuid;
}

/** Pairs of paid lines of two persons for the same benefit, occupation, level and months, wherever they were claimed. */
export async function paidAlike(tx: Tx, personId: PersonId, otherId: PersonId): Promise<PaidAlike[]> {
  const { rows } = await sql<PaidAlike>`
    select * from lines_paid_alike(${personId}::bigint, ${otherId}::bigint)`.execute(tx);
  return rows;
}
