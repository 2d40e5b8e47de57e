import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const notificationsModule: DeskModule = {
  navigation: [{ to: '/desk/inbox', label: words.title, group: 'work', needs: 'notifications.inbox' }],
  pages: [{ path: 'inbox', lazy: () => import('./inbox.tsx') }],
};
