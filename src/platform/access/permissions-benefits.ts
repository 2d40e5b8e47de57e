import type { Permission } from './permission-rows.ts';
import {
  act,
  BY,
  DECIDES,
  OF_BUREAU,
  OF_CLAIM,
  OF_READERS,
  proposing,
  REVIEW,
  view,
} from './permission-rows.ts';
import { PERMISSIONS_OF_CERTIFICATES } from './permissions-benefits-claims.ts';
import { PERMISSIONS_OF_RECOVERIES } from './permissions-benefits-recoveries.ts';

// Paths that many rows begin with.
const CLAIM_LINE = '/api/claims/:claimId/lines/:claimLineId';
const CLAIM = '/api/claims/:claimId';
const DECISION = '/api/decisions/:decisionId';
const PUBLICATION = '/api/publications/:publicationId';
const OBJECTION = '/api/objections/:objectionId';
const PROPOSAL = '/api/budgets/proposals/:caseId';
const BATCH = '/api/payments/:batchId';
const VERSION = '/api/policy-versions/:versionId';
const RUN = '/api/mass-runs/:runId';
/** A reviewer decides what another person proposed. */
const REVIEWED = { ...BY.reviewers, ...DECIDES } as const;
/** Finance, or the second reviewer, books what another person typed. */
const BOOKED = { ...BY.financeOrSecond, ...DECIDES } as const;
/** A handler acts on a thing in the version that was seen; nothing else is written. */
const HANDLED = { ...BY.handler, writes: ['version'] } as const;

/** Policy versions, determination of whole regions, claims, publications, money. */
export const PERMISSIONS_OF_BENEFITS = {
  // Claims
  'claims.list': view('/api/claims', OF_CLAIM),
  'claims.missingFacts': view('/api/missing-facts', OF_READERS),
  'claims.show': view(CLAIM, OF_CLAIM),
  'claims.line': view(CLAIM_LINE, {
    ...OF_CLAIM,
    viewed: { event: 'person-viewed', objectType: 'claim-line', id: 'claimLineId' },
  }),
  'claims.compute': act('/api/claims/compute', {
    ...BY.handlerOrFilers,
    writes: ['classId', 'listId'],
    event: 'claim-computed',
  }),
  'claims.recompute': act(`${CLAIM}/recompute`, {
    ...BY.handlerOrFilers,
    writes: ['version'],
    event: 'claim-recomputed',
  }),
  'claims.confirm': act(`${CLAIM}/confirm`, {
    ...BY.handlerOrClaimants,
    writes: ['version'],
    event: 'claim-confirmed',
    fourEyes: 'confirm',
  }),
  'claims.withdraw': act(`${CLAIM}/withdraw`, {
    ...BY.handlerOrClaimants,
    writes: ['version', 'reason'],
    event: 'claim-withdrawn',
  }),
  'claims.proposeReturn': act(`${CLAIM}/return-proposal`, {
    ...BY.caseStaff,
    ...proposing('version', 'reason'),
    event: 'claim-return-proposed',
  }),
  'claims.decideReturn': act(`${CLAIM}/return-decision`, { ...REVIEWED, event: 'claim-return-decided' }),
  'claims.accept': act(`${CLAIM}/accept`, {
    ...BY.handler,
    writes: REVIEW,
    event: 'claim-accepted',
    fourEyes: 'accept',
  }),
  'claims.firstReview': act(`${CLAIM}/first-review`, {
    ...BY.first,
    writes: REVIEW,
    event: 'claim-first-reviewed',
    fourEyes: 'first-review',
  }),
  'claims.secondReview': act(`${CLAIM}/second-review`, {
    ...BY.second,
    writes: REVIEW,
    event: 'claim-second-reviewed',
    fourEyes: 'second-review',
  }),
  'claims.decideRejection': act(`${CLAIM}/rejection`, { ...REVIEWED, event: 'claim-rejection-decided' }),
  'claims.proposeGrant': act(`${CLAIM_LINE}/grant-proposal`, {
    ...BY.firstDesks,
    ...proposing('version', 'reason'),
    event: 'line-grant-proposed',
  }),
  'claims.decideLine': act(`${CLAIM_LINE}/decision`, {
    ...BY.reviewers,
    writes: ['version', 'decision', 'reason'],
    event: 'claim-line-decided',
  }),
  'claims.holdLine': act(`${CLAIM_LINE}/hold`, {
    ...BY.anyDesk,
    writes: ['version', 'reason'],
    event: 'claim-line-held',
  }),
  'claims.proposeRelease': act(`${CLAIM_LINE}/release-proposal`, {
    ...BY.caseStaff,
    ...proposing('version', 'reason'),
    event: 'line-release-proposed',
  }),
  'claims.withdrawRelease': act(`${CLAIM_LINE}/release-withdraw`, {
    ...BY.caseStaff,
    writes: ['version', 'reason'],
    event: 'line-release-withdrawn',
  }),
  'claims.decideRelease': act(`${CLAIM_LINE}/release-decision`, {
    ...REVIEWED,
    event: 'line-release-decided',
  }),
  'claims.checkSignal': act(`${CLAIM}/signals/:signalId/check`, {
    ...BY.caseStaff,
    writes: ['version', 'decision', 'opinion'],
    event: 'signal-checked',
    fourEyes: 'approve',
  }),

  // The written decision on a claim
  'decisions.ofClaim': view(`${CLAIM}/decisions`, OF_CLAIM),
  'decisions.show': view(DECISION, OF_CLAIM),
  'decisions.issue': act(`${CLAIM}/decisions`, {
    ...BY.caseStaff,
    writes: ['version'],
    event: 'decision-issued',
  }),
  'decisions.proposeReplacement': act(`${DECISION}/replacement`, {
    ...BY.caseStaff,
    ...proposing('version', 'reason'),
    event: 'decision-replacement-proposed',
  }),
  'decisions.withdrawReplacement': act(`${DECISION}/replacement-withdraw`, {
    ...BY.caseStaff,
    writes: ['version', 'reason'],
    event: 'decision-replacement-withdrawn',
  }),
  'decisions.decideReplacement': act(`${DECISION}/replacement-decision`, {
    ...REVIEWED,
    event: 'decision-replacement-decided',
  }),
  'worker.decisions': view('/api/me/decisions', { roles: ['worker'], scope: 'person' }),

  // Publication and objections
  'publications.list': view('/api/publications', OF_CLAIM),
  'publications.show': view(PUBLICATION, OF_CLAIM),
  'publications.open': act('/api/publications', {
    ...BY.handler,
    writes: ['claimIds', 'title'],
    event: 'publication-opened',
  }),
  'publications.close': act(`${PUBLICATION}/close`, { ...HANDLED, event: 'publication-closed' }),
  'publications.takeDown': act(`${PUBLICATION}/take-down`, {
    ...BY.caseStaff,
    ...proposing('version', 'reason'),
    event: 'publication-taken-down',
  }),
  'publications.decideTakeDown': act(`${PUBLICATION}/take-down-decision`, {
    ...REVIEWED,
    event: 'publication-take-down-decided',
  }),
  'publications.export': view(`${PUBLICATION}/list.xlsx`, {
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
  'objections.list': view('/api/objections', OF_BUREAU),
  'objections.record': act(`${PUBLICATION}/objections`, {
    ...BY.handler,
    writes: ['lineNo', 'content', 'name', 'phone'],
    event: 'objection-recorded',
  }),
  'objections.accept': act(`${OBJECTION}/accept`, { ...HANDLED, event: 'objection-accepted' }),
  'objections.propose': act(`${OBJECTION}/proposal`, {
    ...BY.caseStaff,
    ...proposing('version', 'decision', 'outcome'),
    event: 'objection-answer-proposed',
  }),
  'objections.settle': act(`${OBJECTION}/settle`, { ...BY.second, ...DECIDES, event: 'objection-settled' }),

  // Money
  'funds.budgets': view('/api/budgets', OF_BUREAU),
  'funds.entries': view('/api/budgets/:budgetId/entries', OF_BUREAU),
  'funds.propose': act('/api/budgets/proposals', {
    ...BY.finance,
    ...proposing('fundSource', 'year', 'amountFen', 'document', 'fromFundSource', 'fromYear'),
    event: 'budget-proposed',
  }),
  'funds.proposals': view('/api/budgets/proposals', OF_BUREAU),
  'funds.correct': act(`${PROPOSAL}/correct`, {
    ...BY.finance,
    ...proposing('version', 'amountFen', 'document'),
    event: 'budget-corrected',
  }),
  'funds.withdraw': act(`${PROPOSAL}/withdraw`, {
    ...BY.finance,
    writes: ['version', 'reason'],
    event: 'budget-withdrawn',
  }),
  'funds.approve': act(`${PROPOSAL}/approve`, { ...BY.second, ...DECIDES, event: 'budget-approved' }),
  'payments.list': view('/api/payments', OF_BUREAU),
  'payments.show': view(BATCH, OF_BUREAU),
  'payments.prepare': act('/api/payments', {
    ...BY.finance,
    ...proposing('claimIds'),
    event: 'payment-prepared',
  }),
  'payments.approve': act(`${BATCH}/approve`, { ...BY.second, ...DECIDES, event: 'payment-approved' }),
  'payments.withdraw': act(`${BATCH}/withdraw`, {
    ...BY.finance,
    writes: ['version', 'reason'],
    event: 'payment-withdrawn',
  }),
  'payments.cancel': act(`${BATCH}/cancellation`, {
    ...BY.finance,
    ...proposing('version', 'reason'),
    event: 'payment-cancel-proposed',
  }),
  'payments.decideCancel': act(`${BATCH}/cancellation-decision`, {
    ...BY.second,
    ...DECIDES,
    event: 'payment-cancel-decided',
  }),
  'payments.ask': act('/api/payment-orders/:orderId/ask', {
    ...BY.finance,
    writes: ['version', 'reason'],
    event: 'payment-asked',
  }),
  'payments.export': act(`${BATCH}/bank-file`, {
    ...BY.finance,
    writes: ['version'],
    event: 'payment-exported',
  }),
  'payments.bankReturn': act(`${BATCH}/bank-return`, {
    ...BY.finance,
    writes: [],
    files: true,
    event: 'bank-return-read',
  }),
  'payments.sampleReturn': view(`${BATCH}/bank-return-sample.xlsx`, {
    ...BY.finance,
    viewed: { event: 'list-exported', objectType: 'payment-batch', id: 'batchId' },
  }),
  'payments.typeReturn': act(`${BATCH}/typed-returns`, {
    ...BY.finance,
    ...proposing('version', 'answers', 'document'),
    event: 'bank-return-typed',
  }),
  'payments.bookReturn': act(`${BATCH}/typed-returns/:returnId/review`, {
    ...BOOKED,
    event: 'bank-return-booked',
  }),
  'payments.proposeHeir': act(`${CLAIM_LINE}/heir`, {
    ...BY.handler,
    ...proposing(
      'name',
      'relation',
      'papers',
      'share',
      'bankName',
      'accountNumber',
      'reason',
      'document',
      'fileIds',
    ),
    event: 'payee-heir-proposed',
  }),
  'payments.correct': act('/api/payment-orders/:orderId/correct', {
    ...BY.finance,
    ...proposing('version', 'reason'),
    event: 'payment-corrected',
  }),

  // The life of a policy version
  'policyVersions.list': view('/api/policy-versions', OF_BUREAU),
  'policyVersions.create': act('/api/policy-versions', {
    ...BY.handler,
    writes: ['policyId', 'title', 'document', 'effectiveOn'],
    event: 'policy-version-drafted',
  }),
  'policyVersions.show': view(VERSION, OF_BUREAU),
  'policyVersions.save': act(VERSION, {
    method: 'PUT',
    ...BY.handler,
    writes: ['version', 'title', 'document', 'effectiveOn', 'changes'],
    event: 'policy-version-amended',
  }),
  'policyVersions.exportTable': view(`${VERSION}/amounts.xlsx`, OF_BUREAU),
  'policyVersions.importTable': act(`${VERSION}/amounts`, {
    ...BY.handler,
    writes: [],
    files: true,
    event: 'policy-version-amended',
  }),
  'policyVersions.dryRun': act(`${VERSION}/dry-run`, {
    ...BY.handlerOrSecond,
    writes: ['version', 'from', 'through'],
    event: 'policy-version-tried',
  }),
  'policyVersions.dryRunLines': view(`${VERSION}/dry-run/lines`, OF_BUREAU),
  'policyVersions.submit': act(`${VERSION}/submit`, {
    ...BY.handler,
    ...proposing('version'),
    event: 'policy-version-submitted',
  }),
  'policyVersions.review': act(`${VERSION}/review`, {
    ...BY.second,
    ...DECIDES,
    event: 'policy-version-reviewed',
  }),
  'policyVersions.signFinance': act(`${VERSION}/finance-signature`, {
    ...BY.finance,
    writes: REVIEW,
    event: 'policy-version-signed',
    fourEyes: 'sign',
  }),
  'policyVersions.recall': act(`${VERSION}/recall`, { ...HANDLED, event: 'policy-version-recalled' }),
  'policyVersions.withdraw': act(`${VERSION}/withdraw`, { ...HANDLED, event: 'policy-version-withdrawn' }),
  'policyVersions.proposeRepeal': act(`${VERSION}/repeal-proposal`, {
    ...BY.handlerOrSecond,
    ...proposing('version', 'reason'),
    event: 'policy-repeal-proposed',
  }),
  'policyVersions.withdrawRepeal': act(`${VERSION}/repeal-withdrawal`, {
    ...BY.handlerOrSecond,
    writes: ['version', 'reason'],
    event: 'policy-repeal-withdrawn',
  }),
  'policyVersions.decideRepeal': act(`${VERSION}/repeal-decision`, {
    ...BY.financeOrSecond,
    ...DECIDES,
    event: 'policy-repeal-decided',
  }),

  // Everybody of a region and year
  'massRuns.list': view('/api/mass-runs', OF_BUREAU),
  'massRuns.start': act('/api/mass-runs', {
    ...BY.handlerOrSecond,
    writes: ['year'],
    event: 'mass-run-started',
  }),
  'massRuns.show': view(RUN, OF_BUREAU),
  'massRuns.stop': act(`${RUN}/stop`, { ...BY.handlerOrSecond, writes: [], event: 'mass-run-stopped' }),
  'massRuns.resume': act(`${RUN}/resume`, { ...BY.handlerOrSecond, writes: [], event: 'mass-run-resumed' }),
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

  ...PERMISSIONS_OF_CERTIFICATES,
  ...PERMISSIONS_OF_RECOVERIES,
} as const satisfies Record<string, Permission>;
