import { type Act, NOT_FOUND, VERSION_CONFLICT } from '../../platform/access/index.ts';
import { canDo, done, fen, nextOf, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import { changedParts, heirsOf, isHolder } from '../../registry/payees/index.ts';
import { deathsOf } from '../../registry/persons/index.ts';
import { moveLines } from '../claims/index.ts';
import { reserve } from '../funds/index.ts';
import { ORDER } from './machine.ts';
import { REFUSALS } from './rules.ts';
import { organisationAccount, traineeAccounts } from './service-account.ts';
import {
  accountNumberOfOrder,
  moneyItem,
  movesOf,
  newBatch,
  newOrder,
  openPaymentCase,
  type PayableLine,
  type PayeeAccount,
  paidTo,
} from './service-order.ts';
import { findBatch, linesOfOrders, lockOrder, type OrderRow, settleOrder } from './store.ts';
import { ordersOfHeldPayees, rosterAccountOf } from './store-payable.ts';

/**
 * A returned order is paid again to the account that is on the payee's record now: reserves money again and prepares a
 * replacing order in a batch of its own, to be approved again by a second person, who sees what differs. Refuses
 * `order-not-returned`, `version-conflict`, `account-unusable`, `account-holder-differs`, `heir-missing`, `payee-held`,
 * `budget-exhausted`.
 */
export async function correctPayment(
  act: Act,
  orderId: Uuid,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Result<{ batchId: Uuid; orderId: Uuid; number: string }>> {
  const order = await lockOrder(act.tx, orderId);
  if (!order) return refused(NOT_FOUND);
  if (order.version !== version) return refused(VERSION_CONFLICT);
  if (!canDo(ORDER, order.status, 'payments.correct')) return refused(REFUSALS.orderNotReturned);
  const { divisionCode } = (await findBatch(act.tx, order.batchId)) ?? {};
  if (divisionCode === undefined) return refused(NOT_FOUND);
  const lines = await linesOfOrders(act.tx, [orderId]);
  const payee = await payeeOnRecord(act, order, lines);
  const { account, payeeName } = payee;
  if (await needsHeir(act, order, lines)) return refused(REFUSALS.heirMissing(payeeName));
  if (!account) return refused(REFUSALS.accountUnusable(payeeName));
  if (!isHolder(account.accountName, payeeName)) return refused(REFUSALS.holderDiffers(payeeName));
  const [held] = await ordersOfHeldPayees(act.tx, [orderId]);
  if (held) return refused(REFUSALS.payeeHeld(held.payeeName));
  const batch = await newBatch(act, divisionCode, order.divisionPath, [{ lines }]);
  const status = nextOf(ORDER, order.status, 'payments.correct');
  if (!(await settleOrder(act.tx, { orderId, version: order.version, status })))
    return refused(VERSION_CONFLICT);
  const changed = differences(act, order, account);
  const replacing = await newOrder(
    act,
    batch,
    { ...order, ...payee, lines },
    { orderNo: 1, replaces: { orderId, reason, changed } },
  );
  const reserved = await reserve(
    act,
    order.budgetId,
    lines.map((line) => moneyItem('reserve', replacing, line)),
  );
  if (!reserved.ok) return reserved;
  await moveLines(act.tx, movesOf({ claimId: order.claimId, lines }, 'returned', 'order-again'));
  const opened = await openPaymentCase(act, batch);
  if (!opened.ok) return opened;
  await act.record({
    event: 'payment-corrected',
    objectType: 'payment-batch',
    objectId: batch.batchId,
    divisionPath: order.divisionPath,
    reason,
    detail: { replaces: order.number, number: batch.number, amountFen: fen(order.amountFen), changed },
  });
  return done({ batchId: batch.batchId, orderId: replacing, number: batch.number });
}

/** Whom the order pays now: of somebody who died meanwhile the heir. */
async function payeeOnRecord(act: Act, order: OrderRow, lines: readonly PayableLine[]) {
  const { payeeName, purpose, personId } = order;
  const [line] = lines;
  const heir = personId !== null && line ? (await heirsOf(act, lines)).get(line.claimLineId) : undefined;
  return paidTo(heir, { payeeName, purpose, account: heir ? undefined : await accountOnRecord(act, order) });
}

/** Would it pay somebody who has died, with no heir agreed on? */
async function needsHeir(act: Act, { personId }: OrderRow, lines: readonly PayableLine[]): Promise<boolean> {
  if (personId === null || !(await deathsOf(act.tx, act.ciphers, [personId])).has(personId)) return false;
  const heirs = await heirsOf(act, lines);
  return lines.some(({ claimLineId }) => !heirs.has(claimLineId));
}

async function accountOnRecord(act: Act, order: OrderRow): Promise<PayeeAccount | undefined> {
  const { organisationId, personId, payeeName: name } = order;
  if (organisationId !== null) return organisationAccount(act, organisationId);
  if (personId === null) return undefined;
  const bankAccountId = await rosterAccountOf(act.tx, order);
  return (await traineeAccounts(act, [{ personId, name, bankAccountId }])).get(personId);
}

function differences(act: Act, order: OrderRow, account: PayeeAccount) {
  const before = {
    holder: order.accountName,
    bankName: order.bankName,
    number: accountNumberOfOrder(act.ciphers, order.orderId, order.accountCipher),
  };
  return changedParts(before, {
    holder: account.accountName,
    bankName: account.bankName,
    number: account.accountNumber,
  });
}
