import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import {
  type ActOf,
  beginning,
  type Fen,
  type LocalDate,
  nextOf,
  type PersonId,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { AccountPart } from '../../registry/payees/index.ts';
import type { BatchStatus, OrderStatus, ShownStatus } from './contract.ts';
import { BATCH, ORDER } from './machine.ts';

export interface BatchRow {
  readonly batchId: Uuid;
  readonly number: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly status: BatchStatus;
  readonly totalFen: Fen;
  readonly orderCount: number;
  readonly createdAt: Date;
  readonly version: number;
}

export interface OrderRow {
  readonly orderId: Uuid;
  readonly batchId: Uuid;
  readonly number: string;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly payeeName: string;
  readonly creditCode: string | null;
  readonly claimId: Uuid;
  readonly claimNumber: string;
  readonly bankName: string | null;
  readonly accountName: string;
  readonly accountCipher: Buffer;
  readonly accountLast4: string;
  readonly budgetId: Uuid;
  readonly amountFen: Fen;
  readonly lineCount: number;
  readonly purpose: string;
  readonly status: OrderStatus;
  readonly bankReference: string | null;
  readonly settledOn: LocalDate | null;
  readonly returnReason: string | null;
  readonly replacesOrderId: Uuid | null;
  readonly correctionReason: string | null;
  readonly changed: readonly AccountPart[];
  readonly version: number;
}

export interface OrderLineRow {
  readonly orderId: Uuid;
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly amountFen: Fen;
  readonly isLive: boolean;
}

const BATCH_COLUMNS = sql`batch_id, number, division_code, division_path::text as division_path, status, total_fen, order_count,
  created_at, version`;
export const ORDER_COLUMNS = sql`o.order_id, o.batch_id, o.number, o.division_path::text as division_path, o.organisation_id, o.person_id,
  o.payee_kind, o.payee_name, o.credit_code, o.claim_id, o.claim_number, o.bank_name, o.account_name, o.account_cipher,
  o.account_last4, o.budget_id, o.amount_fen, o.line_count, o.purpose, o.status, o.bank_reference, o.settled_on,
  o.return_reason, o.replaces_order_id, o.correction_reason, o.changed, o.version`;

export async function insertBatch(
  tx: Tx,
  row: Omit<BatchRow, 'status' | 'version'> & { createdBy: Uuid },
): Promise<void> {
  await sql`insert into payment_batch (batch_id, number, division_code, division_path, status, total_fen, order_count,
      created_at, created_by)
    values (${row.batchId}, ${row.number}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${beginning(BATCH, 'make')}, ${row.totalFen},
      ${row.orderCount}, ${row.createdAt}, ${row.createdBy})`.execute(tx);
}

export async function insertOrder(
  tx: Tx,
  row: Omit<OrderRow, 'status' | 'version' | 'bankReference' | 'settledOn' | 'returnReason'>,
  lines: readonly { personId: PersonId; claimLineId: Uuid; amountFen: Fen }[],
): Promise<void> {
  await sql`insert into payment_order (order_id, batch_id, number, division_path, organisation_id, person_id, payee_kind,
      payee_name, credit_code, claim_id, claim_number, bank_name, account_name, account_cipher, account_last4, budget_id,
      amount_fen, line_count, purpose, status, replaces_order_id, correction_reason, changed)
    values (${row.orderId}, ${row.batchId}, ${row.number}, ${row.divisionPath}::ltree, ${row.organisationId},
      ${row.personId}, ${row.payeeKind}, ${row.payeeName}, ${row.creditCode}, ${row.claimId}, ${row.claimNumber},
      ${row.bankName}, ${row.accountName}, ${row.accountCipher}, ${row.accountLast4}, ${row.budgetId}, ${row.amountFen},
      ${row.lineCount}, ${row.purpose}, ${beginning(ORDER, 'make')}, ${row.replacesOrderId}, ${row.correctionReason},
      ${[...row.changed]}::text[])`.execute(tx);
  const rows = lines.map((line) => ({
    person_id: line.personId,
    claim_line_id: line.claimLineId,
    amount_fen: line.amountFen,
  }));
  await sql`insert into payment_order_line (person_id, claim_line_id, order_id, division_path, organisation_id, amount_fen)
    select person_id, claim_line_id, ${row.orderId}, ${row.divisionPath}::ltree, ${row.organisationId}, amount_fen
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(person_id bigint, claim_line_id uuid, amount_fen bigint)`.execute(
    tx,
  );
}

export async function lockBatch(tx: Tx, batchId: Uuid): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`
    select ${BATCH_COLUMNS} from payment_batch where batch_id = ${batchId} for update`.execute(tx);
  return rows[0];
}

/** Locks these batches in one order, so that two who answer for the same ones never wait for each other. */
export async function lockBatches(tx: Tx, batchIds: readonly Uuid[]): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`
    select ${BATCH_COLUMNS} from payment_batch where batch_id = any (${[...batchIds]}::uuid[])
    order by batch_id for update`.execute(tx);
  return rows;
}

/** The batches in which these order numbers stand. */
export async function batchIdsOf(tx: Tx, orderNumbers: readonly string[]): Promise<Uuid[]> {
  const { rows } = await sql<{ batchId: Uuid }>`
    select distinct batch_id from payment_order where number = any (${[...orderNumbers]}::text[])`.execute(
    tx,
  );
  return rows.map((row) => row.batchId);
}

export async function findBatch(tx: Tx, batchId: Uuid): Promise<BatchRow | undefined> {
  const { rows } =
    await sql<BatchRow>`select ${BATCH_COLUMNS} from payment_batch where batch_id = ${batchId}`.execute(tx);
  return rows[0];
}

/** Sets a batch's status when its version is still the one that was seen; false when somebody came before. */
export async function setBatchStatus(
  tx: Tx,
  batch: Pick<BatchRow, 'batchId' | 'version'>,
  status: BatchStatus,
  fileDigest: Buffer | null = null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update payment_batch set status = ${status}, version = version + 1,
      file_digest = coalesce(${fileDigest}::bytea, file_digest)
    where batch_id = ${batch.batchId} and version = ${batch.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function ordersOf(tx: Tx, batchId: Uuid): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select ${ORDER_COLUMNS} from payment_order o where o.batch_id = ${batchId} order by o.number`.execute(tx);
  return rows;
}

export async function lockOrder(tx: Tx, orderId: Uuid): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`
    select ${ORDER_COLUMNS} from payment_order o where o.order_id = ${orderId} for update`.execute(tx);
  return rows[0];
}

export async function linesOfOrders(tx: Tx, orderIds: readonly Uuid[]): Promise<OrderLineRow[]> {
  const { rows } = await sql<OrderLineRow>`
    select order_id, person_id, claim_line_id, amount_fen, is_live from payment_order_line
    where order_id = any (${[...orderIds]}::uuid[]) order by order_id, claim_line_id`.execute(tx);
  return rows;
}

/** Moves all orders of a batch in the status `from` to the status that the act gives. */
export async function moveOrders(
  tx: Tx,
  batchId: Uuid,
  from: OrderStatus,
  by: ActOf<typeof ORDER>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update payment_order set status = ${nextOf(ORDER, from, by)}, version = version + 1 where batch_id = ${batchId} and status = ${from}`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

/** Frees the lines of these orders for another order. */
export async function freeLines(tx: Tx, orderIds: readonly Uuid[]): Promise<void> {
  await sql`update payment_order_line set is_live = false where order_id = any (${[...orderIds]}::uuid[])`.execute(
    tx,
  );
}

export async function settleOrder(
  tx: Tx,
  order: {
    orderId: Uuid;
    version: number;
    status: OrderStatus;
    bankReference?: string | null;
    settledOn?: LocalDate | null;
    returnReason?: string | null;
  },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update payment_order set status = ${order.status}, version = version + 1,
      bank_reference = coalesce(${order.bankReference ?? null}, bank_reference),
      settled_on = coalesce(${order.settledOn ?? null}::date, settled_on),
      return_reason = coalesce(${order.returnReason ?? null}, return_reason)
    where order_id = ${order.orderId} and version = ${order.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export interface BankReturnLine {
  readonly lineNo: number;
  /** The last digits of the account that the bank names. */
  readonly accountTail: string | null;
  readonly orderNumber: string;
  readonly outcome: 'paid' | 'returned' | 'unmatched';
  readonly amountFen: Fen | null;
  readonly reason: string | null;
  readonly settledOn: LocalDate | null;
  readonly bankReference: string | null;
  readonly message: string | null;
  readonly batchId: Uuid;
  readonly statedResult: 'paid' | 'returned' | null;
  /** The order that the line fits without naming it: a person confirms it. */
  readonly proposedOrderId: Uuid | null;
  readonly proposedNumber: string | null;
}

export async function returnLines(tx: Tx, batchId: Uuid, digest: Buffer): Promise<BankReturnLine[]> {
  const { rows } = await sql<BankReturnLine>`
    select r.line_no, r.account_tail, r.order_number, r.outcome, r.amount_fen, r.reason, r.settled_on, r.bank_reference,
      r.message, r.batch_id, r.stated_result, r.proposed_order_id, o.number as proposed_number
    from bank_return r left join payment_order o on o.order_id = r.proposed_order_id
    where r.batch_id = ${batchId} and r.file_digest = ${digest} order by r.line_no`.execute(tx);
  return rows;
}

export async function insertReturnLines(
  tx: Tx,
  head: { batchId: Uuid; divisionPath: string; digest: Buffer; recordedAt: Date; recordedBy: Uuid },
  lines: readonly BankReturnLine[],
): Promise<void> {
  const rows = lines.map((line) => ({
    line_no: line.lineNo,
    account_tail: line.accountTail,
    order_number: line.orderNumber,
    outcome: line.outcome,
    amount_fen: line.amountFen,
    reason: line.reason,
    settled_on: line.settledOn,
    bank_reference: line.bankReference,
    message: line.message,
    stated_result: line.statedResult,
    proposed_order_id: line.proposedOrderId,
  }));
  await sql`insert into bank_return (file_digest, line_no, batch_id, division_path, order_number, outcome, amount_fen,
      reason, settled_on, bank_reference, message, account_tail, stated_result, proposed_order_id, recorded_at, recorded_by)
    select ${head.digest}::bytea, line_no, ${head.batchId}, ${head.divisionPath}::ltree, order_number, outcome, amount_fen,
      reason, settled_on, bank_reference, message, account_tail, stated_result, proposed_order_id, ${head.recordedAt}, ${head.recordedBy}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(line_no int, order_number text, outcome text,
      amount_fen bigint, reason text, settled_on date, bank_reference text, message text, account_tail text,
      stated_result text, proposed_order_id uuid)`.execute(tx);
}

export interface BatchListRow extends BatchRow {
  readonly shownAs: ShownStatus;
  readonly paidFen: Fen;
  readonly returnedFen: Fen;
  readonly returnedCount: number;
  readonly preparedBy: string;
}

/** A settled batch from which the bank returned something reads so, for ever: not all of it arrived by this batch. */
const SHOWN_AS = sql`case when b.status = 'settled' and exists (select 1 from payment_order o
  where o.batch_id = b.batch_id and o.status in ('returned', 'replaced')) then 'has-returns' else b.status end`;
const BATCH_SUMS = sql`${SHOWN_AS} as shown_as,
  b.batch_id, b.number, b.division_code, b.division_path::text as division_path, b.status, b.total_fen, b.order_count,
  b.created_at, b.version, coalesce(a.display_name, '') as prepared_by,
  coalesce((select sum(o.amount_fen) from payment_order o where o.batch_id = b.batch_id and o.status = 'paid'), 0)::bigint as paid_fen,
  coalesce((select sum(o.amount_fen) from payment_order o where o.batch_id = b.batch_id and o.status in ('returned', 'replaced')), 0)::bigint as returned_fen,
  (select count(*)::int from payment_order o where o.batch_id = b.batch_id and o.status in ('returned', 'replaced')) as returned_count`;

/** Batches, newest first; `after` is the last batch id of the page before. */
export async function listBatches(
  tx: Tx,
  filter: { status: ShownStatus | null; after: string | null; limit: number },
): Promise<{ rows: BatchListRow[]; total: number }> {
  const { rows } = await sql<BatchListRow>`
    select ${BATCH_SUMS} from payment_batch b left join account_name a on a.account_id = b.created_by
    where (${filter.status}::text is null or ${SHOWN_AS} = ${filter.status}::text)
      and (${filter.after}::uuid is null or b.batch_id < ${filter.after}::uuid)
    order by b.batch_id desc limit ${filter.limit}`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from payment_batch b
    where ${filter.status}::text is null or ${SHOWN_AS} = ${filter.status}::text`.execute(tx);
  return { rows, total: count.rows[0]?.total ?? 0 };
}

export async function findBatchSums(tx: Tx, batchId: Uuid): Promise<BatchListRow | undefined> {
  const { rows } = await sql<BatchListRow>`
    select ${BATCH_SUMS} from payment_batch b left join account_name a on a.account_id = b.created_by
    where b.batch_id = ${batchId}`.execute(tx);
  return rows[0];
}

export interface ShownOrder extends OrderRow {
  readonly replacedNumber: string | null;
  readonly replacedBankName: string | null;
  readonly replacedAccountName: string | null;
  readonly replacedAccountLast4: string | null;
  readonly replacedReason: string | null;
  readonly fundSource: string;
  readonly replacedByOrderId: Uuid | null;
}

export async function shownOrders(tx: Tx, batchId: Uuid): Promise<ShownOrder[]> {
  const { rows } = await sql<ShownOrder>`
    select ${ORDER_COLUMNS}, b.fund_source, f.number as replaced_number, f.bank_name as replaced_bank_name,
      f.account_name as replaced_account_name, f.account_last4 as replaced_account_last4,
      f.return_reason as replaced_reason,
      (select r.order_id from payment_order r where r.replaces_order_id = o.order_id) as replaced_by_order_id
    from payment_order o join fund_budget b on b.budget_id = o.budget_id
    left join payment_order f on f.order_id = o.replaces_order_id
    where o.batch_id = ${batchId} order by o.number`.execute(tx);
  return rows;
}

export interface ShownOrderLine extends OrderLineRow {
  readonly name: string;
  readonly idNumberMasked: string;
  readonly benefit: string;
}

export async function shownOrderLines(tx: Tx, batchId: Uuid): Promise<ShownOrderLine[]> {
  const { rows } = await sql<ShownOrderLine>`
    select l.order_id, l.person_id, l.claim_line_id, l.amount_fen, l.is_live, p.name, p.id_number_masked, c.benefit
    from payment_order_line l join payment_order o on o.order_id = l.order_id
    join person p on p.person_id = l.person_id
    join claim_line c on c.person_id = l.person_id and c.claim_line_id = l.claim_line_id
    where o.batch_id = ${batchId} order by o.number, c.line_no`.execute(tx);
  return rows;
}
