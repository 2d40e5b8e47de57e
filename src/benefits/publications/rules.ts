import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';

/** Has the last day passed? Until then anybody may object; from then on the publication may end. */
export function isOver(publication: { readonly lastDay: LocalDate }, today: LocalDate): boolean {
  return today > publication.lastDay;
}

export const REFUSALS = {
  notApproved: (numbers: readonly string[]): Refusal =>
    refusal(
      'claim-not-approved',
      `申领单 ${numbers.join('、')} 还没有复核通过，不能公示：请先办完复核，或不选这几份。`,
      '/claimIds',
    ),
  nothingGranted: refusal(
    'nothing-to-publish',
    '所选申领单里没有已同意而未公示的人员，没有开启公示：请重新选择。',
    '/claimIds',
  ),
  stillRunning: (lastDay: LocalDate): Refusal =>
    refusal('publication-running', `公示期到 ${lastDay} 为止，最后一日没有过完不能结束：请在次日以后办理。`),
  notOpen: refusal('wrong-status', '这期公示已经结束：请刷新后查看。'),
  periodOver: (lastDay: LocalDate): Refusal =>
    refusal('publication-over', `公示期已于 ${lastDay} 结束，不能再在这里提异议：请直接联系县人社部门。`),
  noSuchLine: refusal('no-such-line', '公示名单里没有这个序号：请核对后重新填写。', '/lineNo'),
  objectionSettled: refusal('wrong-status', '这条异议已经处理过：请刷新后查看结果。'),
  lineGone: refusal('wrong-status', '被异议的这一行已经拨付或撤回，不能在这里处理：请按追回办理。'),
} as const;
