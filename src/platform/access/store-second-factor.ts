import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';

/** The second factor of an account; `now` is the database's, by which codes and sessions live. */
interface LockedSecondFactor {
  readonly secretCipher: Buffer;
  readonly confirmedAt: Date | null;
  readonly lastCounter: number;
  /** The key of a new device that waits for its first code, for half an hour; null where none does. */
  readonly nextSecretCipher: Buffer | null;
  readonly now: Date;
}

/** The second factor of an account, locked: of many who show one code at once the others wait, and find it used. */
export async function lockSecondFactor(tx: Tx, accountId: string): Promise<LockedSecondFactor | undefined> {
  const { rows } = await sql<LockedSecondFactor>`
    select secret_cipher, confirmed_at, last_counter, clock_timestamp() as now,
      case when next_begun_at between now() - interval '30 minutes' and now() + interval '5 minutes'
        then next_secret_cipher end as next_secret_cipher
    from second_factor where account_id = ${accountId}::uuid for update`.execute(tx);
  return rows[0];
}

export async function selectSecondFactor(
  tx: Tx,
  accountId: string,
): Promise<{ confirmedAt: Date | null; recoveryCodesLeft: number } | undefined> {
  const { rows } = await sql<{ confirmedAt: Date | null; recoveryCodesLeft: number }>`
    select confirmed_at, (select count(*)::int from recovery_code r
      where r.account_id = second_factor.account_id and r.used_at is null) as recovery_codes_left
    from second_factor where account_id = ${accountId}::uuid`.execute(tx);
  return rows[0];
}

/** Stores a key that waits for its first code; false when there is one that is confirmed. */
export async function upsertSecret(tx: Tx, accountId: string, secretCipher: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into second_factor as f (account_id, secret_cipher, begun_at, last_counter)
    values (${accountId}::uuid, ${secretCipher}, now(), 0)
    on conflict (account_id) do update set secret_cipher = excluded.secret_cipher, begun_at = now()
    where f.confirmed_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** The first code was right: from now on codes are asked for. */
export async function confirmSecret(
  tx: Tx,
  accountId: string,
  confirmed: { readonly counter: number; readonly recoveryCodes: readonly Buffer[] },
): Promise<void> {
  await sql`update second_factor set confirmed_at = now() where account_id = ${accountId}::uuid`.execute(tx);
  await updateLastCounter(tx, accountId, confirmed.counter);
  await insertRecoveryCodes(tx, accountId, confirmed.recoveryCodes);
}

async function insertRecoveryCodes(tx: Tx, accountId: string, indexes: readonly Buffer[]): Promise<void> {
  await tx
    .insertInto('recoveryCode')
    .values(indexes.map((codeIndex) => ({ accountId, codeIndex })))
    .execute();
}

/** The old recovery codes end, used or not. */
export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  indexes: readonly Buffer[],
): Promise<void> {
  await tx.deleteFrom('recoveryCode').where('accountId', '=', accountId).execute();
  await insertRecoveryCodes(tx, accountId, indexes);
}

/** Stores the key of a new device beside the one that counts. */
export async function updateNextSecret(tx: Tx, accountId: string, nextSecretCipher: Buffer): Promise<void> {
  await sql`update second_factor set next_secret_cipher = ${nextSecretCipher}, next_begun_at = now()
    where account_id = ${accountId}::uuid`.execute(tx);
}

/** The key of the new device counts from now on, and the old one does not. */
export async function replaceSecret(
  tx: Tx,
  accountId: string,
  next: { readonly secretCipher: Buffer; readonly counter: number },
): Promise<void> {
  await sql`update second_factor set secret_cipher = ${next.secretCipher}, last_counter = ${next.counter},
      confirmed_at = now(), next_secret_cipher = null, next_begun_at = null
    where account_id = ${accountId}::uuid`.execute(tx);
}

export async function updateLastCounter(tx: Tx, accountId: string, counter: number): Promise<void> {
  await tx
    .updateTable('secondFactor')
    .set({ lastCounter: counter })
    .where('accountId', '=', accountId)
    .execute();
}

/** Uses up a recovery code; false when there is none like it, or it was used before. */
export async function spendRecoveryCode(tx: Tx, accountId: string, codeIndex: Buffer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update recovery_code set used_at = now()
    where account_id = ${accountId}::uuid and code_index = ${codeIndex} and used_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** The second factor was shown in this session. */
export async function markSession(tx: Tx, tokenDigest: Buffer | null): Promise<void> {
  await sql`update session set second_factor_at = now() where token_hash = ${tokenDigest}::bytea`.execute(tx);
}

/** The account has no second factor any more, and no recovery code. */
export async function deleteSecondFactor(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('secondFactor').where('accountId', '=', accountId).execute();
}
