import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

// What work-for-training hears of the claims of its lists, through whoever joins them.

/** The claim that rests on each of these lists; one that was rejected or withdrawn only while there is no other. */
export async function claimsOfLists(
  tx: Tx,
  listIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, { readonly claimId: Uuid; readonly number: string; readonly status: string }>> {
  const { rows } = await sql<{ listId: Uuid; claimId: Uuid; number: string; status: string }>`
    select distinct on (list_id) list_id, claim_id, number, status from claim
    where list_id = any (${[...listIds]}::uuid[])
    order by list_id, status in ('rejected', 'withdrawn'), claim_id desc`.execute(tx);
  return new Map(rows.map(({ listId, ...claim }) => [listId, claim]));
}

/** What that claim made of each person of the list. */
export async function linesOfList(
  tx: Tx,
  listId: Uuid,
): Promise<
  ReadonlyMap<
    PersonId,
    {
      readonly claimId: Uuid;
      readonly claimLineId: Uuid;
      readonly outcome: string;
      readonly status: string;
      readonly amountFen: number;
    }
  >
> {
  const { rows } = await sql<{
    personId: PersonId;
    claimId: Uuid;
    claimLineId: Uuid;
    outcome: string;
    status: string;
    amountFen: number;
  }>`select distinct on (l.person_id) l.person_id, l.claim_id, l.claim_line_id, d.outcome, l.status, l.amount_fen
    from claim_line l join claim c on c.claim_id = l.claim_id
    join determination d on d.person_id = l.person_id and d.determination_id = l.determination_id
    where c.list_id = ${listId} and l.status <> 'withdrawn'
    order by l.person_id, c.status in ('rejected', 'withdrawn'), c.claim_id desc`.execute(tx);
  return new Map(rows.map(({ personId, ...line }) => [personId, line]));
}
