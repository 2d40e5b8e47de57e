import type { Page } from 'playwright-core';
import { words as desk } from '../../web/desk/outcomes/visits/words.ts';
import { words } from '../../web/mobile/visits/words.ts';
import type { Visit } from './visit.ts';

/** A browser that keeps no list yet is asked for a name; the pages with a list are in visits.e2e.ts. */
const register = (page: Page) => page.getByRole('button', { name: words.register.go, exact: true });
const who = 'villager';

/** What helpers take down, on the phone and at the county. */
export const HELPER_VISITS: readonly Visit[] = [
  { route: '/m/visits', who, act: register, shot: 'visits' },
  { route: '/m/visits/entries', who, act: register },
  { route: '/m/visits/stranger', who, act: register },
  { route: '/m/visits/households/:householdId', who, with: { householdId: 'householdId' }, act: register },
  { route: '/m/visits/people/:of', who, with: { of: 'personId' }, act: register },
  { route: '/m/visits/people/:of/:kind', who, with: { of: 'personId', kind: 'disputed' }, act: register },
  { route: '/m/visits/measures/:measureId', who, with: { measureId: 'householdId' }, act: register },
  {
    route: '/desk/visits',
    who: 'handler',
    act: (page) => page.getByRole('tab', { name: desk.tabs.entries, exact: true }),
    shot: 'visits-county',
  },
];
