import { defineMachine } from '../../platform/kernel/index.ts';
import { CORRECTION_STATUSES } from './contract-corrections.ts';

/**
 * Who somebody is, or one fact, corrected: proposed by one person, decided by another. `correct` is a roster row that no
 * claim rests on yet; its act applies it at once.
 */
export const CORRECTION = defineMachine({
  entity: 'person-correction',
  statuses: CORRECTION_STATUSES,
  begins: { 'persons.correct': 'open', 'persons.supplyFact': 'open', correct: 'applied' },
  states: {
    open: {
      'persons.decideCorrection': { passed: 'applied', returned: 'returned' },
      'persons.withdrawCorrection': 'withdrawn',
    },
    applied: {},
    returned: {},
    withdrawn: {},
  },
  final: {
    applied: 'it is on record: another correction follows',
    returned: 'what is on record stays: another one is proposed',
    withdrawn: 'its proposer took it back: another one is proposed',
  },
});
