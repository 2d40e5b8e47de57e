import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const accountsModule: DeskModule = {
  navigation: [{ to: '/desk/accounts', label: words.title, group: 'system', needs: 'accounts.list' }],
  pages: [
    { path: 'my-account', lazy: () => import('./my-account.tsx') },
    { path: 'accounts', lazy: () => import('./accounts.tsx') },
  ],
};
