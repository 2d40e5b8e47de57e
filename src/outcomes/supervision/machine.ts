import { defineMachine } from '../../platform/kernel/index.ts';
import { DISPUTE_STATUSES } from './contract.ts';

/** What a person disputes: looked into and answered by one, decided by another; what was right is put right. */
export const DISPUTE = defineMachine({
  entity: 'dispute',
  statuses: DISPUTE_STATUSES,
  begins: { 'disputes.raise': 'open', 'disputes.record': 'open' },
  states: {
    open: {
      'disputes.propose': 'proposed',
      'disputes.takeBack': 'withdrawn',
      'disputes.withdraw': 'withdrawn',
    },
    proposed: {
      'disputes.decide': { upheld: 'upheld', unfounded: 'unfounded', returned: 'open' },
      'disputes.withdrawAnswer': 'open',
    },
    upheld: { 'disputes.correct': 'corrected' },
    unfounded: {},
    corrected: {},
    withdrawn: {},
  },
  final: {
    unfounded: 'two people have answered; with something new she may dispute it again',
    corrected: 'what she said was right and has been put right',
    withdrawn: 'she took it back; she may dispute it again',
  },
});
