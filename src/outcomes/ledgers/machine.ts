import { defineMachine } from '../../platform/kernel/index.ts';
import { CHANGE_STATUSES } from './contract-changes.ts';

/** A bureau names a list otherwise or sets who stands on it; another person signs (GS-3-1). */
export const LIST_CHANGE = defineMachine({
  entity: 'list-change',
  statuses: CHANGE_STATUSES,
  begins: { 'ledgers.propose': 'proposed' },
  states: {
    proposed: {
      'ledgers.decide': { passed: 'signed', returned: 'returned' },
      'ledgers.withdraw': 'withdrawn',
    },
    signed: {},
    returned: {},
    withdrawn: {},
  },
  final: {
    signed: 'the list is called and counted so; another change may set it otherwise',
    returned: 'the list stays as it is; another change may be proposed',
    withdrawn: 'its proposer took it back; another change may be proposed',
  },
});
