import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, StatusOf, Uuid } from '../../platform/kernel/index.ts';
import type { PAYEE_HOLD } from './machine-hold.ts';

export interface HoldRow {
  readonly holdId: Uuid;
  readonly divisionPath: string;
  readonly organisationId: Uuid | null;
  readonly personId: PersonId | null;
  readonly payeeName: string;
  readonly reason: string;
  readonly status: StatusOf<typeof PAYEE_HOLD>;
  readonly heldBy: string;
  readonly heldAt: Date;
  readonly version: number;
}

const COLUMNS = sql`h.hold_id, h.division_path::text as division_path, h.organisation_id, h.person_id, h.payee_name,
  h.reason, h.status, h.held_by, h.held_at, h.version`;

export async function insertHold(tx: Tx, row: Omit<HoldRow, 'version'>): Promise<void> {
  await sql`insert into payee_hold (hold_id, division_path, organisation_id, person_id, payee_name, reason, status,
      held_by, held_at)
    values (${row.holdId}, ${row.divisionPath}::ltree, ${row.organisationId}, ${row.personId}, ${row.payeeName},
      ${row.reason}, ${row.status}, ${row.heldBy}, ${row.heldAt})`.execute(tx);
}

export async function lockHold(tx: Tx, holdId: Uuid): Promise<HoldRow | undefined> {
  const { rows } = await sql<HoldRow>`
    select ${COLUMNS} from payee_hold h where h.hold_id = ${holdId} for update`.execute(tx);
  return rows[0];
}

/** Sets a hold's status when its version is still the one that was seen; false when somebody came before. */
export async function setHoldStatus(
  tx: Tx,
  hold: Pick<HoldRow, 'holdId' | 'version'>,
  status: HoldRow['status'],
): Promise<boolean> {
  const { numAffectedRows } = await sql`update payee_hold set status = ${status}, version = version + 1
    where hold_id = ${hold.holdId} and version = ${hold.version}`.execute(tx);
  return numAffectedRows === 1n;
}

export interface HoldFilter {
  readonly organisationId: string | null;
  readonly personId: PersonId | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Holds in sight, live ones and ended ones, the newest first. */
export async function listHolds(tx: Tx, filter: HoldFilter): Promise<{ rows: HoldRow[]; total: number }> {
  const where = sql`(${filter.organisationId}::uuid is null or h.organisation_id = ${filter.organisationId}::uuid)
    and (${filter.personId}::bigint is null or h.person_id = ${filter.personId}::bigint)`;
  const { rows } = await sql<HoldRow>`select ${COLUMNS} from payee_hold h
    where ${where} and (${filter.after}::uuid is null or h.hold_id < ${filter.after}::uuid)
    order by h.hold_id desc limit ${filter.limit}`.execute(tx);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from payee_hold h where ${where}`.execute(tx);
  return { rows, total: count.rows[0]?.total ?? 0 };
}
