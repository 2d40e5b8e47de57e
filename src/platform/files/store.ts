import { sql } from 'kysely';
import type { SnapshotClient, Tx } from '../db/index.ts';
import type { LocalDate, Uuid } from '../kernel/index.ts';
import type { MediaType } from './rules.ts';

export interface FileRow {
  readonly fileId: Uuid;
  readonly fileName: string;
  readonly nameCipher: Buffer;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  readonly storedSha256: Buffer;
  readonly previewSha256: Buffer | null;
  readonly divisionPath: string | null;
  readonly organisationId: Uuid | null;
  readonly stagedAt: Date;
  readonly stagedBy: Uuid;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
}

const COLUMNS = sql`file_id, file_name, name_cipher, media_type, size_bytes, stored_sha256, preview_sha256,
  division_path::text as division_path, organisation_id, staged_at, staged_by, subject_type, subject_id`;

export async function insertFile(
  tx: Tx,
  row: Omit<FileRow, 'subjectType' | 'subjectId'> & {
    readonly contentIndex: Buffer;
    readonly scannedBy: string;
    readonly pictureHashes: Buffer | null;
    readonly cameraTime: string | null;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await sql`insert into stored_file (file_id, file_name, content_index, name_cipher, media_type, size_bytes,
      stored_sha256, preview_sha256, scanned_by, picture_hashes, camera_time, division_path, organisation_id,
      staged_at, staged_by, expires_at)
    values (${row.fileId}, ${row.fileName}, ${row.contentIndex}, ${row.nameCipher}, ${row.mediaType}, ${row.sizeBytes},
      ${row.storedSha256}, ${row.previewSha256}, ${row.scannedBy}, ${row.pictureHashes}, ${row.cameraTime},
      ${row.divisionPath}::ltree, ${row.organisationId}, ${row.stagedAt}, ${row.stagedBy}, ${row.expiresAt})`.execute(
    tx,
  );
}

/** By what a file is told again: its keyed digest, and of a picture its hashes and the camera's time. */
export interface FileMarks {
  readonly fileId: Uuid;
  readonly mediaType: MediaType;
  readonly contentIndex: Buffer;
  readonly pictureHashes: Buffer | null;
  readonly cameraTime: string | null;
}

/** Of files that this account staged and nobody attached yet. */
export async function findMarks(tx: Tx, fileIds: readonly Uuid[], stagedBy: Uuid): Promise<FileMarks[]> {
  const { rows } = await sql<FileMarks>`
    select file_id, media_type, content_index, picture_hashes, camera_time from stored_file
    where file_id = any (${fileIds}::uuid[]) and staged_by = ${stagedBy} and expires_at is not null`.execute(
    tx,
  );
  return rows;
}

/** Counts the bytes against the day's quota; false when they would exceed it, and then nothing is counted. */
export async function takeQuota(
  tx: Tx,
  holder: string,
  taken: { readonly day: LocalDate; readonly bytes: number; readonly most: number },
): Promise<boolean> {
  if (taken.bytes > taken.most) return false;
  const { numAffectedRows } = await sql`
    insert into file_quota as quota (holder, day, bytes) values (${holder}, ${taken.day}::date, ${taken.bytes})
    on conflict (holder, day) do update set bytes = quota.bytes + excluded.bytes
      where quota.bytes + excluded.bytes <= ${taken.most}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Files that this account staged and nobody attached yet, locked. */
export async function lockStaged(
  tx: Tx,
  fileIds: readonly Uuid[],
  stagedBy: Uuid,
  now: Date,
): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select ${COLUMNS} from stored_file
    where file_id = any (${fileIds}::uuid[]) and staged_by = ${stagedBy} and expires_at > ${now}
    order by file_id for update`.execute(tx);
  return rows;
}

export async function attachRows(
  tx: Tx,
  fileIds: readonly Uuid[],
  to: {
    readonly subjectType: string;
    readonly subjectId: string;
    readonly divisionPath: string | null;
    readonly organisationId: Uuid | null;
    readonly at: Date;
    readonly by: Uuid;
  },
): Promise<void> {
  await sql`update stored_file set subject_type = ${to.subjectType}, subject_id = ${to.subjectId},
      division_path = ${to.divisionPath}::ltree, organisation_id = ${to.organisationId}, expires_at = null,
      attached_at = ${to.at}, attached_by = ${to.by}
    where file_id = any (${fileIds}::uuid[])`.execute(tx);
}

export async function findFile(tx: Tx, fileId: Uuid): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`select ${COLUMNS} from stored_file where file_id = ${fileId}`.execute(
    tx,
  );
  return rows[0];
}

export async function findFilesOf(
  tx: Tx,
  subjectType: string,
  subjectIds: readonly string[],
): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select ${COLUMNS} from stored_file
    where subject_type = ${subjectType} and subject_id = any (${subjectIds}::text[])
    order by staged_at, file_id`.execute(tx);
  return rows;
}

/** Removes staged files that nobody attached in time; gives what lies in the folder of each. */
export async function deleteExpired(tx: Tx, now: Date): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    delete from stored_file where expires_at <= ${now} returning ${COLUMNS}`.execute(tx);
  return rows;
}

export async function deleteQuotasBefore(tx: Tx, day: LocalDate): Promise<void> {
  await sql`delete from file_quota where day < ${day}::date`.execute(tx);
}

/** Of these names, those that a row knows; needs the system scope. */
export async function findKnownNames(tx: Tx, names: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ fileName: string }>`
    select file_name from stored_file where file_name = any (${names}::text[])`.execute(tx);
  return new Set(rows.map(({ fileName }) => fileName));
}

/** While a backup copies the folder, nothing is removed from it. Held until the connection ends. */
export async function shareFolder(client: SnapshotClient): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1)', [FOLDER_LOCK]);
}

/** True when nobody copies the folder; held to the end of the transaction. */
export async function tryOwnFolder(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ isOwn: boolean }>`
    select pg_try_advisory_xact_lock(${FOLDER_LOCK}) as is_own`.execute(tx);
  return rows[0]?.isOwn === true;
}

/** Any constant: see shareFolder. */
const FOLDER_LOCK = 745_201_809;

/** What a backup copies from the folder: each file's name there and the digest of its bytes. */
export async function contentsOfSnapshot(
  client: SnapshotClient,
): Promise<{ readonly name: string; readonly sha256: string }[]> {
  const { rows } = await client.query<{ name: string; sha256: string; preview: string | null }>(
    `select file_name as name, encode(stored_sha256, 'hex') as sha256, encode(preview_sha256, 'hex') as preview
       from stored_file order by file_name`,
  );
  return rows.flatMap(({ name, sha256, preview }) => [
    { name, sha256 },
    ...(preview === null ? [] : [{ name: `${name}.preview`, sha256: preview }]),
  ]);
}
