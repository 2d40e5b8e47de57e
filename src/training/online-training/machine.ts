import { defineMachine } from '../../platform/kernel/index.ts';
import { KEY_STATUSES, WITHDRAWAL_STATUSES } from './contract.ts';

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

/** A report of a platform whose hours are wrong: one proposes to take it back, another decides. */
export const REPORT_WITHDRAWAL = defineMachine({
  entity: 'report-withdrawal',
  statuses: WITHDRAWAL_STATUSES,
  begins: { 'onlineTraining.proposeWithdrawal': 'proposed' },
  states: {
    proposed: {
      'onlineTraining.decideWithdrawal': { passed: 'applied', returned: 'returned' },
      'onlineTraining.takeBackWithdrawal': 'withdrawn',
    },
    applied: {},
    returned: {},
    withdrawn: {},
  },
  final: {
    applied: 'its hours count no longer; the right report, or the same one, may be brought',
    returned: 'its hours count on; another proposal may follow',
    withdrawn: 'its proposer took it back; another proposal may follow',
  },
});
