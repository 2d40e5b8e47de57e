import type { DeskRoom } from '../../room.ts';
import { words } from './words.ts';

export const organisationsRoom: DeskRoom = {
  navigation: [
    { to: '/desk/organisations', label: words.title, group: 'records', needs: 'organisations.list' },
  ],
  pages: [
    { path: 'organisations', lazy: () => import('./list.tsx') },
    { path: 'organisations/:organisationId', lazy: () => import('./page.tsx') },
  ],
};
