import { defineMachine } from '../../platform/kernel/index.ts';
import { HOLD_STATUSES } from './contract.ts';

/** A line that somebody stopped by hand. One person proposes to let it go on, another decides. */
export const HOLD = defineMachine({
  entity: 'line-hold',
  statuses: HOLD_STATUSES,
  begins: { 'claims.holdLine': 'held' },
  states: {
    held: { 'claims.proposeRelease': 'release-proposed' },
    'release-proposed': {
      'claims.decideRelease': { passed: 'released', returned: 'held' },
      'claims.withdrawRelease': 'held',
    },
    released: {},
  },
  final: { released: 'two people let the line go on; it may be held again' },
});
