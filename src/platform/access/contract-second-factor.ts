import { z } from 'zod';
import { type Refusal, refusal } from '../kernel/index.ts';
import { leadsTo } from './next-act.ts';
import { waitInWords } from './rules-sign-in.ts';
import { zAllowed, zInstant, zText } from './shapes.ts';

/** The own second factor. */
export const secondFactorReply = z.strictObject({
  /** Since when codes are asked for; null while none is set. */
  setAt: zInstant.nullable(),
  recoveryCodesLeft: z.int(),
  /** May the role not do without? */
  required: z.boolean(),
  allowed: zAllowed,
});
export type SecondFactorReply = z.infer<typeof secondFactorReply>;

/** The new key, shown until the first code confirms it. */
export const secondFactorKey = z.strictObject({
  /** In groups of four, for typing. */
  key: z.string(),
  /** For the authenticator application, as a picture. */
  uri: z.string(),
});
export type SecondFactorKey = z.infer<typeof secondFactorKey>;

export const codeBody = z.strictObject({ code: zText(20, 6) });
/** What changes the own second factor: the password, and a code of the phone or a recovery code. */
export const shownBody = z.strictObject({ password: z.string().min(1).max(200), code: zText(20, 6) });
/** Shown this once. */
export const recoveryCodesReply = z.strictObject({ recoveryCodes: z.array(z.string()) });
export const codeReply = z.strictObject({
  /** How many recovery codes are left, where one was used; null for a code of the phone. */
  recoveryCodesLeft: z.int().nullable(),
});

export const SECOND_FACTOR_REFUSALS = {
  due: leadsTo(
    'access.enterCode',
    refusal('second-factor-due', '口令对了，还差动态验证码：请先填手机上的验证码，再办理业务。'),
  ),
  mustSet: leadsTo(
    'access.beginSecondFactor',
    refusal('second-factor-needed', '这个岗位登录要用动态验证码，您还没有设：请先设好，再办理业务。'),
  ),
  codeWrong: leadsTo(
    'accounts.resetSecondFactor',
    refusal(
      'code-wrong',
      '验证码不对，没有通过：请看手机上现在显示的 6 位数字，并核对手机时间；手机不在身边的填恢复码，都没有的请系统管理员重置。',
      '/code',
    ),
  ),
  codeUsed: refusal('code-used', '这个验证码已经用过一次，请等手机上换了新的再填。', '/code'),
  firstCodeWrong: leadsTo(
    'access.beginSecondFactor',
    refusal(
      'code-wrong',
      '验证码不对，还没有设好：请看手机上现在显示的 6 位数字，并核对手机时间；手机里没有这个账号的，请重新取密钥。',
      '/code',
    ),
  ),
  alreadySet: leadsTo(
    'access.changeSecondFactor',
    refusal('second-factor-set', '动态验证码已经设好；换了手机的，请在“我的账号”里点“换手机”。'),
  ),
  passwordWrong: refusal('password-wrong', '口令不对，没有更改，请重新填写。', '/password'),
  changeNotBegun: leadsTo(
    'access.changeSecondFactor',
    refusal('second-factor-not-begun', '还没有取新手机的密钥，或者取了超过半小时：请重新点“换手机”。'),
  ),
  newCodeWrong: leadsTo(
    'access.changeSecondFactor',
    refusal(
      'code-wrong',
      '验证码不对，还没有换，原来的手机照用：请看新手机上现在显示的 6 位数字，并核对手机时间；新手机里没有的，请重新点“换手机”。',
      '/code',
    ),
  ),
  notBegun: leadsTo(
    'access.beginSecondFactor',
    refusal('second-factor-not-begun', '还没有取密钥，没有可以核对的验证码：请先取密钥，再填验证码。'),
  ),
  nothingToReset: leadsTo(
    'accounts.reset',
    refusal('no-second-factor', '这个账号没有设动态验证码，不用重置；忘了口令的，请系统管理员重置口令。'),
  ),
} as const satisfies Record<string, Refusal>;

/** Wrong codes have been entered too often for this account. */
export function codeWait(seconds: number): Refusal {
  const wait = leadsTo(
    'accounts.resetSecondFactor',
    refusal(
      'sign-in-wait',
      `验证码输错的次数多了：请过 ${waitInWords(seconds)} 再试；手机和恢复码都没有的，请系统管理员重置。`,
    ),
  );
  return { ...wait, retryAfterSeconds: seconds };
}
