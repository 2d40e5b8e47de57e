import { act, BY, DECIDES, OF_BUREAU, type Permission, proposing, view } from './permission-rows.ts';

const OWN = { roles: ['worker'], scope: 'person' } as const;
const COUNTER = { roles: ['county-handler', 'village-helper'], scope: 'division' } as const;
const CONSENT = '/api/persons/:personId/consents';
const PROTECTION = '/api/protections/:protectionId';
const SAYS = { ...BY.handler, writes: ['version', 'reason'] } as const;

/** What a person agreed to, who opened her data, and whose record named officers alone open. */
export const PERMISSIONS_OF_PRIVACY = {
  // Her own
  'worker.consents': view('/api/me/consents', OWN),
  'worker.answerConsent': act('/api/me/consents/:purpose', {
    ...OWN,
    writes: ['version', 'agrees'],
    event: 'consent-answered',
  }),
  'worker.takeBackConsent': act('/api/me/consents/:purpose/end', {
    ...OWN,
    writes: [],
    event: 'consent-taken-back',
  }),
  'worker.looks': view('/api/me/looks', OWN),
  // At the counter, by a slip that she signs
  'privacy.consents': view(CONSENT, COUNTER),
  'privacy.recordConsent': act(`${CONSENT}/:purpose`, {
    ...COUNTER,
    writes: ['version', 'agrees', 'slip'],
    event: 'consent-recorded',
  }),
  'privacy.recordTakenBack': act(`${CONSENT}/:purpose/end`, {
    ...COUNTER,
    writes: ['slip'],
    event: 'consent-taken-back-recorded',
  }),
  // Protected records
  'protections.list': view('/api/protections', OF_BUREAU),
  'protections.propose': act('/api/protections', {
    ...BY.handler,
    ...proposing('personId', 'reason', 'document', 'officers', 'untilOn'),
    event: 'protection-proposed',
  }),
  'protections.decide': act(`${PROTECTION}/decision`, {
    ...BY.second,
    ...DECIDES,
    event: 'protection-decided',
  }),
  'protections.withdraw': act(`${PROTECTION}/withdraw`, { ...SAYS, event: 'protection-withdrawn' }),
  'protections.proposeEnd': act(`${PROTECTION}/end`, {
    ...BY.handler,
    ...proposing('version', 'reason'),
    event: 'protection-end-proposed',
  }),
  'protections.decideEnd': act(`${PROTECTION}/end/decision`, {
    ...BY.second,
    ...DECIDES,
    event: 'protection-end-decided',
  }),
  'protections.withdrawEnd': act(`${PROTECTION}/end/withdraw`, {
    ...SAYS,
    event: 'protection-end-withdrawn',
  }),
  'protections.open': act(`${PROTECTION}/look`, {
    ...OF_BUREAU,
    writes: ['reason'],
    event: 'protected-person-opened',
    isLook: true,
  }),
} as const satisfies Record<string, Permission>;
