import { canDo, defineMachine, type StatusOf } from '../../platform/kernel/index.ts';
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
      'recoveries.proposeReversal': 'noticed',
      'recoveries.decideReversal': 'noticed',
      'recoveries.withdraw': 'noticed',
    },
    answered: {
      'recoveries.confirm': 'owed',
      'recoveries.proposeChange': 'answered',
      'recoveries.proposeInstalments': 'answered',
      'recoveries.decideChange': ['answered', 'owed', 'settled', 'written-off', 'cancelled'],
      'recoveries.typeReceipt': 'answered',
      'recoveries.bookReceipt': ['answered', 'settled', 'written-off'],
      'recoveries.proposeReversal': 'answered',
      'recoveries.decideReversal': 'answered',
      'recoveries.withdraw': 'answered',
    },
    owed: {
      // A late answer is heard too.
      'recoveries.answer': 'answered',
      'recoveries.proposeChange': 'owed',
      'recoveries.proposeInstalments': 'owed',
      'recoveries.decideChange': ['owed', 'settled', 'written-off', 'cancelled'],
      'recoveries.typeReceipt': 'owed',
      'recoveries.bookReceipt': ['owed', 'settled', 'written-off'],
      'recoveries.proposeReversal': 'owed',
      'recoveries.decideReversal': 'owed',
      // The payee was heard.
      'recoveries.proposeOffset': 'owed',
      'recoveries.decideOffset': ['owed', 'settled', 'written-off'],
      'recoveries.proposeWriteOff': 'owed',
      'recoveries.decideWriteOff': ['owed', 'written-off'],
      'recoveries.withdraw': 'owed',
    },
    // A receipt of a case that has ended was wrong: the case is open again, as it was when it ended.
    settled: {
      'recoveries.proposeReversal': 'settled',
      'recoveries.decideReversal': ['settled', 'noticed', 'answered', 'owed'],
      'recoveries.withdraw': 'settled',
    },
    'written-off': {
      'recoveries.proposeReversal': 'written-off',
      'recoveries.decideReversal': ['written-off', 'answered', 'owed'],
      'recoveries.withdraw': 'written-off',
    },
    cancelled: {},
  },
  final: {
    cancelled: 'nothing is asked for; its lines are free for another case',
  },
});

/** Nothing is asked for any more: the lines of the case are free for another one. */
export function hasEnded(status: StatusOf<typeof RECOVERY>): boolean {
  return !canDo(RECOVERY, status, 'recoveries.decide') && !canDo(RECOVERY, status, 'recoveries.typeReceipt');
}

/** What one person would do to a case and another decides. */
export const RECOVERY_PROPOSAL = defineMachine({
  entity: 'recovery-proposal',
  statuses: PROPOSAL_STATUSES,
  begins: {
    'recoveries.proposeChange': 'open',
    'recoveries.proposeInstalments': 'open',
    'recoveries.typeReceipt': 'open',
    'recoveries.proposeWriteOff': 'open',
    'recoveries.proposeReversal': 'open',
    'recoveries.proposeOffset': 'open',
  },
  states: {
    open: {
      'recoveries.decideChange': { passed: 'approved', returned: 'returned' },
      'recoveries.bookReceipt': { passed: 'approved', returned: 'returned' },
      'recoveries.decideWriteOff': { passed: 'approved', returned: 'returned' },
      'recoveries.decideReversal': { passed: 'approved', returned: 'returned' },
      'recoveries.decideOffset': { passed: 'approved', returned: 'returned' },
      'recoveries.withdraw': 'withdrawn',
    },
    // A booked receipt or an offset was wrong.
    approved: { reverse: 'reversed' },
    returned: {},
    withdrawn: {},
    reversed: {},
  },
  final: {
    reversed: 'its entries are countered; the receipt may be typed again',
    returned: 'the second person did not share it; it may be proposed again',
    withdrawn: 'its maker took it back',
  },
});
