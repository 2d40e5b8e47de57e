import type { Page } from 'playwright-core';
import { words } from '../../web/desk/outcomes/outreach/words.ts';
import { words as link } from '../../web/public/outreach/words.ts';
import type { Visit } from './visit.ts';

const button = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).first();

/** Campaigns at the desk, those to tell by mouth, and the page that the link opens. */
export const OUTREACH_VISITS: readonly Visit[] = [
  { route: '/desk/outreach', who: 'handler', act: button(words.draft.act), shot: 'outreach' },
  {
    route: '/desk/outreach/:campaignId',
    who: 'handler',
    with: { campaignId: 'campaignId' },
    act: button(words.campaign.stop),
    shot: 'campaign',
  },
  { route: '/desk/to-tell', who: 'villager', act: button(words.toTell.told), shot: 'to-tell' },
  {
    route: '/x/:code',
    who: 'public',
    with: { code: 'code' },
    act: (page) => page.getByRole('main').getByRole('link', { name: link.openings }),
    shot: 'campaign-link',
  },
];
