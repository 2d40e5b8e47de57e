import type { Tellers } from '../../outcomes/notifications/index.ts';

/** What staff are told of imports. */
export const intakeTellers: Tellers = {
  'intake-undo-decided': ({ decision, line, toRoles }) =>
    toRoles(
      'decided',
      ['county-handler'],
      decision === 'passed'
        ? `一批导入已撤销，退回 ${Number(line.detail.rows)} 条记录：改好后可以重新导入。`
        : '撤销导入的提议没有获得同意，这批导入仍然有效。',
    ),
};
