import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Fen, LocalDate, Uuid } from '../../platform/kernel/index.ts';
import { ORDER_COLUMNS, type OrderRow } from './store.ts';

/** The orders in sight with one of these amounts to an account of these last digits. */
export async function ordersLike(
  tx: Tx,
  keys: readonly { readonly last4: string; readonly amountFen: Fen }[],
): Promise<(OrderRow & { readonly batchMadeAt: Date })[]> {
  const wanted = keys.map(({ last4, amountFen }) => ({ last4, amount_fen: amountFen }));
  const { rows } = await sql<OrderRow & { batchMadeAt: Date }>`
    select ${ORDER_COLUMNS}, b.created_at as batch_made_at
    from payment_order o join payment_batch b on b.batch_id = o.batch_id
    where (o.account_last4, o.amount_fen) in (
      select last4, amount_fen from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as k(last4 text, amount_fen bigint))
    order by o.number`.execute(tx);
  return rows;
}

/** A line of a bank's file that is not booked. */
interface WaitingLine {
  readonly lineNo: number;
  readonly orderNumber: string;
  readonly accountTail: string | null;
  readonly amountFen: Fen | null;
  readonly settledOn: LocalDate | null;
  readonly bankReference: string | null;
  readonly reason: string | null;
  readonly message: string | null;
  readonly statedResult: 'paid' | 'returned' | null;
  readonly proposedOrderId: Uuid | null;
  readonly recordedAt: Date;
}

/**
 * The lines that wait for a person: those of an order that still has no result, and those of no order while the batch
 * waits for answers. What several files say alike stands as the last of them says it.
 */
export async function waitingLines(tx: Tx, batchId: Uuid): Promise<WaitingLine[]> {
  const { rows } = await sql<WaitingLine>`
    select line_no, order_number, account_tail, amount_fen, settled_on, bank_reference, reason, message, stated_result,
      proposed_order_id, recorded_at
    from (
      select r.*, dense_rank() over (
        partition by r.order_number, r.account_tail, r.amount_fen, r.settled_on, r.proposed_order_id, r.message
        order by r.recorded_at desc, r.file_digest) as age
      from bank_return r join payment_batch b on b.batch_id = r.batch_id
      left join payment_order o on o.batch_id = r.batch_id
        and (o.order_id = r.proposed_order_id or (r.proposed_order_id is null and o.number = r.order_number))
      where r.batch_id = ${batchId} and r.outcome = 'unmatched'
        and case when o.order_id is null then b.status = 'sent'
          else o.status in ('sent', 'unknown')
            or (o.status = 'paid' and r.proposed_order_id is not null and r.stated_result = 'returned') end
    ) w where age = 1 order by recorded_at, line_no`.execute(tx);
  return rows;
}
