import { defineMachine } from '../../platform/kernel/index.ts';

/**
 * What a person says of her class at the end. `say-wrong` comes with what she disputes of it; once that is answered, or
 * whenever she thinks better of it, she confirms; and what she confirmed she may still say to be wrong.
 */
export const CONFIRMATION = defineMachine({
  entity: 'process-confirmation',
  statuses: ['confirmed', 'said-wrong'],
  begins: {
    'confirmations.confirm': 'confirmed',
    'confirmations.record': 'confirmed',
    'say-wrong': 'said-wrong',
  },
  states: {
    confirmed: {
      'say-wrong': 'said-wrong',
    },
    'said-wrong': {
      'confirmations.confirm': 'confirmed',
      'confirmations.record': 'confirmed',
      'say-wrong': 'said-wrong',
    },
  },
});
