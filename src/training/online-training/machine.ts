import { defineMachine } from '../../platform/kernel/index.ts';
import { KEY_STATUSES } from './contract.ts';

/** By what a report is known to come from a platform. Two people bring it in, one ends it: an ended one moves nothing. */
export const PLATFORM_KEY = defineMachine({
  entity: 'platform-key',
  statuses: KEY_STATUSES,
  begins: { 'onlineTraining.proposeKey': 'proposed' },
  states: {
    proposed: {
      'onlineTraining.decideKey': { passed: 'in-use', returned: 'returned' },
      'onlineTraining.withdrawKey': 'withdrawn',
    },
    'in-use': { 'onlineTraining.endKey': 'ended' },
    returned: {},
    withdrawn: {},
    ended: {},
  },
  final: {
    returned: 'another may be proposed',
    withdrawn: 'its proposer took it back; another may be proposed',
    ended: 'no report is taken by it any more; another may be proposed',
  },
});
