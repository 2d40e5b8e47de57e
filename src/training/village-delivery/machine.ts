import { defineMachine } from '../../platform/kernel/index.ts';
import { DELIVERY_STATUSES } from './contract.ts';

/** A filing of training or assessment in villages: two people of the city assess it, and two of them may end it early. */
export const DELIVERY = defineMachine({
  entity: 'village-delivery',
  statuses: DELIVERY_STATUSES,
  begins: { 'villageDelivery.file': 'submitted' },
  states: {
    submitted: {
      'villageDelivery.firstReview': { passed: 'first-reviewed', returned: 'returned' },
      'villageDelivery.withdraw': 'withdrawn',
    },
    'first-reviewed': {
      'villageDelivery.secondReview': { passed: 'approved', returned: 'returned' },
      'villageDelivery.withdraw': 'withdrawn',
    },
    approved: { 'villageDelivery.proposeEnd': 'ending' },
    ending: { 'villageDelivery.decideEnd': { passed: 'ended', returned: 'approved' } },
    returned: {},
    withdrawn: {},
    ended: {},
  },
  final: {
    returned: 'the city did not share it; another filing may follow',
    withdrawn: 'whoever filed it took it back; another filing may follow',
    ended: 'it holds no longer; another filing may follow',
  },
});
