import type { DeskRoom } from '../../room.ts';
import { words } from './words.ts';

export const journalRoom: DeskRoom = {
  navigation: [{ to: '/desk/journal', label: words.title, group: 'system', needs: 'journal.list' }],
  pages: [{ path: 'journal', lazy: () => import('./journal.tsx') }],
};
