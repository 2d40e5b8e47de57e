import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const personsModule: DeskModule = {
  navigation: [{ to: '/desk/persons', label: words.searchTitle, group: 'records', needs: 'persons.search' }],
  pages: [{ path: 'persons', lazy: () => import('./search.tsx') }],
};
