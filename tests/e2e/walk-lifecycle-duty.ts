import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

/** What a duty list says otherwise, decided by mistake each way that can be decided again. */
export const dutyConflict: Lifecycle = {
  name: 'a conflict of a duty list',
  async *go({ get, post }) {
    const open = '/api/duty-conflicts?status=open&limit=50';
    const { rows } = await get<{ rows: { conflictId: string; kind: string }[] }>('handler', open);
    const conflict = rows.find(({ kind }) => kind !== 'other-name');
    if (!conflict) throw new Error('no conflict waits that is about more than a name');
    const of = `/api/duty-conflicts/${conflict.conflictId}`;
    const reason = '电话问过村会计';
    await post('handler', `${of}/decision`, { version: 1, decision: 'kept-ours', reason });
    yield stop('duty-conflict', 'kept-ours', '/desk/duty-lists', 'handler');
    await post('handler', `${of}/reopening`, { version: 2, reason });
    await post('handler', `${of}/decision`, { version: 3, decision: 'sent-back', reason });
    yield stop('duty-conflict', 'sent-back', '/desk/duty-lists', 'handler');
  },
};
