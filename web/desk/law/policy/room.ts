import { words } from '../../words/policy.ts';
import type { DeskRoom } from '../room.ts';

export const policyRoom: DeskRoom = {
  navigation: [{ to: '/desk/policies', label: words.title, group: 'law', needs: 'policies.list' }],
  pages: [
    { path: 'policies', lazy: () => import('./policy.tsx') },
    { path: 'policies/:policyId', lazy: () => import('./policy.tsx') },
  ],
};
