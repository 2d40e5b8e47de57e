import type { Act, AppContext } from '../access/index.ts';
import { NOT_FOUND } from '../access/index.ts';
import type { Tx } from '../db/index.ts';
import { addDays, type Ciphers, done, type Result, refused, type Uuid } from '../kernel/index.ts';
import { quotaUsedUp, REFUSALS, type StoredFile } from './contract.ts';
import { previewName, readContents, sha256, writeContents } from './folder.ts';
import { cleanPicture, type PictureMarks } from './pictures.ts';
import type { Scanner } from './ports.ts';
import {
  DAILY_QUOTA_BYTES,
  isPicture,
  isWholePdf,
  LARGEST_FILE_BYTES,
  type MediaType,
  mediaTypeOf,
  nameWithEnding,
  quotaHolderOf,
  STAGED_HOURS,
} from './rules.ts';
import {
  attachRows,
  type FileMarks,
  type FileRow,
  findFile,
  findFilesOf,
  findMarks,
  insertFile,
  lockStaged,
  takeQuota,
} from './store.ts';

/** Where the contents lie, and who looks them through before they are taken in. */
export interface FileStore {
  readonly folder: string;
  readonly scanner: Scanner;
}

/** A file that was looked through and cleaned, ready to be stored. */
export interface PreparedFile {
  readonly name: string;
  readonly mediaType: MediaType;
  /** As it was handed in. */
  readonly given: Buffer;
  readonly content: Buffer;
  readonly preview: Buffer | null;
  /** Of a picture alone. */
  readonly marks: PictureMarks | null;
  readonly scannedBy: string;
}

const HOUR_MS = 3_600_000;

/** Looks a file through and cleans it; before the transaction, for a large picture takes a while. */
export async function prepareFile(
  store: FileStore,
  file: { readonly name: string; readonly content: Buffer },
): Promise<Result<PreparedFile>> {
  const { content: given } = file;
  const mediaType = mediaTypeOf(given);
  if (given.length > LARGEST_FILE_BYTES) return refused(REFUSALS.tooLarge);
  if (mediaType === undefined) return refused(REFUSALS.unknownType);
  const isClean = await store.scanner.isClean(given).catch(() => null);
  if (isClean === null) return refused(REFUSALS.scannerSilent);
  if (!isClean) return refused(REFUSALS.harmful);
  const prepared = {
    name: nameWithEnding(file.name, mediaType),
    mediaType,
    given,
    scannedBy: store.scanner.name,
  };
  if (mediaType === 'application/pdf')
    return isWholePdf(given)
      ? done({ ...prepared, content: given, preview: null, marks: null })
      : refused(REFUSALS.damaged);
  const clean = await cleanPicture(given, mediaType);
  if (clean === undefined) return refused(REFUSALS.damaged);
  if (clean.content.length > LARGEST_FILE_BYTES) return refused(REFUSALS.tooLarge);
  return done({ ...prepared, ...clean });
}

/**
 * Stores a prepared file for whoever acts; it waits a day to be attached. The contents are on the disk before the row
 * is written: a stop in between leaves contents without a row, which a job removes.
 */
export async function stageFile(
  act: Act,
  store: FileStore,
  fileId: Uuid,
  file: PreparedFile,
): Promise<Result<StoredFile>> {
  const { actor, ciphers } = act;
  const place = { divisionPath: actor.divisionPath, organisationId: actor.organisationId };
  const today = act.clock.today();
  const taken = { day: today, bytes: file.given.length, most: DAILY_QUOTA_BYTES };
  if (!(await takeQuota(act.tx, quotaHolderOf(place), taken))) return refused(quotaUsedUp(addDays(today, 1)));
  const stagedAt = act.clock.now();
  const contentIndex = ciphers.contentIndex(file.given);
  const fileName = ciphers
    .contentIndex(Buffer.concat([Buffer.from(`${fileId}:`), contentIndex]))
    .toString('hex');
  const content = ciphers.encryptBytes(contentContext(fileId), file.content);
  const preview = file.preview && ciphers.encryptBytes(previewContext(fileId), file.preview);
  await writeContents(store.folder, fileName, content);
  if (preview) await writeContents(store.folder, previewName(fileName), preview);
  const row = {
    ...place,
    fileId,
    fileName,
    contentIndex,
    nameCipher: ciphers.encrypt(nameContext(fileId), file.name),
    mediaType: file.mediaType,
    sizeBytes: file.content.length,
    storedSha256: sha256(content),
    previewSha256: preview && sha256(preview),
    scannedBy: file.scannedBy,
    pictureHashes: file.marks?.hashes ?? null,
    cameraTime: file.marks?.cameraTime ?? null,
    stagedAt,
    stagedBy: actor.accountId,
    expiresAt: new Date(stagedAt.getTime() + STAGED_HOURS * HOUR_MS),
  };
  await insertFile(act.tx, row);
  await act.record({
    event: 'file-staged',
    objectType: 'file',
    objectId: fileId,
    ...place,
    detail: { mediaType: file.mediaType, sizeBytes: row.sizeBytes, digest: contentIndex.toString('hex') },
  });
  return done(asStoredFile(row, ciphers));
}

/**
 * Attaches files that the same account staged to the thing they are evidence of, once and for good, within the act
 * that needs them. The files are then seen by whoever sees that place; what is left out stays the stager's own.
 */
export async function attachFiles(
  act: Act,
  fileIds: readonly string[],
  subject: {
    readonly subjectType: string;
    readonly subjectId: string;
    readonly divisionPath?: string | null;
    readonly organisationId?: Uuid | null;
  },
): Promise<Result<{ readonly count: number }>> {
  const wanted = [...new Set(fileIds)] as Uuid[];
  if (wanted.length === 0) return done({ count: 0 });
  const now = act.clock.now();
  const staged = await lockStaged(act.tx, wanted, act.actor.accountId, now);
  const [first] = staged;
  if (first === undefined || staged.length < wanted.length) return refused(REFUSALS.notStaged);
  const { divisionPath = first.divisionPath, organisationId = first.organisationId } = subject;
  await attachRows(act.tx, wanted, {
    ...subject,
    divisionPath,
    organisationId,
    at: now,
    by: act.actor.accountId,
  });
  for (const fileId of wanted)
    await act.record({
      event: 'file-attached',
      objectType: 'file',
      objectId: fileId,
      divisionPath,
      organisationId,
      detail: { subjectType: subject.subjectType, subjectId: subject.subjectId },
    });
  return done({ count: wanted.length });
}

/** The files of each of these things, as far as the scope of the transaction reaches. */
export async function filesOf(
  reader: { readonly tx: Tx; readonly ciphers: Ciphers },
  subjectType: string,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredFile[]>> {
  const files = new Map<string, StoredFile[]>();
  for (const row of await findFilesOf(reader.tx, subjectType, subjectIds)) {
    const subjectId = row.subjectId ?? '';
    files.set(subjectId, [...(files.get(subjectId) ?? []), asStoredFile(row, reader.ciphers)]);
  }
  return files;
}

/** What is known of files that this account staged, by which the same paper or picture is told again. */
export function marksOfStaged(act: Act, fileIds: readonly string[]): Promise<readonly FileMarks[]> {
  return findMarks(act.tx, [...new Set(fileIds)] as Uuid[], act.actor.accountId);
}

/** What somebody sees of a file when he opens it. */
export interface OpenedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/**
 * Opens a file, or the small picture of it, and records the look. A staged file is opened by nobody but whoever
 * staged it. Refuses contents that are missing or were altered.
 */
export async function openFile(
  act: Act,
  store: FileStore,
  fileId: Uuid,
  what: 'whole' | 'preview',
): Promise<Result<OpenedFile>> {
  const row = await findFile(act.tx, fileId);
  if (!row || (row.subjectType === null && row.stagedBy !== act.actor.accountId)) return refused(NOT_FOUND);
  const opened = await readFileOf(row, act, store, what);
  if (!opened) return refused(REFUSALS.unreadable);
  const { divisionPath, organisationId, subjectType, subjectId } = row;
  await act.record({
    event: 'file-viewed',
    outcome: 'viewed',
    objectType: 'file',
    objectId: fileId,
    divisionPath,
    organisationId,
    detail: { what, ...(subjectType === null ? {} : { subjectType, subjectId }) },
  });
  return done(opened);
}

async function readFileOf(
  row: FileRow,
  { ciphers }: Pick<AppContext, 'ciphers'>,
  store: FileStore,
  what: 'whole' | 'preview',
): Promise<OpenedFile | undefined> {
  const name = ciphers.decrypt(nameContext(row.fileId), row.nameCipher);
  const { fileName, previewSha256 } = row;
  // A PDF is its own preview.
  if (what === 'preview' && isPicture(row.mediaType) && previewSha256 !== null) {
    const bytes = await readContents(store.folder, previewName(fileName), previewSha256);
    const content = bytes && decrypted(ciphers, previewContext(row.fileId), bytes);
    return content && { name: nameWithEnding(name, 'image/webp'), mediaType: 'image/webp', content };
  }
  const bytes = await readContents(store.folder, fileName, row.storedSha256);
  const content = bytes && decrypted(ciphers, contentContext(row.fileId), bytes);
  return content && { name, mediaType: row.mediaType, content };
}

/** Undefined when the bytes are not those that were encrypted for this row. */
function decrypted(ciphers: Ciphers, context: string, bytes: Buffer): Buffer | undefined {
  try {
    return ciphers.decryptBytes(context, bytes);
  } catch {
    return undefined;
  }
}

function asStoredFile(
  row: Pick<FileRow, 'fileId' | 'nameCipher' | 'mediaType' | 'sizeBytes' | 'stagedAt'>,
  ciphers: Ciphers,
): StoredFile {
  const { fileId, mediaType, sizeBytes } = row;
  return {
    fileId,
    name: ciphers.decrypt(nameContext(fileId), row.nameCipher),
    mediaType,
    sizeBytes,
    stagedAt: row.stagedAt.toISOString(),
  };
}

const nameContext = (fileId: Uuid) => `stored_file.name_cipher.${fileId}`;
const contentContext = (fileId: Uuid) => `stored_file.content.${fileId}`;
const previewContext = (fileId: Uuid) => `stored_file.preview.${fileId}`;
