interface PublicationDays {
  readonly startsOn: string;
  readonly lastDay: string;
  readonly announcedLastDay: string;
  readonly workingDays: number;
}

const lastDayOf = (of: Pick<PublicationDays, 'lastDay' | 'announcedLastDay'>) =>
  of.lastDay === of.announcedLastDay ? of.lastDay : `${of.announcedLastDay}（公示期顺延至 ${of.lastDay}）`;

/** What a publication is described with, for staff and for the public alike. */
export const publicationWords = {
  daysLeft: (days: number) =>
    days > 0 ? `还剩 ${days} 个工作日` : days === 0 ? '今天是最后一天' : '公示期已满',
  period: (of: PublicationDays) => `${of.startsOn} 至 ${lastDayOf(of)}，${of.workingDays} 个工作日`,
  /** The last day: announced, and what the approved calendar made of it. */
  lastDayOf,
  lineColumns: {
    lineNo: '序号',
    name: '姓名',
    idNumber: '证件号码',
    unit: '单位（培训机构）',
    benefit: '补贴项目',
    standard: '补贴标准',
    amount: '金额（元）',
    status: '状态',
  },
  summary: (people: number, amount: string) => `${people} 人，合计 ${amount} 元`,
  masked: '证件号码中间 8 位已遮盖，不公开电话、银行卡和身份类别。',
  total: '合计',
} as const;
