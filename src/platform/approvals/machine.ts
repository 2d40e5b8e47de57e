import { defineMachine } from '../kernel/index.ts';
import { CASE_STATUSES } from './contract.ts';

/**
 * One review of one thing. `open` is the maker's own first step, `decide` the step of whoever reviews: passed on to the
 * next review, passed as the last one, returned, rejected. `withdraw` comes with the end of the thing itself.
 */
export const CASE = defineMachine({
  entity: 'approval-case',
  statuses: CASE_STATUSES,
  begins: { open: 'open' },
  states: {
    open: {
      decide: { 'passed-on': 'open', passed: 'approved', returned: 'returned', rejected: 'rejected' },
      withdraw: 'withdrawn',
    },
    // The next round.
    returned: { open: 'open', withdraw: 'withdrawn' },
    approved: {},
    rejected: {},
    withdrawn: {},
  },
  final: {
    approved: 'decided',
    rejected: 'decided: a rejection is final',
    withdrawn: 'there is nothing to decide any more',
  },
});
