import { words } from '../../words/home.ts';
import type { DeskRoom } from '../room.ts';

export const homeRoom: DeskRoom = {
  navigation: [{ to: '/desk', label: words.navigation, group: 'work', needs: 'desk.workList' }],
  pages: [{ index: true, lazy: () => import('./home.tsx') }],
};
