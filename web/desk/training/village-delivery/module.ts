import type { DeskModule } from '../../module.ts';
import { words } from './words.ts';

export const villageDeliveryModule: DeskModule = {
  navigation: [
    { to: '/desk/village-deliveries', label: words.navigation, group: 'work', needs: 'villageDelivery.list' },
  ],
  pages: [
    { path: 'village-deliveries', lazy: () => import('./list.tsx') },
    { path: 'village-deliveries/:deliveryId', lazy: () => import('./case.tsx') },
  ],
};
