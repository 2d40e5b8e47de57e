import { leadsTo } from '../../platform/access/index.ts';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';

export const MOVE_REFUSALS = {
  countyUnknown: refusal('county-unknown', '没有这个县区，没有提交：请从列表里选择迁入的县区。', '/toCode'),
  sameCounty: refusal('same-county', '该人员就登记在这个县区，不需要迁移：请核对迁入的县区。', '/toCode'),
  matterOpen: leadsTo(
    'persons.decideCorrection',
    refusal(
      'matter-open',
      '该人员在迁出的县区还有更正、补登事实或合并等待另一人决定，没有办：请迁出县区的复核岗先办结，再办迁移。',
    ),
  ),
  waiting: leadsTo(
    'persons.decideMove',
    refusal('move-waiting', '该人员已有一份迁移在办，没有重复提交：请本县初审或复核岗在“人员迁移”里决定。'),
  ),
  otherCounty: refusal(
    'not-your-county',
    '迁出由现登记的县区决定和撤回，接收由迁入的县区办理，没有办：请由该县区的人员办理。',
  ),
  wrongStatus: refusal('wrong-status', '这份迁移已经走到下一步或已办结，没有办：请刷新页面查看结果。'),
  needNote: refusal('opinion-required', '不接收须写明理由，没有办：请写明为什么不接收。', '/opinion'),
  movedMeanwhile: leadsTo(
    'persons.withdrawMove',
    refusal(
      'moved-meanwhile',
      '该人员已不由迁出的县区登记，没有接收：请迁出县区的经办或复核岗撤回这份迁移，核对后重新提出。',
    ),
  ),
  /** Another county holds the person; whoever acts reads on only. */
  movedAway: leadsTo(
    'persons.proposeMove',
    refusal(
      'moved-away',
      '该人员已迁往其他县区，信息更正、事实、合并都由那里办理，没有办：请迁入县区的经办办理；人又回到本县的，请那里的经办在人员页面办“迁往其他县区”。',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/** Whether this county does this act: the one that takes in receives, the one that holds decides and takes back. */
export function mayInCounty(
  move: { readonly fromPath: string; readonly toPath: string },
  isReceipt: boolean,
  ofPath: string | null,
): boolean {
  return ofPath === (isReceipt ? move.toPath : move.fromPath);
}
