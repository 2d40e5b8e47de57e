import type { ActBody } from '../../web/client/index.ts';
import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

const DRAFT: ActBody<'/api/campaigns'> = {
  kind: 'policy-to-villages',
  title: '走查活动',
  template: 'wish-news',
  target: { type: 'openings' },
  audience: {},
  untilOn: '2021-12-31',
};

/** A campaign is drafted, proposed, signed and begun; whoever has no phone is told by mouth. */
export const campaign: Lifecycle = {
  name: 'a campaign',
  async *go({ post, get }) {
    const { campaignId } = await post<{ campaignId: string }>('handler', '/api/campaigns', DRAFT);
    const at = `/api/campaigns/${campaignId}`;
    const page = `/desk/outreach/${campaignId}`;
    yield stop('campaign', 'draft', page, 'handler');
    await post('handler', `${at}/proposal`, { version: 1, opinion: '走查送审' });
    yield stop('campaign', 'proposed', page, 'reviewer1', 'handler');
    await post('reviewer1', `${at}/decision`, { version: 2, decision: 'passed' });
    for (let tries = 0; tries < 60; tries += 1) {
      const { figures } = await get<{ figures: { toTell: number } }>('handler', at);
      if (figures.toTell > 0) break;
      await new Promise((later) => setTimeout(later, 1_000));
    }
    yield stop('campaign', 'sending', page, 'handler', 'reviewer1');
    yield stop('campaign-person', 'to-tell', '/desk/to-tell', 'villager');
    const { rows } = await get<{ rows: { personId: number; version: number }[] }>(
      'villager',
      '/api/people-to-tell',
    );
    const [first] = rows;
    if (first === undefined) throw new Error('nobody to tell');
    const tell = (version: number, outcome: string) =>
      post('villager', `${at}/people/${first.personId}/telling`, { version, outcome });
    await tell(first.version, 'not-found');
    yield stop('campaign-person', 'not-found', '/desk/to-tell', 'villager');
    await tell(first.version + 1, 'told');
    yield stop('campaign-person', 'told', `${page}?told=told`, 'handler');
  },
};
