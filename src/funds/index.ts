// Is there money: budgets, double entry, payment batches. Knows amounts and subjects, never why they are owed.
export * from './contract.ts';
