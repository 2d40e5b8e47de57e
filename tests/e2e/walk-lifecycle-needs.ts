import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';
import { checkDigitOf } from './workbooks.ts';

const first17 = '37152619850311733';
const idNumber = first17 + checkDigitOf(first17);

/** The township records what somebody wishes in her own words, and a worker says a wish on her phone. */
export const needs: Lifecycle = {
  name: 'a wish',
  async *go({ post }) {
    const wish = { kind: 'training', words: '想学开叉车', destination: 'stay' };
    const who = { idNumber, name: '检查本人', channel: 'township', villageCode: '371526101369' };
    const { needId } = await post<{ needId: string }>('villager', '/api/needs', { ...who, ...wish });
    yield stop('need', 'open', `/desk/needs/${needId}`, 'township', 'villager', 'handler');
    await post('worker', '/api/me/needs', wish);
    yield { ...stop('need', 'open', '/m/needs', 'worker'), only: 'worker.withdrawNeed' };
  },
};
