import { defineMachine } from '../../platform/kernel/index.ts';
import { MESSAGE_STATUSES, SLIP_STATUSES } from './contract.ts';

/** A message to a person's phone. `tell` makes it, `note` keeps what an act has sent at once, `send` hands it to the sender; a failed one is tried again later; `drop`: its campaign is over. */
export const MESSAGE = defineMachine({
  entity: 'phone-message',
  statuses: MESSAGE_STATUSES,
  begins: { tell: 'waiting', note: 'sent' },
  states: {
    waiting: {
      send: ['sent', 'failed', 'given-up', 'cancelled'],
      'deliveries.cancelMessage': 'cancelled',
      drop: 'cancelled',
    },
    failed: {
      send: ['sent', 'failed', 'given-up', 'cancelled'],
      'deliveries.cancelMessage': 'cancelled',
      drop: 'cancelled',
    },
    'given-up': { 'deliveries.resend': 'waiting', 'deliveries.cancelMessage': 'cancelled' },
    sent: {},
    cancelled: {},
  },
  final: {
    sent: 'the sender took it',
    cancelled: 'it is not sent: somebody stopped it, or the person wants no messages',
  },
});

/** A printed notice with a receipt. What was not delivered is printed and taken there again. */
export const SLIP = defineMachine({
  entity: 'delivery-slip',
  statuses: SLIP_STATUSES,
  begins: { tell: 'to-print', send: 'to-print' },
  states: {
    'to-print': { 'deliveries.print': 'printed', 'deliveries.cancelSlip': 'cancelled' },
    printed: {
      'deliveries.print': 'printed',
      'deliveries.record': {
        'handed-over': 'handed-over',
        refused: 'refused',
        undelivered: 'undelivered',
      },
      'deliveries.cancelSlip': 'cancelled',
    },
    undelivered: { 'deliveries.print': 'printed', 'deliveries.cancelSlip': 'cancelled' },
    // Somebody signed for it; it was left before a witness, which counts as delivered; it need not be delivered any more.
    // What was recorded by mistake is taken back.
    'handed-over': { 'deliveries.reopenSlip': 'printed' },
    refused: { 'deliveries.reopenSlip': 'printed' },
    cancelled: { 'deliveries.reopenSlip': 'to-print' },
  },
});
