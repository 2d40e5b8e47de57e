import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const visitsModule: DeskModule = {
  navigation: [{ to: '/desk/visits', label: words.title, group: 'needs', needs: 'visits.entries' }],
  pages: [{ path: 'visits', lazy: () => import('./page.tsx') }],
};
