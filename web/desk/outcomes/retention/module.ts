import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const retentionModule: DeskModule = {
  navigation: [{ to: '/desk/retention', label: words.title, group: 'records', needs: 'retention.lists' }],
  pages: [
    { path: 'retention', lazy: () => import('./lists.tsx') },
    { path: 'retention/:listId', lazy: () => import('./list.tsx') },
  ],
};
