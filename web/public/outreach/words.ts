/** What somebody reads who opens the link of a message. */
export const words = {
  title: '这条短信是谁发的',
  from: (office: string) => `这条短信是${office}发的，是真的。`,
  campaign: '活动',
  said: '短信写的是',
  over: '这次活动已经结束，下面的内容可能变了。',
  opening: '看这个班、报名',
  guide: '看这项补贴怎么办',
  openings: '看正在报名的班',
  safe: '政府不会在短信里要您的身份证号、银行卡号和验证码，也不收报名费。拿不准的，打 12333 问。',
  stop: '不想再收这类短信：登录“我的消息”，点“活动消息不再收”；或者告诉村里的协理员。',
} as const;
