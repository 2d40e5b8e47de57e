import type { DeskRoom } from '../../room.ts';
import { words } from './words.ts';

export const catalogueRoom: DeskRoom = {
  navigation: [{ to: '/desk/standards', label: words.title, group: 'records', needs: 'standards.list' }],
  pages: [{ path: 'standards', lazy: () => import('./standards.tsx') }],
};
