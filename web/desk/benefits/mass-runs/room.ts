import type { DeskRoom } from '../../room.ts';
import { words } from './words.ts';

export const massRunsRoom: DeskRoom = {
  navigation: [{ to: '/desk/mass-runs', label: words.title, group: 'law', needs: 'massRuns.list' }],
  pages: [{ path: 'mass-runs', lazy: () => import('./page.tsx') }],
};
