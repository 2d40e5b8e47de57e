import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const needsModule: DeskModule = {
  navigation: [
    { to: '/desk/needs', label: words.list.title, group: 'needs', needs: 'needs.list' },
    { to: '/desk/unasked', label: words.unasked.title, group: 'needs', needs: 'needs.unasked' },
  ],
  pages: [
    { path: 'needs', lazy: () => import('./list.tsx') },
    { path: 'needs/figures', lazy: () => import('./figures.tsx') },
    { path: 'needs/:needId', lazy: () => import('./need.tsx') },
    { path: 'unasked', lazy: () => import('./unasked.tsx') },
  ],
};
