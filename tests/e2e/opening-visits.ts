import type { Page } from 'playwright-core';
import { words } from '../../web/desk/training/openings/words.ts';
import type { Visit } from './visit.ts';

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();

/** Classes open for enrolment, by the county and by the institution. */
export const OPENING_VISITS: readonly Visit[] = [
  {
    route: '/desk/openings',
    who: 'handler',
    act: (page) => page.locator('a[data-row]').first(),
    shot: 'openings',
  },
  {
    route: '/desk/openings/:classId',
    who: 'qinghe',
    with: { classId: 'openClassId' },
    act: button(words.close),
    shot: 'opening',
  },
];
