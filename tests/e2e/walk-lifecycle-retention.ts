import type { Lifecycle } from './walk-run.ts';
import { stop } from './walk-stops.ts';

interface Moved {
  readonly listId: string;
  readonly version: number;
}

/** Records over their term: one looks through the list and proposes, another confirms; it is for good. */
export const retention: Lifecycle = {
  name: 'records over their term',
  async *go({ get, post }) {
    const { rows } = await get<{ rows: Moved[] }>('handler', '/api/retention');
    const listId = rows[0]?.listId;
    if (listId === undefined) throw new Error('the demonstration has no records over their term');
    const found = await get<Moved>('handler', `/api/retention/${listId}`);
    const page = `/desk/retention/${found.listId}`;
    yield stop('retention-list', 'found', page, 'handler');
    const proposed = await post<Moved>('handler', `/api/retention/${found.listId}/proposal`, {
      version: found.version,
      reason: '逐个看过，没有没办完的事',
    });
    yield stop('retention-list', 'proposed', page, 'handler', 'reviewer2');
    await post('reviewer2', `/api/retention/${found.listId}/decision`, {
      version: proposed.version,
      decision: 'passed',
    });
  },
};
