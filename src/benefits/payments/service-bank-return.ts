import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { type LineMove, moveLines } from '../claims/index.ts';
import { post, voidReservations } from '../funds/index.ts';
import type { BatchStatus } from './contract.ts';
import { BATCH, ORDER } from './machine.ts';
import type { BankAnswer } from './ports.ts';
import { batchStatusAfter, bookingOf, REFUSALS } from './rules.ts';
import { moneyItem, movesOf } from './service-order.ts';
import {
  type BankReturnLine,
  freeLines,
  insertReturnLines,
  linesOfOrders,
  lockBatch,
  type OrderRow,
  ordersOf,
  returnLines,
  setBatchStatus,
  settleOrder,
} from './store.ts';

export interface BankReturnResult {
  readonly alreadyRead: boolean;
  readonly rows: readonly BankReturnLine[];
  readonly batchStatus: BatchStatus;
}

/**
 * Reads the bank's return once: paid orders are posted, returned ones voided, the rest left with a sentence. The same
 * file (by digest) read again changes nothing. Partial files are welcome. Refuses `not-sent`, `bank-return-unreadable`.
 */
export async function readBankReturn(
  act: Act,
  batchId: Uuid,
  file: { readonly answers: readonly BankAnswer[] | undefined; readonly digest: Buffer },
): Promise<Result<BankReturnResult>> {
  const batch = await lockBatch(act.tx, batchId);
  if (!batch) return refused(NOT_FOUND);
  const before = await returnLines(act.tx, batchId, file.digest);
  if (before.length > 0) {
    await act.record({
      event: 'bank-return-read',
      objectType: 'payment-batch',
      objectId: batchId,
      outcome: 'viewed',
      divisionPath: batch.divisionPath,
      detail: { number: batch.number, alreadyRead: true },
    });
    return done({ alreadyRead: true, rows: before, batchStatus: batch.status });
  }
  if (!canDo(BATCH, batch.status, 'payments.bankReturn')) return refused(REFUSALS.notSent);
  const { answers } = file;
  if (!answers || answers.length === 0) return refused(REFUSALS.returnFileUnreadable);
  const orders = new Map((await ordersOf(act.tx, batchId)).map((order) => [order.number, order]));
  const rows: BankReturnLine[] = [];
  const moves: LineMove[] = [];
  for (const row of answers) {
    const order = orders.get(row.orderNumber);
    const booking = bookingOf(row, order);
    rows.push({ ...row, outcome: booking.outcome, message: booking.message });
    if (!order || booking.outcome === 'unmatched') continue;
    const settledOn = row.settledOn ?? act.clock.today();
    const booked = await bookOrder(act, order, booking.outcome, { ...row, settledOn });
    if (!booked.ok) return booked;
    moves.push(...booked.value);
    const status = nextOf(ORDER, order.status, 'book', booking.outcome);
    orders.set(order.number, { ...order, status, version: order.version + 1 });
  }
  await insertReturnLines(
    act.tx,
    {
      batchId,
      divisionPath: batch.divisionPath,
      digest: file.digest,
      recordedAt: act.clock.now(),
      recordedBy: act.actor.accountId,
    },
    rows,
  );
  const computed = batchStatusAfter([...orders.values()].map((order) => order.status));
  const status = nextOf(BATCH, batch.status, 'payments.bankReturn', computed);
  if (status !== batch.status && !(await setBatchStatus(act.tx, batch, status)))
    return refused(VERSION_CONFLICT);
  await moveLines(act.tx, moves);
  const count = (outcome: BankReturnLine['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  await act.record({
    event: 'bank-return-read',
    objectType: 'payment-batch',
    objectId: batchId,
    divisionPath: batch.divisionPath,
    detail: {
      number: batch.number,
      paid: count('paid'),
      returned: count('returned'),
      unmatched: count('unmatched'),
    },
  });
  return done({ alreadyRead: false, rows, batchStatus: status });
}

async function bookOrder(
  act: Act,
  order: OrderRow,
  outcome: 'paid' | 'returned',
  row: Pick<BankReturnLine, 'reason' | 'settledOn' | 'bankReference'>,
): Promise<Result<LineMove[]>> {
  const lines = (await linesOfOrders(act.tx, [order.orderId])).filter((line) => line.isLive);
  const items = lines.map((line) => moneyItem(outcome === 'paid' ? 'post' : 'void', order.orderId, line));
  const moved = await (outcome === 'paid'
    ? post(act, order.budgetId, items)
    : voidReservations(act, order.budgetId, items));
  if (!moved.ok) return moved;
  const saved = await settleOrder(act.tx, {
    orderId: order.orderId,
    version: order.version,
    status: nextOf(ORDER, order.status, 'book', outcome),
    bankReference: row.bankReference,
    settledOn: row.settledOn,
    returnReason: outcome === 'returned' ? row.reason : null,
  });
  if (!saved) return refused(VERSION_CONFLICT);
  if (outcome === 'returned') await freeLines(act.tx, [order.orderId]);
  return done(movesOf({ claimId: order.claimId, lines }, 'ordered', 'book', outcome));
}
