/** What she reads of her own exams. */
export const words = {
  title: '我的考试',
  entry: '看我的考试',
  none: '还没有给您安排考试。安排好以后，时间、地点和座位号会在这里。',
  when: (day: string, from: string, until: string) => `${day} ${from} 到 ${until}`,
  where: (place: string, room: string | null) =>
    room === null ? `地点：${place}` : `地点：${place}，${room}`,
  by: (name: string) => `${name} 组织`,
  seat: (seat: number) => `座位号：${seat} 号`,
  bring: '请带上身份证，早到半个小时。',
  cancelled: '这场考试取消了。要考的会另外安排，请等通知。',
  waiting: '考完了，成绩还没有出来。',
  scores: (theory: number | null, practice: number | null, overall: number | null) =>
    [
      theory === null ? '' : `理论 ${theory} 分`,
      practice === null ? '' : `实操 ${practice} 分`,
      overall === null ? '' : `综合 ${overall} 分`,
    ]
      .filter(Boolean)
      .join('，'),
  result: { passed: '您合格了。', failed: '这次没有合格，可以补考。', absent: '记的是没有到场。' },
  ask: '成绩不对，请再看一遍',
  until: (day: string) => `${day} 以前可以提。`,
  why: '哪里不对',
  whyHint: '用您自己的话说就行，比如：实操最后一项没有给分。',
  send: '提交',
  asked: (day: string) => `您提过了，${day} 以前答复您。`,
  answered: (said: string) => `答复：${said}`,
  upheld: '重新看过了，成绩不变。',
  changed: '成绩已经改了。',
  takeBack: '不提了，撤回',
} as const;
