import { z } from 'zod';
import { verifyOrders } from '../../benefits/payments/index.ts';
import { type Database, readTx } from '../../platform/db/index.ts';
import { journalReport, verifyJournal } from '../../platform/journal/index.ts';
import type { Ciphers } from '../../platform/kernel/index.ts';

/** What the check of the whole record found: of the journal, and of approved orders. */
export const recordReport = journalReport.extend({
  /** Approved orders that were compared with their seals. */
  ordersChecked: z.number().int(),
});
export type RecordReport = z.infer<typeof recordReport>;

const MOST_FAULTS = 100;
const STATEMENT_TIMEOUT_MS = 600_000;

/** The whole record: the journal with its anchors, and every approved order against the seal of its approval. */
export async function verifyRecord(
  { db, ciphers }: { readonly db: Database; readonly ciphers: Ciphers },
  witnesses: Parameters<typeof verifyJournal>[2],
): Promise<RecordReport> {
  const report = await verifyJournal(db, ciphers, witnesses);
  const orders = await readTx(db, { kind: 'system' }, (tx) => verifyOrders(tx, ciphers), {
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
  const altered = orders.altered.map((number) => ({
    fault: 'order-altered' as const,
    chain: '',
    seq: null,
    message: `付款单 ${number} 的收款人、账号、金额或人员与批准时不一致：有人绕过系统改过，请勿付款并用备份比对。`,
  }));
  return {
    ...report,
    ok: report.ok && altered.length === 0,
    faults: [...report.faults, ...altered].slice(0, MOST_FAULTS),
    faultCount: report.faultCount + altered.length,
    ordersChecked: orders.checked,
    unchecked:
      orders.unsealed === 0
        ? report.unchecked
        : [...report.unchecked, `有 ${orders.unsealed} 笔付款单批准于封签启用之前，无法与批准时核对。`],
  };
}
