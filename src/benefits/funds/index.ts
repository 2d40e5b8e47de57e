// Is there money: budgets and double entry. Knows amounts and subjects, never why they are owed.
export { fundRoutes } from './routes.ts';
export {
  budgetFor,
  decideBudget,
  holdBudgets,
  type MoneyItem,
  post,
  proposeBudget,
  recover,
  reserve,
  reversePosts,
  reverseRecoveries,
  takeBack,
  voidReservations,
} from './service.ts';
export { balances, findBudget, heldFor, nextNumber } from './store.ts';
export { budgetViews } from './views.ts';
