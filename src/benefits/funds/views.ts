import type { z } from 'zod';
import { type Actor, mayCall, type RouteId } from '../../platform/access/index.ts';
import { type CaseView, caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type LocalDate, subtractFen, type Uuid } from '../../platform/kernel/index.ts';
import type {
  BatchStatus,
  budgetRow,
  entryRow,
  OrderStatus,
  paymentReply,
  paymentRow,
  proposalRow,
} from './contract.ts';
import { amountOf } from './rules.ts';
import { listBudgets, listEntries, listProposals } from './store.ts';
import {
  type BatchListRow,
  findBatchSums,
  listBatches,
  shownOrderLines,
  shownOrders,
} from './store-payment.ts';

/** The deadline of an open case as pages show it. */
export function dueOf(view: CaseView | undefined) {
  return view?.dueOn != null && view.workingDaysLeft !== null
    ? { dueOn: view.dueOn, workingDaysLeft: view.workingDaysLeft, clause: view.dueClause }
    : null;
}

/** Of these routes, those this role may call. */
export function allowedOf(actor: Pick<Actor, 'role'>, routes: readonly RouteId[]): RouteId[] {
  return routes.filter((route) => mayCall(route, actor.role));
}

export async function budgetViews(tx: Tx, year: number | null): Promise<z.input<typeof budgetRow>[]> {
  return (await listBudgets(tx, year)).map((budget) => ({
    ...budget,
    leftFen: subtractFen(subtractFen(budget.appropriatedFen, budget.reservedFen), budget.paidFen),
  }));
}

export async function entryViews(
  tx: Tx,
  budgetId: Uuid,
  filter: Parameters<typeof listEntries>[2],
): Promise<{ rows: z.input<typeof entryRow>[]; next: string | null; total: number }> {
  const { rows, total } = await listEntries(tx, budgetId, filter);
  return {
    rows: rows.map((row) => ({
      ...row,
      amountFen: amountOf(row.kind, row.postings),
      recordedAt: row.recordedAt.toISOString(),
    })),
    next: rows.length === filter.limit ? (rows.at(-1)?.entryId ?? null) : null,
    total,
  };
}

export async function proposalViews(
  tx: Tx,
  actor: Pick<Actor, 'role'>,
  today: LocalDate,
  status: string | null,
): Promise<z.input<typeof proposalRow>[]> {
  const views: z.input<typeof proposalRow>[] = [];
  for (const row of await listProposals(tx)) {
    const view = await caseOf(tx, 'budget', row.proposalId, today);
    if (!view || (status !== null && view.status !== status)) continue;
    const { caseId, fundSource, year, amountFen, document } = row;
    views.push({
      caseId,
      fundSource,
      year,
      amountFen,
      document,
      proposedAt: row.createdAt.toISOString(),
      proposedBy: row.createdBy,
      status: view.status,
      due: dueOf(view),
      steps: view.steps,
      version: view.version,
      allowed: view.status === 'open' ? allowedOf(actor, ['funds.approve']) : [],
    });
  }
  return views;
}

/** What may be done with a batch at each status. */
const BATCH_ROUTES: Readonly<Record<BatchStatus, readonly RouteId[]>> = {
  draft: ['payments.approve'],
  approved: ['payments.export'],
  sent: ['payments.export', 'payments.bankReturn'],
  settled: ['payments.bankReturn'],
  cancelled: [],
};
const ORDER_ROUTES: Readonly<Partial<Record<OrderStatus, readonly RouteId[]>>> = {
  returned: ['payments.correct'],
};

async function batchRow(tx: Tx, row: BatchListRow, today: LocalDate): Promise<z.input<typeof paymentRow>> {
  const { batchId, number, status, totalFen, orderCount, paidFen, returnedFen, returnedCount } = row;
  const due = status === 'draft' ? dueOf(await caseOf(tx, 'payment-batch', batchId, today)) : null;
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
        allowed: allowedOf(actor, ORDER_ROUTES[order.status] ?? []),
      };
    }),
    steps: view?.steps ?? [],
    allowed: allowedOf(actor, BATCH_ROUTES[row.status]),
  };
}
