/** What a publication is described with, for staff and for the public alike. */
export const publicationWords = {
  daysLeft: (days: number) =>
    days > 0 ? `还剩 ${days} 个工作日` : days === 0 ? '今天是最后一天' : '公示期已满',
  period: (startsOn: string, lastDay: string, workingDays: number) =>
    `${startsOn} 至 ${lastDay}，${workingDays} 个工作日`,
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
