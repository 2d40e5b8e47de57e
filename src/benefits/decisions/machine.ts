import { defineMachine } from '../../platform/kernel/index.ts';
import { DECISION_STATUSES } from './contract.ts';

/**
 * A written decision on a claim. `issue`: with the act of two people that decides the claim; `take-back`: when the claim
 * goes back to its maker. Another one takes its place by two people alone.
 */
export const DECISION = defineMachine({
  entity: 'written-decision',
  statuses: DECISION_STATUSES,
  begins: { issue: 'issued', 'decisions.issue': 'issued', 'decisions.decideReplacement': 'issued' },
  states: {
    issued: { 'decisions.proposeReplacement': 'replacement-proposed', 'take-back': 'taken-back' },
    'replacement-proposed': {
      'decisions.decideReplacement': { passed: 'replaced', returned: 'issued' },
      'decisions.withdrawReplacement': 'issued',
      'take-back': 'taken-back',
    },
    replaced: {},
    'taken-back': {},
  },
  final: {
    replaced: 'a later decision stands in its place',
    'taken-back': 'its claim went back; the next decision on the claim is another one',
  },
});
