import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { Uuid } from '../kernel/index.ts';
import { ALIVE } from './store.ts';

export interface OwnSession {
  readonly sessionId: Uuid;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
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
    select session_id, created_at, last_seen_at, address, (token_hash = ${tokenDigest}::bytea) is true as is_this
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
