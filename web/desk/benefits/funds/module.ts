import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const moneyModule: DeskModule = {
  navigation: [
    { to: '/desk/budgets', label: words.budgets, group: 'money', needs: 'funds.budgets' },
    { to: '/desk/payments', label: words.payments, group: 'money', needs: 'payments.list' },
  ],
  pages: [
    { path: 'budgets', lazy: () => import('./budgets.tsx') },
    { path: 'budgets/:budgetId', lazy: () => import('./entries.tsx') },
    { path: 'payments', lazy: () => import('./payments.tsx') },
    { path: 'payments/:batchId', lazy: () => import('./payment.tsx') },
  ],
  prints: [{ path: 'payments/:batchId', lazy: () => import('./print.tsx') }],
};
