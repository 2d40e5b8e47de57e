import { z } from 'zod';
import { type Refusal, refusal } from '../kernel/index.ts';
import { leadsTo } from './next-act.ts';
import { waitInWords } from './rules-sign-in.ts';
import { zAllowed, zInstant, zText } from './shapes.ts';

const zPhone = zText(30);
const zPassword = z.string().min(1).max(200);
/** What a page holds between asking for a code and entering it; opens nothing without the code. */
const zHandle = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The phone of one's own account; only the masked number leaves the server. */
export const ownPhoneReply = z.strictObject({
  masked: z.string().nullable(),
  verifiedAt: zInstant.nullable(),
  /** Can messages be sent at all? */
  canSend: z.boolean(),
  allowed: zAllowed,
});
export type OwnPhoneReply = z.infer<typeof ownPhoneReply>;

export const sendPhoneCodeBody = z.strictObject({ password: zPassword, phone: zPhone });
export const codeSentReply = z.strictObject({ handle: z.string(), minutes: z.int() });
export type CodeSentReply = z.infer<typeof codeSentReply>;
export const confirmPhoneBody = z.strictObject({ handle: zHandle, code: zText(20, 6) });
export const phoneSetReply = z.strictObject({ masked: z.string() });

/** How a lost password may be reset here, besides at the counter. */
export const lostPasswordReply = z.strictObject({ byPhone: z.boolean() });
export const lostPasswordBody = z.strictObject({ login: zText(60), phone: zPhone });
export const newPasswordBody = z.strictObject({
  handle: zHandle,
  code: zText(20, 6),
  next: zPassword,
  /** A code of the second factor or a recovery code, where the account needs one besides; else null. */
  secondFactor: zText(20, 6).nullable(),
});
export type NewPassword = z.infer<typeof newPasswordBody>;
export const passwordSetReply = z.strictObject({ reset: z.literal(true) });

/** What the stand-in for a message gateway would have sent. */
export const messagesReply = z.strictObject({
  /** What sends messages; null when nothing does. */
  sender: z.enum(['stand-in', 'gateway']).nullable(),
  rows: z.array(
    z.strictObject({ messageId: z.string(), to: z.string(), content: z.string(), sentAt: zInstant }),
  ),
});
export type MessagesReply = z.infer<typeof messagesReply>;

export const PHONE_REFUSALS = {
  noSender: leadsTo(
    'accounts.reset',
    refusal(
      'no-message-sender',
      '本系统没有接短信，不能用手机重设口令：请带身份证件到窗口，由系统管理员重置口令。',
    ),
  ),
  phoneForm: refusal('phone-form', '手机号不对：请填 11 位手机号。', '/phone'),
  passwordWrong: refusal('password-wrong', '口令不对，没有发验证码，请重新填写。', '/password'),
  tooManyCodes: refusal('too-many-codes', '一小时内发的验证码太多了，请过一小时再取。'),
  notSent: refusal('message-not-sent', '短信没有发出去，请过几分钟重新取验证码。'),
  codeWrong: refusal('phone-code-wrong', '短信验证码不对，请照短信重新填写；错五次须重新取验证码。', '/code'),
  codeEnded: refusal('phone-code-ended', '短信验证码已经用过、过期或输错五次，请重新取验证码。', '/code'),
  secondFactorNeeded: refusal(
    'second-factor-due',
    '短信验证码对了。这个账号管钱、管审核或管账号，还要填动态验证码，或者一个恢复码。',
    '/secondFactor',
  ),
  counterOnly: leadsTo(
    'accounts.reset',
    refusal(
      'counter-only',
      '这个账号管钱、管审核或管账号，又没有设动态验证码，不能只凭短信重设口令：请带身份证件到窗口，由系统管理员重置。',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/** Too many codes have been asked for from here. */
export function phoneWait(seconds: number): Refusal {
  const wait = leadsTo(
    'accounts.reset',
    refusal(
      'sign-in-wait',
      `从这里取验证码的次数多了：请过 ${waitInWords(seconds)} 再取；等不及的，请到窗口由系统管理员重置口令。`,
    ),
  );
  return { ...wait, retryAfterSeconds: seconds };
}
