/** The frame around every desk page, and the login. */
export const words = {
  navigation: '主导航',
  menu: '菜单',
  groups: { work: '办理', records: '台账', money: '资金', law: '政策', system: '系统' } as const,
  signOut: '退出登录',
  toPublic: '公众页面',
  account: '当前账号',
  demonstration: {
    bar: '演示',
    lead: (day: string) => `演示数据，人物均为虚构。演示县的今天是 ${day}`,
    next: '到下一个工作日',
    accounts: '演示账号',
    hint: '点一个账号即可登录。换一个账号登录，可以看到同一件事在另一张办公桌上的样子。',
    orByHand: '用口令登录',
    groups: {
      organisations: '机构和企业',
      bureau: '人社局',
      others: '上级、监督和管理',
      worker: '劳动者',
    } as const,
  },
  login: {
    title: '登录',
    login: '账号',
    password: '口令',
    submit: '登录',
    needLogin: '请输入账号。',
    needPassword: '请输入口令。',
    lead: '政府补贴性职业技能培训：从报名花名册到公示、拨付，每一笔补贴旁边都有政策依据。',
    forWorkers: '劳动者请从手机页面进入',
    busy: '正在登录',
  },
} as const;
