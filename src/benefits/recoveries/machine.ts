import { defineMachine } from '../../platform/kernel/index.ts';
import { PROPOSAL_STATUSES, RECOVERY_STATUSES } from './contract.ts';

/**
 * Money that must come back from one payee. What one person proposes to a case waits beside it (RECOVERY_PROPOSAL); the
 * case ends by itself once nothing is open any more.
 */
export const RECOVERY = defineMachine({
  entity: 'recovery',
  statuses: RECOVERY_STATUSES,
  begins: { 'recoveries.open': 'proposed' },
  states: {
    proposed: {
      'recoveries.decide': { passed: 'noticed', returned: 'cancelled' },
      'recoveries.withdraw': 'cancelled',
    },
    noticed: {
      'recoveries.answer': 'answered',
      'recoveries.confirm': 'owed',
      'recoveries.proposeChange': 'noticed',
      'recoveries.proposeInstalments': 'noticed',
      'recoveries.decideChange': ['noticed', 'owed', 'settled', 'cancelled'],
      'recoveries.typeReceipt': 'noticed',
      'recoveries.bookReceipt': ['noticed', 'settled'],
      'recoveries.withdraw': 'noticed',
    },
    answered: {
      'recoveries.confirm': 'owed',
      'recoveries.proposeChange': 'answered',
      'recoveries.proposeInstalments': 'answered',
      'recoveries.decideChange': ['answered', 'owed', 'settled', 'cancelled'],
      'recoveries.typeReceipt': 'answered',
      'recoveries.bookReceipt': ['answered', 'settled'],
      'recoveries.withdraw': 'answered',
    },
    owed: {
      // A late answer is heard too.
      'recoveries.answer': 'answered',
      'recoveries.proposeChange': 'owed',
      'recoveries.proposeInstalments': 'owed',
      'recoveries.decideChange': ['owed', 'settled', 'cancelled'],
      'recoveries.typeReceipt': 'owed',
      'recoveries.bookReceipt': ['owed', 'settled'],
      'recoveries.proposeWriteOff': 'owed',
      'recoveries.decideWriteOff': ['owed', 'written-off'],
      'recoveries.withdraw': 'owed',
    },
    settled: {},
    'written-off': {},
    cancelled: {},
  },
  final: {
    settled: 'all that was asked for has come back',
    'written-off': 'two people gave up what did not come back; what comes later needs a new case',
    cancelled: 'nothing is asked for; its lines are free for another case',
  },
});

/** What one person would do to a case and another decides. */
export const RECOVERY_PROPOSAL = defineMachine({
  entity: 'recovery-proposal',
  statuses: PROPOSAL_STATUSES,
  begins: {
    'recoveries.proposeChange': 'open',
    'recoveries.proposeInstalments': 'open',
    'recoveries.typeReceipt': 'open',
    'recoveries.proposeWriteOff': 'open',
  },
  states: {
    open: {
      'recoveries.decideChange': { passed: 'approved', returned: 'returned' },
      'recoveries.bookReceipt': { passed: 'approved', returned: 'returned' },
      'recoveries.decideWriteOff': { passed: 'approved', returned: 'returned' },
      'recoveries.withdraw': 'withdrawn',
    },
    approved: {},
    returned: {},
    withdrawn: {},
  },
  final: {
    approved: 'it has taken effect',
    returned: 'the second person did not share it; it may be proposed again',
    withdrawn: 'its maker took it back',
  },
});
