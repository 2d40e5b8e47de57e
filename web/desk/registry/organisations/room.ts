import { words } from '../../words/organisations.ts';
import type { DeskRoom } from '../room.ts';

export const organisationsRoom: DeskRoom = {
  navigation: [
    { to: '/desk/organisations', label: words.title, group: 'records', needs: 'organisations.list' },
  ],
  pages: [
    { path: 'organisations', lazy: () => import('./list.tsx') },
    { path: 'organisations/:organisationId', lazy: () => import('./page.tsx') },
  ],
};
