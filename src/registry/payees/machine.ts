import { defineMachine } from '../../platform/kernel/index.ts';
import { CHANGE_STATUSES } from './contract.ts';

/** A new account of a payee, or of the heir of what a line pays: proposed by one person, decided by another. */
export const CHANGE = defineMachine({
  entity: 'payee-account-change',
  statuses: CHANGE_STATUSES,
  begins: { 'payees.proposeAccount': 'open', 'payments.proposeHeir': 'open' },
  states: {
    open: {
      'payees.reviewAccount': { passed: 'approved', returned: 'returned', rejected: 'rejected' },
      'payees.withdrawAccount': 'withdrawn',
    },
    approved: {},
    returned: {},
    rejected: {},
    withdrawn: {},
  },
  final: {
    approved: 'the account is on record',
    returned: 'the account on record stays; another change may be proposed',
    rejected: 'the account on record stays; another change may be proposed',
    withdrawn: 'its proposer took it back; another change may be proposed',
  },
});
