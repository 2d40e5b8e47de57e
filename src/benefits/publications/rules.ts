import { leadsTo } from '../../platform/access/index.ts';
import { type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';

/** Has the last day passed? Until then anybody may object; from then on the publication may end. */
export function isOver(publication: { readonly lastDay: LocalDate }, today: LocalDate): boolean {
  return today > publication.lastDay;
}

export const REFUSALS = {
  notApproved: (numbers: readonly string[]): Refusal =>
    leadsTo(
      'claims.secondReview',
      refusal(
        'claim-not-approved',
        `申领单 ${numbers.join('、')} 还没有复核通过，不能公示：请等复核岗办完复核，或不选这几份。`,
        '/claimIds',
      ),
    ),
  nothingGranted: refusal(
    'nothing-to-publish',
    '所选申领单里没有已同意而未公示的人员，没有开启公示：请重新选择。',
    '/claimIds',
  ),
  stillRunning: (lastDay: LocalDate): Refusal =>
    refusal('publication-running', `公示期到 ${lastDay} 为止，最后一日没有过完不能结束：请在次日以后办理。`),
  notOpen: refusal('wrong-status', '这期公示已经结束或撤下，不能再这样办：请刷新后查看。'),
  notTakenDown: refusal('wrong-status', '这期公示没有被撤下，没有要决定的：请刷新后查看。'),
  periodOver: (lastDay: LocalDate): Refusal =>
    leadsTo(
      'objections.record',
      refusal(
        'publication-over',
        `公示期已于 ${lastDay} 结束，不能再在这里提异议：请到县人力资源社会保障局当面反映，由经办登记为公示期后收到，照样给您编号和答复。`,
      ),
    ),
  takenDown: refusal(
    'wrong-status',
    '这期公示已经撤下，没有登记：补贴会重新公示，请在重新公示的名单里登记这条异议。',
  ),
  lineEnded: refusal('wrong-status', '这一行已经不再办理，没有登记：补贴没有发放，不用再提异议。', '/lineNo'),
  noSuchLine: refusal('no-such-line', '公示名单里没有这个序号：请核对后重新填写。', '/lineNo'),
  objectionTwice: leadsTo(
    'public.findObjection',
    refusal(
      'objection-twice',
      '用这个电话对这一行提过的异议还没有答复，不用再提：请用异议编号和电话末四位在“查询异议”查看办到哪一步。',
      '/phone',
    ),
  ),
  objectionsOfPhone: (most: number): Refusal =>
    refusal(
      'objection-limit',
      `用这个电话提出、还没有答复的异议或今天提出的异议已满 ${most} 条，不能再提：请等答复，或到县人力资源社会保障局当面反映。`,
      '/phone',
    ),
  objectionsOfAddress: (most: number): Refusal =>
    refusal(
      'objection-limit',
      `今天从您所在的网络对这期公示已收到 ${most} 条异议，不能再提：请明天再提，或到县人力资源社会保障局当面反映。`,
    ),
  noSuchObjection: refusal(
    'not-found',
    '没有这样的异议：请核对异议编号（形如 Y371526-2021-0003）和所留电话的末四位。',
    '/number',
  ),
  signedClaim: (number: string): Refusal =>
    leadsTo(
      'objections.propose',
      refusal(
        'signed-claim',
        `您办过申领单 ${number} 的手续，不能处理对它的异议：请转给没有经手这份申领单的同事：经办、初审或复核岗拟定答复，另一位复核岗确认。`,
      ),
    ),
  objectionAccepted: refusal('wrong-status', '这条异议已经受理过：请刷新后查看办到哪一步。'),
  objectionSettled: refusal('wrong-status', '这条异议现在不在这一步：请刷新后按它所在的环节办理。'),
  lineOrdered: leadsTo(
    'payments.withdraw',
    refusal(
      'line-ordered',
      '被异议的这一行已编入支付批次，不能就这样不予补贴：请财务岗先撤回或撤销这个批次，再确认答复。',
    ),
  ),
} as const;
