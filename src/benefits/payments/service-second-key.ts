import type { Act } from '../../platform/access/index.ts';
import { canDo, localDateAt, type Uuid } from '../../platform/kernel/index.ts';
import { ORDER } from './machine.ts';
import type { BankAnswer } from './ports.ts';
import { fitsSecondKey, needsSecondKey, proposalOf } from './rules-second-key.ts';
import { accountNumberOfOrder } from './service-order.ts';
import { ordersLike } from './store-waiting.ts';

/** The order that a line without an order number may mean; a person confirms it, nothing is booked by it. */
export interface Proposal {
  readonly order: { readonly orderId: Uuid; readonly batchId: Uuid; readonly number: string } | null;
  readonly message: string;
}

/** For each line that names no order of ours, by its number: what account, holder, amount and day say. */
export async function proposalsFor(
  act: Act,
  answers: readonly BankAnswer[],
): Promise<ReadonlyMap<number, Proposal>> {
  const lines = answers.filter(needsSecondKey);
  if (lines.length === 0) return new Map();
  const today = act.clock.today();
  const orders = (
    await ordersLike(
      act.tx,
      lines.flatMap(({ account, amountFen }) =>
        account === null || amountFen === null ? [] : [{ last4: account.slice(-4), amountFen }],
      ),
    )
  ).map((order) => ({
    ...order,
    accountNumber: accountNumberOfOrder(act.ciphers, order.orderId, order.accountCipher),
    madeOn: localDateAt(order.batchMadeAt),
  }));
  const fitting = new Map(
    lines.map((line) => [
      line.lineNo,
      orders.filter(
        ({ status, ...order }) =>
          (canDo(ORDER, status, 'book') ||
            (line.result === 'returned' && canDo(ORDER, status, 'return-late'))) &&
          fitsSecondKey(line, { ...order, status }, today),
      ),
    ]),
  );
  const uses = new Map<string, number>();
  for (const found of fitting.values())
    for (const { number } of found) uses.set(number, (uses.get(number) ?? 0) + 1);
  return new Map(
    [...fitting].map(([lineNo, found]) => {
      const isShared = found.some(({ number }) => (uses.get(number) ?? 0) > 1);
      return [lineNo, proposalOf(found, isShared)];
    }),
  );
}
