import { defineMachine } from '../kernel/index.ts';

/** Somebody's way in. An account that rests after wrong guesses is still active. */
export const ACCOUNT = defineMachine({
  entity: 'account',
  statuses: ['active', 'disabled'],
  begins: { 'accounts.create': 'active' },
  states: { active: { 'accounts.disable': 'disabled' }, disabled: {} },
  deadEnds: { disabled: 'issue: ground and accounts (an account is enabled again)' },
});

/** The status follows from the day the account was disabled. */
export function accountStatus(account: { readonly disabledAt: Date | null }): 'active' | 'disabled' {
  return account.disabledAt === null ? 'active' : 'disabled';
}
