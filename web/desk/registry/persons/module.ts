import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const personsModule: DeskModule = {
  navigation: [{ to: '/desk/persons', label: words.searchTitle, group: 'records', needs: 'persons.search' }],
  pages: [
    { path: 'persons', lazy: () => import('./search.tsx') },
    { path: 'persons/:personId', lazy: () => import('./explain.tsx') },
  ],
  prints: [{ path: 'persons/:personId', lazy: () => import('./print.tsx') }],
};
