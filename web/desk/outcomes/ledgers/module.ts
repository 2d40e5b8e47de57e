import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const ledgersModule: DeskModule = {
  navigation: [
    { to: '/desk/five-lists', label: words.lists.title, group: 'needs', needs: 'ledgers.lists' },
    { to: '/desk/ledgers', label: words.levels.title, group: 'needs', needs: 'ledgers.levels' },
    { to: '/desk/three-ledgers', label: words.flow.title, group: 'needs', needs: 'ledgers.flow' },
  ],
  pages: [
    { path: 'five-lists', lazy: () => import('./lists.tsx') },
    { path: 'ledgers', lazy: () => import('./levels.tsx') },
    { path: 'ledgers/people', lazy: () => import('./people.tsx') },
    { path: 'three-ledgers', lazy: () => import('./flow.tsx') },
  ],
};
