import { defineMachine } from '../../platform/kernel/index.ts';
import { CONSENT_STATUSES } from './contract.ts';
import { PROTECTION_STATUSES } from './contract-protections.ts';

/** What a person answered to one purpose. A later answer is a row of its own. */
export const CONSENT = defineMachine({
  entity: 'consent',
  statuses: CONSENT_STATUSES,
  begins: {
    'worker.answerConsent': { agrees: 'given', declines: 'declined' },
    'privacy.recordConsent': { agrees: 'given', declines: 'declined' },
  },
  states: {
    given: { 'worker.takeBackConsent': 'withdrawn', 'privacy.recordTakenBack': 'withdrawn' },
    declined: {},
    withdrawn: {},
  },
  final: {
    declined: 'she said no; she may agree later, which is an answer of its own',
    withdrawn: 'she took it back; she may agree again, which is an answer of its own',
  },
});

/** A protected record: proposed by one, decided by another; ended by two people, or by its day. */
export const PROTECTION = defineMachine({
  entity: 'person-protection',
  statuses: PROTECTION_STATUSES,
  begins: { 'protections.propose': 'proposed' },
  states: {
    proposed: {
      'protections.decide': { passed: 'in-force', returned: 'returned' },
      'protections.withdraw': 'withdrawn',
    },
    'in-force': {
      'protections.proposeEnd': 'end-proposed',
      'protections.open': 'in-force',
      expire: 'ended',
    },
    'end-proposed': {
      'protections.decideEnd': { passed: 'ended', returned: 'in-force' },
      'protections.withdrawEnd': 'in-force',
      'protections.open': 'end-proposed',
      expire: 'ended',
    },
    ended: {},
    returned: {},
    withdrawn: {},
  },
  final: {
    ended: 'everybody who may reads the record again; another protection may be proposed',
    returned: 'the second person did not agree; another one may be proposed',
    withdrawn: 'its proposer took it back; another one may be proposed',
  },
});
