import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { HalfDay, Mark } from './contract.ts';
import type { AdjustmentStatus } from './contract-live.ts';

export interface AdjustmentRow {
  readonly adjustmentId: Uuid;
  readonly personId: PersonId;
  readonly classId: Uuid;
  readonly divisionPath: string;
  readonly organisationId: Uuid;
  readonly taughtOn: LocalDate;
  readonly half: HalfDay;
  readonly beforeMark: Mark;
  readonly afterMark: Mark;
  readonly reason: string;
  readonly status: AdjustmentStatus;
  readonly proposedBy: Uuid;
  readonly proposedAt: Date;
  readonly decidedBy: Uuid | null;
  readonly decidedAt: Date | null;
  readonly version: number;
}

const COLUMNS = sql`a.adjustment_id, a.person_id, a.class_id, a.division_path::text as division_path, a.organisation_id,
  a.taught_on, a.half, a.before_mark, a.after_mark, a.reason, a.status, a.proposed_by, a.proposed_at, a.decided_by,
  a.decided_at, a.version`;

export async function insertAdjustment(tx: Tx, row: Omit<AdjustmentRow, 'version'>): Promise<void> {
  await sql`insert into roll_adjustment (adjustment_id, person_id, class_id, division_path, organisation_id, taught_on,
      half, before_mark, after_mark, reason, status, proposed_by, proposed_at)
    values (${row.adjustmentId}, ${row.personId}, ${row.classId}, ${row.divisionPath}::ltree, ${row.organisationId},
      ${row.taughtOn}, ${row.half}, ${row.beforeMark}, ${row.afterMark}, ${row.reason}, ${row.status},
      ${row.proposedBy}, ${row.proposedAt})`.execute(tx);
}

export async function lockAdjustment(
  tx: Tx,
  classId: Uuid,
  adjustmentId: Uuid,
): Promise<AdjustmentRow | undefined> {
  const { rows } = await sql<AdjustmentRow>`select ${COLUMNS} from roll_adjustment a
    where a.class_id = ${classId} and a.adjustment_id = ${adjustmentId} for update`.execute(tx);
  return rows[0];
}

/** False when it was decided meanwhile. */
export async function moveAdjustment(
  tx: Tx,
  row: Pick<AdjustmentRow, 'adjustmentId' | 'version'>,
  to: { readonly status: AdjustmentStatus; readonly at: Date; readonly by: Uuid },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update roll_adjustment set status = ${to.status}, decided_at = ${to.at},
      decided_by = ${to.by}, version = version + 1
    where adjustment_id = ${row.adjustmentId} and version = ${row.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** The adjustments of a class, those that wait first, then the newest. */
export async function adjustmentsOf(
  tx: Tx,
  classId: Uuid,
): Promise<(AdjustmentRow & { readonly name: string })[]> {
  const { rows } = await sql<AdjustmentRow & { name: string }>`
    select ${COLUMNS}, p.name from roll_adjustment a join person p on p.person_id = a.person_id
    where a.class_id = ${classId} order by (a.status <> 'open'), a.proposed_at desc, a.adjustment_id`.execute(
    tx,
  );
  return rows;
}
