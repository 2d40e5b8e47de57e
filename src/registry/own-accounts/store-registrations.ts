import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { Proof, Seer } from './contract.ts';
import { CARD_TRIES_A_DAY, COUNTER_DAYS, REGISTRATION_MINUTES } from './rules.ts';

export interface RegistrationRow {
  readonly handleDigest: Buffer;
  readonly registrationId: Uuid;
  readonly idNumberCipher: Buffer;
  readonly nameCipher: Buffer;
  readonly numberKey: Buffer;
  readonly divisionPath: string;
  readonly codeDigest: Buffer | null;
  readonly phoneCipher: Buffer | null;
  readonly provenBy: Exclude<Proof, Seer> | null;
}

const COLUMNS = sql`handle_digest, registration_id, id_number_cipher, name_cipher, number_key,
  division_path::text as division_path, code_digest, phone_cipher, proven_by`;
/** Within its time by the database's clock; one that begins in the future was made while a clock was wrong. */
const LIVE = sql`ended_at is null and expires_at > now() and begun_at <= now() + interval '5 minutes'`;

/** Stores what was typed; what was begun days ago is forgotten. */
export async function insertRegistration(
  tx: Tx,
  row: Omit<RegistrationRow, 'codeDigest' | 'phoneCipher' | 'provenBy'>,
): Promise<void> {
  await sql`delete from registration where expires_at < now() - interval '1 day'`.execute(tx);
  await sql`insert into registration (handle_digest, registration_id, id_number_cipher, name_cipher, number_key,
      division_path, begun_at, expires_at)
    values (${row.handleDigest}, ${row.registrationId}, ${row.idNumberCipher}, ${row.nameCipher}, ${row.numberKey},
      ${row.divisionPath}::ltree, now(), now() + ${REGISTRATION_MINUTES}::int * interval '1 minute')`.execute(
    tx,
  );
}

/** A registration that has not ended, locked. */
export async function lockRegistration(tx: Tx, handleDigest: Buffer): Promise<RegistrationRow | undefined> {
  const { rows } = await sql<RegistrationRow>`
    select ${COLUMNS} from registration where handle_digest = ${handleDigest} and ${LIVE} for update`.execute(
    tx,
  );
  return rows[0];
}

export async function setRegistrationCode(tx: Tx, handleDigest: Buffer, codeDigest: Buffer): Promise<void> {
  await sql`update registration set code_digest = ${codeDigest} where handle_digest = ${handleDigest}`.execute(
    tx,
  );
}

/** The phone whose code came back, and what is proved so far. */
export async function setRegistrationProof(
  tx: Tx,
  handleDigest: Buffer,
  proof: { readonly provenBy: Exclude<Proof, Seer> | null; readonly phoneCipher: Buffer | null },
): Promise<void> {
  await sql`update registration set proven_by = coalesce(${proof.provenBy}, proven_by),
      phone_cipher = coalesce(${proof.phoneCipher}::bytea, phone_cipher)
    where handle_digest = ${handleDigest}`.execute(tx);
}

export async function endRegistration(tx: Tx, handleDigest: Buffer): Promise<void> {
  await sql`update registration set ended_at = now(), counter_number = null
    where handle_digest = ${handleDigest}`.execute(tx);
}

/** Gives it a number to be said at the counter, for some days; false when another has the number. */
export async function setCounterNumber(tx: Tx, handleDigest: Buffer, number: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update registration set counter_number = ${number},
      expires_at = now() + ${COUNTER_DAYS}::int * interval '1 day'
    where handle_digest = ${handleDigest} and not exists (
      select 1 from registration r where r.counter_number = ${number} and r.ended_at is null)`.execute(tx);
  return numAffectedRows === 1n;
}

/** What stands behind the number that she says. */
export async function selectByCounterNumber(tx: Tx, number: string): Promise<RegistrationRow | undefined> {
  const { rows } = await sql<RegistrationRow>`
    select ${COLUMNS} from registration where counter_number = ${number} and ${LIVE}`.execute(tx);
  return rows[0];
}

/** Counts a try of the last digits before it is looked at; false when the day's are used up. */
export async function countCardTry(tx: Tx, numberKey: Buffer, on: LocalDate): Promise<boolean> {
  await sql`delete from card_try where tried_on < ${on}::date - 7`.execute(tx);
  const { numAffectedRows } = await sql`
    insert into card_try as t (number_key, tried_on, tries) values (${numberKey}, ${on}::date, 1)
    on conflict (number_key, tried_on) do update set tries = t.tries + 1
      where t.tries < ${CARD_TRIES_A_DAY}::int`.execute(tx);
  return numAffectedRows === 1n;
}
