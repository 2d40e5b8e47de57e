import { defineMachine } from '../kernel/index.ts';

/** The working days of a year as one person entered them from the notice; another person decides. */
export const CALENDAR = defineMachine({
  entity: 'calendar-proposal',
  statuses: ['proposed', 'approved', 'rejected'],
  begins: { 'calendar.propose': 'proposed' },
  states: {
    proposed: { 'calendar.decide': { passed: 'approved', rejected: 'rejected' } },
    approved: {},
    rejected: {},
  },
  final: {
    approved: 'the year is loaded: a later notice is a proposal of its own',
    rejected: 'entered wrongly: it is entered again',
  },
});
