import { words } from '../../words/mass-runs.ts';
import type { DeskRoom } from '../room.ts';

export const massRunsRoom: DeskRoom = {
  navigation: [{ to: '/desk/mass-runs', label: words.title, group: 'law', needs: 'massRuns.list' }],
  pages: [{ path: 'mass-runs', lazy: () => import('./page.tsx') }],
};
