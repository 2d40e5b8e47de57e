import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

/** Everybody whose line is paid by an order of this batch. */
export async function personsInBatch(tx: Tx, batchId: Uuid): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct l.person_id from payment_order_line l join payment_order o on o.order_id = l.order_id
    where o.batch_id = ${batchId}::uuid`.execute(tx);
  return rows.map(({ personId }) => personId);
}
