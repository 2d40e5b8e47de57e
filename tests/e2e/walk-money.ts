/** The entities that are about money: walk-money.e2e.ts walks them, walk.e2e.ts all others. */
export const MONEY: readonly string[] = [
  'budget-proposal',
  'claim',
  'claim-line',
  'written-decision',
  'claim-signal',
  'line-hold',
  'publication',
  'objection',
  'payment-batch',
  'payment-order',
  'bank-return-typed',
  'payee-account-change',
  'payee-hold',
  'mass-run',
  'recovery',
  'recovery-proposal',
];
