import { defineMachine } from '../kernel/index.ts';
import { CASE_STATUSES } from './contract.ts';

/**
 * One review of one thing. `open` is the maker's own first step, `decide` the step of whoever reviews: passed on to the
 * next review, passed as the last one, returned, rejected. `withdraw` comes with the end of the thing itself, `send-back`
 * when the thing goes back to its maker without a step of this review: taken back, or returned after its approval.
 */
export const CASE = defineMachine({
  entity: 'approval-case',
  statuses: CASE_STATUSES,
  begins: { open: 'open' },
  states: {
    open: {
      decide: { 'passed-on': 'open', passed: 'approved', returned: 'returned', rejected: 'rejected' },
      withdraw: 'withdrawn',
      'send-back': 'returned',
      // Nobody decided in time, and the county says that silence is consent.
      'let-pass': 'approved',
    },
    // The next round.
    returned: { open: 'open', withdraw: 'withdrawn' },
    approved: { 'send-back': 'returned' },
    // What was taken back may be handed in again, if its own machine allows that.
    withdrawn: { open: 'open' },
    rejected: {},
  },
  final: {
    rejected: 'decided: a rejection is final',
  },
});
