import type { Permission } from './permission-rows.ts';
import { act, OF_READERS, proposing, view } from './permission-rows.ts';

const OWN = { roles: ['worker'], scope: 'person' } as const;

/** Subsidies on a certificate: who claims them, for whom, by which agreement. */
export const PERMISSIONS_OF_CERTIFICATES = {
  'claims.certificates': view('/api/claimable-certificates', OF_READERS),
  'claims.computeCertificates': act('/api/claims/compute-certificates', {
    roles: ['county-handler', 'institution-administrator'],
    scope: 'division-or-organisation',
    writes: ['benefit', 'payee', 'divisionCode', 'classId', 'organisationId'],
    event: 'claim-computed',
  }),
  'payees.agreements': view('/api/payee-agreements', OF_READERS),
  'payees.recordAgreements': act('/api/payee-agreements', {
    roles: ['institution-administrator', 'county-handler'],
    scope: 'division-or-organisation',
    writes: ['organisationId', 'benefit', 'signedOn', 'paper', 'personIds'],
    event: 'payee-agreement-recorded',
  }),
  'payees.endAgreement': act('/api/payee-agreements/:agreementId/end', {
    roles: ['institution-administrator', 'county-handler'],
    scope: 'division-or-organisation',
    writes: ['endedOn', 'reason'],
    event: 'payee-agreement-ended',
  }),
  'worker.certificates': view('/api/me/certificates', OWN),
  'worker.claimCertificate': act('/api/me/claims', {
    ...OWN,
    ...proposing('certificateId', 'benefit'),
    event: 'claim-computed',
  }),
  'worker.withdrawClaim': act('/api/me/claims/:claimId/withdraw', {
    ...OWN,
    writes: ['reason'],
    event: 'claim-withdrawn',
  }),
} as const satisfies Record<string, Permission>;
