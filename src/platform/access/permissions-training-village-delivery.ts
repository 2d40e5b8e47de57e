import { act, DECIDES, OF_CLAIM, type Permission, proposing, REVIEW, view } from './permission-rows.ts';

const DELIVERY = '/api/village-deliveries/:deliveryId';
/** The city assesses and decides; its county only reads. */
const CITY = { roles: ['city-viewer'], scope: 'division' } as const;
const ORGANISATION = {
  roles: ['institution-administrator', 'assessment-body'],
  scope: 'organisation',
} as const;

/** Training and assessment brought to villages: filed by an organisation, assessed and ended by its city. */
export const PERMISSIONS_OF_VILLAGES = {
  'villageDelivery.list': view('/api/village-deliveries', OF_CLAIM),
  'villageDelivery.show': view(DELIVERY, OF_CLAIM),
  'villageDelivery.file': act('/api/village-deliveries', {
    ...ORGANISATION,
    ...proposing('service', 'occupationCodes', 'fromOn', 'untilOn', 'means'),
    event: 'village-delivery-filed',
  }),
  'villageDelivery.withdraw': act(`${DELIVERY}/withdraw`, {
    ...ORGANISATION,
    writes: ['version', 'reason'],
    event: 'village-delivery-withdrawn',
  }),
  'villageDelivery.firstReview': act(`${DELIVERY}/first-review`, {
    ...CITY,
    writes: REVIEW,
    event: 'village-delivery-first-reviewed',
    fourEyes: 'first-review',
  }),
  'villageDelivery.secondReview': act(`${DELIVERY}/second-review`, {
    ...CITY,
    writes: REVIEW,
    event: 'village-delivery-second-reviewed',
    fourEyes: 'second-review',
  }),
  'villageDelivery.proposeEnd': act(`${DELIVERY}/end`, {
    ...CITY,
    ...proposing('version', 'endsOn', 'reason'),
    event: 'village-delivery-end-proposed',
  }),
  'villageDelivery.decideEnd': act(`${DELIVERY}/end-decision`, {
    ...CITY,
    ...DECIDES,
    event: 'village-delivery-end-decided',
  }),
} as const satisfies Record<string, Permission>;
