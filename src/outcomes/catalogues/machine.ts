import { defineMachine } from '../../platform/kernel/index.ts';
import { CHANGE_STATUSES } from './contract-changes.ts';

/** An entry of the open catalogues comes in or goes out; another person signs (LN-2-7a, LC-9). */
export const CATALOGUE_CHANGE = defineMachine({
  entity: 'catalogue-change',
  statuses: CHANGE_STATUSES,
  begins: { 'catalogues.propose': 'proposed' },
  states: {
    proposed: {
      'catalogues.decide': { passed: 'signed', returned: 'returned' },
      'catalogues.withdraw': 'withdrawn',
    },
    signed: {},
    returned: {},
    withdrawn: {},
  },
  final: {
    signed: 'the catalogue says it from its day on; what came in goes out by another change',
    returned: 'the catalogue stays; another change may be proposed',
    withdrawn: 'its proposer took it back; another change may be proposed',
  },
});
