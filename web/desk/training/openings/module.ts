import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const openingsModule: DeskModule = {
  navigation: [{ to: '/desk/openings', label: words.navigation, group: 'work', needs: 'openings.list' }],
  pages: [
    { path: 'openings', lazy: () => import('./list.tsx') },
    { path: 'openings/:classId', lazy: () => import('./case.tsx') },
  ],
};
