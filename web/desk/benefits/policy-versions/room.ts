import type { DeskRoom } from '../../room.ts';

/** The navigation leads here through the notices. */
export const policyVersionsRoom: DeskRoom = {
  pages: [{ path: 'policy-versions/:versionId', lazy: () => import('./version.tsx') }],
  prints: [{ path: 'policy-versions/:versionId', lazy: () => import('./print.tsx') }],
};
