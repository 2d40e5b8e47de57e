import { sql } from 'kysely';
import { copyIn, type Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { DutyKind } from './contract.ts';
import type { DutyRow } from './ports.ts';

/** Rows of one COPY: a list of 300,000 must not be one statement. */
const CHUNK = 20_000;

/** Puts a list beside what stands, until `dropDraft` in the same transaction. */
export async function writeDraft(
  tx: Tx,
  draftId: Uuid,
  rows: readonly DutyRow[],
  keys: readonly Buffer[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK)
    await copyIn(
      tx,
      'dutyDraft',
      [
        'draftId',
        'rowNo',
        'personKey',
        'listHousehold',
        'listVillage',
        'villageCode',
        'name',
        'relation',
        'recognisedOn',
      ],
      rows
        .slice(from, from + CHUNK)
        .map((row, n) => [
          draftId,
          row.rowNo,
          keys[from + n] as Buffer,
          row.listHousehold,
          row.listVillage,
          row.villageCode,
          row.name,
          row.relation,
          row.recognisedOn,
        ]),
    );
}

export async function dropDraft(tx: Tx, draftId: Uuid): Promise<void> {
  await sql`delete from duty_draft where draft_id = ${draftId}::uuid`.execute(tx);
}

export interface Compared {
  /** Null: who stood on the last list and is not on this one. */
  readonly rowNo: number | null;
  readonly personId: PersonId | null;
  readonly entryId: Uuid | null;
}

/**
 * The rows of a draft that are not as the last list had them: somebody new, somebody otherwise, and whoever is gone. One
 * pass over the draft, the registry of numbers and the entries that stand.
 */
export async function compareDraft(
  tx: Tx,
  draftId: Uuid,
  of: { readonly kind: DutyKind; readonly countyCode: string },
): Promise<Compared[]> {
  const { rows } = await sql<Compared>`
    with named as materialized (
      select d.row_no, d.name, d.list_household, d.list_village, d.relation, d.recognised_on, r.person_id
      from duty_draft d left join person_registry r on r.blind_index = d.person_key
      where d.draft_id = ${draftId}::uuid),
    standing as materialized (
      select entry_id, person_id, list_name, list_household, list_village, relation, recognised_on from duty_entry
      where county_code = ${of.countyCode} and kind = ${of.kind} and until_on is null)
    select n.row_no, coalesce(n.person_id, s.person_id) as person_id, s.entry_id
    from named n full join standing s on s.person_id = n.person_id
    where s.entry_id is null or n.row_no is null or (n.name, n.list_household) <> (s.list_name, s.list_household)
      or (n.list_village, n.relation, n.recognised_on)
        is distinct from (s.list_village, s.relation, s.recognised_on)`.execute(tx);
  return rows;
}

/** Where somebody stands in the record. */
export interface Standing {
  readonly personId: PersonId;
  readonly name: string;
  readonly householdId: Uuid | null;
  readonly number: string | null;
  readonly listNumber: string | null;
  readonly villageCode: string | null;
}

export async function findStandings(tx: Tx, ids: readonly PersonId[]): Promise<Map<PersonId, Standing>> {
  const { rows } = await sql<Standing>`
    select p.person_id, p.name, h.household_id, h.number, h.list_number, h.village_code
    from person p left join household_member m on m.person_id = p.person_id and m.until_on is null
    left join household h on h.household_id = m.household_id
    where p.person_id = any (${[...ids]}::bigint[])`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Of these people those who belong to a household anywhere, in reach or not. */
export async function findInHouseholds(tx: Tx, ids: readonly PersonId[]): Promise<Set<PersonId>> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id from people_in_households(${[...ids]}::bigint[]) as t (person_id)`.execute(tx);
  return new Set(rows.map(({ personId }) => personId));
}

export interface ListHousehold {
  readonly householdId: Uuid;
  readonly number: string;
  readonly listNumber: string;
  readonly villageCode: string | null;
  readonly divisionPath: string;
}

export async function findByListNumber(
  tx: Tx,
  countyCode: string,
  listNumbers: readonly string[],
): Promise<ListHousehold[]> {
  const { rows } = await sql<ListHousehold>`
    select household_id, number, list_number, village_code, division_path::text as division_path from household
    where county_code = ${countyCode} and status = 'standing' and list_number = any (${[...listNumbers]}::text[])`.execute(
    tx,
  );
  return rows;
}

/** Households that a list names by its own number from now on, and villages that it knows where nobody did. */
export async function adoptHouseholds(
  tx: Tx,
  rows: readonly { readonly householdId: Uuid; readonly listNumber: string }[],
): Promise<void> {
  await sql`update household h set list_number = t.list_number, version = version + 1
    from unnest(${rows.map((row) => row.householdId)}::uuid[], ${rows.map((row) => row.listNumber)}::text[])
      as t (id, list_number) where h.household_id = t.id`.execute(tx);
}

export interface NewEntry {
  readonly entryId: Uuid;
  readonly personId: PersonId;
  readonly villageCode: string | null;
  readonly divisionPath: string;
  readonly row: Pick<DutyRow, 'listHousehold' | 'listVillage' | 'name' | 'relation' | 'recognisedOn'>;
}

interface OfList {
  readonly listId: Uuid;
  readonly kind: DutyKind;
  readonly countyCode: string;
  readonly listedOn: LocalDate;
}

const columnsOf = (entries: readonly NewEntry[]) => sql`unnest(
  ${entries.map((e) => e.entryId)}::uuid[], ${entries.map((e) => e.personId)}::bigint[],
  ${entries.map((e) => e.villageCode)}::text[], ${entries.map((e) => e.divisionPath)}::text[],
  ${entries.map((e) => e.row.listHousehold)}::text[], ${entries.map((e) => e.row.listVillage)}::text[],
  ${entries.map((e) => e.row.name)}::text[], ${entries.map((e) => e.row.relation)}::text[],
  ${entries.map((e) => e.row.recognisedOn)}::date[])
  as t (id, person, village, path, household, list_village, name, relation, recognised)`;

export async function insertEntries(tx: Tx, of: OfList, entries: readonly NewEntry[]): Promise<void> {
  await sql`insert into duty_entry (entry_id, person_id, kind, county_code, division_path, village_code, list_household,
      list_village, list_name, relation, recognised_on, from_on, first_list_id, last_list_id)
    select t.id, t.person, ${of.kind}, ${of.countyCode}, t.path::ltree, t.village, t.household, t.list_village, t.name,
      t.relation, t.recognised, least(t.recognised, ${of.listedOn}::date), ${of.listId}::uuid, ${of.listId}::uuid
    from ${columnsOf(entries)}`.execute(tx);
}

export async function changeEntries(tx: Tx, of: OfList, entries: readonly NewEntry[]): Promise<void> {
  await sql`update duty_entry e set village_code = t.village, division_path = t.path::ltree,
      list_household = t.household, list_village = t.list_village, list_name = t.name, relation = t.relation,
      recognised_on = t.recognised, last_list_id = ${of.listId}::uuid
    from ${columnsOf(entries)} where e.entry_id = t.id`.execute(tx);
}

export async function endEntries(tx: Tx, of: OfList, entryIds: readonly Uuid[]): Promise<void> {
  await sql`update duty_entry set until_on = greatest(from_on, ${of.listedOn}::date), ended_list_id = ${of.listId}::uuid
    where entry_id = any (${[...entryIds]}::uuid[])`.execute(tx);
}

export async function countStanding(tx: Tx, of: Pick<OfList, 'kind' | 'countyCode'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from duty_entry
    where county_code = ${of.countyCode} and kind = ${of.kind} and until_on is null`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** The day of the latest list of a kind; null before the first. Lists of one kind and county go one after another. */
export async function lockLatestList(
  tx: Tx,
  of: Pick<OfList, 'kind' | 'countyCode'>,
): Promise<LocalDate | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`duty-list:${of.countyCode}:${of.kind}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ listedOn: LocalDate | null }>`
    select max(listed_on) as listed_on from duty_list where county_code = ${of.countyCode} and kind = ${of.kind}`.execute(
    tx,
  );
  return rows[0]?.listedOn ?? null;
}

export interface ListCounts {
  readonly rowCount: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly unchanged: number;
  readonly conflicts: number;
}

export async function insertList(
  tx: Tx,
  of: OfList & ListCounts & { readonly source: string; readonly divisionPath: string },
  applied: { at: Date; by: Uuid },
): Promise<void> {
  await sql`insert into duty_list (list_id, kind, county_code, division_path, listed_on, source, row_count, added,
      changed, gone, unchanged, conflicts, applied_at, applied_by)
    values (${of.listId}, ${of.kind}, ${of.countyCode}, ${of.divisionPath}::ltree, ${of.listedOn}::date, ${of.source},
      ${of.rowCount}, ${of.added}, ${of.changed}, ${of.gone}, ${of.unchanged}, ${of.conflicts}, ${applied.at},
      ${applied.by})`.execute(tx);
}
