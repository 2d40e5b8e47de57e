import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const policyModule: DeskModule = {
  navigation: [{ to: '/desk/policies', label: words.title, group: 'law', needs: 'policies.list' }],
  pages: [
    { path: 'policies', lazy: () => import('./policy.tsx') },
    { path: 'policies/:policyId', lazy: () => import('./policy.tsx') },
  ],
};
