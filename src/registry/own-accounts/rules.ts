import { type Actor, leadsTo } from '../../platform/access/index.ts';
import {
  birthOnOf,
  documentKindsOf,
  type IdentityNumber,
  identityOf,
  isResident,
  type LocalDate,
  type Refusal,
  refusal,
  type Uuid,
  widenResidentId,
} from '../../platform/kernel/index.ts';
import type { PoliceAnswer, Seer } from './contract.ts';

/** What was begun on the phone lives so long; a number for the counter so many days. */
export const REGISTRATION_MINUTES = 30;
export const COUNTER_DAYS = 3;
/** The last digits of a bank card are tried so often for one ID number on one day. */
export const CARD_TRIES_A_DAY = 3;
/** An agreement to one act is used within so many minutes. */
export const AGREEMENT_MINUTES = 10;

/** The ID number as somebody typed it; undefined when it is none. Only numbers of 18 characters register by phone. */
export function readIdNumber(text: string): IdentityNumber | undefined {
  const read = readDocument(text);
  return read && isResident(read) ? read : undefined;
}

/** Who sees a card that lies before this account: the counter, or a helper in the village. */
export const seerOf = ({ role }: Pick<Actor, 'role'>): Seer =>
  role === 'village-helper' ? 'village-helper' : 'counter';

/** The number of whatever document lies on the counter; undefined when it is none. */
export function readDocument(text: string): IdentityNumber | undefined {
  const upper = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const number = widenResidentId(upper) ?? upper;
  const [kind] = documentKindsOf(number);
  return kind && identityOf(kind, number);
}

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\s]/g, '')
    .replace(/[•・.‧∙]/g, '·');

/** Is it the same name, however the spaces and the middle dot are written? */
export function isSameName(typed: string, known: string): boolean {
  return plain(typed) === plain(known);
}

/** What the answer of the police register says of somebody who is not confirmed yet; null: it is her. */
export function readPoliceAnswer(
  status: string,
  nameThere: string | undefined,
  nameHere: string,
): PoliceAnswer | null {
  if (status !== 'normal') return 'status-unclear';
  return nameThere !== undefined && isSameName(nameThere, nameHere) ? null : 'name-differs';
}

/** What the page says of whom a helper serves: the surname and stars. */
export function shortName(name: string): string {
  const [first = '', ...rest] = [...plain(name)];
  return `${first}${rest
    .map(() => '某')
    .slice(0, 1)
    .join('')}`;
}

/** A child has no account of her own; a minor's is opened at the counter with the guardian. */
export type Age = 'child' | 'minor' | 'adult' | 'unknown';

/** Under 16, 16 and 17, or of age on this day; unknown where the document does not say. */
export function ageOf(idNumber: IdentityNumber, today: LocalDate): Age {
  if (!isResident(idNumber)) return 'unknown';
  const birthOn = birthOnOf(idNumber);
  const had = today.slice(5) >= birthOn.slice(5) ? 0 : 1;
  const years = Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4)) - had;
  if (years < 16) return 'child';
  return years < 18 ? 'minor' : 'adult';
}

/** The number of the slip that is printed and signed when an account is opened: its day and the end of the account's id. */
export function slipNumberOf(accountId: Uuid, today: LocalDate): string {
  return `回执 ${today.replaceAll('-', '')}-${accountId.slice(-6).toUpperCase()}`;
}

/** Why something was not done, each with what to do next. None says whether a register knows somebody. */
export const REFUSALS = {
  numberFaulty: leadsTo(
    'ownAccounts.open',
    refusal(
      'id-number-faulty',
      '身份证号不对：请照身份证核对 18 位号码。用别的证件的，请带证件到窗口开通账号。',
      '/idNumber',
    ),
  ),
  child: refusal('under-sixteen', '不满 16 周岁，不能开通本人账号：请等满 16 周岁再来。', '/idNumber'),
  minor: leadsTo(
    'ownAccounts.open',
    refusal('guardian-needed', '16、17 周岁的，请和监护人一起带身份证到窗口，由窗口开通账号。', '/idNumber'),
  ),
  countyUnknown: refusal('county-unknown', '没有这个县：请从列表里重新选。', '/divisionCode'),
  ended: leadsTo(
    'ownAccount.register',
    refusal('registration-ended', '这次登记已经过期或办完了：请从头再填一次；已经办完的，直接登录。'),
  ),
  notProven: leadsTo(
    'ownAccounts.open',
    refusal(
      'not-proven',
      '还没有证明是您本人：请先用手机验证码或银行卡后四位核对，或者带身份证到窗口开通账号。',
    ),
  ),
  cardWrong: leadsTo(
    'ownAccounts.open',
    refusal(
      'card-wrong',
      '对不上：请填收过补贴的那张银行卡的后四位。一天只能试三次；没有收过补贴的，请带身份证到窗口开通账号。',
      '/lastFour',
    ),
  ),
  cardWait: leadsTo(
    'ownAccounts.open',
    refusal('card-tries-used-up', '今天已经试了三次：请明天再试，或者带身份证到窗口开通账号。', '/lastFour'),
  ),
  passwordNeeded: refusal(
    'password-needed',
    '没有核对过手机，不能每次用验证码登录：请设一个密码。',
    '/password',
  ),
  alreadyOpen: leadsTo(
    'ownAccount.signIn',
    refusal(
      'account-there',
      '您已经有本人账号了：请直接登录；忘了密码的，用手机验证码登录，或者到窗口重设。',
    ),
  ),
  revoked: leadsTo(
    'ownAccounts.reopen',
    refusal('account-revoked', '这个账号已经停用：请带身份证到窗口，由窗口重新启用账号。'),
  ),
  dead: refusal('registered-dead', '登记信息里这个号码有疑问，不能开通账号：请本人带身份证到窗口说明。'),
  nameDiffers: refusal(
    'name-differs',
    '姓名和登记的不一样，没有开通：请照身份证核对；身份证没有错的，请先更正登记信息里的姓名，再来开通。',
    '/name',
  ),
  counterUnknown: leadsTo(
    'ownAccount.askCounter',
    refusal(
      'counter-number-unknown',
      '没有这个办理号，或者已经过期：请在手机上重新取号，或直接读身份证。',
      '/counterNumber',
    ),
  ),
  guardianNeeded: refusal(
    'guardian-needed',
    '16、17 周岁的要监护人同意：请填监护人姓名，并勾选监护人同意。',
    '/guardian',
  ),
  phoneNeeded: leadsTo(
    'ownAccounts.setPhone',
    refusal(
      'no-card-on-record',
      '没有登记过收补贴的银行卡，不能在手机上换号码：请带身份证到窗口换手机号。',
      '/lastFour',
    ),
  ),
  statusStopped: leadsTo(
    'ownAccounts.reopen',
    refusal(
      'own-account-state',
      '账号现在不是这个状态，办不了这一件：停用的，请先由窗口重新启用账号，然后再办。',
    ),
  ),
  unverified: leadsTo(
    'ownAccounts.verify',
    refusal(
      'person-unverified',
      '还没有核实是您本人，先看、先报名都可以，领钱要等核实：请带身份证到窗口核实，或者等公安回复。',
    ),
  ),
} as const satisfies Record<string, Refusal>;

/** Of helpers and whom they serve. */
export const HELP_REFUSALS = {
  nobody: leadsTo(
    'ownAccounts.open',
    refusal(
      'person-not-served',
      '没有在登记信息里找到这个人，或者姓名不一样：请照身份证核对；没有登记过的，先由窗口开通账号。',
      '/idNumber',
    ),
  ),
  acting: leadsTo(
    'access.endActing',
    refusal('acting-for-another', '您正在代别人的岗位：请先结束代办，再替群众办理。'),
  ),
  notHelping: leadsTo(
    'help.begin',
    refusal('not-helping', '现在没有替人办理，或者已经满 30 分钟：请窗口经办或村级协理员照身份证重新开始。'),
  ),
  agreementNeeded: refusal(
    'agreement-needed',
    '这件事要本人同意：请本人报手机收到的验证码，或者勾选“本人在场并同意”。',
  ),
  routeUnknown: refusal('act-unknown', '没有这件事可以同意：请回到要办的那一页再点一次。', '/path'),
  noPhone: refusal('no-phone-on-record', '没有登记她的手机号：请勾选“本人在场并同意”，写明原因。', '/by'),
} as const satisfies Record<string, Refusal>;

/** Too much was asked from here. */
export function waitOf(seconds: number): Refusal {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const wait = leadsTo(
    'ownAccounts.open',
    refusal(
      'registration-wait',
      `试的次数多了：请过 ${minutes} 分钟再试；等不及的，请带身份证到窗口开通账号。`,
    ),
  );
  return { ...wait, retryAfterSeconds: seconds };
}

/**
 * What a code that came back proves. The phone on record for the number, with the name that fits: that it is her. A
 * number that no register knows: nothing, but there is nothing to see either. Else it is no proof.
 */
export function proofByCode(known: {
  readonly personId: unknown;
  readonly nameFits: boolean;
  readonly phone: string | undefined;
  readonly typedPhone: string | undefined;
}): 'phone-on-record' | 'nothing' | null {
  if (known.personId === undefined) return 'nothing';
  const isHers = known.typedPhone !== undefined && known.phone === known.typedPhone;
  return known.nameFits && isHers ? 'phone-on-record' : null;
}

/** Does what was proved on the phone still hold, now that the account is opened? */
export function isProofStill(
  provenBy: 'phone-on-record' | 'bank-card' | 'nothing',
  known: { readonly personId: unknown; readonly nameFits: boolean },
): boolean {
  return provenBy === 'nothing' ? known.personId === undefined : known.nameFits;
}

const SIGN_IN_FAILED = leadsTo(
  'ownAccounts.open',
  refusal(
    'sign-in-failed',
    '身份证号或密码不对，没有登录。忘了密码的，点“用短信验证码登录”；没有开通的，点“开通账号”，或者到窗口开通账号。',
  ),
);

/** A sign-in that failed, as one says it to a person who types her ID number. */
export function signInRefusal(of: Refusal): Refusal {
  if (of.code === 'sign-in-failed') return SIGN_IN_FAILED;
  return of.code === 'sign-in-wait' ? waitOf(of.retryAfterSeconds ?? 60) : of;
}
