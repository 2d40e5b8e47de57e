import { leadsTo } from '../../platform/access/index.ts';
import { addDays, type LocalDate, type Refusal, refusal } from '../../platform/kernel/index.ts';
import type { ConsentStatus } from './contract.ts';

/** A protection is looked at again after two years at the latest. */
const MOST_PROTECTED_DAYS = 730;

export const REFUSALS = {
  otherVersion: refusal('consent-text-changed', '这段话刚改过。请刷新页面，把新的看一遍再选。', '/version'),
  alreadySo: refusal('consent-as-it-stands', '这一项已经是这样了，不用再选。刷新页面就能看到。'),
  notGiven: refusal('consent-not-given', '这一项现在没有您的同意，不用收回。刷新页面就能看到。'),
  protectedAlready: leadsTo(
    'protections.withdraw',
    refusal(
      'protection-there-already',
      '这名人员已经受保护，或者已有人提出还没有决定：请看“受保护人员”；提错了的，请提出的经办撤回后再提。',
      '/personId',
    ),
  ),
  officerUnknown: refusal(
    'officer-unknown',
    '指定的人员里有人找不到或者不在本县局：请照登录名填写在用的账号，多个的一行一个。',
    '/officers',
  ),
  dayPast: refusal('protection-day-past', '保护的最后一天要在今天以后，请改日期。', '/untilOn'),
  dayFar: refusal(
    'protection-too-long',
    `一次最多保护 ${MOST_PROTECTED_DAYS} 天，到期前可以再提；请改日期。`,
    '/untilOn',
  ),
  noHelp: refusal(
    'no-help-wanted',
    '本人说过不要别人替办：请本人在自己手机上“我同意过什么”里先同意，或者到窗口签字同意，再来替办。',
  ),
  notSo: refusal('wrong-status', '这一项的状态已经变了，刚才的办理没有生效：请刷新“受保护人员”再看。'),
  notTheProposer: refusal('not-own-proposal', '只有提出的人能撤回：请让提出的人来撤回。'),
  notNamed: leadsTo(
    'protections.proposeEnd',
    refusal(
      'officer-not-named',
      '您不是指定的人员，不能打开。确需办理的，请联系指定的人员，或者请经办提出解除保护。',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/** Why these days will not do: a protection lasts beyond today, and at most two years. */
export function refusalOfDays(today: LocalDate, untilOn: LocalDate): Refusal | undefined {
  if (untilOn <= today) return REFUSALS.dayPast;
  return untilOn > addDays(today, MOST_PROTECTED_DAYS) ? REFUSALS.dayFar : undefined;
}

/** May she answer now, having answered so: not the same to the same text once more. */
export function isNewAnswer(
  before: { readonly status: ConsentStatus; readonly version: number } | undefined,
  now: { readonly agrees: boolean; readonly version: number },
): boolean {
  if (!before) return true;
  if (now.agrees) return before.status !== 'given' || before.version !== now.version;
  return before.status !== 'declined' && before.status !== 'given';
}
