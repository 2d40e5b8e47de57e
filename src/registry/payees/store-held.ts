import { sql } from 'kysely';
import type { BoundWork } from '../../platform/access/index.ts';

/** Changes that wait for a second person: whoever proposed one is the only one who may take it back. */
export const heldChanges: BoundWork = {
  kind: 'payee-account-change',
  async count(tx, accountId) {
    const { rows } = await sql<{ count: number }>`
      select payee_changes_held(${accountId}::uuid) as count`.execute(tx);
    return rows[0]?.count ?? 0;
  },
  async handOver(tx, from, to) {
    const { rows } = await sql<{ count: number }>`
      select hand_over_payee_changes(${from}::uuid, ${to}::uuid) as count`.execute(tx);
    return rows[0]?.count ?? 0;
  },
};
