import type { DeskModule } from '../../module.ts';
import { words } from './notice-words.ts';

/** The notices, and the changes that a bureau makes to one. */
export const policyVersionsModule: DeskModule = {
  navigation: [{ to: '/desk/policies', label: words.title, group: 'law', needs: 'policies.list' }],
  pages: [
    { path: 'policies', lazy: () => import('./notice.tsx') },
    { path: 'policies/:policyId', lazy: () => import('./notice.tsx') },
    { path: 'policy-versions/:versionId', lazy: () => import('./version.tsx') },
  ],
  prints: [{ path: 'policy-versions/:versionId', lazy: () => import('./print.tsx') }],
};
