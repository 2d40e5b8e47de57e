import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';
import type { ChangeStatus, LedgerFact, ListId } from './contract-changes.ts';

export interface ChangeRow {
  readonly changeId: Uuid;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly listId: ListId;
  readonly name: string;
  readonly anyOf: readonly LedgerFact[];
  readonly reason: string;
  readonly status: ChangeStatus;
  readonly proposedAt: Date;
  readonly proposedById: Uuid;
  readonly proposedBy: string;
  readonly signedOn: LocalDate | null;
  readonly version: number;
}

const COLUMNS = sql`c.change_id, c.division_code, c.division_path::text as division_path, c.list_id, c.name, c.any_of,
  c.reason, c.status, c.proposed_at, c.proposed_by as proposed_by_id, c.signed_on, c.version,
  coalesce((select a.display_name from account_name a where a.account_id = c.proposed_by), '') as proposed_by`;

export async function insertChange(
  tx: Tx,
  row: Omit<ChangeRow, 'proposedBy' | 'signedOn' | 'version'>,
): Promise<void> {
  await sql`insert into list_change (change_id, division_code, division_path, list_id, name, any_of, reason, status,
      proposed_at, proposed_by)
    values (${row.changeId}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.listId}, ${row.name},
      ${[...row.anyOf]}::text[], ${row.reason}, ${row.status}, ${row.proposedAt}, ${row.proposedById})`.execute(
    tx,
  );
}

export async function lockChange(tx: Tx, changeId: Uuid): Promise<ChangeRow | undefined> {
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from list_change c where c.change_id = ${changeId} for update`.execute(tx);
  return rows[0];
}

const MOST_SHOWN = 50;

/** Changes within reach, the newest first: what waits and what was decided of late. */
export async function listChanges(tx: Tx): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from list_change c order by c.proposed_at desc, c.change_id desc limit ${MOST_SHOWN}`.execute(
    tx,
  );
  return rows;
}

/** What a county has signed, the oldest first. */
export async function signedChanges(tx: Tx, divisionCode: string): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from list_change c where c.status = 'signed' and c.division_code = ${divisionCode}
    order by c.proposed_at, c.change_id`.execute(tx);
  return rows;
}

/** Moves it on; false when it has changed meanwhile. */
export async function setChangeStatus(
  tx: Tx,
  row: Pick<ChangeRow, 'changeId' | 'version'>,
  next: { readonly status: ChangeStatus; readonly signedOn: LocalDate | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`update list_change
    set status = ${next.status}, signed_on = ${next.signedOn}::date, version = version + 1
    where change_id = ${row.changeId} and version = ${row.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}
