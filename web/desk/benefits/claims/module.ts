import type { DeskModule } from '../../module.ts';
import { words as certificates } from './certificates-words.ts';
import { words as missing } from './missing-words.ts';
import { words } from './words.ts';

export const claimsModule: DeskModule = {
  navigation: [
    { to: '/desk/claims', label: words.listTitle, group: 'work', needs: 'claims.list' },
    {
      to: '/desk/certificate-claims',
      label: certificates.title,
      group: 'work',
      needs: 'payees.agreements',
    },
    { to: '/desk/missing-facts', label: missing.title, group: 'work', needs: 'claims.missingFacts' },
  ],
  pages: [
    { path: 'claims', lazy: () => import('./list.tsx') },
    { path: 'certificate-claims', lazy: () => import('./certificates.tsx') },
    { path: 'missing-facts', lazy: () => import('./missing.tsx') },
    { path: 'claims/:claimId', lazy: () => import('./case.tsx') },
  ],
  prints: [
    { path: 'claims/:claimId/form', lazy: () => import('./print-form.tsx') },
    { path: 'claims/:claimId/roster', lazy: () => import('./print-roster.tsx') },
  ],
};
