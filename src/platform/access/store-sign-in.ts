import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { Uuid } from '../kernel/index.ts';
import { FORGET_AFTER_MINUTES, LONGEST_WAIT_SECONDS, type Pace } from './rules-sign-in.ts';

/** What wrong guesses are counted by, and how they slow down. */
export interface PacedKey {
  readonly key: Buffer;
  readonly pace: Pace;
}

const LONGEST_WAIT = sql`${LONGEST_WAIT_SECONDS}::int * interval '1 second'`;
/** A wait that a clock which jumped has left far in the future is none. */
const WAITS = sql`(p.waits_until > now() and p.waits_until <= now() + ${LONGEST_WAIT})`;
/** How many there are with this one; old ones are forgotten. */
const FAILURES = sql`(case when p.last_at < now() - ${FORGET_AFTER_MINUTES}::int * interval '1 minute'
  or p.last_at > now() + ${LONGEST_WAIT} then 1 else p.failures + 1 end)`;

/**
 * Counts a guess before it is looked at, so that a hundred at once are still five. Gives the seconds to wait, 0 when it
 * may be looked at; a guess that has to wait is not counted.
 */
export async function registerGuess(tx: Tx, keys: readonly PacedKey[]): Promise<number> {
  const wait = await longestWait(tx, keys);
  if (wait > 0) return wait;
  for (const { key, pace } of keys) {
    const { numAffectedRows } = await sql`
      insert into sign_in_pace as p (pace_key, failures, last_at) values (${key}, 1, now())
      on conflict (pace_key) do update set
        failures = ${FAILURES},
        waits_until = case when ${FAILURES} >= ${pace.free}::int then now() + least(${LONGEST_WAIT},
          interval '1 second' * ${pace.firstWaitSeconds}::int * power(2, least(10, ${FAILURES} - ${pace.free}::int))) end,
        last_at = now()
      where p.waits_until is null or not ${WAITS}`.execute(tx);
    if (numAffectedRows === 0n) return longestWait(tx, keys);
  }
  return 0;
}

async function longestWait(tx: Tx, keys: readonly PacedKey[]): Promise<number> {
  const { rows } = await sql<{ seconds: number | null }>`
    select ceil(max(extract(epoch from p.waits_until - now())))::int as seconds from sign_in_pace p
    where p.pace_key = any (${keys.map(({ key }) => key)}::bytea[]) and ${WAITS}`.execute(tx);
  return rows[0]?.seconds ?? 0;
}

/** The guess was right: what is counted for the account is forgotten, what is counted for the address one less. */
export async function forgetGuesses(
  tx: Tx,
  keys: { readonly all: readonly Buffer[]; readonly one: readonly Buffer[] },
): Promise<void> {
  if (keys.all.length > 0)
    await tx
      .deleteFrom('signInPace')
      .where('paceKey', 'in', [...keys.all])
      .execute();
  if (keys.one.length > 0)
    await sql`update sign_in_pace set failures = greatest(failures - 1, 0), waits_until = null
      where pace_key = any (${[...keys.one]}::bytea[])`.execute(tx);
}

/** Removes counts that no longer slow anybody down. */
export async function deleteOldGuesses(tx: Tx): Promise<void> {
  await sql`delete from sign_in_pace where last_at < now() - interval '1 day'
    or last_at > now() + interval '1 day'`.execute(tx);
}

/** Has somebody signed in with this account in this browser before? */
export async function isKnownDevice(tx: Tx, deviceDigest: Buffer, login: string): Promise<boolean> {
  const { rows } = await sql`select 1 from known_device join account using (account_id)
    where known_device.token_hash = ${deviceDigest} and account.login = ${login}`.execute(tx);
  return rows.length > 0;
}

/** The browser gets a new secret; the accounts that are known in it stay known, and this one with them. */
export async function rememberDevice(
  tx: Tx,
  device: { readonly oldDigest: Buffer | null; readonly digest: Buffer; readonly accountId: Uuid },
): Promise<void> {
  const { oldDigest, digest, accountId } = device;
  if (oldDigest)
    await tx
      .updateTable('knownDevice')
      .set({ tokenHash: digest })
      .where('tokenHash', '=', oldDigest)
      .execute();
  await sql`insert into known_device as d (token_hash, account_id, known_since, last_used_at)
    values (${digest}, ${accountId}, now(), now())
    on conflict (token_hash, account_id) do update set last_used_at = now()`.execute(tx);
}

/** No browser is known for the account any more. */
export async function forgetDevicesOf(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('knownDevice').where('accountId', '=', accountId).execute();
}
