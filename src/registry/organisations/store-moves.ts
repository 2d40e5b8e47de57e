import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { Uuid } from '../../platform/kernel/index.ts';
import type { MoveStatus } from './contract-moves.ts';

export interface MoveRow {
  readonly moveId: Uuid;
  readonly organisationId: Uuid;
  readonly organisationName: string;
  readonly creditCode: string;
  readonly fromPath: string;
  readonly toCode: string;
  readonly toPath: string;
  readonly document: string;
  readonly reason: string;
  readonly status: MoveStatus;
  readonly proposedById: Uuid;
  readonly proposedAt: Date;
  readonly version: number;
}

export interface MoveListRow extends Omit<MoveRow, 'toCode'> {
  readonly fromName: string;
  readonly toName: string;
  readonly proposedBy: string;
  readonly receivedBy: string | null;
  readonly receivedAt: Date | null;
  readonly receivedNote: string | null;
}

const COLUMNS = sql`m.move_id, m.organisation_id, m.organisation_name, m.credit_code, m.from_path::text as from_path,
  m.to_path::text as to_path, m.document, m.reason, m.status, m.proposed_by as proposed_by_id, m.proposed_at, m.version`;

export async function insertMove(tx: Tx, row: Omit<MoveRow, 'version'>): Promise<void> {
  await sql`insert into organisation_move (move_id, organisation_id, organisation_name, credit_code, from_path, to_code,
      to_path, document, reason, status, proposed_by, proposed_at)
    values (${row.moveId}, ${row.organisationId}, ${row.organisationName}, ${row.creditCode}, ${row.fromPath}::ltree,
      ${row.toCode}, ${row.toPath}::ltree, ${row.document}, ${row.reason}, ${row.status}, ${row.proposedById},
      ${row.proposedAt})`.execute(tx);
}

export async function lockMove(tx: Tx, moveId: Uuid): Promise<MoveRow | undefined> {
  const { rows } = await sql<MoveRow>`
    select ${COLUMNS}, m.to_code from organisation_move m where m.move_id = ${moveId} for update`.execute(tx);
  return rows[0];
}

/** A page of moves, newest first; `after` is the last id of the page before. */
export async function listMoves(
  tx: Tx,
  page: { readonly after: string | null; readonly limit: number },
): Promise<{ rows: MoveListRow[]; total: number }> {
  const { rows } = await sql<MoveListRow>`
    select ${COLUMNS}, coalesce(f.name, '') as from_name, t.name as to_name, coalesce(a.display_name, '') as proposed_by,
      r.display_name as received_by, m.received_at, m.received_note
    from organisation_move m join division t on t.division_code = m.to_code
    left join division f on f.path = m.from_path
    left join account_name a on a.account_id = m.proposed_by
    left join account_name r on r.account_id = m.received_by
    where ${page.after}::uuid is null or m.move_id < ${page.after}::uuid
    order by m.move_id desc limit ${page.limit}`.execute(tx);
  const count = await sql<{ total: number }>`select count(*)::int as total from organisation_move`.execute(
    tx,
  );
  return { rows, total: count.rows[0]?.total ?? 0 };
}

/** Moves it on; false when it has changed meanwhile. */
export async function setMoveStatus(
  tx: Tx,
  row: Pick<MoveRow, 'moveId' | 'version'>,
  status: MoveStatus,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update organisation_move set status = ${status}, version = version + 1
    where move_id = ${row.moveId} and version = ${row.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** What the other county said to it, before its status moves. */
export async function noteReceipt(
  tx: Tx,
  moveId: Uuid,
  by: { readonly accountId: Uuid; readonly at: Date; readonly note: string | null },
): Promise<void> {
  await sql`update organisation_move set received_by = ${by.accountId}, received_at = ${by.at}, received_note = ${by.note}
    where move_id = ${moveId}`.execute(tx);
}

/** Puts the organisation under the county that takes it in; false when it is not where it was. */
export async function receiveOrganisation(tx: Tx, moveId: Uuid): Promise<boolean> {
  const { rows } = await sql<{
    received: boolean;
  }>`select receive_organisation(${moveId}::uuid) as received`.execute(tx);
  return rows[0]?.received === true;
}

/** Is something of this organisation waiting for a second person of the county that holds it? */
export async function hasOpenMatter(tx: Tx, organisationId: Uuid): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select 1 from organisation_change c where c.organisation_id = ${organisationId} and c.status = 'open')
      or exists (select 1 from suspension_proposal p where p.organisation_id = ${organisationId} and p.status = 'open')
      as waits`.execute(tx);
  return rows[0]?.waits === true;
}

/** The path of a county; undefined when the code is none. */
export async function countyPath(tx: Tx, code: string): Promise<string | undefined> {
  const { rows } = await sql<{ path: string }>`
    select path::text from division where division_code = ${code} and level = 'county'`.execute(tx);
  return rows[0]?.path;
}
