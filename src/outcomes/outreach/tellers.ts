import type { Tellers } from '../notifications/index.ts';

/** What staff are told of campaigns. */
export const outreachTellers: Tellers = {
  'campaign-decided': ({ about, decision, toRoles }) =>
    toRoles(
      'decided',
      ['county-handler'],
      decision === 'passed'
        ? `${about.name}已审核通过，系统接着选人、发短信；夜里等到早上 8 点。`
        : `${about.name}被退回：请按意见改好，再送审。`,
    ),
  'campaign-stopped': ({ about, line, toRoles }) =>
    toRoles(
      'decided',
      ['county-handler'],
      line.detail.by === 'halt'
        ? `${about.name}的班不再招生，活动自动停止；要接着宣传的，请另起一次活动。`
        : `${about.name}已停止，没发的短信不再发。`,
    ),
  'campaign-to-tell': ({ about, line, toRoles }) =>
    toRoles(
      'waiting',
      ['county-handler'],
      `${about.name}有 ${Number(line.detail.count)} 人没有手机号，请安排协理员上门告诉。`,
    ),
  'campaign-ended': ({ about, toRoles }) =>
    toRoles('decided', ['county-handler'], `${about.name}已结束，告诉了多少人、多少人报班见活动页面。`),
};
