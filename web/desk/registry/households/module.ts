import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const householdsModule: DeskModule = {
  navigation: [
    { to: '/desk/households', label: words.title, group: 'needs', needs: 'households.list' },
    { to: '/desk/duty-lists', label: words.duty.title, group: 'needs', needs: 'dutyLists.persons' },
  ],
  pages: [
    { path: 'households', lazy: () => import('./page.tsx') },
    { path: 'households/:householdId', lazy: () => import('./card-page.tsx') },
    { path: 'duty-lists', lazy: () => import('./duty.tsx') },
  ],
  prints: [{ path: 'households/:householdId', lazy: () => import('./print.tsx') }],
};
