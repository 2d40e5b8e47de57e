import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { canDo, done, fen, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { setBankAccount } from '../../registry/organisations/index.ts';
import { moveLines } from '../claims/index.ts';
import { reserve } from '../funds/index.ts';
import { ORDER } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { moneyItem, movesOf, newBatch, newOrder, openPaymentCase } from './service-order.ts';
import { findBatch, linesOfOrders, lockOrder, settleOrder } from './store.ts';

export interface CorrectedAccount {
  /** Of the order as it was seen. */
  readonly version: number;
  readonly bankName: string;
  readonly accountName: string;
  /** Spaces and hyphens are left out. */
  readonly accountNumber: string;
  readonly reason: string;
}

/**
 * A returned order with its account corrected: reserves money again and prepares a replacing order in a batch of its
 * own, to be approved again by a second person; an organisation stores the account. Refuses `order-not-returned`,
 * `version-conflict`, `budget-exhausted`.
 */
export async function correctPayment(
  act: Act,
  orderId: Uuid,
  corrected: CorrectedAccount,
): Promise<Result<{ batchId: Uuid; orderId: Uuid; number: string }>> {
  const order = await lockOrder(act.tx, orderId);
  if (!order) return refused(NOT_FOUND);
  if (order.version !== corrected.version) return refused(VERSION_CONFLICT);
  if (!canDo(ORDER, order.status, 'payments.correct')) return refused(REFUSALS.orderNotReturned);
  const { divisionCode } = (await findBatch(act.tx, order.batchId)) ?? {};
  if (divisionCode === undefined) return refused(NOT_FOUND);
  const lines = await linesOfOrders(act.tx, [orderId]);
  const accountNumber = corrected.accountNumber.replace(/[ -]/g, '');
  const batch = await newBatch(act, divisionCode, order.divisionPath, [{ lines }]);
  const status = nextOf(ORDER, order.status, 'payments.correct');
  if (!(await settleOrder(act.tx, { orderId, version: order.version, status })))
    return refused(VERSION_CONFLICT);
  const replacing = await newOrder(
    act,
    batch,
    { ...order, account: { ...corrected, accountNumber }, lines },
    { orderNo: 1, replacesOrderId: orderId },
  );
  const reserved = await reserve(
    act,
    order.budgetId,
    lines.map((line) => moneyItem('reserve', replacing, line)),
  );
  if (!reserved.ok) return reserved;
  await moveLines(act.tx, movesOf({ claimId: order.claimId, lines }, 'returned', 'order-again'));
  if (order.organisationId !== null)
    await setBankAccount(act, {
      organisationId: order.organisationId,
      bankName: corrected.bankName,
      accountName: corrected.accountName,
      number: accountNumber,
    });
  const opened = await openPaymentCase(act, batch);
  if (!opened.ok) return opened;
  await act.record({
    event: 'payment-corrected',
    objectType: 'payment-batch',
    objectId: batch.batchId,
    divisionPath: order.divisionPath,
    reason: corrected.reason,
    detail: { replaces: order.number, number: batch.number, amountFen: fen(order.amountFen) },
  });
  return done({ batchId: batch.batchId, orderId: replacing, number: batch.number });
}
