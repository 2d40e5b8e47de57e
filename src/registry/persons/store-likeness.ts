import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { LikenessKeys } from './rules-likeness.ts';

export interface AlikePair {
  readonly personId: PersonId;
  readonly otherId: PersonId;
  readonly number: boolean;
  readonly phone: boolean;
  readonly name: boolean;
  readonly sound: boolean;
  readonly birth: boolean;
  readonly total: number;
}

/**
 * Two within reach who have the number in common, or how the name sounds together with birth date or phone; the most
 * alike first. Whom somebody found to be two, who are one already or about to be, and whom another county holds are
 * left out.
 */
export async function findAlike(tx: Tx, limit: number): Promise<AlikePair[]> {
  const { rows } = await sql<AlikePair>`
    with mine as materialized (
      select p.person_id, p.name, p.name_sound, p.birth_on, p.number_key, p.phone_key from person p
      where p.name_sound is not null and not p.is_shielded and not exists (select 1 from person_merge m where m.other_id = p.person_id
        and (m.status = 'open' or (m.kind = 'merge' and m.status = 'applied')))
      and (not exists (select 1 from person_tie t where t.person_id = p.person_id and t.move_id is not null)
        or exists (select 1 from person_tie t where t.person_id = p.person_id and t.move_id is null))),
    pair as (
      select a.person_id, b.person_id as other_id from mine a join mine b on b.number_key = a.number_key
        where a.person_id < b.person_id
      union select a.person_id, b.person_id from mine a
        join mine b on b.name_sound = a.name_sound and b.birth_on = a.birth_on where a.person_id < b.person_id
      union select a.person_id, b.person_id from mine a
        join mine b on b.name_sound = a.name_sound and b.phone_key = a.phone_key where a.person_id < b.person_id),
    alike as (
      select pair.person_id, pair.other_id, a.number_key = b.number_key as number,
        coalesce(a.phone_key = b.phone_key, false) as phone, a.name = b.name as name, a.name_sound = b.name_sound as sound,
        coalesce(a.birth_on = b.birth_on, false) as birth
      from pair join mine a on a.person_id = pair.person_id join mine b on b.person_id = pair.other_id
      where not exists (select 1 from person_apart k where k.person_id = pair.person_id
        and k.other_id = pair.other_id and k.ended_at is null))
    select *, count(*) over ()::int as total from alike
    order by number desc, (phone and birth and name) desc, phone desc, name desc, birth desc, person_id, other_id
    limit ${limit}`.execute(tx);
  return rows;
}

export interface ApartRow {
  readonly apartId: Uuid;
  readonly personId: PersonId;
  readonly otherId: PersonId;
  readonly divisionPath: string;
  readonly reason: string;
  readonly notedBy: string;
  readonly notedAt: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

export async function insertApart(
  tx: Tx,
  row: Omit<ApartRow, 'notedBy' | 'endedAt' | 'version'> & { readonly notedById: Uuid },
): Promise<void> {
  await sql`insert into person_apart (apart_id, person_id, other_id, division_path, reason, noted_by, noted_at)
    values (${row.apartId}, ${row.personId}, ${row.otherId}, ${row.divisionPath}::ltree, ${row.reason}, ${row.notedById},
      ${row.notedAt})`.execute(tx);
}

const APART = sql`select k.apart_id, k.person_id, k.other_id, k.division_path::text as division_path, k.reason,
  coalesce(a.display_name, '') as noted_by, k.noted_at, k.ended_at, k.version
  from person_apart k left join account_name a on a.account_id = k.noted_by`;

/** Those that are still held to be two, the newest first. */
export async function listApart(tx: Tx): Promise<ApartRow[]> {
  const { rows } = await sql<ApartRow>`${APART} where k.ended_at is null
    order by k.noted_at desc, k.apart_id limit 200`.execute(tx);
  return rows;
}

/** The row, locked; undefined when out of reach. */
export async function lockApart(tx: Tx, apartId: Uuid): Promise<ApartRow | undefined> {
  const { rows } = await sql<ApartRow>`${APART} where k.apart_id = ${apartId} for update of k`.execute(tx);
  return rows[0];
}

/** Takes it back while nobody came before; false when somebody did. */
export async function endApartRow(
  tx: Tx,
  row: Pick<ApartRow, 'apartId' | 'version'>,
  by: { readonly accountId: Uuid; readonly at: Date; readonly reason: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update person_apart set ended_by = ${by.accountId}, ended_at = ${by.at}, end_reason = ${by.reason}, version = version + 1
    where apart_id = ${row.apartId} and version = ${row.version} and ended_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

export interface UnreadPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly idNumberCipher: Buffer;
  readonly phoneCipher: Buffer | null;
}

/** Persons whose name was stored before anybody asked how it sounds, or how else it may be read. */
export async function lockWithoutSound(tx: Tx, limit: number): Promise<UnreadPerson[]> {
  const { rows } = await sql<UnreadPerson>`
    select person_id, name, id_number_cipher, phone_cipher from person
    where name_sound is null or other_sounds is null order by person_id limit ${limit} for update`.execute(
    tx,
  );
  return rows;
}

export async function storeLikeness(
  tx: Tx,
  rows: readonly (LikenessKeys & { readonly personId: PersonId })[],
): Promise<void> {
  await sql`update person p set name_sound = n.name_sound, number_key = n.number_key, phone_key = n.phone_key,
      other_sounds = string_to_array(n.other_sounds, '|')
    from unnest(${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.nameSound)}::text[],
      ${rows.map((row) => row.numberKey)}::bytea[], ${rows.map((row) => row.phoneKey)}::bytea[],
      ${rows.map((row) => row.otherSounds.join('|'))}::text[])
      as n (person_id, name_sound, number_key, phone_key, other_sounds)
    where p.person_id = n.person_id`.execute(tx);
}
