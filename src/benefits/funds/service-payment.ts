import { type Act, NOT_FOUND } from '../../platform/access/index.ts';
import { openCase, type ReviewBody, takeStep } from '../../platform/approvals/index.ts';
import {
  addFen,
  type Ciphers,
  done,
  type Fen,
  fen,
  formatYuan,
  type PersonId,
  type Result,
  refused,
  type Uuid,
  yearOf,
} from '../../platform/kernel/index.ts';
import type { BatchStatus } from './contract.ts';
import { APPROVAL_WORKING_DAYS, REFUSALS } from './rules.ts';
import { type MoneyItem, reserve } from './service.ts';
import { takeNumber } from './store.ts';
import {
  type BatchRow,
  findBatch,
  freeLines,
  insertBatch,
  insertOrder,
  linesOfOrders,
  lockBatch,
  lockOrder,
  moveOrders,
  ordersOf,
  setBatchStatus,
  settleOrder,
} from './store-payment.ts';

export interface PayableLine {
  readonly personId: PersonId;
  readonly claimLineId: Uuid;
  readonly amountFen: Fen;
}

/** Everything one order needs: who is paid, on which account, out of which budget, for which lines of one claim. */
export interface OrderDraft {
  readonly payeeKind: 'trainee' | 'institution' | 'employer';
  readonly payeeName: string;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
  readonly creditCode: string | null;
  readonly claimId: Uuid;
  readonly claimNumber: string;
  readonly budgetId: Uuid;
  readonly purpose: string;
  /** undefined: the payee has no usable account, and the batch is refused. */
  readonly account: PayeeAccount | undefined;
  readonly lines: readonly PayableLine[];
}

export interface PayeeAccount {
  readonly bankName: string | null;
  readonly accountName: string;
  readonly accountNumber: string;
}

/** What happened to the lines of an order; the room that owns the lines is told in the same transaction. */
export interface LineEvent {
  readonly outcome: 'ordered' | 'paid' | 'returned' | 'freed';
  readonly orderId: Uuid;
  readonly claimId: Uuid;
  readonly lines: readonly PayableLine[];
}

export type LineListener = (events: readonly LineEvent[]) => Promise<void>;

const accountContext = (orderId: Uuid) => `payment_order.account_cipher.${orderId}`;

/** The account an order pays to, opened: for lists that leave by a recorded act, never for a reply. */
export function accountNumberOfOrder(ciphers: Ciphers, orderId: Uuid, sealed: Buffer): string {
  return ciphers.open(accountContext(orderId), sealed);
}

/**
 * Finance prepares a batch: one order a payee and claim, the account as it is today sealed into it. Refuses
 * `nothing-to-pay`, `account-unusable` (one sentence a payee). A second person must approve before it goes anywhere.
 */
export async function prepareBatch(
  act: Act,
  drafts: readonly OrderDraft[],
  tell: LineListener,
): Promise<Result<{ batchId: Uuid; number: string; orderCount: number; totalFen: Fen }>> {
  const { divisionCode, divisionPath } = act.actor;
  if (divisionCode === null || divisionPath === null) return refused(NOT_FOUND);
  const payable = drafts.filter((draft) => draft.lines.length > 0);
  if (payable.length === 0) return refused(REFUSALS.noOrders);
  const withoutAccount = payable.filter((draft) => draft.account === undefined);
  if (withoutAccount.length > 0)
    return refused(...withoutAccount.map((draft) => REFUSALS.accountUnusable(draft.payeeName)));
  const batch = await newBatch(act, divisionCode, divisionPath, payable);
  const events: LineEvent[] = [];
  for (const [index, draft] of payable.entries()) {
    const orderId = await newOrder(act, batch, index + 1, draft, null);
    events.push({ outcome: 'ordered', orderId, claimId: draft.claimId, lines: draft.lines });
  }
  await tell(events);
  const opened = await openPaymentCase(act, batch);
  if (!opened.ok) return opened;
  await act.record({
    event: 'payment-prepared',
    objectType: 'payment-batch',
    objectId: batch.batchId,
    divisionPath,
    detail: { number: batch.number, totalFen: batch.totalFen, orders: batch.orderCount },
  });
  return done(batch);
}

async function newBatch(
  act: Act,
  divisionCode: string,
  divisionPath: string,
  drafts: readonly Pick<OrderDraft, 'lines'>[],
): Promise<Omit<BatchRow, 'status' | 'version'>> {
  const year = yearOf(act.clock.today());
  const series = `P${divisionCode}-${year}`;
  const batch = {
    batchId: act.ids.uuid(),
    number: `${series}-${String(await takeNumber(act.tx, series)).padStart(4, '0')}`,
    divisionCode,
    divisionPath,
    totalFen: addFen(...drafts.flatMap((draft) => draft.lines.map((line) => line.amountFen))),
    orderCount: drafts.length,
    createdAt: act.clock.now(),
  };
  await insertBatch(act.tx, { ...batch, createdBy: act.actor.accountId });
  return batch;
}

async function newOrder(
  act: Act,
  batch: Pick<BatchRow, 'batchId' | 'number' | 'divisionPath'>,
  orderNo: number,
  draft: OrderDraft,
  replacesOrderId: Uuid | null,
): Promise<Uuid> {
  const { account, lines, ...rest } = draft;
  if (!account) throw new Error('an order without an account was let through');
  const orderId = act.ids.uuid();
  await insertOrder(
    act.tx,
    {
      ...rest,
      orderId,
      batchId: batch.batchId,
      number: `${batch.number}-${String(orderNo).padStart(2, '0')}`,
      divisionPath: batch.divisionPath,
      bankName: account.bankName,
      accountName: account.accountName,
      accountCipher: act.ciphers.seal(accountContext(orderId), account.accountNumber),
      accountLast4: account.accountNumber.slice(-4),
      amountFen: addFen(...lines.map((line) => line.amountFen)),
      lineCount: lines.length,
      replacesOrderId,
    },
    lines,
  );
  return orderId;
}

function openPaymentCase(act: Act, batch: Pick<BatchRow, 'batchId' | 'divisionPath'>) {
  return openCase(act, {
    subjectType: 'payment-batch',
    subjectId: batch.batchId,
    divisionPath: batch.divisionPath,
    organisationId: null,
    step: 'prepare',
    nextStep: 'approve',
    due: { workingDays: APPROVAL_WORKING_DAYS, clause: null },
  });
}

/**
 * A second person decides a batch. Passed: it may go to the bank. Returned or rejected: the batch is cancelled and its
 * lines are free for another. Refuses `four-eyes`, `wrong-status`, `version-conflict`.
 */
export async function decideBatch(
  act: Act,
  batchId: Uuid,
  review: ReviewBody,
  tell: LineListener,
): Promise<Result<{ batchId: Uuid; status: BatchStatus; version: number }>> {
  const batch = await lockBatch(act.tx, batchId);
  if (!batch) return refused(NOT_FOUND);
  if (batch.version !== review.version) return refused(REFUSALS.versionConflict);
  if (batch.status !== 'draft') return refused(REFUSALS.wrongBatchStatus);
  const taken = await takeStep(act, {
    subjectType: 'payment-batch',
    subjectId: batchId,
    step: 'approve',
    decision: review.decision,
    reasonCode: review.reasonCode,
    opinion: review.opinion,
    nextStep: null,
    due: null,
  });
  if (!taken.ok) return taken;
  const status = review.decision === 'passed' ? 'approved' : 'cancelled';
  if (!(await setBatchStatus(act.tx, batchId, batch.version, status)))
    return refused(REFUSALS.versionConflict);
  if (status === 'cancelled') await cancelOrders(act, batchId, tell);
  await act.record({
    event: 'payment-approved',
    objectType: 'payment-batch',
    objectId: batchId,
    divisionPath: batch.divisionPath,
    detail: { decision: review.decision, number: batch.number, totalFen: batch.totalFen },
  });
  return done({ batchId, status, version: batch.version + 1 });
}

async function cancelOrders(act: Act, batchId: Uuid, tell: LineListener): Promise<void> {
  const orders = await ordersOf(act.tx, batchId);
  const orderIds = orders.map((order) => order.orderId);
  const lines = await linesOfOrders(act.tx, orderIds);
  await moveOrders(act.tx, batchId, 'prepared', 'cancelled');
  await freeLines(act.tx, orderIds);
  await tell(
    orders.map((order) => ({
      outcome: 'freed',
      orderId: order.orderId,
      claimId: order.claimId,
      lines: lines.filter((line) => line.orderId === order.orderId),
    })),
  );
}

/** One row of the bank's file, account number in full: never logged, never in a JSON reply. */
export interface BankFileRow {
  readonly orderNumber: string;
  readonly accountName: string;
  readonly accountNumber: string;
  readonly bankName: string;
  readonly amountYuan: string;
  readonly purpose: string;
}

/**
 * The rows for the bank. From the first export on the batch counts as sent; exporting again gives the same rows.
 * Refuses `not-approved` before a second person has approved, `version-conflict`.
 */
export async function exportBatch(
  act: Act,
  batchId: Uuid,
  version: number,
): Promise<Result<{ number: string; rows: BankFileRow[] }>> {
  const batch = await lockBatch(act.tx, batchId);
  if (!batch) return refused(NOT_FOUND);
  if (batch.version !== version) return refused(REFUSALS.versionConflict);
  if (batch.status !== 'approved' && batch.status !== 'sent') return refused(REFUSALS.notApproved);
  const rows = (await ordersOf(act.tx, batchId)).map((order) => ({
    orderNumber: order.number,
    accountName: order.accountName,
    accountNumber: act.ciphers.open(accountContext(order.orderId), order.accountCipher),
    bankName: order.bankName ?? '',
    amountYuan: formatYuan(order.amountFen, false),
    purpose: order.purpose,
  }));
  if (batch.status === 'approved') {
    await moveOrders(act.tx, batchId, 'prepared', 'sent');
    const digest = act.ciphers.digest(JSON.stringify(rows));
    if (!(await setBatchStatus(act.tx, batchId, batch.version, 'sent', digest)))
      return refused(REFUSALS.versionConflict);
  }
  await act.record({
    event: 'payment-exported',
    objectType: 'payment-batch',
    objectId: batchId,
    divisionPath: batch.divisionPath,
    detail: { number: batch.number, orders: rows.length, totalFen: batch.totalFen },
  });
  return done({ number: batch.number, rows });
}

/** The business key of one move of one line's money by one order: the same move is never booked twice. */
export function moneyItem(kind: 'reserve' | 'post' | 'void', orderId: Uuid, line: PayableLine): MoneyItem {
  return {
    subjectType: 'claim-line',
    subjectId: line.claimLineId,
    amountFen: line.amountFen,
    key: `${kind}:${orderId}:${line.claimLineId}`,
  };
}

/**
 * A returned order with its account put right: reserves the money anew and prepares a replacing order in a batch of
 * its own, to be approved again by a second person. Refuses `order-not-returned`, `budget-exhausted`, `version-conflict`.
 */
export async function correctOrder(
  act: Act,
  orderId: Uuid,
  corrected: PayeeAccount & { readonly version: number; readonly reason: string },
  tell: LineListener,
): Promise<Result<{ batchId: Uuid; orderId: Uuid; number: string }>> {
  const order = await lockOrder(act.tx, orderId);
  if (!order) return refused(NOT_FOUND);
  if (order.version !== corrected.version) return refused(REFUSALS.versionConflict);
  if (order.status !== 'returned') return refused(REFUSALS.orderNotReturned);
  const { divisionCode } = (await findBatch(act.tx, order.batchId)) ?? {};
  if (divisionCode === undefined) return refused(NOT_FOUND);
  const lines = await linesOfOrders(act.tx, [orderId]);
  const batch = await newBatch(act, divisionCode, order.divisionPath, [{ lines }]);
  if (!(await settleOrder(act.tx, { orderId, version: order.version, status: 'replaced' })))
    return refused(REFUSALS.versionConflict);
  const replacing = await newOrder(act, batch, 1, { ...order, account: corrected, lines }, orderId);
  const reserved = await reserve(
    act,
    order.budgetId,
    lines.map((line) => moneyItem('reserve', replacing, line)),
  );
  if (!reserved.ok) return reserved;
  await tell([{ outcome: 'ordered', orderId: replacing, claimId: order.claimId, lines }]);
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
