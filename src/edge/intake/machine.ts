import { defineMachine } from '../../platform/kernel/index.ts';
import { BATCH_STATUSES } from './contract-batches.ts';

/** Files that were sent together, checked and then imported or discarded; two people undo an import. */
export const INTAKE_BATCH = defineMachine({
  entity: 'intake-batch',
  statuses: BATCH_STATUSES,
  begins: { 'intake.stage': 'staged' },
  states: {
    staged: { 'intake.choose': 'staged', 'intake.confirm': 'confirmed', 'intake.discard': 'discarded' },
    confirmed: { 'intake.proposeUndo': 'undo-proposed' },
    'undo-proposed': {
      'intake.decideUndo': { passed: 'undone', returned: 'confirmed' },
      'intake.withdrawUndo': 'confirmed',
    },
    discarded: {},
    undone: {},
  },
  final: {
    discarded: 'discarded; its rows stay for the record',
    undone: 'what it changed is as it was; its rows stay for the record',
  },
});
