import { defineMachine } from '../../platform/kernel/index.ts';

/**
 * A person's attendance of one class. `lock` comes with the approval of a claim that rests on it, `unlock` when that is
 * returned afterwards.
 */
export const ROLL = defineMachine({
  entity: 'attendance-roll',
  statuses: ['open', 'locked'],
  begins: { record: 'open' },
  states: { open: { record: 'open', lock: 'locked' }, locked: { unlock: 'open' } },
});

/** The status follows from the roll's own mark. */
export function rollStatus(roll: { readonly locked: boolean }): 'open' | 'locked' {
  return roll.locked ? 'locked' : 'open';
}
