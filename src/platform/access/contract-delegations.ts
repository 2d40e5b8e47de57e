import { z } from 'zod';
import { type Refusal, refusal } from '../kernel/index.ts';
import { ROLES } from './actor.ts';
import { leadsTo } from './next-act.ts';
import { zAllowed, zDate, zInstant, zText, zUuid } from './shapes.ts';

const DELEGATION_STATUSES = ['asked', 'released', 'refused', 'withdrawn', 'ended'] as const;
export type DelegationStatus = (typeof DELEGATION_STATUSES)[number];

/** Both days are included, as people write them. */
const days = { fromOn: zDate, throughOn: zDate };

export const delegationRow = z.strictObject({
  delegationId: zUuid,
  /** Whoever is on leave, and whoever acts for them. */
  fromName: z.string(),
  toName: z.string(),
  /** What the colleague acts as. */
  role: z.enum(ROLES),
  divisionName: z.string().nullable(),
  status: z.enum(DELEGATION_STATUSES),
  /** Where today lies; null while nobody may act by it. */
  phase: z.enum(['coming', 'in-force', 'over']).nullable(),
  ...days,
  reason: z.string(),
  askedBy: z.string(),
  askedAt: zInstant,
  decidedBy: z.string().nullable(),
  opinion: z.string().nullable(),
  endedBy: z.string().nullable(),
  allowed: zAllowed,
});
export type DelegationRow = z.infer<typeof delegationRow>;

export const ownDelegationsReply = z.strictObject({ rows: z.array(delegationRow), allowed: zAllowed });

export const colleagueRow = z.strictObject({
  accountId: zUuid,
  displayName: z.string(),
  role: z.enum(ROLES),
});

const asked = { toAccountId: zUuid, ...days, reason: zText(200, 4) };
export const askOwnDelegationBody = z.strictObject(asked);
export const askDelegationBody = z.strictObject({ fromAccountId: zUuid, ...asked });
export type AskedDelegation = z.infer<typeof askDelegationBody>;

export const decideDelegationBody = z.strictObject({
  decision: z.enum(['released', 'refused']),
  opinion: zText(200, 0).optional(),
});
export type DelegationDecision = z.infer<typeof decideDelegationBody>;

export const delegationReply = z.strictObject({ delegationId: zUuid, status: z.enum(DELEGATION_STATUSES) });
export type DelegationReply = z.infer<typeof delegationReply>;

export const beginActingBody = z.strictObject({ delegationId: zUuid });
export const actingReply = z.strictObject({ acting: z.boolean() });

/** Whom somebody acts for in this session, as the header shows it. */
export const acting = z.strictObject({ delegationId: zUuid, name: z.string(), throughOn: zDate });
/** Whom somebody may act for today. */
export const mayActFor = acting.extend({ role: z.enum(ROLES) });

export const DELEGATION_REFUSALS = {
  notDelegable: refusal(
    'not-delegable',
    '系统管理员、安全管理员、劳动者和系统自己的账号不能委托别人代办；管理员不在的，由另一位管理员办。',
    '/fromAccountId',
  ),
  notInUse: refusal(
    'not-in-use',
    '这个账号不在用，没有可以代办的；请刷新页面查看它的状态。',
    '/fromAccountId',
  ),
  otherPlace: refusal(
    'colleague-elsewhere',
    '只能由同一区划或同一单位、账号在用的另一个人代办；请另选一位同事。',
    '/toAccountId',
  ),
  colleagueApart: refusal(
    'colleague-apart',
    '这位同事另有的岗位与要代办的岗位不相容（管理员不能同时经办、审核或付款）；请另选一位同事。',
    '/toAccountId',
  ),
  daysWrong: refusal('days-wrong', '代办从今天或以后开始，最后一天不早于第一天；请改日期。', '/throughOn'),
  daysTooMany: refusal('days-too-many', '一次代办最长 366 天；请把最后一天改早，到期再委托。', '/throughOn'),
  alreadyThere: leadsTo(
    'access.withdrawDelegation',
    refusal(
      'delegation-there',
      '这几天已经有同样的代办或申请；要改日期的，请先撤回原来的，再委托。',
      '/fromOn',
    ),
  ),
  samePerson: leadsTo(
    'delegations.decide',
    refusal('four-eyes', '代办是您提出的，或者您就是其中一方，不能由您放行；请另一位安全管理员放行。'),
  ),
  ownDelegation: refusal(
    'own-account',
    '您就是其中一方：自己的代办请在“我的账号”里提出，或由另一位管理员办理。',
    '/fromAccountId',
  ),
  opinionRequired: refusal(
    'opinion-required',
    '不予放行必须写明原因（不少于 4 个字），让申请人知道要改什么。',
    '/opinion',
  ),
  closed: refusal('delegation-closed', '这项代办已经有了结论或已经结束，不能再办；请刷新页面查看。'),
  overBeforeRelease: leadsTo(
    'delegations.decide',
    refusal(
      'delegation-over',
      '代办的日子已过，或有一方的账号已停用、已换岗位，不能再放行；请安全管理员选“不予放行”。',
    ),
  ),
  passwordWhole: leadsTo(
    'accounts.reset',
    refusal(
      'password-by-one',
      '代办人的口令是一位管理员单独发的，不能凭它得到有权的岗位；请系统管理员先在“账号”页面重置代办人的口令（两人各给半段），放行后再放行这项代办。',
    ),
  ),
  notInForce: refusal('delegation-not-in-force', '这项代办今天不在期内，或已经结束；请刷新页面查看。'),
  secondFactorNeeded: leadsTo(
    'access.beginSecondFactor',
    refusal('second-factor-first', '要代办的岗位登录时须填动态验证码；请先在“我的账号”里设好，再开始代办。'),
  ),
  notActing: refusal('not-acting', '您现在没有代人办理；请刷新页面查看。'),
  actingForAnother: leadsTo(
    'access.endActing',
    refusal('acting-for-another', '您正在代人办理。自己账号的事，请先在页面上方结束代办，再办。'),
  ),
} as const satisfies Record<string, Refusal>;
