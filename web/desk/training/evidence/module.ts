import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const evidenceModule: DeskModule = {
  navigation: [
    { to: '/desk/evidence-signs', label: words.signsTitle, group: 'work', needs: 'evidence.signs' },
  ],
  pages: [
    { path: 'evidence-signs', lazy: () => import('./signs.tsx') },
    { path: 'evidence-signs/:signId', lazy: () => import('./sign.tsx') },
    { path: 'classes/:classId/evidence', lazy: () => import('./page.tsx') },
    { path: 'classes/:classId/evidence/:personId', lazy: () => import('./person.tsx') },
  ],
  prints: [{ path: 'classes/:classId/evidence', lazy: () => import('./print.tsx') }],
};
