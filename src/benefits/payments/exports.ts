import type { Vocabulary } from '../../law/policy/index.ts';
import type { OutTable } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { formatYuan, type Uuid } from '../../platform/kernel/index.ts';
import { proposedPayments } from './store-payable.ts';

const NOT_YET = '未经两人审批，不得送银行';
const NO_SOURCE = '资金待定';
const ORDER_WORDS: Readonly<Record<string, string>> = {
  prepared: NOT_YET,
  approved: '已批准，待送银行',
  sent: '已送银行',
  paid: '付讫',
  returned: '银行退回',
  unknown: '结果未明',
  offset: '已抵扣应退回的补贴，不经银行付款',
};

/** One row a payee and claim: orders as they are, and what would be ordered next, marked as not approved. */
export async function paymentsExport(
  tx: Tx,
  vocabulary: Vocabulary,
  accountNumberOf: (row: {
    readonly orderId: string | null;
    readonly organisationId: string | null;
    readonly personId: number | null;
    readonly claimLineId: Uuid | null;
    readonly accountCipher: Buffer | null;
  }) => Promise<{ bankName: string; accountName: string; number: string; payeeName?: string } | undefined>,
): Promise<OutTable> {
  const rows: string[][] = [];
  for (const row of await proposedPayments(tx)) {
    const account = row.status === 'offset' ? undefined : await accountNumberOf(row);
    rows.push([
      row.orderNumber ?? (row.status === 'offset' ? '已抵扣' : '拟付'),
      account?.payeeName ?? row.payeeName,
      vocabulary.label('payees', row.payeeKind),
      row.creditCode ?? '',
      row.bankName ?? account?.bankName ?? '',
      row.accountName ?? account?.accountName ?? '',
      account?.number ?? '',
      String(row.lineCount),
      formatYuan(row.amountFen, false),
      row.fundSource === null ? NO_SOURCE : vocabulary.label('fundSources', row.fundSource),
      ORDER_WORDS[row.status ?? 'prepared'] ?? NOT_YET,
      row.fundClause ?? '',
    ]);
  }
  return {
    fileName: '付款清单',
    title: '补贴付款清单',
    columns: [
      '付款单号',
      '收款方',
      '收款方类型',
      '统一社会信用代码',
      '开户银行',
      '户名',
      '账号',
      '笔数',
      '金额（元）',
      '资金来源',
      '状态',
      '列支依据',
    ],
    rows,
  };
}
