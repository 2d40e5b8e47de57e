/** A code sent to a phone counts so long, and takes so many tries. */
export const CODE_MINUTES = 10;
export const MOST_TRIES = 5;
/** So many codes of one kind go out for one account in an hour, from whatever address they are asked for. */
export const MOST_CODES_AN_HOUR = 5;
export const CODE_DIGITS = 6;

/** A mobile number as it is compared and sent to: eleven digits; undefined for anything else. */
export function readMobile(text: string): string | undefined {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined;
}

/** The form in which a number is shown: first three and last four digits. */
export function maskMobile(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** What a phone code opens for an account: the password, the password together with a second factor, or nothing. */
export function phoneOpens(
  hasPower: boolean,
  hasSecondFactor: boolean,
): 'password' | 'with-second-factor' | 'nothing' {
  if (!hasPower) return 'password';
  return hasSecondFactor ? 'with-second-factor' : 'nothing';
}

const SIGNATURE = '【技路】';

/** The messages that go out. None names an account, so that a lost phone tells nobody where it fits. */
export const MESSAGES = {
  'lost-password': (code: string, whose?: string) =>
    `${SIGNATURE}验证码 ${code}，${CODE_MINUTES} 分钟内有效，用于${whose ? `给 ${whose} ` : ''}重设密码。不是本人操作的，请勿告诉任何人。`,
  'own-phone': (code: string) =>
    `${SIGNATURE}验证码 ${code}，${CODE_MINUTES} 分钟内有效，用于登记手机号。不是本人操作的，请勿告诉任何人。`,
  registration: (code: string, whose: string) =>
    `${SIGNATURE}验证码 ${code}，${CODE_MINUTES} 分钟内有效，用于给 ${whose} 开通本人账号。不是本人操作的，请勿告诉任何人。`,
  'sign-in': (code: string, whose: string) =>
    `${SIGNATURE}验证码 ${code}，${CODE_MINUTES} 分钟内有效，用于 ${whose} 登录。不是本人操作的，请勿告诉任何人。`,
  agreement: (code: string, whose: string) =>
    `${SIGNATURE}验证码 ${code}，${CODE_MINUTES} 分钟内有效。有人正在替 ${whose} 办事，本人同意办这一件，才把它告诉对方。`,
  registered: () => `${SIGNATURE}您的本人账号已登记。不是本人办的，请马上到窗口说明。`,
  revoked: () => `${SIGNATURE}您的本人账号已停用，各处登录已退出。不是本人要求的，请马上到窗口说明。`,
  helped: (name: string) =>
    `${SIGNATURE}${name} 刚替您办了一件事，登录后点“我的账号”能看到。您没有同意过的，请马上说明。`,
  passwordReset: () =>
    `${SIGNATURE}您的密码刚用手机验证码重设，各处登录已退出。不是本人操作的，请马上到窗口说明。`,
  phoneChanged: () => `${SIGNATURE}您账号登记的手机号刚改为另一个号码。不是本人操作的，请马上到窗口说明。`,
} as const;
