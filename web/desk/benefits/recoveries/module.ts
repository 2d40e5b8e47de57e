import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const recoveriesModule: DeskModule = {
  navigation: [{ to: '/desk/recoveries', label: words.navigation, group: 'money', needs: 'recoveries.list' }],
  pages: [
    { path: 'recoveries', lazy: () => import('./list.tsx') },
    { path: 'recoveries/new/:claimLineId', lazy: () => import('./open.tsx') },
    { path: 'recoveries/:recoveryId', lazy: () => import('./recovery.tsx') },
  ],
  prints: [{ path: 'recoveries/:recoveryId', lazy: () => import('./print.tsx') }],
};
