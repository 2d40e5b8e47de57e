import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { Change, VersionStatus } from './contract.ts';

export interface VersionRow {
  readonly versionId: Uuid;
  readonly policyId: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly divisionName: string;
  readonly number: string;
  readonly title: string;
  readonly document: string;
  readonly effectiveOn: LocalDate;
  readonly changes: readonly Change[];
  readonly status: VersionStatus;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly approvedAt: Date | null;
  readonly version: number;
  /** A later approved version of the same notice and division is in force. */
  readonly isReplaced: boolean;
  /** The rows that it ended say so; false for versions approved before they did. */
  readonly keepsEndedRows: boolean;
  /** Digest of the changes of the last dry run; null when there was none since the tables last changed. */
  readonly triedDigest: Buffer | null;
}

const COLUMNS = (today: LocalDate) => sql`v.version_id, v.policy_id, v.division_code,
  v.division_path::text as division_path, d.name as division_name, v.number, v.title, v.document, v.effective_on,
  v.changes, v.status, v.created_at, a.display_name as created_by, v.approved_at, v.version, v.keeps_ended_rows,
  exists (select 1 from policy_version w where w.policy_id = v.policy_id and w.division_code = v.division_code
    and w.status = 'approved' and w.effective_on > v.effective_on and w.effective_on <= ${today}::date) as is_replaced,
  (select r.content_digest from policy_dry_run r where r.version_id = v.version_id
    and not exists (select 1 from policy_version w where w.policy_id = v.policy_id and w.version_id <> v.version_id
      and ((w.approved_at > r.ran_at and w.approved_at < coalesce(v.approved_at, 'infinity'))
        or (w.repealed_at > r.ran_at and w.repealed_at < coalesce(v.approved_at, 'infinity'))))
    order by r.ran_at desc limit 1) as tried_digest`;
const FROM = sql`policy_version v join division d using (division_code)
  join account_name a on a.account_id = v.created_by`;

export async function findVersion(
  tx: Tx,
  versionId: Uuid,
  today: LocalDate,
): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select ${COLUMNS(today)} from ${FROM} where v.version_id = ${versionId}`.execute(tx);
  return rows[0];
}

/** Versions of a notice, or of all, the latest first. */
export async function listVersions(
  tx: Tx,
  filter: { policyId: string | null; after: Uuid | null; limit: number; today: LocalDate },
): Promise<{ rows: VersionRow[]; total: number }> {
  const where = sql`(${filter.policyId}::text is null or v.policy_id = ${filter.policyId}::text)`;
  const { rows } = await sql<VersionRow>`
    select ${COLUMNS(filter.today)} from ${FROM}
    where ${where} and (${filter.after}::uuid is null or (v.effective_on, v.version_id)
      < (select w.effective_on, w.version_id from policy_version w where w.version_id = ${filter.after}::uuid))
    order by v.effective_on desc, v.version_id desc limit ${filter.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from policy_version v where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

export async function insertVersion(
  tx: Tx,
  row: Pick<
    VersionRow,
    | 'versionId'
    | 'policyId'
    | 'divisionCode'
    | 'divisionPath'
    | 'number'
    | 'title'
    | 'document'
    | 'effectiveOn'
    | 'status'
  >,
  made: { at: Date; by: Uuid },
): Promise<void> {
  await sql`insert into policy_version (version_id, policy_id, division_code, division_path, number, title, document,
      effective_on, changes, status, created_at, created_by)
    values (${row.versionId}, ${row.policyId}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.number},
      ${row.title}, ${row.document}, ${row.effectiveOn}, '[]', ${row.status}, ${made.at}, ${made.by})`.execute(
    tx,
  );
}

/** Locks a version for the rest of the transaction. */
export async function lockVersion(
  tx: Tx,
  versionId: Uuid,
  today: LocalDate,
): Promise<VersionRow | undefined> {
  await sql`select 1 from policy_version where version_id = ${versionId} for update`.execute(tx);
  return findVersion(tx, versionId, today);
}

/** Writes what is given, raises the version by one and gives it back. */
export async function updateVersion(
  tx: Tx,
  versionId: Uuid,
  values: Partial<Pick<VersionRow, 'title' | 'document' | 'effectiveOn' | 'changes' | 'status'>> & {
    approvedAt?: Date;
    repealedAt?: Date;
  },
): Promise<number> {
  const { title, document, effectiveOn, changes, status, approvedAt, repealedAt } = values;
  const { rows } = await sql<{ version: number }>`
    update policy_version set title = coalesce(${title ?? null}::text, title),
      document = coalesce(${document ?? null}::text, document),
      effective_on = coalesce(${effectiveOn ?? null}::date, effective_on),
      changes = coalesce(${changes === undefined ? null : JSON.stringify(changes)}::jsonb, changes),
      status = coalesce(${status ?? null}::text, status),
      approved_at = coalesce(${approvedAt ?? null}::timestamptz, approved_at),
      repealed_at = coalesce(${repealedAt ?? null}::timestamptz, repealed_at), version = version + 1
    where version_id = ${versionId} returning version`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the version has gone while it was locked');
  return row.version;
}

/** The number of the next approved version of the same notice and division with a later day; undefined without one. */
export async function laterApproved(
  tx: Tx,
  version: Pick<VersionRow, 'policyId' | 'divisionCode' | 'effectiveOn'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`
    select number from policy_version where policy_id = ${version.policyId} and division_code = ${version.divisionCode}
      and status = 'approved' and effective_on > ${version.effectiveOn}::date
    order by effective_on limit 1`.execute(tx);
  return rows[0]?.number;
}
