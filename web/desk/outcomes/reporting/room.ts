import type { DeskRoom } from '../../room.ts';
import { words } from './words.ts';

export const homeRoom: DeskRoom = {
  navigation: [{ to: '/desk', label: words.navigation, group: 'work', needs: 'desk.workList' }],
  pages: [{ index: true, lazy: () => import('./home.tsx') }],
};
