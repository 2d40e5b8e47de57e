import { defineMachine } from '../../platform/kernel/index.ts';
import { VERSION_STATUSES } from './contract.ts';

/**
 * Changes of a notice's tables, from the draft to the day that the last person signs; then the date decides. Amounts and
 * the scarce list are signed by two offices: reviewed by the bureau, then by finance. Until that
 * date two people repeal it: the proposal waits beside the version.
 */
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
      // What moves amounts or the scarce list goes on to finance.
      'policyVersions.review': {
        passed: 'approved',
        'to-finance': 'reviewed',
        returned: 'returned',
        rejected: 'rejected',
      },
      'policyVersions.dryRun': 'submitted',
      'policyVersions.recall': 'returned',
    },
    reviewed: {
      'policyVersions.signFinance': { passed: 'approved', returned: 'returned', rejected: 'rejected' },
      'policyVersions.dryRun': 'reviewed',
      'policyVersions.recall': 'returned',
    },
    // Until its day comes; afterwards the next version replaces it.
    approved: {
      'policyVersions.proposeRepeal': 'approved',
      'policyVersions.withdrawRepeal': 'approved',
      'policyVersions.decideRepeal': { passed: 'repealed', returned: 'approved' },
    },
    rejected: {},
    withdrawn: {},
    repealed: {},
  },
  final: {
    rejected: 'a rejection is final: another version is drafted',
    withdrawn: 'its makers took it back; it stays readable',
    repealed: 'two people took it back before its day; its tables are as before',
  },
});
