import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const organisationsModule: DeskModule = {
  navigation: [
    { to: '/desk/organisations', label: words.title, group: 'records', needs: 'organisations.list' },
  ],
  pages: [
    { path: 'organisations', lazy: () => import('./list.tsx') },
    { path: 'organisations/:organisationId', lazy: () => import('./page.tsx') },
    { path: 'organisation-moves', lazy: () => import('./moves.tsx') },
    { path: 'credit-codes', lazy: () => import('./credit-codes.tsx') },
  ],
};
