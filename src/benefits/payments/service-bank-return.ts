import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import {
  canDo,
  done,
  type Fen,
  fen,
  nextOf,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { LineMove } from '../claims/index.ts';
import { heldFor } from '../funds/index.ts';
import type { BatchStatus } from './contract.ts';
import { BATCH, ORDER } from './machine.ts';
import type { BankAnswer } from './ports.ts';
import { batchStatusAfter, bookingOf, REFUSALS } from './rules.ts';
import { bookOrder } from './service-book.ts';
import { accountNumberOfOrder } from './service-order.ts';
import { moveAnswered } from './service-paid.ts';
import { alteredOrders } from './service-seal.ts';
import { type Proposal, proposalsFor } from './service-second-key.ts';
import {
  type BankReturnLine,
  type BatchRow,
  batchIdsOf,
  findBatch,
  insertReturnLines,
  linesOfOrders,
  lockBatches,
  type OrderRow,
  ordersOf,
  returnLines,
  setBatchStatus,
} from './store.ts';

export interface BankReturnResult {
  readonly alreadyRead: boolean;
  readonly rows: readonly BankReturnLine[];
  readonly batchStatus: BatchStatus;
}

/** Answers of the bank with the digest of what they came in. */
export interface BankReturn {
  readonly answers: readonly BankAnswer[];
  readonly digest: Buffer;
}

/** What keeps an answer from being booked: an order that is not what was approved, or money that has come back otherwise. */
interface Obstacles {
  readonly altered: ReadonlySet<string>;
  readonly recovered: ReadonlyMap<string, Fen>;
}

type Proposals = ReadonlyMap<number, Proposal>;
const NO_PROPOSALS: Proposals = new Map();

/**
 * Reads the bank's return once: paid orders are posted, returned ones voided, one that comes back after it was paid is
 * countered, the rest left with a sentence; a line that names no order is proposed to the one that it fits. A file that names orders of several batches is booked for all of them; the
 * same file (by digest) read again changes nothing. Partial files are welcome. Refuses `not-sent`,
 * `bank-return-unreadable`.
 */
export async function readBankReturn(
  act: Act,
  batchId: Uuid,
  file: BankReturn,
): Promise<Result<BankReturnResult>> {
  const asked = await findBatch(act.tx, batchId);
  if (!asked) return refused(NOT_FOUND);
  const proposals = await proposalsFor(act, file.answers);
  const parts = await partsOf(act, batchId, file, proposals);
  const batch = parts.find((part) => part.batch.batchId === batchId)?.batch ?? asked;
  const fresh = parts.filter((part) => part.before.length === 0);
  if (fresh.length === 0 && parts.some((part) => part.before.length > 0)) {
    await act.record({
      event: 'bank-return-read',
      objectType: 'payment-batch',
      objectId: batchId,
      outcome: 'viewed',
      divisionPath: batch.divisionPath,
      detail: { number: batch.number, alreadyRead: true },
    });
    return done({
      alreadyRead: true,
      rows: parts.flatMap((part) => part.before),
      batchStatus: batch.status,
    });
  }
  if (!canDo(BATCH, batch.status, 'payments.bankReturn')) return refused(REFUSALS.notSent);
  if (file.answers.length === 0) return refused(REFUSALS.returnFileEmpty);
  const rows: BankReturnLine[] = parts.flatMap((part) => part.before);
  let batchStatus = batch.status;
  const moves: LineMove[] = [];
  for (const part of fresh) {
    const { batch, answers } = part;
    const booked = await bookAnswers(act, batch, { answers, digest: file.digest }, proposals);
    if (!booked.ok) return booked;
    rows.push(...booked.value.rows);
    moves.push(...booked.value.moves);
    if (part.batch.batchId === batchId) batchStatus = booked.value.status;
  }
  await moveAnswered(act, moves);
  rows.sort((a, b) => a.lineNo - b.lineNo);
  return done({ alreadyRead: false, rows, batchStatus });
}

interface Part {
  readonly batch: BatchRow;
  readonly answers: BankAnswer[];
  /** What this very file has said of the batch already. */
  readonly before: BankReturnLine[];
}

/** The answers of a file by batch, all of them locked; what belongs to no batch that was sent stands with the asked one. */
async function partsOf(
  act: Act,
  batchId: Uuid,
  { answers, digest }: BankReturn,
  proposals: Proposals,
): Promise<Part[]> {
  const numbers = answers.map((answer) => answer.orderNumber);
  const proposed = [...proposals.values()].flatMap(({ order }) => order?.batchId ?? []);
  const ids = new Set([batchId, ...proposed, ...(await batchIdsOf(act.tx, numbers))]);
  const batches = await lockBatches(act.tx, [...ids].sort());
  const batchOf = new Map<string, Uuid>();
  for (const batch of batches)
    if (canDo(BATCH, batch.status, 'payments.bankReturn'))
      for (const order of await ordersOf(act.tx, batch.batchId)) batchOf.set(order.number, batch.batchId);
  const placeOf = (answer: BankAnswer) =>
    batchOf.get(answer.orderNumber) ?? proposals.get(answer.lineNo)?.order?.batchId ?? batchId;
  const parts: Part[] = [];
  for (const batch of batches) {
    const own = answers.filter((answer) => placeOf(answer) === batch.batchId);
    const before = await returnLines(act.tx, batch.batchId, digest);
    if (own.length > 0 || before.length > 0 || batch.batchId === batchId)
      parts.push({ batch, answers: own, before });
  }
  // A file that names only orders of other batches says nothing of the one it was read for.
  return parts.filter((part) => part.answers.length > 0 || part.before.length > 0);
}

/** Books the answers of one locked batch and records it; the lines move in the caller's hands. */
export async function bookAnswers(
  act: Act,
  batch: BatchRow,
  { answers, digest }: BankReturn,
  proposals: Proposals = NO_PROPOSALS,
): Promise<Result<{ rows: BankReturnLine[]; moves: LineMove[]; status: BatchStatus }>> {
  const orders = new Map((await ordersOf(act.tx, batch.batchId)).map((order) => [order.number, order]));
  const altered = await alteredOrders(
    act.tx,
    act.ciphers,
    answers.flatMap((answer) => orders.get(answer.orderNumber) ?? []),
  );
  const recovered = await recoveredOf(act, [...orders.values()]);
  const rows: BankReturnLine[] = [];
  const moves: LineMove[] = [];
  for (const answer of answers) {
    const order = orders.get(answer.orderNumber);
    const booking = bookingFor(act, answer, order, { altered, recovered });
    rows.push(returnLineOf(batch, answer, booking, order ?? proposals.get(answer.lineNo)));
    if (!order || booking.outcome === 'unmatched') continue;
    const booked = await bookOrder(act, order, booking.outcome, answer);
    if (!booked.ok) return booked;
    moves.push(...booked.value.moves);
    orders.set(order.number, { ...order, status: booked.value.status, version: order.version + 1 });
  }
  const { batchId, divisionPath, number } = batch;
  const recorded = { recordedAt: act.clock.now(), recordedBy: act.actor.accountId };
  await insertReturnLines(act.tx, { batchId, divisionPath, digest, ...recorded }, rows);
  const computed = batchStatusAfter([...orders.values()].map((order) => order.status));
  const status = nextOf(BATCH, batch.status, 'payments.bankReturn', computed);
  if (status !== batch.status && !(await setBatchStatus(act.tx, batch, status)))
    return refused(VERSION_CONFLICT);
  const count = (outcome: BankReturnLine['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  await act.record({
    event: 'bank-return-read',
    objectType: 'payment-batch',
    objectId: batchId,
    divisionPath,
    detail: {
      number,
      paid: count('paid'),
      returned: count('returned'),
      unmatched: count('unmatched'),
      file: digest.toString('hex').slice(0, 16),
    },
  });
  return done({ rows, moves, status });
}

/** An answer as it is kept: what came of it, and the order that a person may confirm. */
function returnLineOf(
  { batchId }: BatchRow,
  answer: BankAnswer,
  booking: ReturnType<typeof bookingOf>,
  known: OrderRow | Proposal | undefined,
): BankReturnLine {
  const isNamed = known !== undefined && 'orderId' in known;
  const mayConfirm = booking.outcome === 'unmatched' && answer.fault === null;
  const isLate = isNamed && answer.result === 'returned' && canDo(ORDER, known.status, 'return-late');
  const proposed = isNamed ? (answer.isByDirection || isLate ? known : null) : (known?.order ?? null);
  return {
    ...answer,
    ...booking,
    message: (isNamed ? undefined : known?.message) ?? booking.message,
    batchId,
    accountTail: answer.account?.slice(-4) ?? null,
    statedResult: answer.result ?? null,
    proposedOrderId: mayConfirm ? (proposed?.orderId ?? null) : null,
    proposedNumber: mayConfirm ? (proposed?.number ?? null) : null,
  };
}

/** What an answer does to the order it names; an order that is not what was approved is not booked. */
export function bookingFor(
  act: Pick<Act, 'ciphers'>,
  answer: BankAnswer,
  order: OrderRow | undefined,
  { altered, recovered }: Obstacles,
): ReturnType<typeof bookingOf> {
  if (order && altered.has(order.number))
    return { outcome: 'unmatched', message: REFUSALS.sealDiffers(order.number).message };
  const awaited = order && {
    ...order,
    accountNumber: accountNumberOfOrder(act.ciphers, order.orderId, order.accountCipher),
  };
  const booking = bookingOf(answer, awaited);
  const back = order && recovered.get(order.number);
  return booking.outcome === 'returned' && order && back !== undefined
    ? { outcome: 'unmatched', message: REFUSALS.recoveredFirst(order.number, back).message }
    : booking;
}

/**
 * What of paid orders has come back from their payees, by order number; orders of which nothing has are not in it. The
 * bank's late return of such an order would take out more than is paid: what was received is countered first.
 */
export async function recoveredOf(
  act: Pick<Act, 'tx'>,
  orders: readonly OrderRow[],
): Promise<ReadonlyMap<string, Fen>> {
  const paid = orders.filter(({ status }) => canDo(ORDER, status, 'return-late'));
  const lines = await linesOfOrders(
    act.tx,
    paid.map(({ orderId }) => orderId),
  );
  const recovered = new Map<string, Fen>();
  for (const { orderId, number, budgetId } of paid) {
    const own = lines.filter((line) => line.orderId === orderId && line.isLive);
    const left = await heldFor(
      act.tx,
      budgetId,
      'paid',
      own.map(({ claimLineId }) => claimLineId),
    );
    const back = fen(own.reduce((sum, line) => sum + line.amountFen - (left.get(line.claimLineId) ?? 0), 0));
    if (back > 0) recovered.set(number, back);
  }
  return recovered;
}
