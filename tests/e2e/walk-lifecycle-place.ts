import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

const code = '371526101399';

/** A village that is registered, dissolved, and was dissolved by mistake. */
export const place: Lifecycle = {
  name: 'a village',
  async *go({ post }) {
    await post('handler', '/api/places', { code, name: '检查村', parentCode: '371526101000' });
    const reason = '民政批复〔2021〕8号';
    await post('handler', `/api/places/${code}/end`, { endedOn: '2021-10-01', reason });
    yield stop('place', 'ended', '/desk/places?name=检查村', 'handler');
  },
};
