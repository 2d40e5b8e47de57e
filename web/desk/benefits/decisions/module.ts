import type { DeskModule } from '../../module.ts';

export const decisionsModule: DeskModule = {
  navigation: [],
  pages: [],
  prints: [
    { path: 'claims/:claimId/decision', lazy: () => import('./print-of-claim.tsx') },
    { path: 'decisions/:decisionId', lazy: () => import('./print.tsx') },
  ],
};
