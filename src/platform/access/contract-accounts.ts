import { z } from 'zod';
import { type Refusal, refusal } from '../kernel/index.ts';
import { ROLES } from './actor.ts';
import { leadsTo } from './next-act.ts';
import { zAllowed, zInstant, zPlaceCode, zText, zUuid, zVersion } from './shapes.ts';

const zLogin = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);
const zPersonKey = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);
const ACCOUNT_STATUSES = ['pending', 'active', 'disabled'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
const CHANGE_KINDS = ['open', 'enable', 'reassign', 'reset', 'second-factor'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
const CHANGE_STATUSES = ['pending', 'released', 'refused', 'withdrawn'] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

export const accountRow = z.strictObject({
  accountId: zUuid,
  login: z.string(),
  displayName: z.string(),
  personKey: z.string(),
  role: z.enum(ROLES),
  divisionCode: z.string().nullable(),
  divisionName: z.string().nullable(),
  organisationId: zUuid.nullable(),
  organisationName: z.string().nullable(),
  demonstration: z.boolean(),
  createdAt: zInstant,
  status: z.enum(ACCOUNT_STATUSES),
  disabledAt: zInstant.nullable(),
  /** What waits for another administrator; null when nothing does. */
  pendingChange: z.enum(CHANGE_KINDS).nullable(),
  /** Does a sign-in take a code besides the password? */
  hasSecondFactor: z.boolean(),
  version: zVersion,
  allowed: zAllowed,
});
export type AccountRow = z.infer<typeof accountRow>;

/** Where an account acts: a role, and the division or the organisation that belongs to it. */
const place = {
  role: z.enum(ROLES),
  divisionCode: zPlaceCode.nullable(),
  organisationId: zUuid.nullable(),
};

export const createAccountBody = z.strictObject({
  login: zLogin,
  displayName: zText(60),
  /** Somebody of the register of staff; null for somebody who is entered now. */
  personKey: zPersonKey.nullable(),
  /** Name and ID number of somebody new; the number also where the register has none for the chosen person. */
  personName: zText(60).nullable(),
  idNumber: zText(24).nullable(),
  ...place,
});
export type NewAccount = z.infer<typeof createAccountBody>;

/**
 * A one-time password: whole, or the first half, the second going to whoever releases; null where the account keeps
 * the password it has.
 */
const oneTime = {
  oneTimePassword: z.string().nullable(),
  part: z.enum(['whole', 'first-half', 'second-half']).nullable(),
};

export const accountReply = z.strictObject({
  accountId: zUuid,
  status: z.enum(ACCOUNT_STATUSES),
  /** The change that waits for another administrator; null when nothing waits. */
  changeId: zUuid.nullable(),
  ...oneTime,
});
export type AccountReply = z.infer<typeof accountReply>;

export const disableAccountBody = z.strictObject({ version: zVersion, reason: zText(200, 4) });
export const reassignAccountBody = z.strictObject({ version: zVersion, ...place, reason: zText(200, 4) });
export type Reassignment = z.infer<typeof reassignAccountBody>;

const changePlace = z.strictObject({
  role: z.enum(ROLES),
  divisionCode: z.string().nullable(),
  divisionName: z.string().nullable(),
  organisationName: z.string().nullable(),
});

export const accountChangeRow = z.strictObject({
  changeId: zUuid,
  accountId: zUuid,
  login: z.string(),
  displayName: z.string(),
  personName: z.string(),
  idNumberMasked: z.string().nullable(),
  kind: z.enum(CHANGE_KINDS),
  status: z.enum(CHANGE_STATUSES),
  /** What the account is now, and what it will be where the change is of role or place. */
  current: changePlace,
  asked: changePlace.nullable(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: zInstant,
  decidedBy: z.string().nullable(),
  decidedAt: zInstant.nullable(),
  opinion: z.string().nullable(),
  allowed: zAllowed,
});
export type AccountChangeRow = z.infer<typeof accountChangeRow>;

export const decideChangeBody = z.strictObject({
  decision: z.enum(['released', 'refused']),
  opinion: zText(200, 0).optional(),
});
export type ChangeDecision = z.infer<typeof decideChangeBody>;

export const decidedReply = z.strictObject({
  changeId: zUuid,
  status: z.enum(CHANGE_STATUSES),
  ...oneTime,
});
export type DecidedReply = z.infer<typeof decidedReply>;

export const staffPersonRow = z.strictObject({
  personKey: z.string(),
  displayName: z.string(),
  idNumberMasked: z.string().nullable(),
  /** Logins and roles of this person's accounts that are not disabled. */
  accounts: z.array(z.strictObject({ login: z.string(), role: z.enum(ROLES) })),
});
export type StaffPersonRow = z.infer<typeof staffPersonRow>;

export const organisationChoice = z.strictObject({
  organisationId: zUuid,
  name: z.string(),
  creditCode: z.string(),
});

export const passwordBody = z.strictObject({
  current: z.string().min(1).max(200),
  next: z.string().min(1).max(200),
});
export const passwordReply = z.strictObject({ changed: z.literal(true) });

export const ACCOUNT_REFUSALS = {
  ownAccount: refusal('own-account', '不能办理自己的账号，请由另一位管理员办理。'),
  machineAccount: refusal(
    'machine-account',
    '这是系统自己的账号，只用来记录命令行的操作，没有人用它登录；请选择人员的账号办理。',
  ),
  wrongStatus: leadsTo(
    'accounts.enable',
    refusal(
      'wrong-status',
      '这个账号现在的状态不能办这件事：在用的不必启用，停用的请系统管理员先申请启用，等待放行的请安全管理员先放行。',
    ),
  ),
  notInUse: refusal('not-in-use', '这个账号不在用，没有登录可以结束；请刷新页面查看它的状态。'),
  workerStays: refusal('role-not-here', '劳动者账号属于本人，不改作别的岗位，请另开账号。', '/role'),
  changePending: leadsTo(
    'accountChanges.decide',
    refusal(
      'change-pending',
      '这个账号已有一项变更等待放行，请安全管理员先放行或不予放行，或由提出的系统管理员撤回。',
    ),
  ),
  samePerson: leadsTo(
    'accountChanges.decide',
    refusal('four-eyes', '您就是申请人，同一人不能既申请又放行；请由另一位安全管理员在“待放行”里办理。'),
  ),
  opinionRequired: refusal(
    'opinion-required',
    '不予放行必须写明原因（不少于 4 个字），让申请人知道要改什么。',
    '/opinion',
  ),
  changeClosed: refusal('change-closed', '这项变更已经办结，不能再办；请刷新页面查看结果。'),
  accountMoved: leadsTo(
    'accountChanges.decide',
    refusal(
      'account-moved',
      '提出申请以后，这个账号的状态已经变了，这项变更不能再放行；请安全管理员选“不予放行”，由系统管理员重新提出。',
    ),
  ),
  organisationUnknown: refusal(
    'organisation-unknown',
    '没有这家机构或单位，请按名称或统一社会信用代码重新查找。',
    '/organisationId',
  ),
  divisionNotYours: refusal(
    'division-not-yours',
    '只能为本级及下级开设账号，请重选行政区划。',
    '/divisionCode',
  ),
  divisionUnknown: refusal('division-unknown', '没有这个行政区划，请重新选择。', '/divisionCode'),
  loginTaken: refusal('login-taken', '这个账号名已经有人用了，请换一个。', '/login'),
  threeAdministrators: refusal(
    'three-administrators',
    '系统管理、安全管理、审计管理须由三个人分任，此人已任其一，请另派人员。',
    '/role',
  ),
  administratorApart: leadsTo(
    'accounts.disable',
    refusal(
      'administrator-apart',
      '管理员不能同时经办、审核或付款，此人已有另一类账号；请另派人员，或请安全管理员先停用他的另一个账号。',
      '/role',
    ),
  ),
  nothingChanges: refusal('nothing-changes', '岗位和所属都与现在相同，没有要变的，请重新选择。', '/role'),
  personNeeded: refusal(
    'person-needed',
    '请从人员册里选一个人，或者填写新人员的姓名和身份证号。',
    '/personKey',
  ),
  personUnknown: refusal('person-unknown', '人员册里没有这个人，请重新选择。', '/personKey'),
  idNumberNeeded: refusal(
    'id-number-needed',
    '人员册里还没有此人的身份证号，请照证件填写一次，以后不再填写。',
    '/idNumber',
  ),
  idNumberWrong: refusal('id-number-wrong', '身份证号不正确，请照证件核对 18 位号码。', '/idNumber'),
  idNumberDiffers: refusal(
    'id-number-differs',
    '与人员册里此人的身份证号不一致，请核对选的是不是这个人。',
    '/idNumber',
  ),
  idNumberOfAnother: refusal(
    'id-number-of-another',
    '这个身份证号已登记在人员册另一人名下，请从人员册里选那个人。',
    '/idNumber',
  ),
  personNameDiffers: refusal(
    'person-name-differs',
    '这个身份证号在人员册里登记的是另一个姓名，请核对姓名，或从人员册里选人。',
    '/personName',
  ),
  passwordWrong: refusal('password-wrong', '现在的口令不对，没有更改，请重新填写。', '/current'),
  passwordSame: refusal('password-same', '新口令与现在的口令相同，请另想一个。', '/next'),
} as const satisfies Record<string, Refusal>;

/** The same to a person of her own account, in the words of her pages. */
export const OWN_PASSWORD_REFUSALS = {
  passwordWrong: refusal(
    'password-wrong',
    '现在的密码不对，没有更改：请照回执或您自己设的再填一次。',
    '/current',
  ),
  passwordSame: refusal('password-same', '新密码和现在的一样：请另想一个。', '/next'),
} as const satisfies Record<string, Refusal>;

export const PASSWORD_CHANGE_NEEDED: Refusal = leadsTo(
  'access.password',
  refusal('password-change-needed', '您用的是一次性口令，请先设一个自己的口令，再办理业务。'),
);
