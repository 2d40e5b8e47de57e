import { leadsTo } from '../../platform/access/index.ts';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';

export const MOVE_REFUSALS = {
  countyUnknown: refusal('county-unknown', '没有这个县区，没有提交：请从列表里选择迁入的县区。', '/toCode'),
  sameCounty: refusal('same-county', '该单位已登记在这个县区，不需要迁移：请核对迁入的县区。', '/toCode'),
  matterOpen: leadsTo(
    'organisations.decideChange',
    refusal(
      'matter-open',
      '该单位还有信息变更或承训资格的提议等待另一人决定，没有提交：请本县经办或复核岗先在单位页面办结，再提迁移。',
    ),
  ),
  waiting: leadsTo(
    'organisations.decideMove',
    refusal('move-waiting', '该单位已有一份迁移在办，没有重复提交：请本县初审或复核岗在“机构迁移”里决定。'),
  ),
  otherCounty: refusal(
    'not-your-county',
    '迁出由现登记的县区决定和撤回，接收由迁入的县区办理，没有办：请由该县区的人员办理。',
  ),
  wrongStatus: refusal('wrong-status', '这份迁移已经走到下一步或已办结，没有办：请刷新页面查看结果。'),
  needNote: refusal('opinion-required', '不接收须写明理由，没有办：请写明为什么不接收。', '/opinion'),
  movedMeanwhile: leadsTo(
    'organisations.withdrawMove',
    refusal(
      'moved-meanwhile',
      '该单位已不在迁出的县区，没有接收：请迁出县区的经办或复核岗撤回这份迁移，核对后重新提出。',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/** Whether whoever acts for `ofPath` (a county, or what lies above it) holds an organisation of this county; an organisation acts for itself. */
export function isHeldBy(divisionPath: string, ofPath: string | null): boolean {
  return ofPath === null || divisionPath === ofPath || divisionPath.startsWith(`${ofPath}.`);
}
