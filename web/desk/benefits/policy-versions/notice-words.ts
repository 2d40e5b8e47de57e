/** Sentences and labels of the page of a notice. */
export const words = {
  title: '政策',
  pick: '选择通知',
  inForce: (from: string, through: string | null) =>
    through === null ? `${from}起施行` : `${from}至${through}`,
  clauses: '通知条款',
  clausesLead: '条款为本系统的转述，原文以通知为准。',
  packVersion: (version: string) => `规则版本 ${version}`,
  packNone: '这个通知的规则还没有接入本页。接入后，这里按补贴项目列出每个条件、条款和理解。',
  benefitNotProvided: '本通知不提供这项补贴',
  figures: '数字',
  reading: '理解',
  everyClaim: '每一笔申领',
  open: '看条款地图',
  count: (count: number) => `${count} 条`,
} as const;
