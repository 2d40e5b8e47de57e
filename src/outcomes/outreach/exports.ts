import type { Vocabulary } from '../../law/policy/index.ts';
import type { OutTable } from '../../platform/access/index.ts';
import type { ByVillage, CampaignRowShape, Counts } from './contract.ts';

const FIGURES: readonly (readonly [keyof Counts, string])[] = [
  ['chosen', '选中'],
  ['waiting', '还没安排'],
  ['sent', '短信发出'],
  ['failed', '短信发不出去'],
  ['toTell', '等着当面告诉'],
  ['told', '当面告诉了'],
  ['notFound', '没找到'],
  ['leftOut', '没有告诉'],
  ['answered', '之后说了需求'],
  ['enrolled', '之后报了班'],
];
const HEADS = FIGURES.map(([, head]) => head);
const cells = (of: Counts) => FIGURES.map(([key]) => String(of[key]));

/** Campaigns with what came of them, as the list shows them. */
export function campaignsTable(
  rows: readonly CampaignRowShape[],
  vocabulary: Vocabulary,
  today: string,
): OutTable {
  const statuses = vocabulary.sections().campaignStatuses;
  return {
    fileName: `宣传活动-${today}`,
    title: `宣传活动（截至 ${today}）`,
    columns: ['活动', '依据', '标题', '状态', '最后一天', ...HEADS, '链接打开次数'],
    rows: rows.map((row) => [
      row.kindName,
      row.clause,
      row.title,
      statuses?.[row.status]?.zh ?? row.status,
      row.untilOn,
      ...cells(row.figures),
      String(row.opened),
    ]),
  };
}

/** One campaign, village by village, with the sum as its page shows it. */
export function villagesTable(
  of: CampaignRowShape & { readonly byVillage: readonly ByVillage[] },
  today: string,
): OutTable {
  return {
    fileName: `${of.title}-各村-${today}`,
    title: `${of.kindName}：${of.title}（截至 ${today}，链接打开 ${of.opened} 次）`,
    columns: ['村', ...HEADS],
    rows: [
      ...of.byVillage.map((row) => [row.villageName ?? '没说哪个村', ...cells(row)]),
      ['合计', ...cells(of.figures)],
    ],
  };
}
