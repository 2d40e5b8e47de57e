import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const outreachModule: DeskModule = {
  navigation: [
    { to: '/desk/outreach', label: words.list.title, group: 'needs', needs: 'outreach.list' },
    { to: '/desk/to-tell', label: words.toTell.title, group: 'needs', needs: 'outreach.toTell' },
  ],
  pages: [
    { path: 'outreach', lazy: () => import('./list.tsx') },
    { path: 'outreach/:campaignId', lazy: () => import('./campaign.tsx') },
    { path: 'to-tell', lazy: () => import('./to-tell.tsx') },
  ],
};
