import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const appealsModule: DeskModule = {
  navigation: [{ to: '/desk/appeals', label: words.navigation, group: 'work', needs: 'appeals.list' }],
  pages: [
    { path: 'appeals', lazy: () => import('./list.tsx') },
    { path: 'appeals/new/:subjectType/:subjectId', lazy: () => import('./lodge.tsx') },
    { path: 'appeals/:appealId', lazy: () => import('./appeal.tsx') },
  ],
};
