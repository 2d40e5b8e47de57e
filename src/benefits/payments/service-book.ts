import { type Act, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { canDo, done, nextOf, type Result, refused } from '../../platform/kernel/index.ts';
import type { LineMove } from '../claims/index.ts';
import { post, takeBack, voidReservations } from '../funds/index.ts';
import type { OrderStatus } from './contract.ts';
import { ORDER } from './machine.ts';
import type { BankAnswer } from './ports.ts';
import { moneyItem, movesOf } from './service-order.ts';
import { freeLines, linesOfOrders, type OrderRow, settleOrder } from './store.ts';

/**
 * Books what the bank says of one order: posted when paid, voided when returned, countered when it comes back after it
 * was paid. A returned order frees its lines. The money moves here, the lines by the moves that are handed back.
 */
export async function bookOrder(
  act: Act,
  order: OrderRow,
  outcome: 'paid' | 'returned',
  answer: Pick<BankAnswer, 'reason' | 'settledOn' | 'bankReference'>,
): Promise<Result<{ moves: LineMove[]; status: OrderStatus }>> {
  const lines = (await linesOfOrders(act.tx, [order.orderId])).filter((line) => line.isLive);
  const isLate = outcome === 'returned' && canDo(ORDER, order.status, 'return-late');
  const items = (kind: Parameters<typeof moneyItem>[0]) =>
    lines.map((line) => moneyItem(kind, order.orderId, line));
  const moved = isLate
    ? await takeBack(act, order.budgetId, items('return'))
    : outcome === 'paid'
      ? await post(act, order.budgetId, items('post'))
      : await voidReservations(act, order.budgetId, items('void'));
  if (!moved.ok) return moved;
  const status = isLate
    ? nextOf(ORDER, order.status, 'return-late')
    : nextOf(ORDER, order.status, 'book', outcome);
  const saved = await settleOrder(act.tx, {
    orderId: order.orderId,
    version: order.version,
    status,
    bankReference: answer.bankReference,
    settledOn: answer.settledOn,
    returnReason: outcome === 'returned' ? answer.reason : null,
  });
  if (!saved) return refused(VERSION_CONFLICT);
  if (outcome === 'returned') await freeLines(act.tx, [order.orderId]);
  const of = { claimId: order.claimId, lines };
  return done({
    moves: isLate ? movesOf(of, 'paid', 'return-late') : movesOf(of, 'ordered', 'book', outcome),
    status,
  });
}
