import { defineMachine, statusesFor } from '../../platform/kernel/index.ts';
import { OBJECTION_STATUSES, PUBLICATION_STATUSES } from './contract.ts';

/**
 * Granted lines before the public, for the working days of the notice. `object` is anybody's objection to a line. One
 * person takes it down at once; another confirms, and its lines are granted again, or lets it run on.
 */
export const PUBLICATION = defineMachine({
  entity: 'publication',
  statuses: PUBLICATION_STATUSES,
  begins: { 'publications.open': 'open' },
  states: {
    open: {
      'publications.close': 'closed',
      object: 'open',
      'objections.record': 'open',
      'publications.takeDown': 'taken-down',
    },
    'taken-down': { 'publications.decideTakeDown': { passed: 'cancelled', returned: 'open' } },
    // What comes too late is recorded at the desk.
    closed: { 'objections.record': 'closed' },
    cancelled: {},
  },
  final: { closed: 'its days are over', cancelled: 'it was taken down' },
});

/**
 * One objection to one line. Received, the line waits; accepted, it is contested. One person proposes the answer to all
 * that wait against the line, another decides.
 */
export const OBJECTION = defineMachine({
  entity: 'objection',
  statuses: OBJECTION_STATUSES,
  begins: { raise: 'received', 'objections.record': 'received' },
  states: {
    received: { 'objections.accept': 'open', 'objections.propose': 'proposed' },
    open: { 'objections.propose': 'proposed' },
    proposed: { 'objections.settle': { upheld: 'upheld', dismissed: 'dismissed', returned: 'open' } },
    upheld: {},
    dismissed: {},
  },
  final: { upheld: 'answered: the line is refused', dismissed: 'answered: the line goes on' },
});

/** Nobody has answered it yet: its line is not paid. */
export const WAITING = statusesFor(OBJECTION, 'objections.propose').concat(
  statusesFor(OBJECTION, 'objections.settle'),
);
