import type { z } from 'zod';
import { type Actor, allowedIn } from '../../platform/access/index.ts';
import { caseOf, dueOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { canDo, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import type { bankReturnReply, paymentReply, paymentRow } from './contract.ts';
import { BATCH, ORDER } from './machine.ts';
import type { BankReturnResult } from './service-bank-return.ts';
import { type BatchListRow, findBatchSums, listBatches, shownOrderLines, shownOrders } from './store.ts';

async function batchRow(tx: Tx, row: BatchListRow, today: LocalDate): Promise<z.input<typeof paymentRow>> {
  const { batchId, number, status, totalFen, orderCount, paidFen, returnedFen, returnedCount } = row;
  const due = canDo(BATCH, status, 'payments.approve')
    ? dueOf(await caseOf(tx, 'payment-batch', batchId, today))
    : null;
  return {
    batchId,
    number,
    status,
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
  actor: Pick<Actor, 'role'>,
  today: LocalDate,
  batchId: Uuid,
): Promise<z.input<typeof paymentReply> | undefined> {
  const row = await findBatchSums(tx, batchId);
  if (!row) return undefined;
  const orders = await shownOrders(tx, batchId);
  const lines = await shownOrderLines(tx, batchId);
  const view = await caseOf(tx, 'payment-batch', batchId, today);
  return {
    ...(await batchRow(tx, row, today)),
    divisionCode: row.divisionCode,
    orders: orders.map((order) => {
      const { accountCipher, divisionPath, organisationId, personId, batchId: _, ...shown } = order;
      return {
        ...shown,
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
    steps: view?.steps ?? [],
    allowed: allowedIn(BATCH, row.status, actor),
  };
}

/** What a bank's return came to, row by row. */
export function bankReturnView(result: BankReturnResult): z.input<typeof bankReturnReply> {
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
    })),
    batchStatus: result.batchStatus,
  };
}
