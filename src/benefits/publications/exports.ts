import type { Vocabulary } from '../../law/policy/index.ts';
import type { OutTable } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { fen, formatYuan } from '../../platform/kernel/index.ts';
import { PROTECTED_NAME } from '../../registry/persons/index.ts';
import { claimantOf } from '../claims/index.ts';
import { standardText } from '../determination/index.ts';
import type { PublishedLine } from './store.ts';
import { proposedLines } from './store-proposed.ts';

const PUBLICATION_COLUMNS = [
  '序号',
  '姓名',
  '身份证号',
  '单位名称',
  '补贴项目',
  '补贴标准',
  '金额（元）',
] as const;

/** How many stand in a list without a name, and why; empty where everybody is named. */
function unnamedIn(lines: readonly { readonly name: string }[]): string {
  const count = lines.filter(({ name }) => name === PROTECTED_NAME).length;
  return count === 0 ? '' : `，其中 ${count} 人受保护，不公布姓名和号码`;
}

const periodOf = (days: { startsOn: string; lastDay: string; announcedLastDay: string }) =>
  days.lastDay === days.announcedLastDay
    ? `公示期 ${days.startsOn} 至 ${days.lastDay}`
    : `公示期 ${days.startsOn} 至 ${days.announcedLastDay}，顺延至 ${days.lastDay}`;

/** The list of one publication, exactly what the rule lets the public see. */
export function publicationTable(
  publication: { number: string; title: string; startsOn: string; lastDay: string; announcedLastDay: string },
  lines: readonly (Omit<PublishedLine, 'amountFen'> & { readonly amountFen: number })[],
  vocabulary: Vocabulary,
): OutTable {
  return {
    fileName: `公示名单-${publication.number}`,
    title: `${publication.title}（${periodOf(publication)}${unnamedIn(lines)}）`,
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

const PUBLICATION_STATES = { proposed: '拟公示', open: '公示中', closed: '已公示' } as const;

/**
 * Everybody whose line may be published, whatever step it is in, in one list (拟公示 until a publication is open).
 * Frozen, refused and contested people are not in it.
 */
export async function publicationExport(tx: Tx, vocabulary: Vocabulary): Promise<OutTable> {
  const lines = await proposedLines(tx);
  return {
    fileName: '公示名单',
    title: `补贴公示名单${unnamedIn(lines)}`,
    columns: [...PUBLICATION_COLUMNS, '公示状态'],
    rows: lines.map((line, index) => [
      String(index + 1),
      line.name,
      line.idNumberMasked,
      claimantOf(line).name,
      vocabulary.label('benefits', line.benefit),
      standardText(line.standard, line.quantity),
      formatYuan(line.amountFen, false),
      PUBLICATION_STATES[line.publicationState],
    ]),
  };
}
