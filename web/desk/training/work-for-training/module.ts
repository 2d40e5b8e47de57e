import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const workForTrainingModule: DeskModule = {
  navigation: [
    { to: '/desk/work-for-training', label: words.navigation, group: 'work', needs: 'employment.lists' },
  ],
  pages: [
    { path: 'work-for-training', lazy: () => import('./list.tsx') },
    { path: 'work-for-training/:listId', lazy: () => import('./case.tsx') },
  ],
};
