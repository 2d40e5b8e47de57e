import { defineMachine } from '../../platform/kernel/index.ts';
import { RESERVATION_STATUSES } from './contract.ts';

/** A right kept for a person: softly when she enrols, firmly once she is on the roster, used when it is paid. */
export const RESERVATION = defineMachine({
  entity: 'entitlement-reservation',
  statuses: RESERVATION_STATUSES,
  begins: { reserve: 'soft' },
  states: {
    soft: { fix: 'firm', free: 'released', pay: 'used' },
    firm: { free: 'released', pay: 'used' },
    used: {},
    released: {},
  },
  final: {
    used: 'it was paid; the claim line says how',
    released: 'the class brings her nothing; the right is free for another',
  },
});
