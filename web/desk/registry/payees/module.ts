import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const payeesModule: DeskModule = {
  navigation: [
    { to: '/desk/payee-accounts', label: words.title, group: 'records', needs: 'payees.accounts' },
  ],
  pages: [{ path: 'payee-accounts', lazy: () => import('./page.tsx') }],
};
