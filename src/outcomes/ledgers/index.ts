// The five lists, ledgers at five levels, and the three ledgers of needs.
export { ledgerRoutes } from './routes.ts';
export { type Ledger, peopleOfLedger } from './store.ts';
export { ledgerOf } from './views.ts';
