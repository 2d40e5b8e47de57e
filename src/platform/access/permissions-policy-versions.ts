import { act, BUREAU, HANDLER, type Permission, REVIEW, SECOND, view } from './permission-rows.ts';

/** The life of a policy version: part of the rows of benefits. */
export const PERMISSIONS_OF_POLICY_VERSIONS = {
  'policyVersions.list': view('/api/policy-versions', { roles: BUREAU, scope: 'division' }),
  'policyVersions.create': act('/api/policy-versions', {
    roles: HANDLER,
    scope: 'division',
    writes: ['policyId', 'title', 'document', 'effectiveOn'],
    event: 'policy-version-drafted',
  }),
  'policyVersions.show': view('/api/policy-versions/:versionId', { roles: BUREAU, scope: 'division' }),
  'policyVersions.save': act('/api/policy-versions/:versionId', {
    method: 'PUT',
    roles: HANDLER,
    scope: 'division',
    writes: ['version', 'title', 'document', 'effectiveOn', 'changes'],
    event: 'policy-version-amended',
  }),
  'policyVersions.exportTable': view('/api/policy-versions/:versionId/amounts.xlsx', {
    roles: BUREAU,
    scope: 'division',
  }),
  'policyVersions.importTable': act('/api/policy-versions/:versionId/amounts', {
    roles: HANDLER,
    scope: 'division',
    writes: [],
    files: true,
    event: 'policy-version-amended',
  }),
  'policyVersions.dryRun': act('/api/policy-versions/:versionId/dry-run', {
    roles: [...HANDLER, ...SECOND],
    scope: 'division',
    writes: ['version', 'from', 'through'],
    event: 'policy-version-tried',
  }),
  'policyVersions.dryRunLines': view('/api/policy-versions/:versionId/dry-run/lines', {
    roles: BUREAU,
    scope: 'division',
  }),
  'policyVersions.submit': act('/api/policy-versions/:versionId/submit', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version'],
    event: 'policy-version-submitted',
    fourEyes: 'prepare',
  }),
  'policyVersions.review': act('/api/policy-versions/:versionId/review', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'policy-version-reviewed',
    fourEyes: 'approve',
  }),
  'policyVersions.recall': act('/api/policy-versions/:versionId/recall', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version'],
    event: 'policy-version-recalled',
  }),
  'policyVersions.withdraw': act('/api/policy-versions/:versionId/withdraw', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version'],
    event: 'policy-version-withdrawn',
  }),
} as const satisfies Record<string, Permission>;
