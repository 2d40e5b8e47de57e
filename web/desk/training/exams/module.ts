import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const examsModule: DeskModule = {
  navigation: [{ to: '/desk/exams', label: words.navigation, group: 'work', needs: 'exams.list' }],
  pages: [
    { path: 'exams', lazy: () => import('./list.tsx') },
    { path: 'exams/officials', lazy: () => import('./officials.tsx') },
    { path: 'exams/:examId', lazy: () => import('./case.tsx') },
  ],
  prints: [{ path: 'exams/:examId/certificates', lazy: () => import('./print-certificates.tsx') }],
};
