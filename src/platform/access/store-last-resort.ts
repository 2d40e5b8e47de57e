import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { Uuid } from '../kernel/index.ts';
import type { AccountStatus } from './contract-accounts.ts';

export interface LastResortRow {
  readonly accountId: Uuid;
  readonly login: string;
  readonly personKey: string;
  readonly status: AccountStatus;
}

/** The security administrators who can sign in, locked. */
export async function lockForLastResort(tx: Tx): Promise<LastResortRow[]> {
  const { rows } = await sql<LastResortRow>`
    select account_id, login, person_key, status from account
    where role = 'security-administrator' and status = 'active' order by account_id for update`.execute(tx);
  return rows;
}

/** Those of these logins with which somebody can sign in. */
export async function selectActiveLogins(
  tx: Tx,
  logins: readonly string[],
): Promise<{ readonly login: string; readonly personKey: string }[]> {
  const { rows } = await sql<{ login: string; personKey: string }>`
    select login, person_key from account
    where login = any (${[...logins]}::text[]) and status = 'active' and role <> 'worker'
      and password_hash <> 'none' order by login`.execute(tx);
  return rows;
}
