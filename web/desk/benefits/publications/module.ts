import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const publicationsModule: DeskModule = {
  navigation: [
    { to: '/desk/publications', label: words.listTitle, group: 'work', needs: 'publications.list' },
    { to: '/desk/objections', label: words.objectionsTitle, group: 'work', needs: 'objections.list' },
  ],
  pages: [
    { path: 'publications', lazy: () => import('./list.tsx') },
    { path: 'publications/:publicationId', lazy: () => import('./page.tsx') },
    { path: 'objections', lazy: () => import('./objections.tsx') },
  ],
  prints: [{ path: 'publications/:publicationId', lazy: () => import('./print.tsx') }],
};
