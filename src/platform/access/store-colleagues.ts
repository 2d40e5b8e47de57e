import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { PersonId, Uuid } from '../kernel/index.ts';
import type { Role } from './actor.ts';

/**
 * The role and place of an account, and how many other people can sign in with the same role in the same place or
 * above it; undefined when it is not below `reach`.
 */
export async function colleaguesOf(
  tx: Tx,
  accountId: string,
  reach: string | null,
): Promise<
  { readonly role: Role; readonly divisionPath: string | null; readonly others: number } | undefined
> {
  const { rows } = await sql<{ role: Role; divisionPath: string | null; others: number }>`
    select a.role, a.division_path::text as division_path,
      (select count(distinct o.person_key)::int from account o
        where o.role = a.role and o.status = 'active' and o.person_key <> a.person_key and o.password_hash <> 'none'
          and (o.division_path @> a.division_path or (o.division_path is null and a.division_path is null))
          and o.organisation_id is not distinct from a.organisation_id) as others
    from account a
    where a.account_id = ${accountId}::uuid and (${reach}::ltree is null or a.division_path <@ ${reach}::ltree)`.execute(
    tx,
  );
  return rows[0];
}

/** People at work with one of these roles in exactly this division, an account each; whoever has several, the first. */
export async function staffOf(
  tx: Tx,
  divisionPath: string,
  roles: readonly Role[],
): Promise<{ readonly accountId: Uuid; readonly personKey: string }[]> {
  const { rows } = await sql<{ accountId: Uuid; personKey: string }>`
    select distinct on (person_key) account_id, person_key from account
    where division_path = ${divisionPath}::ltree and role = any (${[...roles]}::text[]) and status = 'active'
      and person_key not like 'machine:%'
    order by person_key, account_id`.execute(tx);
  return rows;
}

/** The human beings behind these accounts. */
export async function personKeysOf(tx: Tx, accountIds: readonly Uuid[]): Promise<Map<Uuid, string>> {
  const { rows } = await sql<{ accountId: Uuid; personKey: string }>`
    select account_id, person_key from account where account_id = any (${[...accountIds]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ accountId, personKey }) => [accountId, personKey]));
}

/** Other people who can sign in with the same role in exactly the same place, by name. */
export async function selectColleagues(
  tx: Tx,
  accountId: string,
): Promise<{ accountId: string; login: string; displayName: string }[]> {
  const { rows } = await sql<{ accountId: string; login: string; displayName: string }>`
    select o.account_id, o.login, o.display_name
    from account a join account o on o.role = a.role and o.status = 'active' and o.person_key <> a.person_key
      and o.acts_for is null and o.password_hash <> 'none' and o.division_path is not distinct from a.division_path
      and o.organisation_id is not distinct from a.organisation_id
    where a.account_id = ${accountId}::uuid
    order by o.display_name, o.login limit 100`.execute(tx);
  return rows;
}

/** Accounts of staff in use within a division by login; a login that is none of them is absent. */
export async function selectStaffByLogin(
  tx: Tx,
  logins: readonly string[],
  divisionPath: string,
): Promise<Map<string, Uuid>> {
  const { rows } = await sql<{ login: string; accountId: Uuid }>`
    select login, account_id from account
    where login = any (${[...logins]}::text[]) and status = 'active' and division_path <@ ${divisionPath}::ltree
      and organisation_id is null and role not in ('worker', 'village-helper')`.execute(tx);
  return new Map(rows.map(({ login, accountId }) => [login, accountId]));
}

/** The account of a person is called so from now on. */
export async function renamePersonAccount(tx: Tx, personId: PersonId, displayName: string): Promise<void> {
  await sql`update account set display_name = ${displayName} where person_id = ${personId}::bigint
    and role = 'worker'`.execute(tx);
}
