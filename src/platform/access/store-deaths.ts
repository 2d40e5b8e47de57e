import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { PersonId, Uuid } from '../kernel/index.ts';
import type { AccountStatus } from './contract-accounts.ts';

/** Accounts by which these people sign in, locked. */
export async function lockWorkersToClose(tx: Tx, personIds: readonly PersonId[]): Promise<Uuid[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ accountId: Uuid }>`
    select account_id from account where person_id = any (${[...personIds]}::bigint[]) and status = 'active'
    order by account_id for update`.execute(tx);
  return rows.map(({ accountId }) => accountId);
}

/** Accounts of these people that a death alone closed, locked. */
export async function lockWorkersToOpen(tx: Tx, personIds: readonly PersonId[]): Promise<Uuid[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ accountId: Uuid }>`
    select account_id from account where person_id = any (${[...personIds]}::bigint[]) and closed_for_death
    order by account_id for update`.execute(tx);
  return rows.map(({ accountId }) => accountId);
}

export async function closeForDeath(
  tx: Tx,
  accountId: Uuid,
  now: { readonly status: AccountStatus; readonly at: Date },
): Promise<void> {
  await sql`update account set status = ${now.status}, disabled_at = ${now.at}, closed_for_death = true, version = version + 1
    where account_id = ${accountId}`.execute(tx);
}

export async function openAfterDeath(tx: Tx, accountId: Uuid, status: AccountStatus): Promise<void> {
  await sql`update account set status = ${status}, disabled_at = null, closed_for_death = false, version = version + 1
    where account_id = ${accountId}`.execute(tx);
}
