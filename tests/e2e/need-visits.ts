import type { Page } from 'playwright-core';
import { words } from '../../web/desk/registry/needs/words.ts';
import type { Visit } from './visit.ts';

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();

/** The ledger of needs and those whom nobody asked, by the township and the village helper. */
export const NEED_VISITS: readonly Visit[] = [
  { route: '/desk/needs', who: 'township', act: button(words.record.act), shot: 'needs' },
  { route: '/desk/needs', who: 'villager', act: button(words.record.act) },
  {
    route: '/desk/needs/:needId',
    who: 'township',
    with: { needId: 'needId' },
    act: button(words.map.act),
    shot: 'need',
  },
  {
    route: '/desk/needs/figures',
    who: 'handler',
    act: (page) => page.getByRole('main').getByRole('link', { name: words.figures.export }).first(),
    shot: 'need-figures',
  },
  { route: '/desk/unasked', who: 'villager', act: button(words.mark.act), shot: 'unasked' },
];
