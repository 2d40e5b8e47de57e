import { defineMachine } from '../../platform/kernel/index.ts';
import { OPENING_STATUSES, SEAT_STATUSES } from './contract.ts';

/** A class as people may enrol in it; `enrol`, `select-out`, `take-in` are about a seat of it. Filed: its people are on the roster; whoever leaves then makes room for the next. Stopped by the county: nobody enrols or comes onto the roster until it allows it. */
export const OPENING = defineMachine({
  entity: 'class-opening',
  statuses: OPENING_STATUSES,
  begins: { 'openings.open': 'open' },
  states: {
    open: {
      enrol: 'open',
      'openings.amend': 'open',
      'openings.close': 'closed',
      'select-out': 'open',
      'openings.takeRoster': 'filed',
      'openings.stop': 'stopped',
      'openings.cancel': 'cancelled',
      abandon: 'cancelled',
    },
    closed: {
      'openings.amend': 'closed',
      'openings.reopen': 'open',
      'select-out': 'closed',
      'openings.takeRoster': 'filed',
      'openings.stop': 'stopped',
      'openings.cancel': 'cancelled',
      abandon: 'cancelled',
    },
    stopped: {
      'openings.amend': 'stopped',
      'openings.allow': 'open',
      'openings.cancel': 'cancelled',
      'select-out': 'stopped',
      abandon: 'cancelled',
    },
    filed: {
      'select-out': 'filed',
      'openings.takeRoster': 'filed',
      abandon: 'cancelled',
    },
    cancelled: {},
  },
  final: { cancelled: 'everybody has been told; the class may be opened again' },
});

/** A person's place: a seat, or a place in the queue. */
export const SEAT = defineMachine({
  entity: 'seat',
  statuses: SEAT_STATUSES,
  begins: { 'worker.enrol': ['held', 'queued'] },
  states: {
    held: {
      'worker.leave': 'left',
      'openings.selectOut': 'selected-out',
      'openings.seePhone': 'held',
      'take-in': 'enrolled',
      release: 'released',
    },
    queued: {
      'worker.leave': 'left',
      'openings.selectOut': 'selected-out',
      'openings.seePhone': 'queued',
      'move-up': 'held',
      release: 'released',
    },
    enrolled: { 'worker.leave': 'left', 'openings.seePhone': 'enrolled', release: 'released' },
    left: {},
    'selected-out': {},
    released: {},
  },
  final: {
    left: 'she gave it up; she may enrol again',
    'selected-out': 'she was told the reason, and may dispute it',
    released: 'the class is not held; she was told',
  },
});
