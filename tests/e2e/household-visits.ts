import type { Page } from 'playwright-core';
import { words as reference } from '../../web/desk/law/reference/words.ts';
import { words } from '../../web/desk/registry/households/words.ts';
import type { Visit } from './visit.ts';

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();

/** Households, duty lists and places, by whoever keeps them. */
export const HOUSEHOLD_VISITS: readonly Visit[] = [
  { route: '/desk/households', who: 'villager', act: button(words.make.act), shot: 'households' },
  {
    route: '/desk/households/:householdId',
    who: 'villager',
    with: { householdId: 'householdId' },
    act: button(words.measure.plan),
    shot: 'household',
  },
  { route: '/desk/duty-lists', who: 'handler', act: button(words.duty.decide), shot: 'duty-lists' },
  { route: '/desk/places', who: 'handler', act: button(reference.places.register), shot: 'places' },
];
