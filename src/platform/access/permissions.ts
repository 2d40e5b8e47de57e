import type { Role } from './actor.ts';

/**
 * The permission table: the only list of routes there is. The router is built from it and refuses to start when a
 * handler has no row or a row has no handler. Tests and the OpenAPI page are generated from it.
 */
export interface Permission {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** 'public' needs no login, 'any' any signed-in account. */
  readonly roles: 'public' | 'any' | readonly Role[];
  /** Whose rows the caller may reach: own division and below, own organisation, own person, or none of them. */
  readonly scope: 'division' | 'division-or-organisation' | 'organisation' | 'person' | 'none';
  /** Top-level fields the caller may send; anything else is refused with 400. */
  readonly writes: readonly string[];
  /** True when the request is multipart with files. */
  readonly files: boolean;
  /** How often one address may call: 'guess' for routes where trying many values pays. */
  readonly rate: 'ordinary' | 'guess';
  /** Journal event of the act; null for reads. */
  readonly event: string | null;
  /** The approval step that this route takes; the same person never takes two of one round. */
  readonly fourEyes: null | 'prepare' | 'confirm' | 'accept' | 'first-review' | 'second-review' | 'approve';
}

const STAFF = [
  'county-handler',
  'county-first-reviewer',
  'county-second-reviewer',
  'finance',
  'auditor',
] as const satisfies readonly Role[];
const VIEWERS = ['city-viewer', 'province-viewer'] as const satisfies readonly Role[];
const BUREAU = [...STAFF, ...VIEWERS] as const;
const ORGANISATIONS = ['institution-administrator', 'teacher', 'employer'] as const satisfies readonly Role[];
const FILERS = ['institution-administrator', 'employer'] as const satisfies readonly Role[];
const HANDLER = ['county-handler'] as const satisfies readonly Role[];
const FIRST = ['county-first-reviewer'] as const satisfies readonly Role[];
const SECOND = ['county-second-reviewer'] as const satisfies readonly Role[];
const FINANCE = ['finance'] as const satisfies readonly Role[];

type Row = Omit<Permission, 'writes' | 'files' | 'rate' | 'event' | 'fourEyes' | 'method' | 'path'>;

function view(path: string, row: Row): Permission {
  return {
    method: 'GET',
    path,
    ...row,
    writes: [],
    files: false,
    rate: 'ordinary',
    event: null,
    fourEyes: null,
  };
}

function act(
  path: string,
  row: Row & {
    writes: readonly string[];
    event: string;
    files?: boolean;
    rate?: Permission['rate'];
    fourEyes?: Permission['fourEyes'];
    method?: 'POST' | 'PUT';
  },
): Permission {
  return { method: 'POST', path, files: false, rate: 'ordinary', fourEyes: null, ...row };
}

const REVIEW = ['version', 'decision', 'reasonCode', 'opinion'] as const;

export const PERMISSIONS = {
  // The request pipeline itself
  'health.show': view('/api/health', { roles: 'public', scope: 'none' }),
  'access.login': act('/api/login', {
    roles: 'public',
    scope: 'none',
    writes: ['login', 'password'],
    event: 'signed-in',
    rate: 'guess',
  }),
  'access.logout': act('/api/logout', { roles: 'any', scope: 'none', writes: [], event: 'signed-out' }),
  'access.me': view('/api/me', { roles: 'any', scope: 'none' }),
  'demonstration.show': view('/api/demonstration', { roles: 'public', scope: 'none' }),
  'demonstration.advance': act('/api/demonstration/clock', {
    roles: 'any',
    scope: 'none',
    writes: ['to'],
    event: 'demonstration-clock-moved',
  }),
  'accounts.list': view('/api/accounts', {
    roles: ['system-administrator', 'security-administrator', 'audit-administrator'],
    scope: 'none',
  }),
  'accounts.create': act('/api/accounts', {
    roles: ['system-administrator'],
    scope: 'none',
    event: 'account-created',
    writes: ['login', 'displayName', 'personKey', 'role', 'divisionCode', 'organisationId', 'password'],
  }),
  'accounts.disable': act('/api/accounts/:accountId/disable', {
    roles: ['security-administrator'],
    scope: 'none',
    writes: ['version', 'reason'],
    event: 'account-disabled',
  }),
  'journal.list': view('/api/journal', { roles: ['auditor', 'audit-administrator'], scope: 'division' }),
  'journal.verify': view('/api/journal/verification', {
    roles: ['auditor', 'audit-administrator'],
    scope: 'none',
  }),
  'journal.ofObject': view('/api/journal/:objectType/:objectId', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),

  // Words and reference tables
  'vocabulary.show': view('/api/vocabulary', { roles: 'public', scope: 'none' }),
  'policies.list': view('/api/policies', { roles: 'public', scope: 'none' }),
  'policies.show': view('/api/policies/:policyId', { roles: 'public', scope: 'none' }),
  'clauses.list': view('/api/clauses', { roles: 'public', scope: 'none' }),
  'clauses.show': view('/api/clauses/:clauseId', { roles: 'public', scope: 'none' }),
  'clauses.figures': view('/api/clause-figures', { roles: 'public', scope: 'none' }),
  'divisions.list': view('/api/divisions', { roles: 'public', scope: 'none' }),
  'occupations.list': view('/api/occupations', { roles: 'public', scope: 'none' }),
  'standards.list': view('/api/standards', { roles: 'any', scope: 'none' }),
  'scarceOccupations.list': view('/api/scarce-occupations', { roles: 'any', scope: 'none' }),

  // The life of a policy version
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
  'policyVersions.withdraw': act('/api/policy-versions/:versionId/withdraw', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version'],
    event: 'policy-version-withdrawn',
  }),

  // Everybody of a region and year
  'massRuns.list': view('/api/mass-runs', { roles: BUREAU, scope: 'division' }),
  'massRuns.start': act('/api/mass-runs', {
    roles: [...HANDLER, ...SECOND],
    scope: 'division',
    writes: ['year'],
    event: 'mass-run-started',
  }),
  'massRuns.show': view('/api/mass-runs/:runId', { roles: BUREAU, scope: 'division' }),
  'massRuns.stop': act('/api/mass-runs/:runId/stop', {
    roles: [...HANDLER, ...SECOND],
    scope: 'division',
    writes: [],
    event: 'mass-run-stopped',
  }),
  'massRuns.resume': act('/api/mass-runs/:runId/resume', {
    roles: [...HANDLER, ...SECOND],
    scope: 'division',
    writes: [],
    event: 'mass-run-resumed',
  }),
  'massRuns.unclaimed': view('/api/unclaimed', { roles: BUREAU, scope: 'division' }),
  'massRuns.exportUnclaimed': view('/api/unclaimed.xlsx', { roles: BUREAU, scope: 'division' }),
  'massRuns.recoveries': view('/api/recoveries', { roles: BUREAU, scope: 'division' }),
  'massRuns.exportRecoveries': view('/api/recoveries.xlsx', { roles: BUREAU, scope: 'division' }),

  // The desk
  'desk.workList': view('/api/work-list', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'reporting.overview': view('/api/overview', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),

  // Organisations
  'organisations.list': view('/api/organisations', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'organisations.show': view('/api/organisations/:organisationId', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'organisations.suspend': act('/api/organisations/:organisationId/suspensions', {
    roles: SECOND,
    scope: 'division',
    writes: ['version', 'suspendedOn', 'reason'],
    event: 'organisation-suspended',
  }),

  // Intake of workbooks
  'intake.stage': act('/api/intake', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['batchId'],
    files: true,
    event: 'intake-staged',
  }),
  'intake.list': view('/api/intake', {
    roles: [...HANDLER, ...FILERS, 'auditor'],
    scope: 'division-or-organisation',
  }),
  'intake.show': view('/api/intake/:batchId', {
    roles: [...HANDLER, ...FILERS, 'auditor'],
    scope: 'division-or-organisation',
  }),
  'intake.progress': view('/api/intake/:batchId/progress', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'intake.rows': view('/api/intake/:batchId/rows', {
    roles: [...HANDLER, ...FILERS, 'auditor'],
    scope: 'division-or-organisation',
  }),
  'intake.confirm': act('/api/intake/:batchId/confirm', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version'],
    event: 'intake-confirmed',
  }),
  'intake.discard': act('/api/intake/:batchId/discard', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version'],
    event: 'intake-discarded',
  }),
  'intake.refused': view('/api/intake/:batchId/refused.xlsx', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
  }),

  // Classes
  'classes.list': view('/api/classes', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.show': view('/api/classes/:classId', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.draft': act('/api/classes', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['filing'],
    event: 'class-drafted',
  }),
  'classes.amend': act('/api/classes/:classId', {
    method: 'PUT',
    roles: FILERS,
    scope: 'organisation',
    writes: ['version', 'filing'],
    event: 'class-amended',
  }),
  'classes.checks': view('/api/classes/:classId/checks', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.submit': act('/api/classes/:classId/submit', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['version'],
    event: 'class-submitted',
    fourEyes: 'prepare',
  }),
  'classes.cancel': act('/api/classes/:classId/cancel', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['version', 'reason'],
    event: 'class-cancelled',
  }),
  'classes.firstReview': act('/api/classes/:classId/first-review', {
    roles: FIRST,
    scope: 'division',
    writes: REVIEW,
    event: 'class-first-reviewed',
    fourEyes: 'first-review',
  }),
  'classes.secondReview': act('/api/classes/:classId/second-review', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'class-second-reviewed',
    fourEyes: 'second-review',
  }),
  'classes.roster': view('/api/classes/:classId/roster', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.attendance': view('/api/classes/:classId/attendance', {
    roles: [...BUREAU, ...ORGANISATIONS],
    scope: 'division-or-organisation',
  }),
  'classes.results': view('/api/classes/:classId/results', {
    roles: [...BUREAU, ...ORGANISATIONS, 'assessment-body'],
    scope: 'division-or-organisation',
  }),

  // Work-for-training lists
  'employment.lists': view('/api/work-for-training-lists', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'employment.list': view('/api/work-for-training-lists/:listId', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),

  // Persons
  'persons.search': act('/api/persons/search', {
    roles: STAFF,
    scope: 'division',
    writes: ['idNumber', 'name'],
    event: 'person-searched',
    rate: 'guess',
  }),
  'persons.explain': view('/api/persons/:personId/subsidies', { roles: BUREAU, scope: 'division' }),
  'persons.unmask': act('/api/persons/:personId/unmask', {
    roles: STAFF,
    scope: 'division',
    writes: ['field', 'reason'],
    event: 'person-unmasked',
    rate: 'guess',
  }),
  'worker.subsidies': view('/api/me/subsidies', { roles: ['worker'], scope: 'person' }),

  // Claims
  'claims.list': view('/api/claims', { roles: [...BUREAU, ...FILERS], scope: 'division-or-organisation' }),
  'claims.show': view('/api/claims/:claimId', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'claims.line': view('/api/claims/:claimId/lines/:claimLineId', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'claims.compute': act('/api/claims/compute', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['classId', 'listId'],
    event: 'claim-computed',
  }),
  'claims.recompute': act('/api/claims/:claimId/recompute', {
    roles: [...HANDLER, ...FILERS],
    scope: 'division-or-organisation',
    writes: ['version'],
    event: 'claim-recomputed',
  }),
  'claims.confirm': act('/api/claims/:claimId/confirm', {
    roles: FILERS,
    scope: 'organisation',
    writes: ['version'],
    event: 'claim-confirmed',
    fourEyes: 'confirm',
  }),
  'claims.accept': act('/api/claims/:claimId/accept', {
    roles: HANDLER,
    scope: 'division',
    writes: REVIEW,
    event: 'claim-accepted',
    fourEyes: 'accept',
  }),
  'claims.firstReview': act('/api/claims/:claimId/first-review', {
    roles: FIRST,
    scope: 'division',
    writes: REVIEW,
    event: 'claim-first-reviewed',
    fourEyes: 'first-review',
  }),
  'claims.secondReview': act('/api/claims/:claimId/second-review', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'claim-second-reviewed',
    fourEyes: 'second-review',
  }),
  'claims.decideLine': act('/api/claims/:claimId/lines/:claimLineId/decision', {
    roles: [...FIRST, ...SECOND],
    scope: 'division',
    writes: ['version', 'decision', 'reason'],
    event: 'claim-line-decided',
  }),
  'claims.checkSignal': act('/api/claims/:claimId/signals/:signalId/check', {
    roles: [...HANDLER, ...FIRST, ...SECOND],
    scope: 'division',
    writes: ['version', 'decision', 'opinion'],
    event: 'signal-checked',
    fourEyes: 'approve',
  }),

  // Publication and objections
  'publications.list': view('/api/publications', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'publications.show': view('/api/publications/:publicationId', {
    roles: [...BUREAU, ...FILERS],
    scope: 'division-or-organisation',
  }),
  'publications.open': act('/api/publications', {
    roles: HANDLER,
    scope: 'division',
    writes: ['claimIds', 'title'],
    event: 'publication-opened',
  }),
  'publications.close': act('/api/publications/:publicationId/close', {
    roles: HANDLER,
    scope: 'division',
    writes: ['version'],
    event: 'publication-closed',
  }),
  'publications.export': view('/api/publications/:publicationId/list.xlsx', {
    roles: BUREAU,
    scope: 'division',
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
  'objections.list': view('/api/objections', { roles: BUREAU, scope: 'division' }),
  'objections.settle': act('/api/objections/:objectionId/settle', {
    roles: SECOND,
    scope: 'division',
    writes: ['version', 'decision', 'outcome'],
    event: 'objection-settled',
  }),

  // Money
  'funds.budgets': view('/api/budgets', { roles: BUREAU, scope: 'division' }),
  'funds.entries': view('/api/budgets/:budgetId/entries', { roles: BUREAU, scope: 'division' }),
  'funds.propose': act('/api/budgets/proposals', {
    roles: FINANCE,
    scope: 'division',
    writes: ['fundSource', 'year', 'amountFen', 'document'],
    event: 'budget-proposed',
    fourEyes: 'prepare',
  }),
  'funds.proposals': view('/api/budgets/proposals', { roles: BUREAU, scope: 'division' }),
  'funds.approve': act('/api/budgets/proposals/:caseId/approve', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'budget-approved',
    fourEyes: 'approve',
  }),
  'payments.list': view('/api/payments', { roles: BUREAU, scope: 'division' }),
  'payments.show': view('/api/payments/:batchId', { roles: BUREAU, scope: 'division' }),
  'payments.prepare': act('/api/payments', {
    roles: FINANCE,
    scope: 'division',
    writes: ['claimIds'],
    event: 'payment-prepared',
    fourEyes: 'prepare',
  }),
  'payments.approve': act('/api/payments/:batchId/approve', {
    roles: SECOND,
    scope: 'division',
    writes: REVIEW,
    event: 'payment-approved',
    fourEyes: 'approve',
  }),
  'payments.export': act('/api/payments/:batchId/bank-file', {
    roles: FINANCE,
    scope: 'division',
    writes: ['version'],
    event: 'payment-exported',
  }),
  'payments.bankReturn': act('/api/payments/:batchId/bank-return', {
    roles: FINANCE,
    scope: 'division',
    writes: [],
    files: true,
    event: 'bank-return-read',
  }),
  'payments.correct': act('/api/payment-orders/:orderId/correct', {
    roles: FINANCE,
    scope: 'division',
    writes: ['version', 'bankName', 'accountName', 'accountNumber', 'reason'],
    event: 'payment-corrected',
    fourEyes: 'prepare',
  }),
} as const satisfies Record<string, Permission>;

export type RouteId = keyof typeof PERMISSIONS;

/** May this role call this route at all? Scope is decided by the row policies, form by the contract. */
export function mayCall(route: RouteId, role: Role | null): boolean {
  const roles: Permission['roles'] = PERMISSIONS[route].roles;
  if (roles === 'public') return true;
  if (role === null) return false;
  return roles === 'any' || roles.includes(role);
}

/** Of these routes, those this role may call: what `allowed` of a reply is made from. */
export function allowedOf(actor: { readonly role: Role | null }, routes: readonly RouteId[]): RouteId[] {
  return routes.filter((route) => mayCall(route, actor.role));
}
