import { done, type Result, refused } from '../kernel/index.ts';
import type { Act } from './act.ts';
import { commonPasswords } from './common-passwords.ts';
import { SIGN_IN_BUSY } from './contract.ts';
import { ACCOUNT_REFUSALS, OWN_PASSWORD_REFUSALS } from './contract-accounts.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { NOT_FOUND } from './route.ts';
import { passwordRefusals } from './rules-passwords.ts';
import { deleteSessionsOf, lockAccount, selectPasswordHash, updateAccount } from './store.ts';

/** Changes one's own password; every other session of the account ends. Refuses a wrong, equal or weak one. */
export async function changePassword(
  act: Act,
  asked: { readonly current: string; readonly next: string },
  from: { readonly tokenDigest: Buffer | null; readonly isDemonstration: boolean },
): Promise<Result<{ changed: true }>> {
  const { accountId } = act.actor;
  const account = await lockAccount(act.tx, accountId);
  if (!account) return refused(NOT_FOUND);
  const fits = await checkPassword(await selectPasswordHash(act.tx, accountId), asked.current);
  if (fits === undefined) return refused(SIGN_IN_BUSY);
  const { passwordWrong, passwordSame } =
    account.role === 'worker' ? OWN_PASSWORD_REFUSALS : ACCOUNT_REFUSALS;
  if (!fits) return refused(passwordWrong);
  if (asked.next.normalize('NFC') === asked.current.normalize('NFC')) return refused(passwordSame);
  const weak = passwordRefusals(asked.next, { ...account, ...from }, commonPasswords());
  if (weak.length > 0) return refused(...weak);
  await updateAccount(act.tx, accountId, { passwordHash: await hashPassword(asked.next), oneTime: false });
  await deleteSessionsOf(act.tx, accountId, from.tokenDigest);
  await act.record({ event: 'password-changed', objectType: 'account', objectId: accountId });
  return done({ changed: true });
}
