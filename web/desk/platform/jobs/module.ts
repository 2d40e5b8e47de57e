import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const jobsModule: DeskModule = {
  navigation: [{ to: '/desk/jobs', label: words.title, group: 'system', needs: 'jobs.list' }],
  pages: [{ path: 'jobs', lazy: () => import('./jobs.tsx') }],
};
