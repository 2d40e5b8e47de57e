import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const homeModule: DeskModule = {
  navigation: [{ to: '/desk', label: words.navigation, group: 'work', needs: 'desk.workList' }],
  pages: [
    { index: true, lazy: () => import('./home.tsx') },
    { path: 'persons/:personId', lazy: () => import('./person.tsx') },
  ],
  prints: [{ path: 'persons/:personId', lazy: () => import('./person-print.tsx') }],
};
