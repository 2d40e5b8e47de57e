import type { z } from 'zod';
import type { Vocabulary } from '../../law/policy/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { fen, formatYuan } from '../../platform/kernel/index.ts';
import { standardText } from '../determination/index.ts';
import type { BankFileRow, BankReturnResult, bankReturnReply } from '../funds/index.ts';
import type { OutTable } from './ports.ts';
import { proposedLines, proposedPayments } from './store-exports.ts';
import type { PublishedLine } from './store-publications.ts';

const PUBLICATION_COLUMNS = [
  '序号',
  '姓名',
  '身份证号',
  '单位名称',
  '补贴项目',
  '补贴标准',
  '金额（元）',
] as const;

/** The list of one publication, exactly what the rule lets the public see. */
export function publicationTable(
  publication: { number: string; title: string; startsOn: string; lastDay: string },
  lines: readonly (Omit<PublishedLine, 'amountFen'> & { readonly amountFen: number })[],
  vocabulary: Vocabulary,
): OutTable {
  return {
    fileName: `公示名单-${publication.number}`,
    title: `${publication.title}（公示期 ${publication.startsOn} 至 ${publication.lastDay}）`,
    columns: PUBLICATION_COLUMNS,
    rows: lines.map((line) => [
      String(line.lineNo),
      line.name,
      line.idNumberMasked,
      line.unitName,
      vocabulary.label('benefits', line.benefit),
      line.standardText,
      formatYuan(fen(line.amountFen), false),
    ]),
  };
}

/** The file a bank reads: order number, account, amount. Carries full account numbers. */
export function bankTable(number: string, rows: readonly BankFileRow[]): OutTable {
  return {
    fileName: `银行付款文件-${number}`,
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

const PUBLICATION_STATES = { proposed: '拟公示', open: '公示中', closed: '已公示' } as const;

/**
 * Everybody whose line may be published, whatever desk it lies at, in one list (拟公示 until a publication is open).
 * Frozen, refused and contested people are not in it.
 */
export async function publicationExport(tx: Tx, vocabulary: Vocabulary): Promise<OutTable> {
  const lines = await proposedLines(tx);
  return {
    fileName: '公示名单',
    title: '补贴公示名单',
    columns: [...PUBLICATION_COLUMNS, '公示状态'],
    rows: lines.map((line, index) => [
      String(index + 1),
      line.name,
      line.idNumberMasked,
      line.unitName,
      vocabulary.label('benefits', line.benefit),
      standardText(line.standard, line.quantity),
      formatYuan(line.amountFen, false),
      PUBLICATION_STATES[line.publicationState],
    ]),
  };
}

const NOT_YET = '未经两人审批，不得送银行';
const ORDER_WORDS: Readonly<Record<string, string>> = {
  prepared: NOT_YET,
  approved: '已批准，待送银行',
  sent: '已送银行',
  paid: '付讫',
  returned: '银行退回',
  unknown: '结果未明',
};

/** One row a payee and claim: orders as they are, and what would be ordered next, marked as not approved. */
export async function paymentsExport(
  tx: Tx,
  vocabulary: Vocabulary,
  accountNumberOf: (row: {
    readonly orderId: string | null;
    readonly organisationId: string | null;
    readonly personId: number | null;
    readonly accountCipher: Buffer | null;
  }) => Promise<{ bankName: string; accountName: string; number: string } | undefined>,
): Promise<OutTable> {
  const rows: string[][] = [];
  for (const row of await proposedPayments(tx)) {
    const account = await accountNumberOf(row);
    rows.push([
      row.orderNumber ?? '拟付',
      row.payeeName,
      vocabulary.label('payees', row.payeeKind),
      row.creditCode ?? '',
      row.bankName ?? account?.bankName ?? '',
      row.accountName ?? account?.accountName ?? '',
      account?.number ?? '',
      String(row.lineCount),
      formatYuan(row.amountFen, false),
      vocabulary.label('fundSources', row.fundSource),
      ORDER_WORDS[row.status ?? 'prepared'] ?? NOT_YET,
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
    ],
    rows,
  };
}
