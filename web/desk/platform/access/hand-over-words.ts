/** Sentences of the work of an account: what flows by role, what is bound to the account, and its hand-over. */
export const words = {
  flows: (waiting: string, names: string) =>
    `以下工作按岗位流转，同岗位的${names}可直接办理：${waiting} 件等待办理。`,
  flowsNobody: (waiting: string) =>
    `以下工作按岗位流转：${waiting} 件等待办理。同岗位没有别人，请先为接手的人开设账号或调整岗位。`,
  flowsNothing: '按岗位流转的工作：现在没有等待办理的。',
  bound: '以下由本人保管，需移交：',
  boundNothing: '没有由本人保管、须移交的工作。',
  pieces: (count: number) => `${count} 件`,
  nobody: '同岗位没有别人：可以先停用，为接手的人开设账号后再移交；复核岗也可以退回。',
  label: '移交工作',
  title: (login: string) => `移交账号 ${login} 保管的工作`,
  lead: '一次全部移交。谁提出的、谁签过字，记录照旧；接手的人只接着办，不能复核自己办过第一步的事项。',
  to: '移交给',
  needTo: '请选择同岗位的人。',
  reason: '原因',
  reasonHint: '至少 4 个字。',
  needReason: '请写明原因，至少 4 个字。',
  submit: '移交',
} as const;
