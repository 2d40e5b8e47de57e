import { sql } from 'kysely';
import type { TrainingStandardInput } from '../../law/reference/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { ChangeKind, ChangeStatus, Grounds } from './contract-changes.ts';

export interface ChangeRow {
  readonly changeId: Uuid;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly kind: ChangeKind;
  readonly entryId: Uuid;
  readonly name: string;
  readonly organisationId: Uuid | null;
  readonly occupationCode: string | null;
  readonly level: number | null;
  readonly link: string | null;
  readonly standard: TrainingStandardInput | null;
  readonly holdsFrom: LocalDate;
  readonly grounds: Grounds;
  readonly document: string;
  readonly reason: string;
  readonly status: ChangeStatus;
  readonly proposedAt: Date;
  readonly proposedById: Uuid;
  readonly proposedBy: string;
  readonly signedOn: LocalDate | null;
  readonly version: number;
}

const COLUMNS = sql`c.change_id, c.division_code, c.division_path::text as division_path, c.kind, c.entry_id, c.name,
  c.organisation_id, c.occupation_code, c.level, c.link, c.standard, c.holds_from, c.grounds, c.document, c.reason, c.status,
  c.proposed_at, c.proposed_by as proposed_by_id, c.signed_on, c.version,
  coalesce((select a.display_name from account_name a where a.account_id = c.proposed_by), '') as proposed_by`;

export async function insertChange(
  tx: Tx,
  row: Omit<ChangeRow, 'proposedBy' | 'signedOn' | 'version'>,
): Promise<void> {
  await sql`insert into catalogue_change (change_id, division_code, division_path, kind, entry_id, name, organisation_id,
      occupation_code, level, link, standard, holds_from, grounds, document, reason, status, proposed_at, proposed_by)
    values (${row.changeId}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.kind}, ${row.entryId}, ${row.name},
      ${row.organisationId}, ${row.occupationCode}, ${row.level}::smallint, ${row.link}, ${row.standard === null ? null : JSON.stringify(row.standard)}::jsonb, ${row.holdsFrom}::date,
      ${row.grounds}, ${row.document}, ${row.reason}, ${row.status}, ${row.proposedAt}, ${row.proposedById})`.execute(
    tx,
  );
}

export async function lockChange(tx: Tx, changeId: Uuid): Promise<ChangeRow | undefined> {
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from catalogue_change c where c.change_id = ${changeId} for update`.execute(tx);
  return rows[0];
}

/** One at a time: whoever changes the catalogue of a division sees what the one before has changed. */
export async function lockCatalogue(tx: Tx, divisionCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`catalogue:${divisionCode}`}, 0))`.execute(tx);
}

/** Newest first, one more than asked for. */
export async function listChanges(
  tx: Tx,
  filter: { readonly status: ChangeStatus | null; readonly after: string | null; readonly limit: number },
): Promise<{ rows: ChangeRow[]; total: number }> {
  const where = sql`(${filter.status}::text is null or c.status = ${filter.status}::text)`;
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from catalogue_change c
    where ${where} and (${filter.after}::uuid is null or (c.proposed_at, c.change_id)
      < (select b.proposed_at, b.change_id from catalogue_change b where b.change_id = ${filter.after}::uuid))
    order by c.proposed_at desc, c.change_id desc limit ${filter.limit + 1}`.execute(tx);
  const total = await sql<{ total: number }>`
    select count(*)::int as total from catalogue_change c where ${where}`.execute(tx);
  return { rows, total: total.rows[0]?.total ?? 0 };
}

/** Every signed change, the oldest first; with nobody's scope too. */
export async function signedChanges(tx: Tx): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from catalogue_change c where c.status = 'signed'
    order by c.signed_on, c.holds_from, c.change_id`.execute(tx);
  return rows;
}

/** Moves it on; false when it has changed meanwhile. */
export async function setChangeStatus(
  tx: Tx,
  row: Pick<ChangeRow, 'changeId' | 'version'>,
  next: { readonly status: ChangeStatus; readonly signedOn: LocalDate | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update catalogue_change
    set status = ${next.status}, signed_on = ${next.signedOn}::date, version = version + 1
    where change_id = ${row.changeId} and version = ${row.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}
