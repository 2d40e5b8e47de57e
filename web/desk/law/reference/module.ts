import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const catalogueModule: DeskModule = {
  navigation: [{ to: '/desk/standards', label: words.title, group: 'records', needs: 'standards.list' }],
  pages: [{ path: 'standards', lazy: () => import('./standards.tsx') }],
};
