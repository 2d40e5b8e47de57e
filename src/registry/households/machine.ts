import { canDo, defineMachine, type StatusOf } from '../../platform/kernel/index.ts';
import { CONFLICT_STATUSES, HOUSEHOLD_STATUSES, MEASURE_STATUSES } from './contract.ts';

/** People who live together. `apply`: a duty list names it. */
export const HOUSEHOLD = defineMachine({
  entity: 'household',
  statuses: HOUSEHOLD_STATUSES,
  begins: { 'households.make': 'standing', apply: 'standing', divide: 'standing' },
  states: {
    standing: {
      'households.amend': 'standing',
      'households.join': 'standing',
      'households.leave': ['standing', 'dissolved'],
      'households.split': 'standing',
      'households.merge': 'merged',
      'households.planMeasure': 'standing',
      apply: 'standing',
    },
    merged: {},
    dissolved: {},
  },
  final: {
    merged: 'its people belong to the other household; its card names that one',
    dissolved: 'nobody belongs to it any more; whoever comes back begins a new one',
  },
});

/** One line of a household's plan. */
export const MEASURE = defineMachine({
  entity: 'household-measure',
  statuses: MEASURE_STATUSES,
  begins: { 'households.planMeasure': 'planned' },
  states: {
    planned: { 'households.endMeasure': { done: 'done', dropped: 'dropped' } },
    done: {},
    dropped: {},
  },
  final: { done: 'what came of it is on the card', dropped: 'why is on the card; another may be planned' },
});

/** What a duty list and the record say differently. */
export const DUTY_CONFLICT = defineMachine({
  entity: 'duty-conflict',
  statuses: CONFLICT_STATUSES,
  begins: { raise: 'open' },
  states: {
    open: {
      'dutyLists.decide': {
        'kept-ours': 'kept-ours',
        'took-theirs': 'took-theirs',
        'sent-back': 'sent-back',
      },
    },
    'kept-ours': { 'dutyLists.reopen': 'open' },
    'took-theirs': {},
    'sent-back': { 'dutyLists.reopen': 'open' },
  },
  final: { 'took-theirs': 'the record says what the list says; what is wrong is put right on the card' },
});

/** A name that was kept has put her on the list: there is nothing left to decide otherwise. */
export function mayReopen(conflict: {
  readonly kind: string;
  readonly status: StatusOf<typeof DUTY_CONFLICT>;
}): boolean {
  const isEntered = conflict.kind === 'other-name' && conflict.status === 'kept-ours';
  return canDo(DUTY_CONFLICT, conflict.status, 'dutyLists.reopen') && !isEntered;
}
