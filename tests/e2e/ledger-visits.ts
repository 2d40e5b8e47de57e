import type { Page } from 'playwright-core';
import { words } from '../../web/desk/outcomes/ledgers/words.ts';
import type { Visit } from './visit.ts';

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();

/** The five lists, the five levels and the three ledgers, by the county, a township and a village. */
export const LEDGER_VISITS: readonly Visit[] = [
  { route: '/desk/five-lists', who: 'handler', act: button(words.lists.propose), shot: 'five-lists' },
  { route: '/desk/five-lists', who: 'villager', act: button(words.export['five-lists']) },
  { route: '/desk/ledgers', who: 'township', act: button(words.export.levels), shot: 'ledgers' },
  {
    route: '/desk/ledgers/people',
    who: 'handler',
    act: button(words.export['five-lists']),
    shot: 'ledger-people',
  },
  {
    route: '/desk/three-ledgers',
    who: 'township',
    act: button(words.export.training),
    shot: 'three-ledgers',
  },
];
