import { defineMachine } from '../../platform/kernel/index.ts';

/** An employer's list. `report` stores the sheet and every later one of the same source; claims are made from it. */
export const LIST = defineMachine({
  entity: 'work-for-training-list',
  statuses: ['reported'],
  begins: { report: 'reported' },
  states: { reported: { report: 'reported' } },
  final: { reported: 'a list is what its last sheet says' },
});
