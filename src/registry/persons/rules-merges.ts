import { leadsTo } from '../../platform/access/index.ts';
import { type Refusal, refusal } from '../../platform/kernel/index.ts';

export const MERGE_REFUSALS = {
  samePerson: refusal('same-person', '两边是同一条登记，没有什么可合并；请选另一个人。', '/otherId'),
  alreadyMerged: leadsTo(
    'persons.undoMerge',
    refusal(
      'already-merged',
      '其中一个号码已经并入别的登记；请县区经办先在那个人的页面提出撤销合并，撤销后再合并。',
      '/otherId',
    ),
  ),
  hasOthers: leadsTo(
    'persons.merge',
    refusal(
      'others-merged-into-it',
      '要并入的号码名下已经并入了别的号码；请县区经办改以它为保留的一方，把现在这个号码并入它。',
      '/otherId',
    ),
  ),
  waiting: refusal(
    'merge-waiting',
    '这个号码已有一项合并或撤销合并等待决定，没有提交；请等它办结以后再提。',
    '/otherId',
  ),
  bothSignIn: leadsTo(
    'accounts.disable',
    refusal(
      'both-sign-in',
      '两个号码各有一个在用的劳动者登录账号；请安全管理员停用不再用的那个账号，再来合并。',
      '/otherId',
    ),
  ),
  otherSignsIn: leadsTo(
    'persons.merge',
    refusal(
      'other-signs-in',
      '本人用要并入的那个号码登录；请县区经办改以那个号码为保留的一方来合并。',
      '/otherId',
    ),
  ),
  notOpen: refusal('wrong-status', '这项合并已经办结，可能刚被别人办过；请刷新页面查看现状。'),
  notMerged: refusal('not-merged', '这两个号码现在不是合并的，没有可以撤销的；请刷新页面查看现状。'),
  notTheProposer: refusal('not-proposer', '这项合并由别人提出，只能由提出人撤回；请刷新页面查看现状。'),
  alreadyApart: refusal(
    'already-apart',
    '这两个人已经标为不是同一人；要改的话，请在“已确认不是同一人”里取消标记。',
  ),
  apartEnded: refusal('wrong-status', '这个标记已经取消；请刷新页面查看现状。'),
} as const satisfies Record<string, Refusal>;

/** Why the lines of both are held while a merge is open and after it. */
export const MERGE_HOLD_REASON =
  '这个人的两个身份号码正在合并、刚合并或刚撤销合并：按合在一起的领取记录重新核定过，才可以解除暂停。';
