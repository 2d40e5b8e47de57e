import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Half, ItemKind, ItemStatus } from './contract.ts';

export interface ItemRow {
  readonly itemId: Uuid;
  readonly classId: Uuid;
  readonly organisationId: Uuid;
  readonly divisionPath: string;
  readonly kind: ItemKind;
  readonly taughtOn: LocalDate;
  readonly half: Half | null;
  readonly sessionNo: number | null;
  readonly said: string | null;
  readonly fileId: Uuid | null;
  readonly contentIndex: Buffer | null;
  readonly pictureHashes: Buffer | null;
  readonly cameraTime: string | null;
  readonly place: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly videoName: string | null;
  readonly videoStart: string | null;
  readonly videoSeconds: number | null;
  readonly videoDigest: string | null;
  readonly copies: number | null;
  readonly status: ItemStatus;
  readonly recordedAt: Date;
  readonly recordedBy: Uuid;
  readonly withdrawnReason: string | null;
}

const COLUMNS = sql`item_id, class_id, organisation_id, division_path::text as division_path, kind, taught_on, half,
  session_no, said, file_id, content_index, picture_hashes, camera_time, place, latitude::float8 as latitude,
  longitude::float8 as longitude, video_name, video_start, video_seconds, video_digest, copies, status, recorded_at,
  recorded_by, withdrawn_reason`;

/** Adds pieces of evidence, all or none. */
export async function insertItems(tx: Tx, items: readonly Omit<ItemRow, 'withdrawnReason'>[]): Promise<void> {
  for (const item of items)
    await sql`insert into evidence_item (item_id, class_id, organisation_id, division_path, kind, taught_on, half,
        session_no, said, file_id, content_index, picture_hashes, camera_time, place, latitude, longitude, video_name,
        video_start, video_seconds, video_digest, copies, status, recorded_at, recorded_by)
      values (${item.itemId}, ${item.classId}, ${item.organisationId}, ${item.divisionPath}::ltree, ${item.kind},
        ${item.taughtOn}::date, ${item.half}, ${item.sessionNo}, ${item.said}, ${item.fileId}, ${item.contentIndex},
        ${item.pictureHashes}, ${item.cameraTime}, ${item.place}, ${item.latitude}, ${item.longitude}, ${item.videoName},
        ${item.videoStart}, ${item.videoSeconds}, ${item.videoDigest}, ${item.copies}, ${item.status},
        ${item.recordedAt}, ${item.recordedBy})`.execute(tx);
}

export async function itemsOfClass(tx: Tx, classId: Uuid): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${COLUMNS} from evidence_item where class_id = ${classId} order by taught_on, recorded_at, item_id`.execute(
    tx,
  );
  return rows;
}

export async function lockItem(tx: Tx, itemId: Uuid): Promise<ItemRow | undefined> {
  const { rows } = await sql<ItemRow>`
    select ${COLUMNS} from evidence_item where item_id = ${itemId} for update`.execute(tx);
  return rows[0];
}

export async function withdrawRow(
  tx: Tx,
  itemId: Uuid,
  to: { readonly status: ItemStatus; readonly at: Date; readonly reason: string },
): Promise<void> {
  await sql`update evidence_item set status = ${to.status}, withdrawn_at = ${to.at}, withdrawn_reason = ${to.reason}
    where item_id = ${itemId}`.execute(tx);
}

export interface ClassSession {
  readonly sessionNo: number;
  readonly taughtOn: LocalDate;
  /** HH:MM */
  readonly from: string;
  readonly until: string;
  readonly content: string | null;
  readonly room: string | null;
  readonly teacherName: string | null;
}

export async function sessionsOfClass(tx: Tx, classId: Uuid): Promise<ClassSession[]> {
  const { rows } = await sql<ClassSession>`
    select session_no, taught_on, to_char(lower(during), 'HH24:MI') as "from", to_char(upper(during), 'HH24:MI') as "until",
      content, room, teacher_name
    from class_session where class_id = ${classId} order by during`.execute(tx);
  return rows;
}

export interface OutcomeRow {
  readonly personId: PersonId;
  readonly result: string | null;
  readonly certificateNumber: string | null;
  readonly certificateIssuedOn: LocalDate | null;
}

/** What came of each trainee, as assessment publishes it, with the newest certificate that stands. */
export async function outcomesOfClass(tx: Tx, classId: Uuid): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`
    select o.person_id, o.result, k.number as certificate_number, k.issued_on as certificate_issued_on
    from trainee_outcome o
    left join lateral (select number, issued_on from standing_certificate s
      where s.person_id = o.person_id and s.class_id = o.class_id order by issued_on desc nulls last limit 1) k on true
    where o.class_id = ${classId} and o.status <> 'withdrawn'`.execute(tx);
  return rows;
}

/** Names of those who recorded something. */
export async function accountNames(tx: Tx, accountIds: readonly Uuid[]): Promise<Map<Uuid, string>> {
  const { rows } = await sql<{ accountId: Uuid; name: string }>`
    select account_id, display_name as name from account_name where account_id = any (${[...new Set(accountIds)]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.accountId, row.name]));
}
