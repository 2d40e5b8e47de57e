/** Her household as a village cadre would speak of it. */
export const household = {
  entry: '我的家',
  none: '村里还没有给您家建卡。',
  noneNext: '请找村里的协理员，或者到乡镇的人社服务站登记。',
  number: (number: string) => `户号 ${number}`,
  village: '在哪个村',
  address: '住址',
  people: '家里的人',
  self: '（您）',
  lists: '您在哪个名单上',
  noLists: '没有在名单上。',
  listed: (term: string, day: string) => `${term}，从 ${day} 起`,
  listsNote: '能拿什么补贴，看部门的答复，不看这里的名单。',
  plan: '家里要办的事',
  noPlan: '还没有登记要办的事。有想学的、想干的，跟村里的协理员说。',
  by: (who: string, day: string) => `${who}负责，${day} 前办好`,
  done: (day: string) => `${day} 办好了`,
} as const;
