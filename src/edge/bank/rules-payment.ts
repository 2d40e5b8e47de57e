import type { BankFiles } from '../../benefits/payments/index.ts';
import type { OutTable } from '../../platform/access/index.ts';

/** The file a bank reads: order number, account, amount. Carries full account numbers. */
export function paymentTable({ number, printedHead, rows }: Parameters<BankFiles['write']>[0]): OutTable {
  return {
    fileName: ['银行付款文件', number, printedHead].filter((part) => part !== null).join('-'),
    title: `付款批次 ${number}`,
    columns: ['付款单号', '收款户名', '收款账号', '开户银行', '金额（元）', '用途'],
    rows: rows.map((row) => [
      row.orderNumber,
      row.accountName,
      row.accountNumber,
      row.bankName,
      row.amountYuan,
      row.purpose,
    ]),
  };
}
