import type { DeskModule } from '../../module.ts';

/** The navigation leads here through the notices. */
export const policyVersionsModule: DeskModule = {
  pages: [{ path: 'policy-versions/:versionId', lazy: () => import('./version.tsx') }],
  prints: [{ path: 'policy-versions/:versionId', lazy: () => import('./print.tsx') }],
};
