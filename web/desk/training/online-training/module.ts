import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const onlineTrainingModule: DeskModule = {
  navigation: [
    { to: '/desk/online-platforms', label: words.title, group: 'work', needs: 'onlineTraining.platforms' },
  ],
  pages: [{ path: 'online-platforms', lazy: () => import('./page.tsx') }],
};
