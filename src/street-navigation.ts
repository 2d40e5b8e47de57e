/** The groups of the staff navigation, each with the modules whose pages it lists, in the order of the screen. */
export const NAVIGATION: Readonly<Record<string, readonly string[]>> = {
  work: [
    'reporting',
    'notifications',
    'deliveries',
    'intake',
    'classes',
    'openings',
    'work-for-training',
    'claims',
    'publications',
    'appeals',
    'supervision',
  ],
  records: [
    'persons',
    'own-accounts',
    'needs',
    'households',
    'organisations',
    'payees',
    'reference',
    'catalogues',
  ],
  money: ['funds', 'payments', 'recoveries'],
  law: ['policy-versions', 'mass-runs'],
  system: ['journal', 'access', 'jobs', 'approvals'],
};
