import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { Uuid } from '../kernel/index.ts';
import { ALIVE } from './store.ts';

export interface OwnSession {
  readonly sessionId: Uuid;
  /** How long ago by the clock of the database, which may run apart from the calendar that the program lives by. */
  readonly createdSecondsAgo: number;
  readonly seenSecondsAgo: number;
  readonly address: string;
  readonly isThis: boolean;
}

/** The sessions of an account that have not ended, the latest first. */
export async function selectSessionsOf(
  tx: Tx,
  accountId: string,
  tokenDigest: Buffer | null,
): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select session_id, extract(epoch from now() - created_at)::float8 as created_seconds_ago,
      extract(epoch from now() - last_seen_at)::float8 as seen_seconds_ago, address, (token_hash = ${tokenDigest}::bytea) is true as is_this
    from session where account_id = ${accountId}::uuid and ${ALIVE}
    order by last_seen_at desc, session_id limit 200`.execute(tx);
  return rows;
}

/** Ends one session of an account; false when there is none of this number. */
export async function deleteSessionOf(tx: Tx, accountId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('accountId', '=', accountId)
    .where('sessionId', '=', sessionId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
