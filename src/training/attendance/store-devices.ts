import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { DeviceStatus } from './contract-live.ts';

export interface DeviceRow {
  readonly deviceId: Uuid;
  readonly teacherId: Uuid;
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly name: string;
  readonly publicKey: Buffer;
  readonly status: DeviceStatus;
  readonly registeredAt: Date;
  readonly contactAt: Date;
  readonly waiting: number;
  readonly lastNo: number;
  readonly lastDigest: Buffer | null;
  readonly revokeReason: string | null;
  readonly wipedUnsent: number | null;
  readonly version: number;
}

const COLUMNS = sql`d.device_id, d.teacher_id, d.division_path::text as division_path, d.organisation_id, d.name,
  d.public_key, d.status, d.registered_at, d.contact_at, d.waiting, d.last_no, d.last_digest, d.revoke_reason,
  d.wiped_unsent, d.version`;

export async function findDevice(tx: Tx, deviceId: Uuid, lock = false): Promise<DeviceRow | undefined> {
  const { rows } = await sql<DeviceRow>`select ${COLUMNS} from teacher_device d
    where d.device_id = ${deviceId}::uuid ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

export async function insertDevice(
  tx: Tx,
  row: Pick<
    DeviceRow,
    | 'deviceId'
    | 'teacherId'
    | 'divisionPath'
    | 'organisationId'
    | 'name'
    | 'publicKey'
    | 'status'
    | 'registeredAt'
  >,
): Promise<void> {
  await sql`insert into teacher_device (device_id, teacher_id, division_path, organisation_id, name, public_key, status,
      registered_at, contact_at)
    values (${row.deviceId}, ${row.teacherId}, ${row.divisionPath}::ltree, ${row.organisationId}, ${row.name},
      ${row.publicKey}, ${row.status}, ${row.registeredAt}, ${row.registeredAt})`.execute(tx);
}

/** The phone was heard of; with it, where its chain has come to. No new version: it is no decision about it. */
export async function noteContact(
  tx: Tx,
  deviceId: Uuid,
  contact: { readonly at: Date; readonly waiting: number; readonly last?: { no: number; digest: string } },
): Promise<void> {
  const digest = contact.last ? Buffer.from(contact.last.digest, 'hex') : null;
  await sql`update teacher_device set contact_at = greatest(contact_at, ${contact.at}::timestamptz),
      waiting = ${contact.waiting}, last_no = coalesce(${contact.last?.no ?? null}::int, last_no),
      last_digest = coalesce(${digest}::bytea, last_digest)
    where device_id = ${deviceId}::uuid`.execute(tx);
}

export async function revokeRow(
  tx: Tx,
  deviceId: Uuid,
  to: { readonly status: DeviceStatus; readonly at: Date; readonly by: Uuid; readonly reason: string },
): Promise<void> {
  await sql`update teacher_device set status = ${to.status}, revoked_at = ${to.at}, revoked_by = ${to.by},
      revoke_reason = ${to.reason}, version = version + 1 where device_id = ${deviceId}::uuid`.execute(tx);
}

export async function wipeRow(
  tx: Tx,
  deviceId: Uuid,
  to: { readonly status: DeviceStatus; readonly at: Date; readonly unsent: number | null },
): Promise<void> {
  await sql`update teacher_device set status = ${to.status}, wiped_at = ${to.at}, contact_at = ${to.at}, waiting = 0,
      wiped_unsent = ${to.unsent}, version = version + 1 where device_id = ${deviceId}::uuid`.execute(tx);
}

/** Phones within reach, those in use first; a teacher sees her own alone. */
export async function listDevices(
  tx: Tx,
  teacherId: Uuid | null,
): Promise<(DeviceRow & { readonly teacherName: string })[]> {
  const { rows } = await sql<DeviceRow & { teacherName: string }>`
    select ${COLUMNS}, coalesce(n.display_name, '') as teacher_name
    from teacher_device d left join account_name n on n.account_id = d.teacher_id
    where ${teacherId}::uuid is null or d.teacher_id = ${teacherId}::uuid
    order by (d.status <> 'in-use'), d.registered_at desc, d.device_id limit 500`.execute(tx);
  return rows;
}
