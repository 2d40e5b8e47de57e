import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const ownAccountsModule: DeskModule = {
  navigation: [{ to: '/desk/own-accounts', label: words.title, group: 'records', needs: 'ownAccounts.list' }],
  pages: [{ path: 'own-accounts', lazy: () => import('./page.tsx') }],
};
