import type { DeskModule } from '../../module.ts';
import { words as phone } from './phone-words.ts';
import { words } from './words.ts';

export const accountsModule: DeskModule = {
  navigation: [
    { to: '/desk/accounts', label: words.title, group: 'system', needs: 'accounts.list' },
    { to: '/desk/messages', label: phone.messages.title, group: 'system', needs: 'messages.list' },
  ],
  pages: [
    { path: 'my-account', lazy: () => import('./my-account.tsx') },
    { path: 'accounts', lazy: () => import('./accounts.tsx') },
    { path: 'messages', lazy: () => import('./messages.tsx') },
  ],
};
