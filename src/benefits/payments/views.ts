import type { z } from 'zod';
import {
  type Actor,
  allowedIn,
  allowedOf,
  displayNamesOf,
  type RouteId,
} from '../../platform/access/index.ts';
import { caseOf, dueOf, inOrder } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { eventsOf } from '../../platform/journal/index.ts';
import { canDo, formatYuan, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import { BANK_EVENTS, type bankReturnReply, type paymentReply, type paymentRow } from './contract.ts';
import { BATCH, ORDER, TYPED_RETURN } from './machine.ts';
import type { SampleRow } from './ports.ts';
import type { BankReturnResult } from './service-bank-return.ts';
import { isMaker } from './service-cancel.ts';
import {
  type BatchListRow,
  findBatchSums,
  listBatches,
  type ShownOrder,
  shownOrderLines,
  shownOrders,
} from './store.ts';
import { leftOutOf } from './store-left-out.ts';
import { openTyped } from './store-typed.ts';
import { waitingLines } from './store-waiting.ts';

async function batchRow(tx: Tx, row: BatchListRow, today: LocalDate): Promise<z.input<typeof paymentRow>> {
  const { batchId, number, status, shownAs, totalFen, orderCount, paidFen, returnedFen, returnedCount } = row;
  const due = canDo(BATCH, status, 'payments.approve')
    ? dueOf(await caseOf(tx, 'payment-batch', batchId, today))
    : null;
  return {
    batchId,
    number,
    status,
    shownAs,
    totalFen,
    orderCount,
    paidFen,
    returnedFen,
    returnedCount,
    createdAt: row.createdAt.toISOString(),
    preparedBy: row.preparedBy,
    due,
    version: row.version,
  };
}

export async function batchViews(
  tx: Tx,
  today: LocalDate,
  filter: Parameters<typeof listBatches>[1],
): Promise<{ rows: z.input<typeof paymentRow>[]; next: string | null; total: number }> {
  const { rows, total } = await listBatches(tx, filter);
  const views: z.input<typeof paymentRow>[] = [];
  for (const row of rows) views.push(await batchRow(tx, row, today));
  return { rows: views, next: rows.length === filter.limit ? (rows.at(-1)?.batchId ?? null) : null, total };
}

/** One batch with its orders, their lines and who took which step; undefined when there is none in scope. */
export async function batchView(
  tx: Tx,
  actor: Pick<Actor, 'role' | 'personKey' | 'actingFor'>,
  today: LocalDate,
  batchId: Uuid,
): Promise<z.input<typeof paymentReply> | undefined> {
  const row = await findBatchSums(tx, batchId);
  if (!row) return undefined;
  const orders = await shownOrders(tx, batchId);
  const lines = await shownOrderLines(tx, batchId);
  const view = await caseOf(tx, 'payment-batch', batchId, today);
  const cancelling = await caseOf(tx, 'payment-cancel', batchId, today);
  const typed = await openTyped(tx, batchId);
  return {
    ...(await batchRow(tx, row, today)),
    divisionCode: row.divisionCode,
    orders: orders.map((order) => {
      return {
        ...shownOrder(order),
        lines: lines
          .filter((line) => line.orderId === order.orderId)
          .map((line) => ({
            claimLineId: line.claimLineId,
            person: { personId: line.personId, name: line.name, idNumberMasked: line.idNumberMasked },
            benefit: line.benefit,
            amountFen: line.amountFen,
            isLive: line.isLive,
          })),
        allowed: allowedIn(ORDER, order.status, actor),
      };
    }),
    typedReturn: typed
      ? {
          returnId: typed.returnId,
          status: typed.status,
          answers: [...typed.answers],
          document: typed.document,
          typedBy: typed.typedBy,
          typedAt: typed.typedAt.toISOString(),
          version: typed.version,
          allowed: allowedIn(TYPED_RETURN, typed.status, actor),
        }
      : null,
    waiting: (await waitingLines(tx, batchId)).map((line) => ({
      ...line,
      recordedAt: line.recordedAt.toISOString(),
    })),
    leftOut: await leftOutOf(tx, batchId),
    steps: inOrder(view, cancelling),
    record: await bankRecord(tx, batchId),
    allowed: allowedOnBatch(row, actor, await isMaker({ tx, actor }, batchId)),
  };
}

/** Only who prepared a batch withdraws it. */
function allowedOnBatch(row: BatchListRow, actor: Pick<Actor, 'role'>, isOwn: boolean): RouteId[] {
  return [
    ...allowedIn(BATCH, row.status, actor).filter((act) => act !== 'payments.withdraw' || isOwn),
    ...(canDo(BATCH, row.status, 'decide-cancel') ? allowedOf(actor, ['payments.decideCancel']) : []),
  ];
}

function shownOrder(order: ShownOrder) {
  const { accountCipher, divisionPath, batchId: _, ...rest } = order;
  const { correctionReason: reason, changed, replacedNumber: number, replacedBankName: bankName } = rest;
  const { replacedAccountName: accountName, replacedAccountLast4: accountLast4, replacedReason } = rest;
  const { replacedAccountName: _name, replacedAccountLast4: _tail, replacedReason: _why, ...shown } = rest;
  const { correctionReason: _reason, changed: _parts, replacedNumber, replacedBankName, ...plain } = shown;
  const isCorrection = number !== null && accountName !== null && accountLast4 !== null;
  return {
    ...plain,
    correction: isCorrection
      ? {
          number,
          bankName,
          accountName,
          accountLast4,
          returnReason: replacedReason,
          reason,
          changed: [...changed],
        }
      : null,
  };
}

const isBankEvent = (event: string): event is (typeof BANK_EVENTS)[number] =>
  (BANK_EVENTS as readonly string[]).includes(event);

/** When the batch went to the bank and what came back, as the record has it. */
async function bankRecord(tx: Tx, batchId: Uuid): Promise<z.input<typeof paymentReply>['record']> {
  const events = (await eventsOf(tx, 'payment-batch', batchId)).filter(
    (line) => line.outcome === 'done' && isBankEvent(line.event),
  );
  const names = await displayNamesOf(
    tx,
    events.flatMap(({ accountId }) => accountId ?? []),
  );
  const countOf = (value: unknown) => (typeof value === 'number' ? value : null);
  return events.flatMap(({ event, at, accountId, detail }) =>
    isBankEvent(event)
      ? [
          {
            event,
            at,
            who: names.get(accountId ?? '') ?? '',
            paid: countOf(detail.paid),
            returned: countOf(detail.returned),
            unmatched: countOf(detail.unmatched),
          },
        ]
      : [],
  );
}

/** What a bank's return came to, row by row; `notes`: what of the file is no line. */
export function bankReturnView(
  result: BankReturnResult,
  notes: readonly string[],
): z.input<typeof bankReturnReply> {
  const count = (outcome: 'paid' | 'returned' | 'unmatched') =>
    result.rows.filter((row) => row.outcome === outcome).length;
  return {
    alreadyRead: result.alreadyRead,
    paid: count('paid'),
    returned: count('returned'),
    unmatched: count('unmatched'),
    rows: result.rows.map((row) => ({
      lineNo: row.lineNo,
      orderNumber: row.orderNumber,
      outcome: row.outcome,
      amountFen: row.amountFen,
      reason: row.reason,
      settledOn: row.settledOn,
      bankReference: row.bankReference,
      message: row.message,
      batchId: row.batchId,
      proposedNumber: row.proposedNumber,
    })),
    notes: [...notes],
    batchStatus: result.batchStatus,
  };
}

/** The orders of a batch as the sample of a bank's answer names them; undefined when there is none in scope. */
export async function sampleRows(
  tx: Tx,
  batchId: Uuid,
): Promise<{ number: string; rows: SampleRow[] } | undefined> {
  const batch = await findBatchSums(tx, batchId);
  if (!batch) return undefined;
  const rows = (await shownOrders(tx, batchId)).map((order) => ({
    orderNumber: order.number,
    accountName: order.accountName,
    accountLast4: order.accountLast4,
    amountYuan: formatYuan(order.amountFen, false),
  }));
  return { number: batch.number, rows };
}
