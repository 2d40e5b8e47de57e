import { defineMachine } from '../../platform/kernel/index.ts';

/** A township or village. It is never removed: what lived in it stays there, under its last day. */
export const PLACE = defineMachine({
  entity: 'place',
  statuses: ['standing', 'ended'],
  begins: { 'places.register': 'standing', import: 'standing' },
  states: {
    standing: { 'places.register': 'standing', import: 'standing', 'places.end': 'ended' },
    // Ended by mistake: its county registers it again.
    ended: { 'places.register': 'standing' },
  },
});
