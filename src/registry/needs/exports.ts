import type { Vocabulary } from '../../law/policy/index.ts';
import type { OutTable } from '../../platform/access/index.ts';
import type { NeedRow } from './contract.ts';

const COLUMNS = [
  '姓名',
  '证件号码（遮盖）',
  '村',
  '需求种类',
  '职业',
  '本人的话',
  '想从哪月起',
  '想在哪里',
  '去向',
  '问到的途径',
  '第一次问到',
  '最近问到',
  '问过几次',
  '已等天数',
];

/** Whoever waits longest, as a workbook: what the page shows, in the same order. */
export function waitingTable(rows: readonly NeedRow[], vocabulary: Vocabulary, today: string): OutTable {
  const sections = vocabulary.sections();
  const label = (section: string, id: string) => sections[section]?.[id]?.zh ?? id;
  return {
    fileName: `等得最久的需求-${today}`,
    title: `等得最久的需求（截至 ${today}）`,
    columns: COLUMNS,
    rows: rows.map((row) => [
      row.name,
      row.idNumberMasked,
      row.villageName ?? '',
      label('needKinds', row.kind),
      row.occupationName ?? '',
      row.words ?? '',
      row.wishedFrom?.slice(0, 7) ?? '',
      row.placeWished ?? '',
      label('needDestinations', row.destination),
      label('needChannels', row.channel),
      row.firstAskedOn,
      row.askedOn,
      String(row.times),
      row.waitsDays === null ? '' : String(row.waitsDays),
    ]),
  };
}
