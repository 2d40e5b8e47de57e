import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const intakeModule: DeskModule = {
  navigation: [{ to: '/desk/intake', label: words.title, group: 'work', needs: 'intake.list' }],
  pages: [
    { path: 'intake', lazy: () => import('./batches.tsx') },
    { path: 'intake/:batchId', lazy: () => import('./batch.tsx') },
  ],
};
