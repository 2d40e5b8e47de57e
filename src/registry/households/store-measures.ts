import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { MEASURE_STATUSES } from './contract.ts';

export interface MeasureRow {
  readonly measureId: Uuid;
  readonly householdId: Uuid;
  readonly divisionPath: string;
  readonly need: string;
  readonly measure: string;
  readonly responsible: string;
  readonly dueOn: LocalDate;
  readonly status: (typeof MEASURE_STATUSES)[number];
  readonly doneOn: LocalDate | null;
  readonly result: string | null;
  readonly reason: string | null;
  readonly plannedBy: Uuid;
  readonly endedBy: Uuid | null;
  readonly version: number;
}

const COLUMNS = sql`measure_id, household_id, division_path::text as division_path, need, measure, responsible, due_on,
  status, done_on, result, reason, planned_by, ended_by, version`;

export async function findMeasures(tx: Tx, householdId: Uuid): Promise<MeasureRow[]> {
  const { rows } = await sql<MeasureRow>`
    select ${COLUMNS} from household_measure where household_id = ${householdId}::uuid
    order by (status <> 'planned'), due_on, measure_id`.execute(tx);
  return rows;
}

export async function lockMeasure(tx: Tx, measureId: Uuid): Promise<MeasureRow | undefined> {
  const { rows } = await sql<MeasureRow>`
    select ${COLUMNS} from household_measure where measure_id = ${measureId}::uuid for update`.execute(tx);
  return rows[0];
}

export async function insertMeasure(
  tx: Tx,
  row: Pick<
    MeasureRow,
    | 'measureId'
    | 'householdId'
    | 'divisionPath'
    | 'need'
    | 'measure'
    | 'responsible'
    | 'dueOn'
    | 'status'
    | 'plannedBy'
  >,
  at: Date,
): Promise<void> {
  await sql`insert into household_measure (measure_id, household_id, division_path, need, measure, responsible, due_on,
      status, planned_at, planned_by)
    values (${row.measureId}, ${row.householdId}, ${row.divisionPath}::ltree, ${row.need}, ${row.measure},
      ${row.responsible}, ${row.dueOn}::date, ${row.status}, ${at}, ${row.plannedBy})`.execute(tx);
}

/** One end of one version: false when somebody was quicker. */
export async function endMeasureAs(
  tx: Tx,
  before: Pick<MeasureRow, 'measureId' | 'version'>,
  to: Pick<MeasureRow, 'status' | 'doneOn' | 'result' | 'reason'> & { readonly endedBy: Uuid },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update household_measure set status = ${to.status}, done_on = ${to.doneOn}::date,
      result = ${to.result}, reason = ${to.reason}, ended_by = ${to.endedBy}, version = version + 1
    where measure_id = ${before.measureId}::uuid and version = ${before.version}`.execute(tx);
  return Number(numAffectedRows ?? 0) === 1;
}

/** Measures by their numbers, each with its household and what was written when it ended, within reach. */
export async function measuresNamed(tx: Tx, measureIds: readonly string[]) {
  const { rows } = await sql<
    Pick<MeasureRow, 'measureId' | 'householdId' | 'measure' | 'status' | 'doneOn'> & {
      readonly number: string;
      readonly headId: PersonId;
      readonly words: string | null;
    }
  >`select e.measure_id, e.household_id, h.number, h.head_id, e.measure, e.status, e.done_on,
      coalesce(e.result, e.reason) as words
    from household_measure e join household h on h.household_id = e.household_id
    where e.measure_id = any (${[...measureIds]}::uuid[])`.execute(tx);
  return rows;
}
