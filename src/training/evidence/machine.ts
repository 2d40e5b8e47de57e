import { defineMachine } from '../../platform/kernel/index.ts';
import { ITEM_STATUSES, SIGN_STATUSES } from './contract.ts';

/** A piece of evidence. What it says never changes; its maker takes it back while no claim rests on it. */
export const EVIDENCE_ITEM = defineMachine({
  entity: 'evidence-item',
  statuses: ITEM_STATUSES,
  begins: { 'evidence.add': 'kept' },
  states: { kept: { 'evidence.withdraw': 'withdrawn' }, withdrawn: {} },
  final: { withdrawn: 'its maker took it back and said why; another may be added' },
});

/**
 * A sign in the evidence. One person clears a light one; a heavy one, and whatever is confirmed, takes a second. Judged, it
 * opens again by new facts once cleared, or when the judgement is taken back: alone where one person cleared it, else by two.
 */
export const EVIDENCE_SIGN = defineMachine({
  entity: 'evidence-sign',
  statuses: SIGN_STATUSES,
  begins: { find: 'open' },
  states: {
    open: { 'evidence.judge': { alone: 'cleared', 'with-second': 'proposed' } },
    proposed: {
      'evidence.decide': { cleared: 'cleared', confirmed: 'confirmed', returned: 'open' },
    },
    cleared: {
      'find-again': 'open',
      'evidence.takeBack': { alone: 'open', 'with-second': 'taking-back' },
    },
    confirmed: { 'evidence.takeBack': 'taking-back' },
    'taking-back': {
      'evidence.decide': { 'taken-back': 'open', 'kept-cleared': 'cleared', 'kept-confirmed': 'confirmed' },
    },
  },
});
