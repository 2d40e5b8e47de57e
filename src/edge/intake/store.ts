import { sql } from 'kysely';
import { copyIn, type Tx } from '../../platform/db/index.ts';
import type { LocalDate, StatusOf, Uuid } from '../../platform/kernel/index.ts';
import type { INTAKE_BATCH } from './machine.ts';

export interface KnownClassRow {
  readonly name: string;
  readonly number: string | null;
  readonly startOn: LocalDate;
  readonly endOn: LocalDate;
  readonly occupationCode: string | null;
  readonly occupationText: string | null;
  readonly level: number | null;
  readonly classId: Uuid;
  readonly status: string;
  readonly source: string;
  /** The claim for the class that is confirmed or further; null without one. */
  readonly claimNumber: string | null;
  readonly claimStatus: string | null;
}

export async function findKnownOrganisations(tx: Tx): Promise<{ name: string; creditCode: string }[]> {
  const { rows } = await sql<{ name: string; creditCode: string }>`
    select name, credit_code from organisation_name order by name`.execute(tx);
  return rows;
}

export async function findConfirmedCodes(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ creditCode: string }>`select credit_code from credit_code_confirmed`.execute(
    tx,
  );
  return rows.map(({ creditCode }) => creditCode);
}

export async function findKnownClasses(tx: Tx): Promise<KnownClassRow[]> {
  const { rows } = await sql<KnownClassRow>`
    select t.class_id, t.name, t.number, t.start_on, t.end_on, t.occupation_code, t.occupation_text, t.level,
      t.status, t.source, c.number as claim_number, c.status as claim_status
    from training_class t
    left join lateral (select number, status from claim_status k where k.class_id = t.class_id
      and k.status not in ('generated', 'returned', 'withdrawn', 'rejected') order by k.created_at desc limit 1) c
      on true
    where t.status not in ('cancelled', 'rejected') order by t.class_id`.execute(tx);
  return rows;
}

/** The claim for a class that is confirmed or further; null without one. */
export async function claimNumberOf(tx: Tx, classId: Uuid): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select number from claim_status where class_id = ${classId}
      and status not in ('generated', 'returned', 'withdrawn', 'rejected') order by created_at desc limit 1`.execute(
    tx,
  );
  return rows[0]?.number ?? null;
}

export interface KnownEnrolmentRow {
  readonly classId: Uuid;
  readonly personId: number;
  readonly name: string;
  readonly presentSlots: number | null;
  readonly slotCount: number | null;
  readonly isCertified: boolean;
}

export async function findKnownEnrolments(tx: Tx): Promise<KnownEnrolmentRow[]> {
  const { rows } = await sql<KnownEnrolmentRow>`
    select o.class_id, o.person_id, p.name, o.present_slots, o.slot_count,
      coalesce(o.result = 'passed' and exists (select 1 from standing_certificate k
        where k.person_id = o.person_id and k.class_id = o.class_id), false) as is_certified
    from trainee_outcome o join person p on p.person_id = o.person_id where o.status = 'enrolled'`.execute(
    tx,
  );
  return rows;
}

/** Digests of the numbers that are refused as rounded, as hexadecimal text under their kind. */
export async function findSpoiledNumbers(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select kind || ':' || encode(digest, 'hex') as key from intake_spoiled_number
    where released_at is null`.execute(tx);
  return rows.map(({ key }) => key);
}

interface SpoiledDigest {
  readonly kind: string;
  readonly digest: Buffer;
}

/** Adds digests; those that are there stay as they are. */
export async function insertSpoiledNumbers(
  tx: Tx,
  numbers: readonly SpoiledDigest[],
  at: Date,
): Promise<void> {
  await sql`insert into intake_spoiled_number (kind, digest, noted_at)
    select kind, digest, ${at} from unnest(${numbers.map(({ kind }) => kind)}::text[],
      ${numbers.map(({ digest }) => digest)}::bytea[]) as noted (kind, digest)
    on conflict (kind, digest) do nothing`.execute(tx);
}

/** Releases digests that another register confirmed. */
export async function releaseSpoiledNumbers(
  tx: Tx,
  numbers: readonly SpoiledDigest[],
  at: Date,
): Promise<void> {
  await sql`update intake_spoiled_number s set released_at = ${at}
    from unnest(${numbers.map(({ kind }) => kind)}::text[],
      ${numbers.map(({ digest }) => digest)}::bytea[]) as confirmed (kind, digest)
    where s.kind = confirmed.kind and s.digest = confirmed.digest and s.released_at is null`.execute(tx);
}

export interface BatchRow {
  readonly batchId: Uuid;
  readonly divisionCode: string;
  /** Whose own batch it is; null for the bureau's. */
  readonly organisationId: Uuid | null;
  readonly status: StatusOf<typeof INTAKE_BATCH>;
  readonly stagedAt: Date;
  readonly stagedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly counts: unknown;
  readonly version: number;
}

export interface FileRow {
  readonly fileNo: number;
  readonly name: string;
  readonly digest: Buffer;
  readonly form: string;
  readonly contentCipher: Buffer;
  readonly fault: string | null;
}

export interface RowRow {
  readonly fileNo: number;
  readonly sheet: string;
  readonly rowNo: number;
  readonly outcome: string;
  readonly whoMasked: string | null;
  readonly className: string | null;
  readonly cellsCipher: Buffer;
}

export async function insertBatch(
  tx: Tx,
  batch: {
    batchId: Uuid;
    divisionCode: string;
    divisionPath: string;
    organisationId: Uuid | null;
    status: BatchRow['status'];
    stagedAt: Date;
    stagedBy: Uuid;
    counts: unknown;
  },
): Promise<void> {
  await sql`insert into intake_batch (batch_id, division_code, division_path, organisation_id, status, staged_at,
      staged_by, counts)
    values (${batch.batchId}, ${batch.divisionCode}, ${batch.divisionPath}::ltree, ${batch.organisationId}, ${batch.status},
      ${batch.stagedAt}, ${batch.stagedBy}, ${JSON.stringify(batch.counts)}::jsonb)`.execute(tx);
}

export async function insertFiles(tx: Tx, batchId: Uuid, files: readonly FileRow[]): Promise<void> {
  for (const file of files)
    await sql`insert into intake_file (batch_id, file_no, name, digest, form, content_cipher, fault)
      values (${batchId}, ${file.fileNo}, ${file.name}, ${file.digest}, ${file.form}, ${file.contentCipher},
        ${file.fault})`.execute(tx);
}

export async function insertRows(tx: Tx, batchId: Uuid, rows: readonly RowRow[]): Promise<void> {
  await copyIn(
    tx,
    'intakeRow',
    ['batchId', 'fileNo', 'sheet', 'rowNo', 'outcome', 'whoMasked', 'className', 'cellsCipher'],
    rows.map((row) => [
      batchId,
      row.fileNo,
      row.sheet,
      row.rowNo,
      row.outcome,
      row.whoMasked,
      row.className,
      row.cellsCipher,
    ]),
  );
}

export async function deleteRows(tx: Tx, batchId: Uuid): Promise<void> {
  await sql`delete from intake_row where batch_id = ${batchId}`.execute(tx);
}

const BATCH = sql`b.batch_id, b.division_code, b.organisation_id, b.status, b.staged_at, a.display_name as staged_by, b.confirmed_at,
  b.counts, b.version`;

export async function findBatch(tx: Tx, batchId: Uuid, lock = false): Promise<BatchRow | undefined> {
  const { rows } = await sql<BatchRow>`select ${BATCH} from intake_batch b
    left join account_name a on a.account_id = b.staged_by
    where b.batch_id = ${batchId} ${lock ? sql`for update of b` : sql``}`.execute(tx);
  return rows[0];
}

export async function findBatches(
  tx: Tx,
  filter: { status: string | null; after: string | null; limit: number },
): Promise<BatchRow[]> {
  const { rows } = await sql<BatchRow>`select ${BATCH} from intake_batch b
    left join account_name a on a.account_id = b.staged_by
    where (${filter.status}::text is null or b.status = ${filter.status})
      and (${filter.after}::uuid is null or b.batch_id < ${filter.after}::uuid)
    order by b.batch_id desc limit ${filter.limit}`.execute(tx);
  return rows;
}

export async function countBatches(tx: Tx, status: string | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from intake_batch
    where (${status}::text is null or status = ${status})`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function findFileNames(tx: Tx, batchIds: readonly Uuid[]): Promise<Map<Uuid, string[]>> {
  const { rows } = await sql<{ batchId: Uuid; names: string[] }>`
    select batch_id, array_agg(name order by file_no) as names from intake_file
    where batch_id = any (${batchIds}::uuid[]) group by batch_id`.execute(tx);
  return new Map(rows.map((row) => [row.batchId, row.names]));
}

export async function findFiles(tx: Tx, batchId: Uuid): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select file_no, name, digest, form, content_cipher, fault from intake_file
    where batch_id = ${batchId} order by file_no`.execute(tx);
  return rows;
}

export async function findRows(
  tx: Tx,
  batchId: Uuid,
  filter: {
    outcome: string | null;
    file: string | null;
    sheet: string | null;
    after: { fileNo: number; sheet: string; rowNo: number } | null;
    limit: number;
  },
): Promise<(RowRow & { file: string })[]> {
  const { rows } = await sql<RowRow & { file: string }>`
    select r.file_no, f.name as file, r.sheet, r.row_no, r.outcome, r.who_masked, r.class_name, r.cells_cipher
    from intake_row r join intake_file f on f.batch_id = r.batch_id and f.file_no = r.file_no
    where r.batch_id = ${batchId}
      and (${filter.outcome}::text is null or r.outcome = ${filter.outcome})
      and (${filter.file}::text is null or f.name = ${filter.file})
      and (${filter.sheet}::text is null or r.sheet = ${filter.sheet})
      and (${filter.after === null}::boolean or (r.file_no, r.sheet, r.row_no)
        > (${filter.after?.fileNo ?? 0}::int, ${filter.after?.sheet ?? ''}::text, ${filter.after?.rowNo ?? 0}::int))
    order by r.file_no, r.sheet, r.row_no limit ${filter.limit}`.execute(tx);
  return rows;
}

/** Writes what a new plan says of a staged batch; false when somebody was quicker. */
export async function replanBatch(
  tx: Tx,
  batch: { batchId: Uuid; version: number; counts: unknown },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update intake_batch set counts = ${JSON.stringify(batch.counts)}::jsonb,
      version = version + 1
    where batch_id = ${batch.batchId} and version = ${batch.version} and status = 'staged'`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

export async function moveBatch(
  tx: Tx,
  batch: { batchId: Uuid; version: number; status: BatchRow['status']; counts: unknown },
  by: { at: Date; accountId: Uuid },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update intake_batch set status = ${batch.status},
      counts = ${JSON.stringify(batch.counts)}::jsonb, confirmed_at = ${by.at}, confirmed_by = ${by.accountId},
      version = version + 1
    where batch_id = ${batch.batchId} and version = ${batch.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}
