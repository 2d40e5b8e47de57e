import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const privacyModule: DeskModule = {
  navigation: [{ to: '/desk/protections', label: words.title, group: 'records', needs: 'protections.list' }],
  pages: [
    { path: 'protections', lazy: () => import('./protections.tsx') },
    { path: 'persons/:personId/consents', lazy: () => import('./consents.tsx') },
  ],
};
