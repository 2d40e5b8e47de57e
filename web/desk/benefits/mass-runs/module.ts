import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const massRunsModule: DeskModule = {
  navigation: [{ to: '/desk/mass-runs', label: words.title, group: 'law', needs: 'massRuns.list' }],
  pages: [{ path: 'mass-runs', lazy: () => import('./page.tsx') }],
};
