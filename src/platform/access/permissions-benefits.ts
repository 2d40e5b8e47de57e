import type { Permission } from './permission-rows.ts';
import { act, BUREAU, FILERS, FINANCE, FIRST, HANDLER, REVIEW, SECOND, view } from './permission-rows.ts';

/** The bureau and whoever files see it, each what is theirs. */
const READERS = [...BUREAU, ...FILERS];
const OF_BUREAU = { roles: BUREAU, scope: 'division' } as const;
const OF_READERS = { roles: READERS, scope: 'division-or-organisation' } as const;
const BY_FILERS = { roles: FILERS, scope: 'organisation' } as const;
const BY_HANDLER = { roles: HANDLER, scope: 'division' } as const;
const BY_FIRST = { roles: FIRST, scope: 'division' } as const;
const BY_SECOND = { roles: SECOND, scope: 'division' } as const;
const BY_FINANCE = { roles: FINANCE, scope: 'division' } as const;
const BY_REVIEWERS = { roles: [...FIRST, ...SECOND], scope: 'division' } as const;
const BY_CASE_STAFF = { roles: [...HANDLER, ...FIRST, ...SECOND], scope: 'division' } as const;
const BY_HANDLER_OR_SECOND = { roles: [...HANDLER, ...SECOND], scope: 'division' } as const;
const BY_HANDLER_OR_FILERS = { roles: [...HANDLER, ...FILERS], scope: 'division-or-organisation' } as const;

/** Policy versions, determination of whole regions, claims, publications, money. */
export const PERMISSIONS_OF_BENEFITS = {
  // Claims
  'claims.list': view('/api/claims', OF_READERS),
  'claims.missingFacts': view('/api/missing-facts', OF_READERS),
  'claims.show': view('/api/claims/:claimId', OF_READERS),
  'claims.line': view('/api/claims/:claimId/lines/:claimLineId', {
    ...OF_READERS,
    viewed: { event: 'person-viewed', objectType: 'claim-line', id: 'claimLineId' },
  }),
  'claims.compute': act('/api/claims/compute', {
    ...BY_HANDLER_OR_FILERS,
    writes: ['classId', 'listId'],
    event: 'claim-computed',
  }),
  'claims.recompute': act('/api/claims/:claimId/recompute', {
    ...BY_HANDLER_OR_FILERS,
    writes: ['version'],
    event: 'claim-recomputed',
  }),
  'claims.confirm': act('/api/claims/:claimId/confirm', {
    ...BY_FILERS,
    writes: ['version'],
    event: 'claim-confirmed',
    fourEyes: 'confirm',
  }),
  'claims.withdraw': act('/api/claims/:claimId/withdraw', {
    ...BY_FILERS,
    writes: ['version', 'reason'],
    event: 'claim-withdrawn',
  }),
  'claims.proposeReturn': act('/api/claims/:claimId/return-proposal', {
    ...BY_CASE_STAFF,
    writes: ['version', 'reason'],
    event: 'claim-return-proposed',
    fourEyes: 'prepare',
  }),
  'claims.decideReturn': act('/api/claims/:claimId/return-decision', {
    ...BY_REVIEWERS,
    writes: REVIEW,
    event: 'claim-return-decided',
    fourEyes: 'approve',
  }),
  'claims.accept': act('/api/claims/:claimId/accept', {
    ...BY_HANDLER,
    writes: REVIEW,
    event: 'claim-accepted',
    fourEyes: 'accept',
  }),
  'claims.firstReview': act('/api/claims/:claimId/first-review', {
    ...BY_FIRST,
    writes: REVIEW,
    event: 'claim-first-reviewed',
    fourEyes: 'first-review',
  }),
  'claims.secondReview': act('/api/claims/:claimId/second-review', {
    ...BY_SECOND,
    writes: REVIEW,
    event: 'claim-second-reviewed',
    fourEyes: 'second-review',
  }),
  'claims.decideRejection': act('/api/claims/:claimId/rejection', {
    ...BY_REVIEWERS,
    writes: REVIEW,
    event: 'claim-rejection-decided',
    fourEyes: 'approve',
  }),
  'claims.proposeGrant': act('/api/claims/:claimId/lines/:claimLineId/grant-proposal', {
    roles: [...HANDLER, ...FIRST],
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'line-grant-proposed',
    fourEyes: 'prepare',
  }),
  'claims.decideLine': act('/api/claims/:claimId/lines/:claimLineId/decision', {
    ...BY_REVIEWERS,
    writes: ['version', 'decision', 'reason'],
    event: 'claim-line-decided',
  }),
  'claims.holdLine': act('/api/claims/:claimId/lines/:claimLineId/hold', {
    roles: [...HANDLER, ...FIRST, ...SECOND, ...FINANCE],
    scope: 'division',
    writes: ['version', 'reason'],
    event: 'claim-line-held',
  }),
  'claims.proposeRelease': act('/api/claims/:claimId/lines/:claimLineId/release-proposal', {
    ...BY_CASE_STAFF,
    writes: ['version', 'reason'],
    event: 'line-release-proposed',
    fourEyes: 'prepare',
  }),
  'claims.decideRelease': act('/api/claims/:claimId/lines/:claimLineId/release-decision', {
    ...BY_REVIEWERS,
    writes: REVIEW,
    event: 'line-release-decided',
    fourEyes: 'approve',
  }),
  'claims.checkSignal': act('/api/claims/:claimId/signals/:signalId/check', {
    ...BY_CASE_STAFF,
    writes: ['version', 'decision', 'opinion'],
    event: 'signal-checked',
    fourEyes: 'approve',
  }),

  // Publication and objections
  'publications.list': view('/api/publications', OF_READERS),
  'publications.show': view('/api/publications/:publicationId', OF_READERS),
  'publications.open': act('/api/publications', {
    ...BY_HANDLER,
    writes: ['claimIds', 'title'],
    event: 'publication-opened',
  }),
  'publications.close': act('/api/publications/:publicationId/close', {
    ...BY_HANDLER,
    writes: ['version'],
    event: 'publication-closed',
  }),
  'publications.takeDown': act('/api/publications/:publicationId/take-down', {
    ...BY_CASE_STAFF,
    writes: ['version', 'reason'],
    event: 'publication-taken-down',
    fourEyes: 'prepare',
  }),
  'publications.decideTakeDown': act('/api/publications/:publicationId/take-down-decision', {
    ...BY_REVIEWERS,
    writes: REVIEW,
    event: 'publication-take-down-decided',
    fourEyes: 'approve',
  }),
  'publications.export': view('/api/publications/:publicationId/list.xlsx', {
    ...OF_BUREAU,
    viewed: { event: 'list-exported', objectType: 'publication', id: 'publicationId' },
  }),
  'public.publications': view('/api/public/publications', { roles: 'public', scope: 'none' }),
  'public.publication': view('/api/public/publications/:publicationId', { roles: 'public', scope: 'none' }),
  'public.object': act('/api/public/publications/:publicationId/objections', {
    roles: 'public',
    scope: 'none',
    writes: ['lineNo', 'content', 'name', 'phone'],
    event: 'objection-raised',
    rate: 'guess',
  }),
  'public.findObjection': act('/api/public/objections/find', {
    roles: 'public',
    scope: 'none',
    writes: ['number', 'phoneTail'],
    event: 'objection-looked-up',
    rate: 'guess',
  }),

  // Objections to a published line
  'objections.list': view('/api/objections', { roles: BUREAU, scope: 'division' }),
  'objections.record': act('/api/publications/:publicationId/objections', {
    ...BY_HANDLER,
    writes: ['lineNo', 'content', 'name', 'phone'],
    event: 'objection-recorded',
  }),
  'objections.accept': act('/api/objections/:objectionId/accept', {
    ...BY_HANDLER,
    writes: ['version'],
    event: 'objection-accepted',
  }),
  'objections.propose': act('/api/objections/:objectionId/proposal', {
    ...BY_CASE_STAFF,
    writes: ['version', 'decision', 'outcome'],
    event: 'objection-answer-proposed',
    fourEyes: 'prepare',
  }),
  'objections.settle': act('/api/objections/:objectionId/settle', {
    ...BY_SECOND,
    writes: REVIEW,
    event: 'objection-settled',
    fourEyes: 'approve',
  }),

  // Money
  'funds.budgets': view('/api/budgets', OF_BUREAU),
  'funds.entries': view('/api/budgets/:budgetId/entries', OF_BUREAU),
  'funds.propose': act('/api/budgets/proposals', {
    ...BY_FINANCE,
    writes: ['fundSource', 'year', 'amountFen', 'document', 'fromFundSource', 'fromYear'],
    event: 'budget-proposed',
    fourEyes: 'prepare',
  }),
  'funds.proposals': view('/api/budgets/proposals', OF_BUREAU),
  'funds.correct': act('/api/budgets/proposals/:caseId/correct', {
    ...BY_FINANCE,
    writes: ['version', 'amountFen', 'document'],
    event: 'budget-corrected',
    fourEyes: 'prepare',
  }),
  'funds.withdraw': act('/api/budgets/proposals/:caseId/withdraw', {
    ...BY_FINANCE,
    writes: ['version', 'reason'],
    event: 'budget-withdrawn',
  }),
  'funds.approve': act('/api/budgets/proposals/:caseId/approve', {
    ...BY_SECOND,
    writes: REVIEW,
    event: 'budget-approved',
    fourEyes: 'approve',
  }),
  'payments.list': view('/api/payments', OF_BUREAU),
  'payments.show': view('/api/payments/:batchId', OF_BUREAU),
  'payments.prepare': act('/api/payments', {
    ...BY_FINANCE,
    writes: ['claimIds'],
    event: 'payment-prepared',
    fourEyes: 'prepare',
  }),
  'payments.approve': act('/api/payments/:batchId/approve', {
    ...BY_SECOND,
    writes: REVIEW,
    event: 'payment-approved',
    fourEyes: 'approve',
  }),
  'payments.withdraw': act('/api/payments/:batchId/withdraw', {
    ...BY_FINANCE,
    writes: ['version', 'reason'],
    event: 'payment-withdrawn',
  }),
  'payments.cancel': act('/api/payments/:batchId/cancellation', {
    ...BY_FINANCE,
    writes: ['version', 'reason'],
    event: 'payment-cancel-proposed',
    fourEyes: 'prepare',
  }),
  'payments.decideCancel': act('/api/payments/:batchId/cancellation-decision', {
    ...BY_SECOND,
    writes: REVIEW,
    event: 'payment-cancel-decided',
    fourEyes: 'approve',
  }),
  'payments.ask': act('/api/payment-orders/:orderId/ask', {
    ...BY_FINANCE,
    writes: ['version', 'reason'],
    event: 'payment-asked',
  }),
  'payments.export': act('/api/payments/:batchId/bank-file', {
    ...BY_FINANCE,
    writes: ['version'],
    event: 'payment-exported',
  }),
  'payments.bankReturn': act('/api/payments/:batchId/bank-return', {
    ...BY_FINANCE,
    writes: [],
    files: true,
    event: 'bank-return-read',
  }),
  'payments.sampleReturn': view('/api/payments/:batchId/bank-return-sample.xlsx', {
    ...BY_FINANCE,
    viewed: { event: 'list-exported', objectType: 'payment-batch', id: 'batchId' },
  }),
  'payments.typeReturn': act('/api/payments/:batchId/typed-returns', {
    ...BY_FINANCE,
    writes: ['version', 'answers', 'document'],
    event: 'bank-return-typed',
    fourEyes: 'prepare',
  }),
  'payments.bookReturn': act('/api/payments/:batchId/typed-returns/:returnId/review', {
    roles: [...FINANCE, ...SECOND],
    scope: 'division',
    writes: REVIEW,
    event: 'bank-return-booked',
    fourEyes: 'approve',
  }),
  'payments.correct': act('/api/payment-orders/:orderId/correct', {
    ...BY_FINANCE,
    writes: ['version', 'reason'],
    event: 'payment-corrected',
    fourEyes: 'prepare',
  }),

  // The life of a policy version
  'policyVersions.list': view('/api/policy-versions', OF_BUREAU),
  'policyVersions.create': act('/api/policy-versions', {
    ...BY_HANDLER,
    writes: ['policyId', 'title', 'document', 'effectiveOn'],
    event: 'policy-version-drafted',
  }),
  'policyVersions.show': view('/api/policy-versions/:versionId', OF_BUREAU),
  'policyVersions.save': act('/api/policy-versions/:versionId', {
    method: 'PUT',
    ...BY_HANDLER,
    writes: ['version', 'title', 'document', 'effectiveOn', 'changes'],
    event: 'policy-version-amended',
  }),
  'policyVersions.exportTable': view('/api/policy-versions/:versionId/amounts.xlsx', OF_BUREAU),
  'policyVersions.importTable': act('/api/policy-versions/:versionId/amounts', {
    ...BY_HANDLER,
    writes: [],
    files: true,
    event: 'policy-version-amended',
  }),
  'policyVersions.dryRun': act('/api/policy-versions/:versionId/dry-run', {
    ...BY_HANDLER_OR_SECOND,
    writes: ['version', 'from', 'through'],
    event: 'policy-version-tried',
  }),
  'policyVersions.dryRunLines': view('/api/policy-versions/:versionId/dry-run/lines', OF_BUREAU),
  'policyVersions.submit': act('/api/policy-versions/:versionId/submit', {
    ...BY_HANDLER,
    writes: ['version'],
    event: 'policy-version-submitted',
    fourEyes: 'prepare',
  }),
  'policyVersions.review': act('/api/policy-versions/:versionId/review', {
    ...BY_SECOND,
    writes: REVIEW,
    event: 'policy-version-reviewed',
    fourEyes: 'approve',
  }),
  'policyVersions.recall': act('/api/policy-versions/:versionId/recall', {
    ...BY_HANDLER,
    writes: ['version'],
    event: 'policy-version-recalled',
  }),
  'policyVersions.withdraw': act('/api/policy-versions/:versionId/withdraw', {
    ...BY_HANDLER,
    writes: ['version'],
    event: 'policy-version-withdrawn',
  }),

  // Everybody of a region and year
  'massRuns.list': view('/api/mass-runs', OF_BUREAU),
  'massRuns.start': act('/api/mass-runs', {
    ...BY_HANDLER_OR_SECOND,
    writes: ['year'],
    event: 'mass-run-started',
  }),
  'massRuns.show': view('/api/mass-runs/:runId', OF_BUREAU),
  'massRuns.stop': act('/api/mass-runs/:runId/stop', {
    ...BY_HANDLER_OR_SECOND,
    writes: [],
    event: 'mass-run-stopped',
  }),
  'massRuns.resume': act('/api/mass-runs/:runId/resume', {
    ...BY_HANDLER_OR_SECOND,
    writes: [],
    event: 'mass-run-resumed',
  }),
  'massRuns.unclaimed': view('/api/unclaimed', OF_BUREAU),
  'massRuns.exportUnclaimed': view('/api/unclaimed.xlsx', {
    ...OF_BUREAU,
    viewed: { event: 'list-exported', objectType: 'mass-run', id: null },
  }),
  'massRuns.recoveries': view('/api/recoveries', OF_BUREAU),
  'massRuns.exportRecoveries': view('/api/recoveries.xlsx', {
    ...OF_BUREAU,
    viewed: { event: 'list-exported', objectType: 'mass-run', id: null },
  }),
} as const satisfies Record<string, Permission>;
