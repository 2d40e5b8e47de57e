import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const fundsModule: DeskModule = {
  navigation: [{ to: '/desk/budgets', label: words.budgets, group: 'money', needs: 'funds.budgets' }],
  pages: [
    { path: 'budgets', lazy: () => import('./budgets.tsx') },
    { path: 'budgets/:budgetId', lazy: () => import('./entries.tsx') },
  ],
};
