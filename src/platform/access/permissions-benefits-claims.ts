import type { Permission } from './permission-rows.ts';
import { act, BY, DECIDES, OF_READERS, proposing, view } from './permission-rows.ts';

const OWN = { roles: ['worker'], scope: 'person' } as const;

/** Claims on certificates: who makes them, and who claims on her own; which money carries lines. */
export const PERMISSIONS_OF_CERTIFICATES = {
  'claims.certificates': view('/api/claimable-certificates', OF_READERS),
  'claims.computeCertificates': act('/api/claims/compute-certificates', {
    roles: ['county-handler', 'institution-administrator'],
    scope: 'division-or-organisation',
    writes: ['benefit', 'payee', 'divisionCode', 'classId', 'organisationId'],
    event: 'claim-computed',
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
  // How claims are handled, for everybody
  'public.procedures': view('/api/public/procedures', { roles: 'public', scope: 'none' }),
  // Which money carries the lines of a claim
  'claims.choosePurse': act('/api/claims/:claimId/purse', {
    ...BY.finance,
    ...proposing('version', 'fromFundSource', 'fundSource', 'document', 'reason'),
    event: 'purse-chosen',
  }),
  'claims.decidePurse': act('/api/claims/:claimId/purse-decision', {
    ...BY.financeOrSecond,
    ...DECIDES,
    event: 'purse-decided',
  }),
} as const satisfies Record<string, Permission>;
