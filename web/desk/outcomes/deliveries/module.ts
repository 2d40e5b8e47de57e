import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const deliveriesModule: DeskModule = {
  navigation: [{ to: '/desk/deliveries', label: words.title, group: 'work', needs: 'deliveries.slips' }],
  pages: [{ path: 'deliveries', lazy: () => import('./page.tsx') }],
  prints: [{ path: 'deliveries', lazy: () => import('./print.tsx') }],
};
