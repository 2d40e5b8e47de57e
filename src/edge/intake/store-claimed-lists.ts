import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';

/** Lists on which a claim rests that was handed in, with its number. */
export async function claimsUnderWay(tx: Tx, listIds: readonly Uuid[]): Promise<Map<Uuid, string>> {
  const { rows } = await sql<{ listId: Uuid; number: string }>`
    select list_id, number from claim_status where list_id = any (${[...listIds]}::uuid[])
      and status not in ('generated', 'returned', 'withdrawn', 'rejected')`.execute(tx);
  return new Map(rows.map(({ listId, number }) => [listId, number]));
}
