import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { ChangeStatus, OwnField } from './contract-changes.ts';

/** The changed fields and their values; telephones masked. */
export type OwnData = Readonly<Partial<Record<OwnField, string | null>>>;

export interface ChangeRow {
  readonly changeId: Uuid;
  readonly organisationId: Uuid;
  readonly divisionPath: string;
  readonly before: OwnData;
  readonly after: OwnData;
  readonly phoneCipher: Buffer | null;
  readonly document: string;
  readonly reason: string;
  readonly status: ChangeStatus;
  readonly proposedById: Uuid;
  /** The display name of whoever proposed it. */
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly version: number;
}

const COLUMNS = sql`c.change_id, c.organisation_id, c.division_path::text as division_path, c.before, c.after,
  c.phone_cipher, c.document, c.reason, c.status, c.proposed_by as proposed_by_id, c.proposed_at, c.version,
  coalesce((select a.display_name from account_name a where a.account_id = c.proposed_by), '') as proposed_by`;

export async function insertChange(tx: Tx, row: Omit<ChangeRow, 'proposedBy' | 'version'>): Promise<void> {
  await sql`insert into organisation_change (change_id, organisation_id, division_path, before, after, phone_cipher,
      document, reason, status, proposed_by, proposed_at)
    values (${row.changeId}, ${row.organisationId}, ${row.divisionPath}::ltree, ${JSON.stringify(row.before)}::jsonb,
      ${JSON.stringify(row.after)}::jsonb, ${row.phoneCipher}, ${row.document}, ${row.reason}, ${row.status},
      ${row.proposedById}, ${row.proposedAt})`.execute(tx);
}

export async function lockChange(
  tx: Tx,
  { organisationId, changeId }: Pick<ChangeRow, 'organisationId' | 'changeId'>,
): Promise<ChangeRow | undefined> {
  const { rows } = await sql<ChangeRow>`select ${COLUMNS} from organisation_change c
    where c.organisation_id = ${organisationId} and c.change_id = ${changeId} for update`.execute(tx);
  return rows[0];
}

/** Newest first, the last 20. */
export async function listChanges(tx: Tx, organisationId: Uuid): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`select ${COLUMNS} from organisation_change c
    where c.organisation_id = ${organisationId} order by c.proposed_at desc, c.change_id desc limit 20`.execute(
    tx,
  );
  return rows;
}

/** Moves it on; false when it has changed meanwhile. */
export async function setChangeStatus(
  tx: Tx,
  row: Pick<ChangeRow, 'changeId' | 'version'>,
  status: ChangeStatus,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update organisation_change set status = ${status}, version = version + 1
    where change_id = ${row.changeId} and version = ${row.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Writes the agreed fields to the register and counts its version on. */
export async function storeOwnData(
  tx: Tx,
  row: Pick<ChangeRow, 'organisationId' | 'after' | 'phoneCipher'>,
): Promise<void> {
  const { after } = row;
  const has = (field: OwnField) => after[field] !== undefined;
  await sql`update organisation set version = version + 1,
      address = case when ${has('address')} then ${after.address ?? null}::text else address end,
      legal_representative = case when ${has('legalRepresentative')} then ${after.legalRepresentative ?? null}::text
        else legal_representative end,
      licence_number = case when ${has('licenceNumber')} then ${after.licenceNumber ?? null}::text
        else licence_number end,
      industry_class = case when ${has('industryClass')} then ${after.industryClass ?? null}::text
        else industry_class end,
      phone_cipher = case when ${has('phone')} then ${row.phoneCipher}::bytea else phone_cipher end,
      phone_masked = case when ${has('phone')} then ${after.phone ?? null}::text else phone_masked end
    where organisation_id = ${row.organisationId}`.execute(tx);
}
