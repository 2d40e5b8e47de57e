import { words } from '../../words/catalogue.ts';
import type { DeskRoom } from '../room.ts';

export const catalogueRoom: DeskRoom = {
  navigation: [{ to: '/desk/standards', label: words.title, group: 'records', needs: 'standards.list' }],
  pages: [{ path: 'standards', lazy: () => import('./standards.tsx') }],
};
