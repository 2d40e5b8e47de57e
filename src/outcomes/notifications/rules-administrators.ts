import type { Tellers } from './rules-telling.ts';

/** What administrators hear of each other: one asks, another decides. */
export const administratorTellers: Tellers = {
  'delegation-asked': ({ toRoles }) =>
    toRoles('waiting', ['security-administrator'], '有一项休假代办等您放行。'),
  'delegation-decided': ({ toRoles }) =>
    toRoles('decided', ['system-administrator'], '一项休假代办已有决定，结果见账号页面。'),
  'account-change-asked': ({ toRoles }) =>
    toRoles('waiting', ['security-administrator'], '有一项账号变更等您放行。'),
  'account-change-decided': ({ toRoles }) =>
    toRoles('decided', ['system-administrator'], '一项账号变更已有决定，结果见账号页面。'),
  'calendar-proposed': ({ toRoles }) =>
    toRoles('waiting', ['security-administrator'], '一年的放假安排等您复核。'),
  'calendar-decided': ({ toRoles }) =>
    toRoles('decided', ['system-administrator'], '提交的放假安排已有决定，结果见工作日历。'),
};
