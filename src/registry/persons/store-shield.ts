import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';

export interface ShieldRow {
  readonly personId: PersonId;
  readonly heldCipher: Buffer;
  readonly officers: readonly Uuid[];
}

/** Lets the rest of this transaction reach the shields of these persons, and no other. */
async function reach(tx: Tx, ids: readonly PersonId[]): Promise<void> {
  await sql`select set_config('app.shield_of', ${ids.join(',')}, true)`.execute(tx);
}

/** Runs something with the shields of these persons in reach; afterwards none is. */
async function within<T>(tx: Tx, ids: readonly PersonId[], work: () => Promise<T>): Promise<T> {
  await reach(tx, ids);
  try {
    return await work();
  } finally {
    await reach(tx, []);
  }
}

export async function selectNamesToHide(tx: Tx, personId: PersonId) {
  const { rows } = await sql<{
    name: string;
    idNumberMasked: string;
    phoneMasked: string | null;
    nameSound: string | null;
    otherSounds: string[] | null;
    isShielded: boolean;
  }>`select name, id_number_masked, phone_masked, name_sound, other_sounds, is_shielded from person
    where person_id = ${personId}::bigint for update`.execute(tx);
  const accounts = await sql<{ bankAccountId: Uuid; accountName: string | null }>`
    select bank_account_id, account_name from person_bank_account where person_id = ${personId}::bigint
    order by bank_account_id`.execute(tx);
  return rows[0] && { ...rows[0], accounts: accounts.rows };
}

/** Puts `shown` in the place of name and number, and the encrypted rest behind the shield. */
export function hide(tx: Tx, row: ShieldRow & { readonly shown: string; readonly at: Date }): Promise<void> {
  return within(tx, [row.personId], async () => {
    await sql`insert into person_shield (person_id, held_cipher, officers, shielded_at)
      values (${row.personId}, ${row.heldCipher}, ${[...row.officers]}::uuid[], ${row.at})`.execute(tx);
    await sql`update person set is_shielded = true, name = ${row.shown}, id_number_masked = ${row.shown},
        phone_masked = null, name_sound = '', other_sounds = '{}', version = version + 1
      where person_id = ${row.personId}::bigint`.execute(tx);
    await sql`update person_bank_account set account_name = ${row.shown}
      where person_id = ${row.personId}::bigint and account_name is not null`.execute(tx);
  });
}

export interface ShownAgain {
  readonly name: string;
  readonly idNumberMasked: string;
  readonly phoneMasked: string | null;
  readonly nameSound: string | null;
  readonly otherSounds: readonly string[] | null;
  readonly accounts: readonly { readonly bankAccountId: Uuid; readonly accountName: string | null }[];
}

/** Puts name and number back where everybody who may reads them, and takes the shield away. */
export function showAgain(tx: Tx, personId: PersonId, held: ShownAgain): Promise<void> {
  return within(tx, [personId], async () => {
    await sql`update person set is_shielded = false, name = ${held.name}, id_number_masked = ${held.idNumberMasked},
        phone_masked = ${held.phoneMasked}, name_sound = ${held.nameSound},
        other_sounds = ${held.otherSounds === null ? null : [...held.otherSounds]}::text[], version = version + 1
      where person_id = ${personId}::bigint`.execute(tx);
    await sql`update person_bank_account b set account_name = n.account_name
      from unnest(${held.accounts.map(({ bankAccountId }) => bankAccountId)}::uuid[],
        ${held.accounts.map(({ accountName }) => accountName)}::text[]) as n (bank_account_id, account_name)
      where b.person_id = ${personId}::bigint and b.bank_account_id = n.bank_account_id`.execute(tx);
    await sql`delete from person_shield where person_id = ${personId}::bigint`.execute(tx);
  });
}

/** Shields of these persons, whoever asks: for the act that lifts them or pays the person. */
export function selectShields(tx: Tx, ids: readonly PersonId[]): Promise<ShieldRow[]> {
  return within(tx, ids, async () => {
    const { rows } = await sql<ShieldRow>`select person_id, held_cipher, officers from person_shield
      where person_id = any (${[...ids]}::bigint[])`.execute(tx);
    return rows;
  });
}

/** The shield of one person as this account may open it; undefined for everybody who is not named. */
export async function openShield(
  tx: Tx,
  personId: PersonId,
  accountId: Uuid,
): Promise<ShieldRow | undefined> {
  await sql`select set_config('app.shield_opener', ${accountId}, true)`.execute(tx);
  const { rows } = await sql<ShieldRow>`select person_id, held_cipher, officers from person_shield
    where person_id = ${personId}::bigint`.execute(tx);
  await sql`select set_config('app.shield_opener', '', true)`.execute(tx);
  return rows[0];
}

/** Which of these persons are protected. */
export async function selectShielded(tx: Tx, ids: readonly PersonId[]): Promise<Set<PersonId>> {
  const { rows } = await sql<{ personId: PersonId }>`select person_id from person
    where person_id = any (${[...ids]}::bigint[]) and is_shielded`.execute(tx);
  return new Set(rows.map(({ personId }) => personId));
}

/** The division of a person: of the first tie that no move has ended. */
export async function selectDivisionOf(tx: Tx, personId: PersonId): Promise<string | undefined> {
  const { rows } = await sql<{ divisionPath: string }>`
    select division_path::text as division_path from person_tie
    where person_id = ${personId}::bigint and move_id is null order by division_path, organisation_id nulls first
    limit 1`.execute(tx);
  return rows[0]?.divisionPath;
}
