import { type Act, NOT_FOUND, stepAfter, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { openCase, performStep, type ReviewBody } from '../../platform/approvals/index.ts';
import { tryConstraint } from '../../platform/db/index.ts';
import {
  beginning,
  canDo,
  done,
  type Fen,
  type LocalDate,
  nextOf,
  type Refusal,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { BatchStatus, TypedAnswer } from './contract.ts';
import { BATCH, TYPED_RETURN } from './machine.ts';
import type { BankAnswer } from './ports.ts';
import { APPROVAL_WORKING_DAYS, REFUSALS } from './rules.ts';
import { bookAnswers, bookingFor, recoveredOf } from './service-bank-return.ts';
import { moveAnswered } from './service-paid.ts';
import { alteredOrders } from './service-seal.ts';
import { lockBatch, type OrderRow, ordersOf } from './store.ts';
import { insertTyped, lockTyped, setTypedStatus } from './store-typed.ts';

/**
 * Types what the bank said on paper, where it gave no file. Nothing is booked before another person agrees. Refuses
 * `not-sent`, `version-conflict`, `order-elsewhere`, `bank-answer-differs` (one sentence an order), `bank-return-waiting`.
 */
export async function typeReturn(
  act: Act,
  batchId: Uuid,
  typed: { readonly version: number; readonly answers: readonly TypedAnswer[]; readonly document: string },
): Promise<Result<{ returnId: Uuid }>> {
  const batch = await lockBatch(act.tx, batchId);
  if (!batch) return refused(NOT_FOUND);
  if (batch.version !== typed.version) return refused(VERSION_CONFLICT);
  if (!canDo(BATCH, batch.status, 'payments.typeReturn')) return refused(REFUSALS.notSent);
  const orders = await ordersOf(act.tx, batchId);
  const differing = await differences(act, orders, typed.answers);
  if (differing.length > 0) return refused(...differing);
  const returnId = act.ids.uuid();
  const added = await tryConstraint(act.tx, () =>
    insertTyped(act.tx, {
      returnId,
      batchId,
      divisionPath: batch.divisionPath,
      answers: typed.answers,
      document: typed.document,
      status: beginning(TYPED_RETURN, 'payments.typeReturn'),
      typedAt: act.clock.now(),
      typedBy: act.actor.accountId,
    }),
  );
  if (!added.ok) {
    if (added.violation.constraint === 'bank_return_typed_one_open') return refused(REFUSALS.typedWaiting);
    throw new Error(`typed return not stored: ${added.violation.constraint}`);
  }
  const opened = await openCase(act, {
    subjectType: 'bank-return',
    subjectId: returnId,
    divisionPath: batch.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: APPROVAL_WORKING_DAYS, clause: null },
  });
  if (!opened.ok) return opened;
  await act.record({
    event: 'bank-return-typed',
    objectType: 'payment-batch',
    objectId: batchId,
    divisionPath: batch.divisionPath,
    detail: { number: batch.number, orders: typed.answers.length, document: typed.document },
  });
  return done({ returnId });
}

/**
 * Another person compares a typed return with the bank's paper and books it, or drops it. Refuses `four-eyes`,
 * `wrong-status`, `version-conflict`, `bank-answer-differs`.
 */
export async function bookReturn(
  act: Act,
  ids: { readonly batchId: Uuid; readonly returnId: Uuid },
  review: ReviewBody,
): Promise<Result<{ returnId: Uuid; booked: boolean; batchStatus: BatchStatus }>> {
  const { batchId, returnId } = ids;
  const batch = await lockBatch(act.tx, batchId);
  const typed = batch && (await lockTyped(act.tx, returnId));
  if (!batch || typed?.batchId !== batchId) return refused(NOT_FOUND);
  if (typed.version !== review.version) return refused(VERSION_CONFLICT);
  if (!canDo(TYPED_RETURN, typed.status, 'payments.bookReturn')) return refused(REFUSALS.typedDecided);
  const reviewed = await performStep(act, {
    subjectType: 'bank-return',
    subjectId: returnId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: stepAfter(TYPED_RETURN, 'payments.bookReturn'),
    due: null,
  });
  if (!reviewed.ok) return reviewed;
  let batchStatus = batch.status;
  if (review.decision === 'passed') {
    const orders = await ordersOf(act.tx, batchId);
    const differing = await differences(act, orders, typed.answers);
    if (differing.length > 0) return refused(...differing);
    const answers = typed.answers.flatMap((answer, index) => bankAnswerOf(answer, orders, index) ?? []);
    const digest = act.ciphers.digest(`typed:${returnId}`);
    const booked = await bookAnswers(act, batch, { answers, digest });
    if (!booked.ok) return booked;
    await moveAnswered(act, booked.value.moves);
    batchStatus = booked.value.status;
  }
  const status = nextOf(TYPED_RETURN, typed.status, 'payments.bookReturn', review.decision);
  if (!(await setTypedStatus(act.tx, typed, status))) return refused(VERSION_CONFLICT);
  await act.record({
    event: 'bank-return-booked',
    objectType: 'payment-batch',
    objectId: batchId,
    divisionPath: batch.divisionPath,
    ...(review.opinion ? { reason: review.opinion } : {}),
    detail: { decision: review.decision, number: batch.number, orders: typed.answers.length },
  });
  return done({ returnId, booked: review.decision === 'passed', batchStatus });
}

/** One refusal for each answer that does not fit its order, by the order's number and payee. */
async function differences(
  act: Act,
  orders: readonly OrderRow[],
  answers: readonly TypedAnswer[],
): Promise<Refusal[]> {
  const obstacles = {
    altered: await alteredOrders(act.tx, act.ciphers, orders),
    recovered: await recoveredOf(act, orders),
  };
  const seen = new Set<string>();
  return answers.flatMap((answer, index) => {
    const order = orders.find(({ orderId }) => orderId === answer.orderId);
    if (!order || seen.has(order.orderId)) return [REFUSALS.foreignOrder];
    seen.add(order.orderId);
    const stated = bankAnswerOf(answer, orders, index);
    const { outcome, message } = stated
      ? bookingFor(act, stated, order, obstacles)
      : { outcome: 'unmatched', message: null };
    return outcome === 'unmatched'
      ? [REFUSALS.typedDiffers(order.number, order.payeeName, message ?? '没有记账')]
      : [];
  });
}

function bankAnswerOf(
  answer: TypedAnswer,
  orders: readonly OrderRow[],
  index: number,
): BankAnswer | undefined {
  const order = orders.find(({ orderId }) => orderId === answer.orderId);
  if (!order) return undefined;
  return {
    lineNo: index + 1,
    orderNumber: order.number,
    account: `*${answer.accountLast4}`,
    holder: null,
    isByDirection: false,
    result: answer.result,
    reason: answer.reason,
    amountFen: answer.amountFen as Fen,
    settledOn: answer.settledOn as LocalDate,
    bankReference: answer.bankReference,
    fault: answer.result === 'returned' && answer.reason === null ? '退回而没有写原因，没有记账' : null,
  };
}
