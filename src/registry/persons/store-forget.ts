import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId } from '../../platform/kernel/index.ts';

/** Another name and number stand in the row; everything that names the person is empty. */
export async function overwriteIdentity(
  tx: Tx,
  personId: PersonId,
  now: {
    readonly name: string;
    readonly idNumberCipher: Buffer;
    readonly numberKey: Buffer;
    readonly today: LocalDate;
  },
): Promise<void> {
  await sql`update person set name = ${now.name}, id_number_masked = ${now.name}, id_number_cipher = ${now.idNumberCipher},
      phone_cipher = null, phone_masked = null, phone_key = null, birth_on = null, name_sound = '', other_sounds = '{}',
      number_key = ${now.numberKey}, anonymised_on = ${now.today}::date, version = version + 1
    where person_id = ${personId}::bigint`.execute(tx);
}

/** Number, facts and accounts of persons who are anonymised. */
export async function forgetRows(tx: Tx, ids: readonly PersonId[]): Promise<void> {
  await sql`select forget_person_rows(${[...ids]}::bigint[])`.execute(tx);
}
