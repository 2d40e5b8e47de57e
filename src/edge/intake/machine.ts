import { defineMachine } from '../../platform/kernel/index.ts';
import { BATCH_STATUSES } from './contract-batches.ts';

/** Files that were sent together, checked and then imported or discarded. */
export const INTAKE_BATCH = defineMachine({
  entity: 'intake-batch',
  statuses: BATCH_STATUSES,
  begins: { 'intake.stage': 'staged' },
  states: {
    staged: { 'intake.choose': 'staged', 'intake.confirm': 'confirmed', 'intake.discard': 'discarded' },
    confirmed: {},
    discarded: {},
  },
  final: { discarded: 'discarded; its rows stay for the record' },
  deadEnds: { confirmed: 'issue: no dead ends (a batch that nothing rests on is undone)' },
});
