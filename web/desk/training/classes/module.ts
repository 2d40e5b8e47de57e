import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const classesModule: DeskModule = {
  navigation: [{ to: '/desk/classes', label: words.title, group: 'work', needs: 'classes.list' }],
  pages: [
    { path: 'classes', lazy: () => import('./list.tsx') },
    { path: 'classes/new', lazy: () => import('./edit-new.tsx') },
    { path: 'classes/:classId', lazy: () => import('./case.tsx') },
    { path: 'classes/:classId/edit', lazy: () => import('./edit.tsx') },
    { path: 'classes/:classId/change', lazy: () => import('./change.tsx') },
    { path: 'teacher-phones', lazy: () => import('./phones.tsx') },
  ],
  prints: [
    { path: 'classes/:classId/filing', lazy: () => import('./print-filing.tsx') },
    { path: 'classes/:classId/roster', lazy: () => import('./print-roster.tsx') },
    { path: 'classes/:classId/sign-in', lazy: () => import('./print-sign-in.tsx') },
  ],
};
