import type { DeskRoom } from '../../room.ts';
import { words } from './words.ts';

export const accountsRoom: DeskRoom = {
  navigation: [{ to: '/desk/accounts', label: words.title, group: 'system', needs: 'accounts.list' }],
  pages: [{ path: 'accounts', lazy: () => import('./accounts.tsx') }],
};
