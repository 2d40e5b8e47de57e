import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const cataloguesModule: DeskModule = {
  navigation: [
    { to: '/desk/catalogues', label: words.navigation, group: 'records', needs: 'catalogues.list' },
  ],
  pages: [{ path: 'catalogues', lazy: () => import('./page.tsx') }],
};
