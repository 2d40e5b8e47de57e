import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { PersonId, Uuid } from '../kernel/index.ts';
import type { AccountStatus } from './contract-accounts.ts';
import { NO_PASSWORD } from './passwords.ts';
import { HELP_MINUTES } from './rules-helping.ts';

/** By what a person signs in. */
export interface PersonAccount {
  readonly accountId: Uuid;
  readonly login: string;
  readonly displayName: string;
  readonly personKey: string;
  readonly status: AccountStatus;
  readonly hasPassword: boolean;
  readonly phoneMasked: string | null;
}

/** The own account of a person, in use or not: the one in use before others, the oldest of them. */
export async function selectAccountOfPerson(
  tx: Tx,
  personId: PersonId | null,
): Promise<PersonAccount | undefined> {
  const { rows } = await sql<PersonAccount>`
    select account_id, login, display_name, person_key, status, password_hash <> ${NO_PASSWORD} as has_password,
      (select phone_masked from account_phone p where p.account_id = account.account_id) as phone_masked
    from account where person_id = ${personId}::bigint and role = 'worker'
    order by (status = 'active') desc, created_at, account_id limit 1`.execute(tx);
  return rows[0];
}

/** The phone of the own account in use of each of these persons, encrypted; of several the one confirmed last. */
export async function selectPhonesOfPersons(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<{ personId: PersonId; accountId: Uuid; phoneCipher: Buffer }[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ personId: PersonId; accountId: Uuid; phoneCipher: Buffer }>`
    select distinct on (a.person_id) a.person_id, a.account_id, p.phone_cipher
    from account a join account_phone p on p.account_id = a.account_id
    where a.person_id = any (${[...personIds]}::bigint[]) and a.role = 'worker' and a.status = 'active'
    order by a.person_id, p.verified_at desc`.execute(tx);
  return rows;
}

/** One at a time opens an account of this person. */
export async function lockPersonAccount(tx: Tx, personId: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('own-account', ${personId}::bigint))`.execute(tx);
}

/** The session serves this person from now on, for half an hour; null: its owner again. Gives until when. */
export async function setHelping(
  tx: Tx,
  tokenDigest: Buffer,
  helped: { readonly helpSessionId: Uuid; readonly personId: PersonId; readonly name: string } | null,
): Promise<Date | null> {
  const { rows } = await sql<{ helpedUntil: Date | null }>`
    update session set help_session_id = ${helped?.helpSessionId ?? null}::uuid,
      helped_person_id = ${helped?.personId ?? null}::bigint, helped_name = ${helped?.name ?? null},
      helped_until = case when ${helped !== null} then now() + ${HELP_MINUTES}::int * interval '1 minute' end
    where token_hash = ${tokenDigest} returning helped_until`.execute(tx);
  return rows[0]?.helpedUntil ?? null;
}
