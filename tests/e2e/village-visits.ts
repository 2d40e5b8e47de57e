import { words } from '../../web/desk/training/village-delivery/words.ts';
import { words as common } from '../../web/ui/words.ts';
import { button } from './page-parts.ts';
import type { Visit } from './visit.ts';

/** Training in villages: the list of whoever files, and the page of the city that assesses. */
export const VILLAGE_VISITS: readonly Visit[] = [
  {
    route: '/desk/village-deliveries',
    who: 'qinghe',
    act: (page) => button(page, words.file.act),
    shot: 'village-deliveries',
  },
  {
    route: '/desk/village-deliveries/:deliveryId',
    who: 'city',
    with: { deliveryId: 'deliveryId' },
    act: (page) => button(page, common.opinion.passed),
    shot: 'village-delivery',
  },
];
