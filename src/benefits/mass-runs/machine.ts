import { defineMachine } from '../../platform/kernel/index.ts';
import { RUN_STATUSES } from './contract.ts';

/**
 * The determination of everybody. `advance`, `finish` and `fail` come from the job that carries the run on, `abandon`
 * from whoever finds that its process has gone.
 */
export const RUN = defineMachine({
  entity: 'mass-run',
  statuses: RUN_STATUSES,
  begins: { 'massRuns.start': 'running' },
  states: {
    running: {
      'massRuns.stop': 'stopped',
      advance: 'running',
      finish: 'done',
      fail: 'failed',
      abandon: 'stopped',
    },
    stopped: { 'massRuns.resume': 'running' },
    failed: { 'massRuns.resume': 'running' },
    done: {},
  },
  final: { done: 'everybody has been decided; a new run starts from the beginning' },
});
