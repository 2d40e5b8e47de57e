import { defineMachine } from '../../platform/kernel/index.ts';
import { APPEAL_STATUSES } from './contract.ts';

/**
 * An appeal: to the office, then to the one above. What was upheld is put right by the handler. Undecided past its day, it
 * may go up without the office's decision.
 */
export const APPEAL = defineMachine({
  entity: 'appeal',
  statuses: APPEAL_STATUSES,
  begins: { 'appeals.lodge': 'lodged' },
  states: {
    lodged: {
      'appeals.decide': { upheld: 'upheld', partly: 'partly', dismissed: 'dismissed' },
      'appeals.lodgeAbove': 'above',
      'appeals.withdraw': 'withdrawn',
    },
    upheld: { 'appeals.fulfil': 'fulfilled' },
    partly: { 'appeals.fulfil': 'fulfilled', 'appeals.lodgeAbove': 'above' },
    dismissed: { 'appeals.lodgeAbove': 'above' },
    above: {
      'appeals.decideAbove': { upheld: 'upheld-above', partly: 'upheld-above', dismissed: 'final' },
      'appeals.withdraw': 'withdrawn',
    },
    'upheld-above': { 'appeals.fulfil': 'fulfilled' },
    final: {},
    fulfilled: {},
    withdrawn: {},
  },
  final: {
    final: 'both offices have decided; the courts are next',
    fulfilled: 'what was upheld has been put right',
    withdrawn: 'whoever lodged it took it back; it may be lodged again',
  },
});
