import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const catalogueModule: DeskModule = {
  navigation: [
    { to: '/desk/standards', label: words.title, group: 'records', needs: 'standards.list' },
    { to: '/desk/places', label: words.places.title, group: 'records', needs: 'places.list' },
  ],
  pages: [
    { path: 'standards', lazy: () => import('./standards.tsx') },
    { path: 'places', lazy: () => import('./places.tsx') },
  ],
};
