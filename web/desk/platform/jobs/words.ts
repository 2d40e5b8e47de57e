/** Sentences and labels of the dated jobs. */
export const words = {
  title: '定时任务',
  lead: '系统按日期和时间自动办的事。停机后重新启动，会把漏掉的补上；没有办成的，过一会儿自动再试。',
  columns: {
    name: '任务',
    schedule: '安排',
    due: '下次',
    finished: '上次办完',
    outcome: '结果',
    act: '办理',
  },
  every: (minutes: number) =>
    minutes < 1 ? `每 ${Math.round(minutes * 60)} 秒` : minutes === 60 ? '每小时' : `每 ${minutes} 分钟`,
  daily: (time: string) => `每天 ${time}`,
  never: '还没有运行过。',
  failed: (times: number) => `连续 ${times} 次没有办成`,
  runNow: '立即运行',
} as const;
