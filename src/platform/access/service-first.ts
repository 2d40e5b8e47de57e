import { done, type Refusal, type Result, refusal, refused } from '../kernel/index.ts';
import type { Act } from './act.ts';
import { commonPasswords } from './common-passwords.ts';
import { leadsTo } from './next-act.ts';
import { hashPassword } from './passwords.ts';
import { passwordRefusals } from './rules-passwords.ts';
import { storeAccount } from './service-accounts.ts';
import { resolvePerson } from './service-staff.ts';
import { countAccounts, lockFirstAccounts } from './store.ts';

export interface FirstAdministrator {
  readonly login: string;
  readonly personName: string;
  readonly idNumber: string;
  readonly password: string;
}

const REFUSALS = {
  notEmpty: leadsTo(
    'accounts.create',
    refusal(
      'not-empty',
      '系统里已经有账号，不再从命令行开设头两位管理员；请由系统管理员在“账号”页面新建，安全管理员放行。',
    ),
  ),
  samePerson: refusal(
    'three-administrators',
    '系统管理和安全管理须由两个人分任，两个身份证号相同；请换一个人。',
    '/security/idNumber',
  ),
} as const satisfies Record<string, Refusal>;

/**
 * The first two people of an empty system: one asks for every further account, the other releases it. Refused as soon
 * as anybody can sign in.
 */
export async function openFirstAdministrators(
  act: Act,
  system: FirstAdministrator,
  security: FirstAdministrator,
): Promise<Result<{ opened: 2 }>> {
  await lockFirstAccounts(act.tx);
  if ((await countAccounts(act.tx)) > 0) return refused(REFUSALS.notEmpty);
  const keys: string[] = [];
  for (const [role, person] of [
    ['system-administrator', system],
    ['security-administrator', security],
  ] as const) {
    const { login, personName, idNumber, password } = person;
    const weak = passwordRefusals(
      password,
      { login, displayName: personName, isDemonstration: false, role: 'system-administrator' },
      commonPasswords(),
    );
    if (weak.length > 0) return refused(...weak);
    const resolved = await resolvePerson(act, { personKey: null, personName, idNumber });
    if (!resolved.ok) return resolved;
    const { personKey } = resolved.value;
    if (keys.includes(personKey)) return refused(REFUSALS.samePerson);
    keys.push(personKey);
    const stored = await storeAccount(act, {
      accountId: act.ids.uuid(),
      login,
      displayName: personName,
      personKey,
      role,
      divisionCode: null,
      organisationId: null,
      personId: null,
      passwordHash: await hashPassword(password),
      oneTime: false,
      passwordWholeAt: null,
      status: 'active',
      demonstration: false,
      createdAt: act.clock.now(),
    });
    if (!stored.ok) return stored;
  }
  return done({ opened: 2 });
}
