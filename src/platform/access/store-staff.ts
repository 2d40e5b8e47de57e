import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { LocalDate } from '../kernel/index.ts';
import type { Role } from './actor.ts';
import type { StaffPersonRow } from './contract-accounts.ts';

interface StaffPerson {
  readonly personKey: string;
  readonly displayName: string;
  readonly idBlindIndex: Buffer | null;
}

/** The person of this key, locked: whoever gets an account for her waits for the other. */
export async function lockStaffPerson(tx: Tx, personKey: string): Promise<StaffPerson | undefined> {
  return tx
    .selectFrom('staffPerson')
    .select(['personKey', 'displayName', 'idBlindIndex'])
    .where('personKey', '=', personKey)
    .forUpdate()
    .executeTakeFirst();
}

export async function findStaffPersonKey(tx: Tx, idBlindIndex: Buffer): Promise<string | undefined> {
  const row = await tx
    .selectFrom('staffPerson')
    .select('personKey')
    .where('idBlindIndex', '=', idBlindIndex)
    .executeTakeFirst();
  return row?.personKey;
}

export interface IdNumberColumns {
  readonly idNumberCipher: Buffer;
  readonly idNumberMasked: string;
  readonly idBlindIndex: Buffer;
}

/** Enters somebody; somebody of this key or with this ID number who is there already is left as she is. */
export async function insertStaffPerson(
  tx: Tx,
  person: { personKey: string; displayName: string; recordedAt: Date } & Partial<IdNumberColumns>,
): Promise<void> {
  await tx
    .insertInto('staffPerson')
    .values(person)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function updateIdNumber(tx: Tx, personKey: string, columns: IdNumberColumns): Promise<void> {
  await tx.updateTable('staffPerson').set(columns).where('personKey', '=', personKey).execute();
}

/**
 * Roles of this person's accounts that are not disabled, without those of `exceptAccountId`; and those that she acts in
 * for somebody on leave, now or on a day to come.
 */
export async function selectRolesOf(
  tx: Tx,
  personKey: string,
  more: { readonly exceptAccountId: string | null; readonly today: LocalDate },
): Promise<Role[]> {
  const { exceptAccountId, today } = more;
  const { rows } = await sql<{ role: Role }>`
    select role from account where person_key = ${personKey} and status <> 'disabled'
      and account_id is distinct from ${exceptAccountId}::uuid
    union all select whom.role from delegation d join account whom on whom.account_id = d.from_account_id
      join account own on own.account_id = d.to_account_id
    where own.person_key = ${personKey} and d.status in ('asked', 'released') and d.until_on > ${today}::date`.execute(
    tx,
  );
  return rows.map(({ role }) => role);
}

/** The register by name, of those whose name or login contains `text`. */
export async function selectStaffPersons(
  tx: Tx,
  page: { text: string; limit: number; divisionPath: string | null },
): Promise<StaffPersonRow[]> {
  const like = `%${page.text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<StaffPersonRow>`
    select person_key, display_name, id_number_masked,
      coalesce((select json_agg(json_build_object('login', a.login, 'role', a.role) order by a.login)
        from account a where a.person_key = staff_person.person_key and a.status <> 'disabled'), '[]') as accounts
    from staff_person
    where (display_name like ${like} or exists (
        select 1 from account a where a.person_key = staff_person.person_key and a.login like ${like}))
      and (${page.divisionPath}::ltree is null or exists (
        select 1 from account a where a.person_key = staff_person.person_key
          and a.division_path <@ ${page.divisionPath}::ltree))
    order by display_name, person_key limit ${page.limit}`.execute(tx);
  return rows;
}
