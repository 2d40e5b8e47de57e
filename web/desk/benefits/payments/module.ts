import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const paymentsModule: DeskModule = {
  navigation: [{ to: '/desk/payments', label: words.payments, group: 'money', needs: 'payments.list' }],
  pages: [
    { path: 'payments', lazy: () => import('./payments.tsx') },
    { path: 'payments/:batchId', lazy: () => import('./payment.tsx') },
  ],
  prints: [{ path: 'payments/:batchId', lazy: () => import('./print.tsx') }],
};
