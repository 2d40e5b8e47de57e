import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { HOUSEHOLD_STATUSES, householdListQuery, Relation } from './contract.ts';

type HouseholdStatus = (typeof HOUSEHOLD_STATUSES)[number];

export interface HouseholdRow {
  readonly householdId: Uuid;
  readonly number: string;
  readonly listNumber: string | null;
  readonly countyCode: string;
  readonly villageCode: string | null;
  readonly divisionPath: string;
  readonly address: string | null;
  readonly headId: PersonId;
  readonly status: HouseholdStatus;
  readonly mergedInto: Uuid | null;
  readonly version: number;
}

const COLUMNS = sql`h.household_id, h.number, h.list_number, h.county_code, h.village_code,
  h.division_path::text as division_path, h.address, h.head_id, h.status, h.merged_into, h.version`;

export async function findHousehold(
  tx: Tx,
  by: { readonly householdId: Uuid } | { readonly number: string },
  lock = false,
): Promise<HouseholdRow | undefined> {
  const which = 'number' in by ? sql`h.number = ${by.number}` : sql`h.household_id = ${by.householdId}::uuid`;
  const { rows } = await sql<HouseholdRow>`
    select ${COLUMNS} from household h where ${which} ${lock ? sql`for update of h` : sql``}`.execute(tx);
  return rows[0];
}

/** The household to which a person belongs today, within reach. */
export async function findHouseholdOf(tx: Tx, personId: PersonId): Promise<HouseholdRow | undefined> {
  const { rows } = await sql<HouseholdRow>`
    select ${COLUMNS} from household_member m join household h on h.household_id = m.household_id
    where m.person_id = ${personId} and m.until_on is null`.execute(tx);
  return rows[0];
}

/** Takes so many numbers of a county; answers the first. */
export async function takeNumbers(tx: Tx, countyCode: string, howMany: number): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    select number_households(${countyCode}, ${howMany}::int) as first`.execute(tx);
  return rows[0]?.first ?? 1;
}

export interface NewHousehold {
  readonly householdId: Uuid;
  readonly number: string;
  readonly listNumber: string | null;
  readonly countyCode: string;
  readonly villageCode: string | null;
  readonly divisionPath: string;
  readonly address: string | null;
  readonly headId: PersonId;
  readonly status: HouseholdStatus;
}

export async function insertHouseholds(
  tx: Tx,
  rows: readonly NewHousehold[],
  made: { at: Date; by: Uuid },
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into household (household_id, number, list_number, county_code, village_code, division_path,
      address, head_id, status, made_at, made_by)
    select t.id, t.number, t.list_number, t.county, t.village, t.path::ltree, t.address, t.head, t.status,
      ${made.at}::timestamptz, ${made.by}::uuid
    from unnest(${rows.map((row) => row.householdId)}::uuid[], ${rows.map((row) => row.number)}::text[],
      ${rows.map((row) => row.listNumber)}::text[], ${rows.map((row) => row.countyCode)}::text[],
      ${rows.map((row) => row.villageCode)}::text[], ${rows.map((row) => row.divisionPath)}::text[],
      ${rows.map((row) => row.address)}::text[], ${rows.map((row) => row.headId)}::bigint[],
      ${rows.map((row) => row.status)}::text[])
      as t (id, number, list_number, county, village, path, address, head, status)`.execute(tx);
}

export interface NewMember {
  readonly memberId: Uuid;
  readonly householdId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly relation: Relation;
  readonly fromOn: LocalDate;
  readonly joinReason: string | null;
}

/** Members come in; the exclusion `household_member_one_at_a_time` refuses whoever is in another household then. */
export async function insertMembers(tx: Tx, rows: readonly NewMember[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into household_member (member_id, household_id, person_id, division_path, relation, from_on, join_reason)
    select t.id, t.household, t.person, t.path::ltree, t.relation, t.from_on, t.reason
    from unnest(${rows.map((row) => row.memberId)}::uuid[], ${rows.map((row) => row.householdId)}::uuid[],
      ${rows.map((row) => row.personId)}::bigint[], ${rows.map((row) => row.divisionPath)}::text[],
      ${rows.map((row) => row.relation)}::text[], ${rows.map((row) => row.fromOn)}::date[],
      ${rows.map((row) => row.joinReason)}::text[])
      as t (id, household, person, path, relation, from_on, reason)`.execute(tx);
}

export interface MemberRow {
  readonly memberId: Uuid;
  readonly personId: PersonId;
  readonly relation: Relation;
  readonly fromOn: LocalDate;
  readonly untilOn: LocalDate | null;
  readonly leaveReason: string | null;
}

/** Everybody who belongs or belonged to a household, whoever came first first. */
export async function findMembers(tx: Tx, householdId: Uuid): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select member_id, person_id, relation, from_on, until_on, leave_reason from household_member
    where household_id = ${householdId}::uuid order by (relation <> 'head'), from_on, member_id`.execute(tx);
  return rows;
}

/** Members leave on a day, which is no longer of the household. */
export async function endMembers(
  tx: Tx,
  memberIds: readonly Uuid[],
  left: { on: LocalDate; reason: string },
): Promise<void> {
  await sql`update household_member set until_on = ${left.on}::date, leave_reason = ${left.reason}
    where member_id = any (${[...memberIds]}::uuid[]) and until_on is null`.execute(tx);
}

/** The new head is the head, and whoever was is somebody of the family. */
export async function setHead(tx: Tx, householdId: Uuid, headId: PersonId): Promise<void> {
  await sql`update household_member set relation = case when person_id = ${headId} then 'head' else 'other' end
    where household_id = ${householdId}::uuid and until_on is null
      and (relation = 'head') <> (person_id = ${headId})`.execute(tx);
}

/** Writes a household as it is from now on, its people and plan with it; false when somebody was quicker. */
export async function updateHousehold(
  tx: Tx,
  before: Pick<HouseholdRow, 'householdId' | 'version'>,
  to: Pick<HouseholdRow, 'villageCode' | 'divisionPath' | 'address' | 'headId' | 'status' | 'mergedInto'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update household set village_code = ${to.villageCode},
      division_path = ${to.divisionPath}::ltree, address = ${to.address}, head_id = ${to.headId},
      status = ${to.status}, merged_into = ${to.mergedInto}::uuid, version = version + 1
    where household_id = ${before.householdId}::uuid and version = ${before.version}`.execute(tx);
  if (Number(numAffectedRows ?? 0) !== 1) return false;
  for (const table of [sql`household_member`, sql`household_measure`])
    await sql`update ${table} set division_path = ${to.divisionPath}::ltree
      where household_id = ${before.householdId}::uuid and division_path <> ${to.divisionPath}::ltree`.execute(
      tx,
    );
  return true;
}

/** Plans of a household that ends go on in another. */
export async function moveMeasures(
  tx: Tx,
  from: Uuid,
  to: { householdId: Uuid; divisionPath: string },
): Promise<void> {
  await sql`update household_measure set household_id = ${to.householdId}::uuid, division_path = ${to.divisionPath}::ltree
    where household_id = ${from}::uuid and status = 'planned'`.execute(tx);
}

export interface HouseholdListed extends HouseholdRow {
  readonly villageName: string | null;
  readonly townshipName: string | null;
  readonly headName: string | null;
  readonly members: number;
  readonly planned: number;
  readonly done: number;
}

const LISTED = sql`select ${COLUMNS}, v.name as village_name, t.name as township_name, p.name as head_name,
    s.members, s.planned, s.done
  from household h join household_status s on s.household_id = h.household_id
  left join division v on v.division_code = h.village_code
  left join division t on t.division_code = v.parent_code and t.level = 'township'
  left join person p on p.person_id = h.head_id`;

/** Households within reach, by number. */
export async function listHouseholds(
  tx: Tx,
  query: z.infer<typeof householdListQuery>,
  placePath: string | null,
): Promise<{ rows: HouseholdListed[]; total: number }> {
  const starts = query.words === undefined ? null : `${query.words.replace(/[\\%_]/g, '\\$&')}%`;
  const where = sql`h.status = ${query.status ?? 'standing'}
    and (${placePath}::text is null or h.division_path <@ ${placePath}::ltree)
    and (${starts}::text is null or h.number like ${starts}::text or h.list_number like ${starts}::text
      or exists (select 1 from household_member m join person q on q.person_id = m.person_id
        where m.household_id = h.household_id and m.until_on is null and q.name like ${starts}::text))`;
  const { rows } = await sql<HouseholdListed>`${LISTED}
    where ${where} and (${query.after ?? null}::text is null or h.number > ${query.after ?? null}::text)
    order by h.number limit ${query.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from household h where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export async function findListed(tx: Tx, householdId: Uuid): Promise<HouseholdListed | undefined> {
  const { rows } = await sql<HouseholdListed>`${LISTED} where h.household_id = ${householdId}::uuid`.execute(
    tx,
  );
  return rows[0];
}

/** The names of the people of the reader's own household. */
export async function findOwnNames(tx: Tx): Promise<Map<PersonId, string>> {
  const { rows } = await sql<{ personId: PersonId; name: string }>`
    select person_id, name from own_household_names()`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row.name]));
}
