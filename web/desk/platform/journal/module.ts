import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const journalModule: DeskModule = {
  navigation: [{ to: '/desk/journal', label: words.title, group: 'system', needs: 'journal.list' }],
  pages: [{ path: 'journal', lazy: () => import('./journal.tsx') }],
};
