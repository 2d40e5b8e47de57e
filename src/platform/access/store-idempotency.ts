import { deserialize, serialize } from 'node:v8';
import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { Ciphers, Clock, Uuid } from '../kernel/index.ts';

/** What makes a repeated request the same one: who, which route, the client's own key, and the digest of the body. */
export interface Idempotency {
  readonly accountId: Uuid;
  readonly route: string;
  readonly key: string;
  readonly digest: Buffer;
}

type StoredReply = { readonly same: true; readonly value: unknown } | { readonly same: false };

function contextOf({ accountId, route, key }: Idempotency): string {
  return `idempotency.value_cipher.${accountId}:${route}:${key}`;
}

/**
 * What an earlier request with this key returned; undefined when there was none. A request with the same key that is
 * still under way is waited for: the lock is held until the transaction ends.
 */
export async function selectReply(
  tx: Tx,
  ciphers: Ciphers,
  request: Idempotency,
): Promise<StoredReply | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${contextOf(request)}, 0))`.execute(tx);
  const { rows } = await sql<{ requestDigest: Buffer; valueCipher: Buffer }>`
    select request_digest, value_cipher from idempotency
    where account_id = ${request.accountId}::uuid and route = ${request.route} and key = ${request.key}`.execute(
    tx,
  );
  const [row] = rows;
  if (!row) return undefined;
  if (!row.requestDigest.equals(request.digest)) return { same: false };
  const plaintext = ciphers.decrypt(contextOf(request), row.valueCipher);
  return { same: true, value: deserialize(Buffer.from(plaintext, 'base64')) };
}

/** Stores what the act returned. Files and dates come back as they were. */
export async function insertReply(
  tx: Tx,
  app: { readonly ciphers: Ciphers; readonly clock: Clock },
  request: Idempotency,
  value: unknown,
): Promise<void> {
  const encrypted = app.ciphers.encrypt(contextOf(request), serialize(value).toString('base64'));
  await sql`
    insert into idempotency (account_id, route, key, request_digest, value_cipher, recorded_at)
    values (${request.accountId}::uuid, ${request.route}, ${request.key}, ${request.digest}, ${encrypted},
      ${app.clock.now()})`.execute(tx);
}

/** Forgets keys recorded before `before`; returns how many. */
export async function deleteRepliesBefore(tx: Tx, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from idempotency where recorded_at < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
