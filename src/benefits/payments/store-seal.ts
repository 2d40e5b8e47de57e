import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import { ORDER_COLUMNS, type OrderRow } from './store.ts';

export async function insertSeals(
  tx: Tx,
  rows: readonly (Pick<OrderRow, 'orderId' | 'divisionPath'> & { readonly seal: Buffer })[],
  madeAt: Date,
): Promise<void> {
  await sql`insert into payment_order_seal (order_id, division_path, seal, made_at)
    select order_id, division_path::ltree, seal, ${madeAt}
    from unnest(${rows.map((row) => row.orderId)}::uuid[], ${rows.map((row) => row.divisionPath)}::text[],
      ${rows.map((row) => row.seal)}::bytea[]) as t (order_id, division_path, seal)`.execute(tx);
}

/** Seals by order; null for an order that was approved before orders had seals. */
export async function sealsOf(tx: Tx, orderIds: readonly Uuid[]): Promise<Map<Uuid, Buffer | null>> {
  const { rows } = await sql<{ orderId: Uuid; seal: Buffer | null }>`
    select order_id, seal from payment_order_seal where order_id = any (${[...orderIds]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.orderId, row.seal]));
}

/** A portion of the orders that a second person has approved, in order of their ids. */
export async function approvedOrders(
  tx: Tx,
  after: Uuid | null,
  limit: number,
): Promise<{ orders: OrderRow[]; withoutSeal: number }> {
  const { rows } = await sql<OrderRow & { hasSeal: boolean }>`
    select ${ORDER_COLUMNS}, s.order_id is null or s.seal is not null as has_seal
    from payment_order o left join payment_order_seal s on s.order_id = o.order_id
    where (s.order_id is not null or o.status not in ('prepared', 'cancelled'))
      and (${after}::uuid is null or o.order_id > ${after}::uuid)
    order by o.order_id limit ${limit}`.execute(tx);
  const withoutSeal = rows.filter((row) => !row.hasSeal).length;
  return { orders: rows.map(({ hasSeal, ...order }) => order), withoutSeal };
}
