/** Sentences of the public's first page and its frame. */
export const words = {
  comma: '、',
  navigation: '公开服务',
  entries: {
    projects: '培训项目',
    guides: '办事指南',
    publications: '补贴公示',
    clauses: '条款地图',
    mobile: '个人查询',
    desk: '工作人员登录',
  },
  footer: '名单和条款均为政府信息公开内容。对公示有异议，可在公示期内直接提出，不需要登录。',
  title: '职业技能培训补贴公开查询',
  lead: '查学什么、在哪学、补多少、怎么办，查公示名单和政策条款。',
  searchLabel: '查找',
  searchHint: '工种、机构、地区、公示、条款，也可输拼音或首字母',
  results: '查找结果',
  publications: '公示中的名单',
  clauses: '政策条款',
  allPublications: '看全部公示',
  allClauses: '看条款地图',
  clausesLead: '五份通知的每一条要求，本系统在哪里落实、落实到什么程度，都可以查。',
} as const;
