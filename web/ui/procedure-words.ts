/** How claims are handled: days and materials. */
export const procedureWords = {
  title: '办事规程',
  lead: '每一步最多办几个工作日、要交什么。部门数据能回答的材料划掉，不用交。',
  usual: '各地通行',
  steps: { accept: '受理', 'first-review': '初审', 'second-review': '复核', publication: '公示' },
  days: (days: number) => `${days} 个工作日`,
  inAll: (days: number) => `从受理到公示结束共 ${days} 个工作日`,
  materials: '申领材料',
  notNeeded: (departments: string) => `不用交，由${departments}的数据回答`,
  none: '不用交材料',
  setBy: '本地规定',
  noneSet: '本地没有另发文件，天数和材料按系统通行的办。',
  basis: (clause: string) => `依据 ${clause}`,
  from: (document: string, from: string, through: string | null) =>
    through === null ? `${document}，${from} 起` : `${document}，${from} 至 ${through}`,
  joint: '、',
};
