import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

/** A helper registers a phone; the county may revoke it. */
export const helperPhone: Lifecycle = {
  name: 'the phone of a helper',
  async *go({ post }) {
    await post('villager', '/api/helper/devices', { name: '检查用' });
    yield {
      ...stop('helper-device', 'in-use', '/desk/visits?tab=devices', 'handler'),
      only: 'visits.revoke',
    };
  },
};
