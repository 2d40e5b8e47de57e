import { defineMachine } from '../../platform/kernel/index.ts';
import { MARK_STATUSES, NEED_STATUSES } from './contract.ts';

/** A wish: it waits, somebody finds a class for it, and its result is known. Asked again while it waits it is the same one. */
export const NEED = defineMachine({
  entity: 'need',
  statuses: NEED_STATUSES,
  begins: { 'needs.record': 'open', 'worker.recordNeed': 'open', 'take-list': 'open' },
  states: {
    open: {
      'ask-again': 'open',
      'needs.map': 'open',
      plan: 'planned',
      'find-result': 'served',
      'needs.serve': 'served',
      'needs.withdraw': 'withdrawn',
      'worker.withdrawNeed': 'withdrawn',
      lapse: 'lapsed',
    },
    planned: {
      'ask-again': 'planned',
      unplan: 'open',
      'find-result': 'served',
      'needs.serve': 'served',
      'needs.withdraw': 'withdrawn',
      'worker.withdrawNeed': 'withdrawn',
    },
    served: {},
    withdrawn: {},
    lapsed: {},
  },
  final: {
    served: 'its result is known; a further wish is another one',
    withdrawn: 'somebody said why; asked again it is another one',
    lapsed: 'nobody knows whether it still holds; asked again it is another one',
  },
});

/** Of whom there is no wish: it stands until she is asked again. */
export const CONTACT_MARK = defineMachine({
  entity: 'contact-mark',
  statuses: MARK_STATUSES,
  begins: { 'needs.mark': 'standing' },
  states: { standing: { replace: 'replaced', lapse: 'lapsed' }, replaced: {}, lapsed: {} },
  final: {
    replaced: 'she was asked again, and the later answer stands',
    lapsed: 'too long ago; she is to be asked again',
  },
});
