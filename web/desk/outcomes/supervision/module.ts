import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const supervisionModule: DeskModule = {
  navigation: [{ to: '/desk/disputes', label: words.navigation, group: 'work', needs: 'disputes.list' }],
  pages: [
    { path: 'disputes', lazy: () => import('./list.tsx') },
    { path: 'disputes/new/:personId', lazy: () => import('./record.tsx') },
    { path: 'disputes/:disputeId', lazy: () => import('./dispute.tsx') },
  ],
};
