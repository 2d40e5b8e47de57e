import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { LineKey, LinePayment, Payment } from '../claims/index.ts';

const PAYMENT = sql`coalesce(b.status, p.status) as batch_status,
  (coalesce(b.created_at, p.created_at) at time zone 'Asia/Shanghai')::date as ordered_on, q.settled_on`;
/** Payees do not see the batch itself; how far it is they learn from `batch_progress`. */
const BATCH = sql`left join payment_batch b on b.batch_id = q.batch_id
    left join lateral batch_progress(q.batch_id) p on b.batch_id is null`;

/** The order that matters of each claim: one the bank has returned before all others, else the newest. */
export async function claimPayments(tx: Tx, claimIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, Payment>> {
  const { rows } = await sql<Payment & { claimId: Uuid }>`
    select distinct on (q.claim_id) q.claim_id, ${PAYMENT},
      case when q.status = 'returned' then q.return_reason end as return_reason
    from payment_order q ${BATCH}
    where q.claim_id = any (${[...claimIds]}::uuid[])
    order by q.claim_id, (q.status = 'returned') desc, q.number desc`.execute(tx);
  return new Map(rows.map(({ claimId, ...payment }) => [claimId, payment]));
}

/** The newest order of each line. */
export async function linePayments(
  tx: Tx,
  lines: readonly LineKey[],
): Promise<ReadonlyMap<Uuid, LinePayment>> {
  const { rows } = await sql<LinePayment & { claimLineId: Uuid }>`
    select k.claim_line_id, pay.*
    from unnest(${lines.map((line) => line.personId)}::bigint[], ${lines.map((line) => line.claimLineId)}::uuid[])
      as k(person_id, claim_line_id)
    cross join lateral (
      select q.number as order_number, ${PAYMENT}, q.return_reason
      from payment_order_line l join payment_order q on q.order_id = l.order_id
      ${BATCH}
      where l.person_id = k.person_id and l.claim_line_id = k.claim_line_id order by q.number desc limit 1
    ) pay`.execute(tx);
  return new Map(rows.map(({ claimLineId, ...payment }) => [claimLineId, payment]));
}
