import { type Act, eventOf, isOneOf, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  openCase,
  performStep,
  type ReviewBody,
  signersOf,
  withdrawCase,
} from '../../platform/approvals/index.ts';
import { canDo, done, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { moveLines } from '../claims/index.ts';
import type { BatchStatus, OrderStatus } from './contract.ts';
import { BATCH, ORDER } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { movesOf } from './service-order.ts';
import {
  type BatchRow,
  freeLines,
  linesOfOrders,
  lockBatch,
  lockOrder,
  moveOrders,
  ordersOf,
  setBatchStatus,
  settleOrder,
} from './store.ts';

interface DecidedBatch {
  readonly batchId: Uuid;
  readonly status: BatchStatus;
  readonly version: number;
}
interface Reasoned {
  readonly version: number;
  readonly reason: string;
}

/**
 * Whoever prepared a batch takes it back before anybody approved it; its lines are free for another. Refuses
 * `wrong-status`, `version-conflict`, `not-own-batch`.
 */
export async function withdrawBatch(
  act: Act,
  batchId: Uuid,
  { version, reason }: Reasoned,
): Promise<Result<DecidedBatch>> {
  const batch = await lockBatch(act.tx, batchId);
  if (!batch) return refused(NOT_FOUND);
  if (batch.version !== version) return refused(VERSION_CONFLICT);
  if (!canDo(BATCH, batch.status, 'payments.withdraw')) return refused(REFUSALS.wrongBatchStatus);
  if (!(await isMaker(act, batchId))) return refused(REFUSALS.notOwnBatch);
  await withdrawCase(act, 'payment-batch', batchId, reason);
  const status = nextOf(BATCH, batch.status, 'payments.withdraw');
  if (!(await setBatchStatus(act.tx, batch, status))) return refused(VERSION_CONFLICT);
  await cancelOrders(act, batchId);
  await record(act, batch, { event: eventOf('payments.withdraw'), reason });
  return done({ batchId, status, version: version + 1 });
}

/** Did this person prepare the batch? */
export async function isMaker(
  { tx, actor }: Pick<Act, 'tx'> & { readonly actor: Parameters<typeof isOneOf>[0] },
  batchId: Uuid,
): Promise<boolean> {
  const signers = await signersOf(tx, 'payment-batch', [batchId]);
  return signers.some(({ step, persons }) => step === 'prepare' && isOneOf(actor, persons));
}

/**
 * Finance would cancel an approved batch that the bank has not got: from now on it is not exported; another person
 * decides. Refuses `wrong-status`, `version-conflict`.
 */
export async function proposeCancel(
  act: Act,
  batchId: Uuid,
  { version, reason }: Reasoned,
): Promise<Result<DecidedBatch>> {
  const batch = await lockBatch(act.tx, batchId);
  if (!batch) return refused(NOT_FOUND);
  if (batch.version !== version) return refused(VERSION_CONFLICT);
  if (!canDo(BATCH, batch.status, 'payments.cancel')) return refused(REFUSALS.wrongBatchStatus);
  const opened = await openCase(act, {
    subjectType: 'payment-cancel',
    subjectId: batchId,
    divisionPath: batch.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: null,
    opinion: reason,
  });
  if (!opened.ok) return opened;
  const status = nextOf(BATCH, batch.status, 'payments.cancel');
  if (!(await setBatchStatus(act.tx, batch, status))) return refused(VERSION_CONFLICT);
  await record(act, batch, { event: eventOf('payments.cancel'), reason });
  return done({ batchId, status, version: version + 1 });
}

/**
 * Another person decides. Passed: the batch is cancelled, its lines are free for another. Returned: it goes to the bank
 * after all. Refuses `wrong-status`, `version-conflict`, `four-eyes`, `opinion-required`.
 */
export async function decideCancel(
  act: Act,
  batchId: Uuid,
  review: Omit<ReviewBody, 'decision'> & { readonly decision: 'passed' | 'returned' },
): Promise<Result<DecidedBatch>> {
  const batch = await lockBatch(act.tx, batchId);
  if (!batch) return refused(NOT_FOUND);
  if (batch.version !== review.version) return refused(VERSION_CONFLICT);
  if (!canDo(BATCH, batch.status, 'decide-cancel')) return refused(REFUSALS.noCancelProposed);
  const performed = await performStep(act, {
    subjectType: 'payment-cancel',
    subjectId: batchId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!performed.ok) return performed;
  const status = nextOf(BATCH, batch.status, 'decide-cancel', review.decision);
  if (!(await setBatchStatus(act.tx, batch, status))) return refused(VERSION_CONFLICT);
  if (review.decision === 'passed') await cancelOrders(act, batchId);
  await record(act, batch, {
    event: eventOf('payments.decideCancel'),
    reason: review.opinion?.trim() || undefined,
    detail: { decision: review.decision },
  });
  return done({ batchId, status, version: batch.version + 1 });
}

/** The orders of a batch that goes nowhere end, and their lines may be paid by another. */
export async function cancelOrders(act: Act, batchId: Uuid): Promise<void> {
  const orders = await ordersOf(act.tx, batchId);
  const orderIds = orders.map((order) => order.orderId);
  const lines = await linesOfOrders(act.tx, orderIds);
  await moveOrders(act.tx, batchId, 'prepared', 'cancel');
  await freeLines(act.tx, orderIds);
  await moveLines(
    act.tx,
    orders.flatMap(({ orderId, claimId }) =>
      movesOf({ claimId, lines: lines.filter((line) => line.orderId === orderId) }, 'ordered', 'free'),
    ),
  );
}

/**
 * Finance has asked the bank about an order for which no answer came; it is booked when the answer comes. Refuses
 * `wrong-status`, `version-conflict`.
 */
export async function askBank(
  act: Act,
  orderId: Uuid,
  { version, reason }: Reasoned,
): Promise<Result<{ orderId: Uuid; status: OrderStatus; version: number }>> {
  const order = await lockOrder(act.tx, orderId);
  if (!order) return refused(NOT_FOUND);
  if (order.version !== version) return refused(VERSION_CONFLICT);
  if (!canDo(ORDER, order.status, 'payments.ask')) return refused(REFUSALS.orderNotSent);
  const status = nextOf(ORDER, order.status, 'payments.ask');
  if (!(await settleOrder(act.tx, { orderId, version, status }))) return refused(VERSION_CONFLICT);
  await act.record({
    event: eventOf('payments.ask'),
    objectType: 'payment-batch',
    objectId: order.batchId,
    divisionPath: order.divisionPath,
    reason,
    detail: { order: order.number },
  });
  return done({ orderId, status, version: version + 1 });
}

function record(
  act: Act,
  batch: BatchRow,
  {
    reason,
    ...entry
  }: { readonly event: string; readonly reason: string | undefined; readonly detail?: object },
): Promise<void> {
  return act.record({
    event: entry.event,
    objectType: 'payment-batch',
    objectId: batch.batchId,
    divisionPath: batch.divisionPath,
    ...(reason === undefined ? {} : { reason }),
    detail: { number: batch.number, totalFen: batch.totalFen, orders: batch.orderCount, ...entry.detail },
  });
}
