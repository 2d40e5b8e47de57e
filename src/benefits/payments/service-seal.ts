import type { Tx } from '../../platform/db/index.ts';
import { eventsOf } from '../../platform/journal/index.ts';
import type { Ciphers, Uuid } from '../../platform/kernel/index.ts';
import { accountNumberOfOrder } from './service-order.ts';
import { linesOfOrders, type OrderLineRow, type OrderRow } from './store.ts';
import { approvedOrders, insertSeals, sealsOf } from './store-seal.ts';

/** What the seal of an order is made of: who gets how much, on which account, out of which budget, for whom. */
function sealText(ciphers: Ciphers, order: OrderRow, lines: readonly OrderLineRow[]): string {
  return JSON.stringify([
    order.orderId,
    order.batchId,
    order.number,
    order.payeeKind,
    order.payeeName,
    order.organisationId,
    order.personId,
    order.claimId,
    order.budgetId,
    order.bankName,
    order.accountName,
    accountNumberOfOrder(ciphers, order.orderId, order.accountCipher),
    order.amountFen,
    order.purpose,
    lines
      .map(({ personId, claimLineId, amountFen }) => [claimLineId, personId, amountFen])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  ]);
}

function sealOf(ciphers: Ciphers, order: OrderRow, lines: readonly OrderLineRow[]): Buffer {
  const own = lines.filter((line) => line.orderId === order.orderId);
  return ciphers.seal('payment-order', sealText(ciphers, order, own));
}

/** Gives orders their seals as they are approved. */
export async function sealOrders(
  { tx, ciphers, clock }: { tx: Tx; ciphers: Ciphers; clock: { now(): Date } },
  orders: readonly OrderRow[],
): Promise<void> {
  const lines = await linesOf(tx, orders);
  await insertSeals(
    tx,
    orders.map((order) => ({ ...order, seal: sealOf(ciphers, order, lines) })),
    clock.now(),
  );
}

/** Numbers of the orders that are not what was approved: altered, without a seal, or under another seal. */
export async function alteredOrders(
  tx: Tx,
  ciphers: Ciphers,
  orders: readonly OrderRow[],
): Promise<Set<string>> {
  const lines = await linesOf(tx, orders);
  const seals = await sealsOf(
    tx,
    orders.map((order) => order.orderId),
  );
  const unsealed = orders.filter((order) => seals.get(order.orderId) === null);
  const batchesWithSeals = await withSeals(tx, unsealed);
  const isAltered = (order: OrderRow) => {
    const known = seals.get(order.orderId);
    if (known === undefined) return true;
    // Approved before orders had seals: there is nothing to compare with, unless the record says otherwise.
    if (known === null) return batchesWithSeals.has(order.batchId);
    try {
      return !known.equals(sealOf(ciphers, order, lines));
    } catch {
      // The account number does not decrypt: its bytes were changed.
      return true;
    }
  };
  return new Set(orders.filter(isAltered).map((order) => order.number));
}

/** The batches of these orders whose approval, as the record has it, gave them seals. */
async function withSeals(tx: Tx, orders: readonly OrderRow[]): Promise<Set<Uuid>> {
  const found = new Set<Uuid>();
  for (const batchId of new Set(orders.map((order) => order.batchId))) {
    const events = await eventsOf(tx, 'payment-batch', batchId);
    if (
      events.some(
        ({ event, outcome, detail }) =>
          event === 'payment-approved' && outcome === 'done' && 'seals' in detail,
      )
    )
      found.add(batchId);
  }
  return found;
}

/** What a check of every approved order of the database found. */
export interface SealReport {
  readonly checked: number;
  /** Approved before orders had seals. */
  readonly unsealed: number;
  readonly altered: readonly string[];
}

const PORTION = 500;

/** Computes the seal of every order that was ever approved again. */
export async function verifyOrders(tx: Tx, ciphers: Ciphers): Promise<SealReport> {
  const altered: string[] = [];
  let checked = 0;
  let unsealed = 0;
  let after: Uuid | null = null;
  for (;;) {
    const { orders, withoutSeal } = await approvedOrders(tx, after, PORTION);
    const last = orders.at(-1);
    if (!last) return { checked, unsealed, altered };
    altered.push(...(await alteredOrders(tx, ciphers, orders)));
    checked += orders.length - withoutSeal;
    unsealed += withoutSeal;
    after = last.orderId;
  }
}

function linesOf(tx: Tx, orders: readonly OrderRow[]): Promise<OrderLineRow[]> {
  return linesOfOrders(
    tx,
    orders.map((order) => order.orderId),
  );
}
