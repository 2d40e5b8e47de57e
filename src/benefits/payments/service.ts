import { type Act, isOneOf, NOT_FOUND, stepAfter, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import { headToPrint } from '../../platform/journal/index.ts';
import {
  canDo,
  done,
  formatYuan,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { hiddenNamesOf, PROTECTED_NAME } from '../../registry/persons/index.ts';
import { decidersOfLines } from '../publications/index.ts';
import type { BatchStatus } from './contract.ts';
import { BATCH } from './machine.ts';
import type { BankFileRow } from './ports.ts';
import { REFUSALS } from './rules.ts';
import { cancelOrders } from './service-cancel.ts';
import { accountNumberOfOrder } from './service-order.ts';
import { alteredOrders, sealOrders } from './service-seal.ts';
import { linesOfOrders, lockBatch, moveOrders, type OrderRow, ordersOf, setBatchStatus } from './store.ts';
import { ordersOfHeldPayees, ordersWithHeldLines } from './store-payable.ts';

/**
 * A second person decides a batch. Passed: it may go to the bank. Returned or rejected: the batch is cancelled and its
 * lines are free for another. Whoever decided anything about its lines (reviews, checks, single lines, objections) does not approve. What is
 * approved gets a seal. Refuses `four-eyes`, `line-held`, `payee-held`, `wrong-status`, `version-conflict`.
 */
export async function decideBatch(
  act: Act,
  batchId: Uuid,
  review: ReviewBody,
): Promise<Result<{ batchId: Uuid; status: BatchStatus; version: number }>> {
  const batch = await lockBatch(act.tx, batchId);
  if (!batch) return refused(NOT_FOUND);
  if (batch.version !== review.version) return refused(VERSION_CONFLICT);
  if (!canDo(BATCH, batch.status, 'payments.approve')) return refused(REFUSALS.wrongBatchStatus);
  const orders = await ordersOf(act.tx, batchId);
  if (review.decision === 'passed') {
    const own = await ownReviews(act, orders);
    if (own.length > 0) return refused(...own);
    const held = await heldOrders(act, orders);
    if (held.length > 0) return refused(...held);
  }
  const reviewed = await performStep(act, {
    subjectType: 'payment-batch',
    subjectId: batchId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: stepAfter(BATCH, 'payments.approve'),
    due: null,
  });
  if (!reviewed.ok) return reviewed;
  const status = nextOf(BATCH, batch.status, 'payments.approve', review.decision);
  if (!(await setBatchStatus(act.tx, batch, status))) return refused(VERSION_CONFLICT);
  if (status === 'cancelled') await cancelOrders(act, batchId);
  else await sealOrders(act, orders);
  await act.record({
    event: 'payment-approved',
    objectType: 'payment-batch',
    objectId: batchId,
    divisionPath: batch.divisionPath,
    detail: {
      decision: review.decision,
      number: batch.number,
      totalFen: batch.totalFen,
      ...(status === 'cancelled' ? {} : { seals: orders.length }),
    },
  });
  return done({ batchId, status, version: batch.version + 1 });
}

/** One refusal for each claim of these orders about whose lines the actor has decided anything. */
async function ownReviews(act: Act, orders: readonly OrderRow[]): Promise<Refusal[]> {
  const orderOf = new Map(orders.map((order) => [order.orderId, order]));
  const lines = await linesOfOrders(act.tx, [...orderOf.keys()]);
  const numbers = new Map(orders.map((order) => [order.claimId, order.claimNumber]));
  const deciders = await decidersOfLines(
    act.tx,
    lines.flatMap(({ orderId, claimLineId }) => {
      const order = orderOf.get(orderId);
      return order ? [{ claimId: order.claimId, claimLineId }] : [];
    }),
  );
  const found = new Map<string, Refusal>();
  for (const { claimId, persons, ...taken } of deciders) {
    const number = numbers.get(claimId);
    if (isOneOf(act.actor, persons) && number !== undefined && !found.has(number))
      found.set(number, REFUSALS.reviewedTheClaim(number, taken));
  }
  return [...found.values()];
}

async function heldOrders(act: Act, orders: readonly OrderRow[]): Promise<Refusal[]> {
  const ids = orders.map(({ orderId }) => orderId);
  const lines = (await ordersWithHeldLines(act.tx, ids)).map(REFUSALS.lineHeld);
  const names = new Set((await ordersOfHeldPayees(act.tx, ids)).map(({ payeeName }) => payeeName));
  return [...lines, ...[...names].map(REFUSALS.payeeHeld)];
}

/**
 * The rows for the bank. From the first export on the batch counts as sent; exporting again gives the same rows.
 * Refuses `not-approved` before a second person has approved, `line-held` and `payee-held` where somebody holds a line or whoever is paid, `version-conflict`, `order-altered` when an order is not
 * what was approved. `printedHead`: where the record stood, so that the paper contradicts a record set back later.
 */
export async function exportBatch(
  act: Act,
  batchId: Uuid,
  version: number,
): Promise<Result<{ number: string; printedHead: string | null; rows: BankFileRow[] }>> {
  const batch = await lockBatch(act.tx, batchId);
  if (!batch) return refused(NOT_FOUND);
  if (batch.version !== version) return refused(VERSION_CONFLICT);
  if (!canDo(BATCH, batch.status, 'payments.export')) return refused(REFUSALS.notApproved);
  const orders = await ordersOf(act.tx, batchId);
  const altered = await alteredOrders(act.tx, act.ciphers, orders);
  if (altered.size > 0) return refused(...[...altered].map(REFUSALS.sealDiffers));
  // What the bank has already is what it has; a line that was held before is not sent.
  if (canDo(BATCH, batch.status, 'payments.cancel')) {
    const held = await heldOrders(act, orders);
    if (held.length > 0) return refused(...held);
  }
  // The bank pays a protected person by her true name; the pages do not show it.
  const hidden = await hiddenNamesOf(
    act.tx,
    act.ciphers,
    orders.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  );
  const rows = orders.map((order) => ({
    orderNumber: order.number,
    accountName:
      order.accountName === PROTECTED_NAME && order.personId !== null
        ? (hidden.get(order.personId) ?? order.accountName)
        : order.accountName,
    accountNumber: accountNumberOfOrder(act.ciphers, order.orderId, order.accountCipher),
    bankName: order.bankName ?? '',
    amountYuan: formatYuan(order.amountFen, false),
    purpose: order.purpose,
  }));
  const status = nextOf(BATCH, batch.status, 'payments.export');
  if (status !== batch.status) {
    await moveOrders(act.tx, batchId, 'prepared', 'send');
    const digest = act.ciphers.digest(JSON.stringify(rows));
    if (!(await setBatchStatus(act.tx, batch, status, digest))) return refused(VERSION_CONFLICT);
  }
  await act.record({
    event: 'payment-exported',
    objectType: 'payment-batch',
    objectId: batchId,
    divisionPath: batch.divisionPath,
    detail: { number: batch.number, orders: rows.length, totalFen: batch.totalFen },
  });
  const printedHead = await headToPrint(act.tx, batch.divisionPath);
  return done({ number: batch.number, printedHead, rows });
}
