import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { DocumentKind, LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';

/** Rows of one statement when thousands of people are written: large enough to be quick, small enough for memory. */
const CHUNK = 5_000;

export function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let i = 0; i < items.length; i += CHUNK) chunks.push(items.slice(i, i + CHUNK));
  return chunks;
}

/**
 * Gives each number the person it belongs to: the one already known, else the candidate. Both arrays run in step;
 * sorted by the caller, so that two lists registered at once cannot wait for each other.
 */
export async function claimNumbers(
  tx: Tx,
  blindIndexes: readonly Buffer[],
  candidates: readonly PersonId[],
): Promise<Map<string, PersonId>> {
  const { rows } = await sql<{ index: string; personId: PersonId }>`
    insert into person_registry (blind_index, person_id)
    select * from unnest(${blindIndexes}::bytea[], ${candidates}::bigint[])
    on conflict do nothing returning encode(blind_index, 'hex') as index, person_id`.execute(tx);
  const owners = new Map(rows.map((row) => [row.index, row.personId]));
  const known = blindIndexes.filter((index) => !owners.has(index.toString('hex')));
  if (known.length > 0)
    for (const [index, personId] of await findNumbers(tx, known)) owners.set(index, personId);
  return owners;
}

/** Persons by the blind index of their number, as hex of the index. */
export async function findNumbers(tx: Tx, blindIndexes: readonly Buffer[]): Promise<Map<string, PersonId>> {
  const { rows } = await sql<{ index: string; personId: PersonId }>`
    select encode(blind_index, 'hex') as index, person_id from person_registry
    where blind_index = any (${blindIndexes}::bytea[])`.execute(tx);
  return new Map(rows.map((row) => [row.index, row.personId]));
}

export interface PersonInsert {
  readonly personId: PersonId;
  readonly name: string;
  readonly idNumberCipher: Buffer;
  readonly idNumberMasked: string;
  readonly documentKind: DocumentKind;
  readonly sex: 'male' | 'female' | null;
  readonly birthOn: LocalDate | null;
  readonly phoneCipher: Buffer | null;
  readonly phoneMasked: string | null;
  readonly idNumberConfirmed: boolean;
  readonly nameSound: string;
  readonly otherSounds: readonly string[];
  readonly numberKey: Buffer;
  readonly phoneKey: Buffer | null;
}

export async function insertPersons(tx: Tx, rows: readonly PersonInsert[], createdAt: Date): Promise<void> {
  await sql`insert into person (person_id, name, id_number_cipher, id_number_masked, document_kind, sex, birth_on, phone_cipher,
      phone_masked, id_number_confirmed, name_sound, number_key, phone_key, other_sounds, created_at)
    select person_id, name, id_number_cipher, id_number_masked, document_kind, sex, birth_on, phone_cipher, phone_masked,
      id_number_confirmed, name_sound, number_key, phone_key, string_to_array(other_sounds, '|'),
      ${createdAt}::timestamptz from unnest(
      ${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.idNumberCipher)}::bytea[], ${rows.map((row) => row.idNumberMasked)}::text[],
      ${rows.map((row) => row.documentKind)}::text[], ${rows.map((row) => row.sex)}::text[], ${rows.map((row) => row.birthOn)}::date[],
      ${rows.map((row) => row.phoneCipher)}::bytea[], ${rows.map((row) => row.phoneMasked)}::text[],
      ${rows.map((row) => row.idNumberConfirmed)}::boolean[], ${rows.map((row) => row.nameSound)}::text[],
      ${rows.map((row) => row.numberKey)}::bytea[], ${rows.map((row) => row.phoneKey)}::bytea[],
      ${rows.map((row) => row.otherSounds.join('|'))}::text[])
      as n (person_id, name, id_number_cipher, id_number_masked, document_kind, sex, birth_on, phone_cipher,
        phone_masked, id_number_confirmed, name_sound, number_key, phone_key, other_sounds)`.execute(tx);
}

/** Ties persons, locking them in the order given: the caller sorts by id. */
export async function tiePersons(
  tx: Tx,
  personIds: readonly PersonId[],
  tie: { divisionPath: string; organisationId: Uuid | null },
): Promise<void> {
  await sql`insert into person_tie (person_id, division_path, organisation_id)
    select person_id, ${tie.divisionPath}::ltree, ${tie.organisationId}::uuid
    from unnest(${personIds}::bigint[]) as t (person_id)
    on conflict on constraint person_tie_once do update set merge_id = null, move_id = null
      where person_tie.merge_id is not null or person_tie.move_id is not null`.execute(tx);
}

/** What a list says of somebody who is known already. */
export interface KnownPerson {
  readonly personId: PersonId;
  readonly phoneCipher: Buffer | null;
  readonly phoneMasked: string | null;
  readonly phoneKey: Buffer | null;
  readonly confirmed: boolean;
}

/**
 * Of these persons already known: whose phone is missing here but given now, and whose number is now confirmed. Locked
 * in the order of their ids, then written.
 */
export async function completePersons(tx: Tx, rows: readonly KnownPerson[]): Promise<void> {
  await sql`with locked as materialized (
      select p.person_id from person p join unnest(${rows.map((row) => row.personId)}::bigint[],
        ${rows.map((row) => row.phoneCipher !== null)}::boolean[], ${rows.map((row) => row.confirmed)}::boolean[])
        as g (person_id, has_phone, confirmed) using (person_id)
      where (p.phone_cipher is null and g.has_phone) or (g.confirmed and not p.id_number_confirmed)
      order by p.person_id for update of p)
    update person p set
      phone_cipher = coalesce(p.phone_cipher, n.phone_cipher),
      phone_masked = case when p.phone_cipher is null then n.phone_masked else p.phone_masked end,
      phone_key = case when p.phone_cipher is null then n.phone_key else p.phone_key end,
      id_number_confirmed = p.id_number_confirmed or n.confirmed, version = p.version + 1
    from unnest(${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.phoneCipher)}::bytea[],
      ${rows.map((row) => row.phoneMasked)}::text[], ${rows.map((row) => row.phoneKey)}::bytea[],
      ${rows.map((row) => row.confirmed)}::boolean[])
      as n (person_id, phone_cipher, phone_masked, phone_key, confirmed)
    where p.person_id = n.person_id and p.person_id in (select person_id from locked)
      and ((p.phone_cipher is null and n.phone_cipher is not null) or (n.confirmed and not p.id_number_confirmed))`.execute(
    tx,
  );
}

export interface PersonRow {
  readonly personId: PersonId;
  readonly name: string;
  readonly idNumberMasked: string;
  readonly documentKind: DocumentKind;
  readonly sex: 'male' | 'female' | null;
  readonly birthOn: LocalDate | null;
  readonly phoneMasked: string | null;
  readonly idNumberConfirmed: boolean;
}

export async function findPersons(tx: Tx, ids: readonly PersonId[]): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select person_id, name, id_number_masked, document_kind, sex, birth_on, phone_masked, id_number_confirmed
    from person where person_id = any (${ids}::bigint[])`.execute(tx);
  return rows;
}

/** Encrypted numbers of persons within scope. */
export async function findEncryptedNumbers(
  tx: Tx,
  ids: readonly PersonId[],
): Promise<{ personId: PersonId; idNumberCipher: Buffer; phoneCipher: Buffer | null }[]> {
  const { rows } = await sql<{ personId: PersonId; idNumberCipher: Buffer; phoneCipher: Buffer | null }>`
    select person_id, id_number_cipher, phone_cipher from person
    where person_id = any (${ids}::bigint[])`.execute(tx);
  return rows;
}

export async function findPersonIdsOfDivision(tx: Tx, divisionPath: string): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select distinct person_id from person_tie where division_path <@ ${divisionPath}::ltree and move_id is null
    order by person_id`.execute(tx);
  return rows.map((row) => row.personId);
}

/** The places whose desks a person is tied to, within reach; moved away from: left out. */
export async function findTiePaths(tx: Tx, personId: PersonId): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    select distinct division_path::text as path from person_tie
    where person_id = ${personId} and move_id is null order by 1`.execute(tx);
  return rows.map(({ path }) => path);
}

/** How many times this account had numbers shown to it since `since`; one account is counted by one act at a time. */
export async function countUnmaskings(tx: Tx, accountId: Uuid, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`unmask:${accountId}`}, 0))`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from journal_entry
    where at > ${since} and account_id = ${accountId} and event like '%-unmasked' and outcome = 'viewed'`.execute(
    tx,
  );
  return rows[0]?.count ?? 0;
}
