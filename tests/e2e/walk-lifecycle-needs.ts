import { expect } from 'vitest';
import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';
import { checkDigitOf } from './workbooks.ts';

const first17 = '37152619850311733';
const idNumber = first17 + checkDigitOf(first17);

/** The township records what somebody wishes, a worker says a wish on her phone, another's is planned by her place in a class. */
export const needs: Lifecycle = {
  name: 'a wish',
  async *go({ get, post }) {
    const wish = { kind: 'training', words: '想学开叉车', destination: 'stay' };
    const who = { idNumber, name: '检查本人', channel: 'township', villageCode: '371526101369' };
    const { needId } = await post<{ needId: string }>('villager', '/api/needs', { ...who, ...wish });
    yield stop('need', 'open', `/desk/needs/${needId}`, 'township', 'villager', 'handler');
    await post('worker', '/api/me/needs', wish);
    yield { ...stop('need', 'open', '/m/needs', 'worker'), only: 'worker.withdrawNeed' };
    const { rows } = await get<{ rows: { openingId: string }[] }>('worker5', '/api/me/seats');
    const { occupationCode } = await get<{ occupationCode: string }>(
      'handler',
      `/api/public/openings/${rows[0]?.openingId}`,
    );
    const own = await post<{ needId: string }>('worker5', '/api/me/needs', { ...wish, occupationCode });
    await post('sysadmin', '/api/jobs/follow-needs/runs');
    const statusOf = async () => (await get('handler', `/api/needs/${own.needId}`)).status;
    await expect.poll(statusOf, { timeout: 60_000, interval: 500 }).toBe('planned');
    yield stop('need', 'planned', `/desk/needs/${own.needId}`, 'handler');
    yield { ...stop('need', 'planned', '/m/needs', 'worker5'), only: 'worker.withdrawNeed' };
  },
};
