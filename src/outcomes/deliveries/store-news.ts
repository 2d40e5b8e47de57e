import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId } from '../../platform/kernel/index.ts';
import { type MessageStatus, NEWS } from './contract.ts';

/** Of these persons those who want no news of campaigns, whoever asks. */
export async function newsDeclined(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ personId: PersonId }>`
    select x as person_id from news_declined(${[...ids]}::bigint[]) as x`.execute(tx);
  return new Set(rows.map(({ personId }) => personId));
}

/** She wants news or wants none of it, as she says herself; false when it was so already. */
export async function saveNewsChoice(
  tx: Tx,
  choice: { readonly personId: PersonId; readonly isOff: boolean },
  changedAt: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into message_choice (person_id, is_off, news_off, changed_at)
    values (${choice.personId}, false, ${choice.isOff}, ${changedAt}::timestamptz)
    on conflict (person_id) do update set news_off = excluded.news_off, changed_at = excluded.changed_at
    where message_choice.news_off <> excluded.news_off`.execute(tx);
  return numAffectedRows === 1n;
}

/** Somebody was told that she wants none; false when it was so already. */
export async function declineNewsOf(tx: Tx, personId: PersonId, at: Date): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`
    select decline_news(${personId}::bigint, ${at}::timestamptz) as is_new`.execute(tx);
  return rows[0]?.isNew ?? false;
}

/** How much news each was sent, or will be, since an instant; whoever got none is absent. */
export async function countNews(
  tx: Tx,
  ids: readonly PersonId[],
  since: Date,
): Promise<ReadonlyMap<PersonId, number>> {
  const { rows } = await sql<{ personId: PersonId; count: number }>`
    select person_id, count(*)::int as count from phone_message
    where kind = ${NEWS} and status <> 'cancelled' and told_at >= ${since}::timestamptz and person_id = any (${[...ids]}::bigint[])
    group by 1`.execute(tx);
  return new Map(rows.map(({ personId, count }) => [personId, count]));
}

/** Messages of one campaign that have not gone out are not sent any more. Gives how many. */
export async function cancelOf(
  tx: Tx,
  sourceKey: string,
  to: { readonly from: readonly MessageStatus[]; readonly status: MessageStatus; readonly reason: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update phone_message set status = ${to.status}, reason = ${to.reason}, version = version + 1
    where source_key = ${sourceKey} and status = any (${[...to.from]}::text[])`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
