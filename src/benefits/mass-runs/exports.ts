import type { z } from 'zod';
import type { Vocabulary } from '../../law/policy/index.ts';
import type { OutTable } from '../../platform/access/index.ts';
import { fen, formatYuan } from '../../platform/kernel/index.ts';
import type { recoveryRow, unclaimedRow } from './contract.ts';

const KINDS = { recover: '已付，应追回', 'stop-payment': '未付，应停付' } as const;

const yuan = (amount: number) => formatYuan(fen(amount), false);

/** The list of those who are entitled and have not claimed. */
export function unclaimedTable(
  rows: readonly z.input<typeof unclaimedRow>[],
  vocabulary: Vocabulary,
): OutTable {
  return {
    fileName: '免申即享名单',
    title: '应补未报人员名单（免申即享）',
    columns: [
      '序号',
      '姓名',
      '身份证号',
      '补贴项目',
      '班期或名单',
      '单位名称',
      '补贴标准',
      '金额（元）',
      '依据条款',
      '理由',
    ],
    rows: rows.map((row, index) => [
      String(index + 1),
      row.person.name,
      row.person.idNumberMasked,
      vocabulary.label('benefits', row.benefit),
      row.subjectName,
      row.organisationName ?? '',
      row.standardText,
      yuan(row.amountFen),
      row.reason.clause,
      row.reason.because,
    ]),
  };
}

/** The list of payments to be taken back or not to be made. */
export function recoveriesTable(
  rows: readonly z.input<typeof recoveryRow>[],
  vocabulary: Vocabulary,
): OutTable {
  return {
    fileName: '追回名单',
    title: '事实已变、应当追回或停付的补贴名单',
    columns: [
      '序号',
      '姓名',
      '身份证号',
      '补贴项目',
      '班期或名单',
      '单位名称',
      '申领单号',
      '处置',
      '已核发（元）',
      '现核定（元）',
      '差额（元）',
      '依据条款',
      '理由',
    ],
    rows: rows.map((row, index) => [
      String(index + 1),
      row.person.name,
      row.person.idNumberMasked,
      vocabulary.label('benefits', row.benefit),
      row.subjectName,
      row.organisationName ?? '',
      row.claimNumber,
      KINDS[row.kind],
      yuan(row.grantedFen),
      yuan(row.nowFen),
      yuan(row.differenceFen),
      row.reason.clause,
      row.reason.because,
    ]),
  };
}
