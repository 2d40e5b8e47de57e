import { defineMachine } from '../../platform/kernel/index.ts';
import { OWN_ACCOUNT_STATUSES } from './contract.ts';

/** A person's own account. Whoever lost her phone or wants none has it stopped; with her ID card it opens again. */
export const OWN_ACCOUNT = defineMachine({
  entity: 'own-account',
  statuses: OWN_ACCOUNT_STATUSES,
  begins: { 'ownAccount.finish': 'active', 'ownAccounts.open': 'active' },
  states: {
    active: {
      'ownAccounts.verify': 'active',
      'ownAccounts.reset': 'active',
      'ownAccounts.setPhone': 'active',
      'ownAccounts.endSessions': 'active',
      'ownAccounts.revoke': 'revoked',
    },
    revoked: { 'ownAccounts.reopen': 'active' },
  },
});
