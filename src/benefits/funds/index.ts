// Is there money: budgets, double entry, payment batches. Knows amounts and subjects, never why they are owed.
export * from './contract.ts';
export { fundRoutes } from './routes.ts';
export { BATCH_TRANSITIONS, ORDER_TRANSITIONS } from './rules.ts';
export {
  budgetFor,
  decideBudget,
  type MoneyItem,
  post,
  proposeBudget,
  reserve,
  voidReservations,
} from './service.ts';
export { type BankReturnResult, readBankReturn } from './service-bank-return.ts';
export {
  accountNumberOfOrder,
  type BankFileRow,
  correctOrder,
  decideBatch,
  exportBatch,
  type LineEvent,
  type LineListener,
  type OrderDraft,
  type PayableLine,
  type PayeeAccount,
  prepareBatch,
} from './service-payment.ts';
export { balances, findBudget, takeNumber } from './store.ts';
export { allowedOf, budgetViews, dueOf } from './views.ts';
