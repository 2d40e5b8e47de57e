import { canDo, done, type Refusal, type Result, refusal, refused } from '../kernel/index.ts';
import type { Act } from './act.ts';
import { ACCOUNT } from './machine.ts';
import { leadsTo } from './next-act.ts';
import { giveOneTimePassword } from './service-power.ts';
import { type LastResortRow, lockForLastResort, selectActiveLogins } from './store-last-resort.ts';
import { deleteSecondFactor } from './store-second-factor.ts';
import { newReadableHalf } from './tokens.ts';

const REFUSALS = {
  unknown: refusal('not-found', '没有这个在用的安全管理员账号，请核对账号名。', '/login'),
  notOnly: leadsTo(
    'accounts.reset',
    refusal(
      'not-the-only-one',
      '还有别的安全管理员在用，不从命令行重设；请系统管理员在“账号”页面重设口令，由另一位安全管理员放行。',
      '/login',
    ),
  ),
  twoPersons: refusal(
    'four-eyes',
    '须写明到场的两位：两个在用账号，属于两个人，都不是要重设的本人；请改写 --present。',
    '/present',
  ),
} as const satisfies Record<string, Refusal>;

/**
 * The last resort: a one-time password for the only security administrator, whom no other administrator can release; a second
 * factor that was set is removed, and set again at the next sign-in.
 * Whoever runs the machine does it in the presence of two people of the house, who stand in the record by account.
 */
export async function resetLastSecurityAdministrator(
  act: Act,
  asked: { readonly login: string; readonly present: readonly string[]; readonly reason: string },
): Promise<Result<{ oneTimePassword: string }>> {
  const administrators = await lockForLastResort(act.tx);
  const account = administrators.find(({ login }) => login === asked.login);
  if (!account || !canDo(ACCOUNT, account.status, 'accounts.reset')) return refused(REFUSALS.unknown);
  if (othersOf(account, administrators)) return refused(REFUSALS.notOnly);
  const present = await selectActiveLogins(act.tx, asked.present);
  const persons = new Set(present.map(({ personKey }) => personKey));
  if (persons.size < 2 || persons.has(account.personKey)) return refused(REFUSALS.twoPersons);
  const oneTimePassword = `${newReadableHalf()}-${newReadableHalf()}`;
  await deleteSecondFactor(act.tx, account.accountId);
  await giveOneTimePassword(act, account.accountId, { password: oneTimePassword, whole: false });
  await act.record({
    event: 'account-password-reset',
    objectType: 'account',
    objectId: account.accountId,
    reason: asked.reason,
    detail: { login: account.login, present: present.map(({ login }) => login).join('、') },
  });
  return done({ oneTimePassword });
}

const othersOf = (account: LastResortRow, all: readonly LastResortRow[]) =>
  all.some(({ personKey }) => personKey !== account.personKey);
