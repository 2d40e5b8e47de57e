import { defineMachine } from '../../platform/kernel/index.ts';
import { VERSION_STATUSES } from './contract.ts';

/** Changes of a notice's tables, from the draft to the day that the second person signs; then the date decides. */
export const VERSION = defineMachine({
  entity: 'policy-version',
  statuses: VERSION_STATUSES,
  begins: { 'policyVersions.create': 'draft' },
  states: {
    draft: {
      'policyVersions.save': 'draft',
      'policyVersions.importTable': 'draft',
      'policyVersions.dryRun': 'draft',
      'policyVersions.submit': 'submitted',
      'policyVersions.withdraw': 'withdrawn',
    },
    returned: {
      'policyVersions.save': 'returned',
      'policyVersions.importTable': 'returned',
      'policyVersions.dryRun': 'returned',
      'policyVersions.submit': 'submitted',
      'policyVersions.withdraw': 'withdrawn',
    },
    submitted: {
      'policyVersions.review': { passed: 'approved', returned: 'returned', rejected: 'rejected' },
      'policyVersions.dryRun': 'submitted',
      'policyVersions.recall': 'returned',
    },
    approved: {},
    rejected: {},
    withdrawn: {},
  },
  final: {
    rejected: 'a rejection is final: another version is drafted',
    withdrawn: 'its makers took it back; it stays readable',
  },
  deadEnds: { approved: 'issue: no dead ends (a version that is not in force yet is repealed)' },
});
