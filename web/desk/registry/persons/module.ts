import type { DeskModule } from '../../module.ts';
import { words as corrections } from './correction-words.ts';
import { words as merges } from './merge-words.ts';
import { words } from './words.ts';

export const personsModule: DeskModule = {
  navigation: [
    { to: '/desk/persons', label: words.searchTitle, group: 'records', needs: 'persons.search' },
    {
      to: '/desk/person-corrections',
      label: corrections.title,
      group: 'records',
      needs: 'persons.corrections',
    },
    {
      to: '/desk/person-duplicates',
      label: merges.title,
      group: 'records',
      needs: 'persons.duplicates',
    },
  ],
  pages: [
    { path: 'persons', lazy: () => import('./search.tsx') },
    { path: 'person-corrections', lazy: () => import('./corrections.tsx') },
    { path: 'person-moves', lazy: () => import('./moves.tsx') },
    { path: 'person-duplicates', lazy: () => import('./duplicates.tsx') },
  ],
};
