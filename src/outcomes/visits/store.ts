import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { DutyKind } from '../../registry/households/index.ts';
import type { DeviceStatus } from './contract.ts';

export interface DeviceRow {
  readonly deviceId: Uuid;
  readonly helperId: Uuid;
  readonly divisionPath: string;
  readonly name: string;
  readonly status: DeviceStatus;
  readonly registeredAt: Date;
  readonly contactAt: Date;
  readonly waiting: number;
  readonly listedVillage: string | null;
  readonly listedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedBy: Uuid | null;
  readonly revokeReason: string | null;
  readonly wipedAt: Date | null;
  readonly wipedUnsent: number | null;
  readonly version: number;
}

const COLUMNS = sql`d.device_id, d.helper_id, d.division_path::text as division_path, d.name, d.status, d.registered_at,
  d.contact_at, d.waiting, d.listed_village, d.listed_at, d.revoked_at, d.revoked_by, d.revoke_reason, d.wiped_at,
  d.wiped_unsent, d.version`;

export async function findDevice(tx: Tx, deviceId: Uuid, lock = false): Promise<DeviceRow | undefined> {
  const { rows } = await sql<DeviceRow>`select ${COLUMNS} from helper_device d
    where d.device_id = ${deviceId}::uuid ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

export async function insertDevice(
  tx: Tx,
  row: Pick<DeviceRow, 'deviceId' | 'helperId' | 'divisionPath' | 'name' | 'status' | 'registeredAt'>,
): Promise<void> {
  await sql`insert into helper_device (device_id, helper_id, division_path, name, status, registered_at, contact_at)
    values (${row.deviceId}, ${row.helperId}, ${row.divisionPath}::ltree, ${row.name}, ${row.status},
      ${row.registeredAt}, ${row.registeredAt})`.execute(tx);
}

/** The phone was heard of; with it, which village it took along. No new version: it is no decision about it. */
export async function noteContact(
  tx: Tx,
  deviceId: Uuid,
  contact: { readonly at: Date; readonly waiting: number; readonly listedVillage?: string },
): Promise<void> {
  const village = contact.listedVillage ?? null;
  await sql`update helper_device set contact_at = greatest(contact_at, ${contact.at}::timestamptz),
      waiting = ${contact.waiting}, listed_village = coalesce(${village}::text, listed_village),
      listed_at = case when ${village}::text is null then listed_at else ${contact.at}::timestamptz end
    where device_id = ${deviceId}::uuid`.execute(tx);
}

export async function revokeRow(
  tx: Tx,
  deviceId: Uuid,
  to: { readonly status: DeviceStatus; readonly at: Date; readonly by: Uuid; readonly reason: string },
): Promise<void> {
  await sql`update helper_device set status = ${to.status}, revoked_at = ${to.at}, revoked_by = ${to.by},
      revoke_reason = ${to.reason}, version = version + 1 where device_id = ${deviceId}::uuid`.execute(tx);
}

export async function wipeRow(
  tx: Tx,
  deviceId: Uuid,
  to: { readonly status: DeviceStatus; readonly at: Date; readonly unsent: number | null },
): Promise<void> {
  await sql`update helper_device set status = ${to.status}, wiped_at = ${to.at}, contact_at = ${to.at}, waiting = 0,
      wiped_unsent = ${to.unsent}, version = version + 1 where device_id = ${deviceId}::uuid`.execute(tx);
}

export interface DeviceListed extends DeviceRow {
  readonly helperName: string;
  readonly revokerName: string | null;
  readonly villageName: string | null;
}

/** Phones within reach: those in use first, whoever was heard of last first. A helper sees her own alone. */
export async function listDevices(
  tx: Tx,
  page: { readonly helperId: Uuid | null; readonly after: string | null; readonly limit: number },
): Promise<{ rows: DeviceListed[]; total: number }> {
  const where = sql`(${page.helperId}::uuid is null or d.helper_id = ${page.helperId}::uuid)`;
  const { rows } = await sql<DeviceListed>`
    select ${COLUMNS}, coalesce(n.display_name, '') as helper_name, r.display_name as revoker_name, v.name as village_name
    from helper_device d left join account_name n on n.account_id = d.helper_id
    left join account_name r on r.account_id = d.revoked_by
    left join division v on v.division_code = d.listed_village
    where ${where} and (${page.after}::uuid is null or (d.status <> 'in-use', d.device_id) >
      (select b.status <> 'in-use', b.device_id from helper_device b where b.device_id = ${page.after}::uuid))
    order by (d.status <> 'in-use'), d.device_id limit ${page.limit + 1}`.execute(tx);
  const total = await sql<{
    total: number;
  }>`select count(*)::int as total from helper_device d where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export interface PlaceRow {
  readonly villageCode: string;
  readonly villageName: string;
  readonly divisionPath: string;
}

/** A village within reach, as it stands today. */
export async function findVillage(
  tx: Tx,
  of: { readonly villageCode: string; readonly reach: string; readonly today: LocalDate },
): Promise<PlaceRow | undefined> {
  const { rows } = await sql<PlaceRow>`
    select division_code as village_code, name as village_name, path::text as division_path from division
    where division_code = ${of.villageCode} and level = 'village' and path <@ ${of.reach}::ltree
      and (valid_until is null or valid_until > ${of.today}::date)`.execute(tx);
  return rows[0];
}

export interface VillageOfHelper extends PlaceRow {
  readonly households: number;
}

/** Villages within reach where households or people of a duty list are, and the actor's own. */
export async function villagesIn(
  tx: Tx,
  of: { readonly reach: string; readonly ownCode: string | null; readonly today: LocalDate },
): Promise<VillageOfHelper[]> {
  const { rows } = await sql<VillageOfHelper>`
    select v.division_code as village_code, v.name as village_name, v.path::text as division_path,
      (select count(distinct h.household_id)::int from household_person h where h.village_code = v.division_code)
        as households
    from division v
    where v.level = 'village' and v.path <@ ${of.reach}::ltree
      and (v.valid_until is null or v.valid_until > ${of.today}::date)
      and (v.division_code = ${of.ownCode}
        or v.division_code in (select village_code from household_person)
        or v.division_code in (select village_code from duty_person))
    order by v.division_code`.execute(tx);
  return rows;
}

export interface Villager {
  readonly personId: PersonId;
  readonly householdId: Uuid | null;
  readonly relation: string | null;
  readonly duty: readonly DutyKind[];
  readonly asked: 'wish' | 'no-wish' | 'not-reached' | null;
  readonly askedOn: LocalDate | null;
}

/** Whom a phone may carry about. The one place where somebody is kept off every list that is taken along. */
const MAY_BE_CARRIED = sql`not exists (select 1 from person s where s.person_id = p.person_id and s.is_shielded)`;

/** The people of a village: of its households, and of its duty lists; each with the last answer known. */
export async function villagersOf(tx: Tx, villagePath: string, today: LocalDate): Promise<Villager[]> {
  const { rows } = await sql<Villager>`
    select p.person_id, p.household_id, p.relation, p.duty, c.state as asked, c.since as asked_on from (
      select person_id, household_id, relation, duty_kinds as duty, from_on, division_path from household_person
      where division_path <@ ${villagePath}::ltree
      union all
      select d.person_id, null, null, array_agg(distinct d.kind order by d.kind), min(d.from_on),
        min(d.division_path::text)::ltree
      from duty_person d
      where d.division_path <@ ${villagePath}::ltree and d.from_on <= ${today}::date
        and (d.until_on is null or d.until_on > ${today}::date)
        and not exists (select 1 from household_person h where h.person_id = d.person_id)
      group by d.person_id) p
    left join contact_status c on c.person_id = p.person_id and c.county = subpath(p.division_path, 0, 3)
    where ${MAY_BE_CARRIED}
    order by (p.relation is distinct from 'head'), p.from_on, p.person_id`.execute(tx);
  return rows;
}

/** Does the household card of a person lie outside this place? */
export async function livesElsewhere(tx: Tx, personId: PersonId, place: string): Promise<boolean> {
  const { rows } = await sql<{ elsewhere: boolean }>`
    select visit_lives_elsewhere(${personId}::bigint, ${place}::ltree) as elsewhere`.execute(tx);
  return rows[0]?.elsewhere ?? false;
}
