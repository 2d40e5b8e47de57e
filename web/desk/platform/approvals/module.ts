import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const calendarModule: DeskModule = {
  navigation: [{ to: '/desk/calendar', label: words.title, group: 'system', needs: 'calendar.proposals' }],
  pages: [{ path: 'calendar', lazy: () => import('./calendar.tsx') }],
};
