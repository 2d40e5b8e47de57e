import { z } from 'zod';
import { type Refusal, refusal } from '../kernel/index.ts';
import { ROLES } from './actor.ts';
import { acting, mayActFor } from './contract-delegations.ts';
import { leadsTo } from './next-act.ts';
import { waitInWords } from './rules-sign-in.ts';
import { zDate, zInstant, zUuid } from './shapes.ts';

export const signInBody = z.strictObject({
  login: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
});

/** Whoever is signed in, as the client needs it. */
export const meReply = z.strictObject({
  accountId: zUuid,
  displayName: z.string(),
  role: z.enum(ROLES),
  divisionCode: z.string().nullable(),
  divisionName: z.string().nullable(),
  organisationId: zUuid.nullable(),
  organisationName: z.string().nullable(),
  /** The routes this role may call at all. */
  allowed: z.array(z.string()),
  csrfToken: z.string(),
  /** True while the password is a one-time one: nothing else is answered before it is changed. */
  mustChangePassword: z.boolean(),
  /** True until the code has been entered in this session: nothing else is answered before. */
  secondFactorDue: z.boolean(),
  /** True while the role takes a second factor and none is set: nothing else is answered before. */
  mustSetSecondFactor: z.boolean(),
  demonstration: z.boolean(),
  today: zDate,
  /** Whom this session acts for; null while it acts for its owner. */
  acting: acting.nullable(),
  /** Whom this session serves, who is present, and until when; null while it serves its owner. */
  helping: z.strictObject({ name: z.string(), untilAt: zInstant }).nullable(),
  /** Whom its owner may act for today. */
  mayActFor: z.array(mayActFor),
});

export const signedInReply = z.strictObject({
  csrfToken: z.string(),
  /** A code comes next. */
  secondFactorDue: z.boolean(),
});
export const signedOutReply = z.strictObject({ signedOut: z.literal(true) });

export const SIGN_IN_FAILED: Refusal = leadsTo(
  'accounts.reset',
  refusal(
    'sign-in-failed',
    '账号或口令不对，没有登录。接连输错，要等一会儿才能再试；忘记口令的，点“忘记口令”，或请系统管理员重置。',
  ),
);
/** Somebody has guessed wrong too often from here; others are not kept waiting. */
export function signInWait(seconds: number): Refusal {
  const wait = leadsTo(
    'accounts.reset',
    refusal(
      'sign-in-wait',
      `从这里输错的次数多了，没有登录：请过 ${waitInWords(seconds)} 再试；忘记口令的，点“忘记口令”，或请系统管理员重置。`,
    ),
  );
  return { ...wait, retryAfterSeconds: seconds };
}
export const SIGN_IN_BUSY: Refusal = {
  ...refusal('busy', '正在登录的人太多，请过几秒再试。'),
  retryAfterSeconds: 5,
};
export const NOT_SIGNED_IN: Refusal = leadsTo(
  'access.login',
  refusal('not-signed-in', '还没有登录，或登录已经过期，请重新登录。'),
);
export const ROLE_MAY_NOT: Refusal = leadsTo(
  'accounts.reassign',
  refusal('role-may-not', '您的岗位不办这件事，请由有此职责的人员办理；岗位不对的，请系统管理员调整。'),
);
export const NO_REACH: Refusal = leadsTo(
  'accounts.reassign',
  refusal('no-reach', '您的账号没有指定行政区划或单位，办不了这件事，请系统管理员给账号指定。'),
);
export const VERSION_CONFLICT: Refusal = refusal(
  'version-conflict',
  '这条记录刚被别人修改过，请刷新后再办。',
  '/version',
);
