import { CASE_STATUSES } from '../../platform/approvals/index.ts';
import { defineMachine } from '../../platform/kernel/index.ts';

/** A change of a budget, waiting for a second person; its status is that of its review. */
export const PROPOSAL = defineMachine({
  entity: 'budget-proposal',
  statuses: CASE_STATUSES,
  begins: { 'funds.propose': 'open' },
  states: {
    open: {
      'funds.approve': { passed: 'approved', returned: 'returned', rejected: 'rejected' },
      'funds.withdraw': 'withdrawn',
    },
    returned: { 'funds.correct': 'open', 'funds.withdraw': 'withdrawn' },
    approved: {},
    rejected: {},
    withdrawn: {},
  },
  final: {
    approved: 'the money is appropriated',
    rejected: 'a rejection is final: another change is proposed',
    withdrawn: 'its makers took it back',
  },
});
