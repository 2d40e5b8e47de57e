import { defineMachine } from '../../platform/kernel/index.ts';
import { HOLD_STATUSES } from './contract-holds.ts';

/** A payee to whom nothing is paid. One person proposes to pay them again, another decides. */
export const PAYEE_HOLD = defineMachine({
  entity: 'payee-hold',
  statuses: HOLD_STATUSES,
  begins: { 'payees.hold': 'held' },
  states: {
    held: { 'payees.proposeRelease': 'release-proposed' },
    'release-proposed': {
      'payees.decideRelease': { passed: 'released', returned: 'held' },
      'payees.withdrawRelease': 'held',
    },
    released: {},
  },
  final: { released: 'two people let the payee be paid again; they may be held again' },
});
