import { defineMachine } from '../../platform/kernel/index.ts';
import { LIST_STATUSES } from './contract.ts';

/** Records over their term: found by the job of the night, proposed by one, confirmed by another, then anonymised. */
export const RETENTION_LIST = defineMachine({
  entity: 'retention-list',
  statuses: LIST_STATUSES,
  begins: { find: 'found' },
  states: {
    found: { 'retention.propose': 'proposed', find: 'found' },
    proposed: {
      'retention.decide': { passed: 'carried-out', returned: 'found' },
      'retention.withdraw': 'found',
    },
    'carried-out': {},
  },
  final: {
    'carried-out': 'who they were is gone for good; what is over its term later stands in another list',
  },
});
