import type { Teller } from './rules-telling.ts';

/** New signs in the evidence wait for a handler; a night that found nothing new says nothing. */
export const signsFound: Teller = ({ line, toRoles }) =>
  Number(line.detail.fresh) > 0
    ? toRoles('waiting', ['county-handler'], `过程材料里有 ${line.detail.fresh} 条新的疑点：请核查。`)
    : [];

const SAID: Readonly<Record<string, string>> = {
  returned: '提出的过程疑点意见没有获得同意：请看退回的意见，再核查。',
  'taken-back': '过程疑点原来的核查结论已收回：请重新核查。',
  kept: '过程疑点原来的核查结论没有收回：请看退回的意见。',
};

/** What a second person said of a sign, to the handler. */
export const signDecided: Teller = ({ line, toRoles }) =>
  toRoles('decided', ['county-handler'], SAID[String(line.detail.step)] ?? '提出的过程疑点意见已获同意。');

/** Who of a class has not confirmed yet is asked; the school sees in the class who that is. */
export const confirmationAsked: Teller = ({ line, about, toOrganisations }) =>
  toOrganisations(
    'waiting',
    `${about.name}已经上完，还有 ${line.detail.open} 人没有核对过程确认书，已提醒本人：名单见班期的“过程确认”页，签了纸质的请在那里登记。`,
  );

/** A platform should be taken off, or let in again: people decide (LC-9). */
export const platformToDecide: Teller = ({ line, toRoles }) =>
  toRoles(
    'waiting',
    ['county-handler'],
    line.detail.suggestion === 'take-off'
      ? '有线上平台连续多天没有应答或者课程久不更新：请在“线上平台”里看过，该停用的提出停用。'
      : '停用的线上平台又能打开了：请在“线上平台”里看过，可以提出重新纳入。',
  );
