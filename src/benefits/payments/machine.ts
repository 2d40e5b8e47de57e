import { defineMachine } from '../../platform/kernel/index.ts';
import { BATCH_STATUSES, ORDER_STATUSES, TYPED_STATUSES } from './contract.ts';

/**
 * Orders that go to the bank together, signed by two people. `make` prepares one, for payable or for corrected lines. Its
 * maker withdraws it before the approval; afterwards, while the bank has no file, two people cancel it.
 */
export const BATCH = defineMachine({
  entity: 'payment-batch',
  statuses: BATCH_STATUSES,
  begins: { make: 'draft' },
  states: {
    draft: {
      'payments.approve': { passed: 'approved', returned: 'cancelled', rejected: 'cancelled' },
      'payments.withdraw': 'cancelled',
    },
    approved: { 'payments.export': 'sent', 'payments.cancel': 'cancel-proposed' },
    'cancel-proposed': { 'decide-cancel': { passed: 'cancelled', returned: 'approved' } },
    // The same file may be fetched again; the bank answers in parts.
    sent: {
      'payments.export': 'sent',
      'payments.bankReturn': ['sent', 'settled'],
      'payments.typeReturn': 'sent',
    },
    settled: { 'payments.bankReturn': 'settled', 'payments.typeReturn': 'settled' },
    cancelled: {},
  },
  final: {
    settled: 'the bank has answered for every order',
    cancelled: 'its lines are free for another batch',
  },
});

/** One payee's money of one claim. `send`, `cancel` and `book` come with the batch: its file, its end, its answer. */
export const ORDER = defineMachine({
  entity: 'payment-order',
  statuses: ORDER_STATUSES,
  begins: { make: 'prepared' },
  states: {
    prepared: { send: 'sent', cancel: 'cancelled' },
    sent: { book: { paid: 'paid', returned: 'returned' }, 'payments.ask': 'unknown' },
    // The bank was asked and has not answered.
    unknown: { book: { paid: 'paid', returned: 'returned' }, 'payments.ask': 'unknown' },
    returned: { 'payments.correct': 'replaced' },
    // The bank sends the money back after it said that it was paid.
    paid: { 'return-late': 'returned' },
    replaced: {},
    cancelled: {},
  },
  final: {
    replaced: 'another order pays',
    cancelled: 'its lines are free for another order',
  },
});

/** What the bank said on paper, typed in by one person: nothing is booked before another one agrees. */
export const TYPED_RETURN = defineMachine({
  entity: 'bank-return-typed',
  statuses: TYPED_STATUSES,
  begins: { 'payments.typeReturn': 'open' },
  states: {
    open: { 'payments.bookReturn': { passed: 'booked', returned: 'dropped', rejected: 'dropped' } },
    booked: {},
    dropped: {},
  },
  final: { booked: 'the orders are booked', dropped: 'nothing is booked; it may be typed again' },
});
