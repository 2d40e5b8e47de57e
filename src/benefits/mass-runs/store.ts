import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { RunCounts, RunStatus } from './contract.ts';

export interface RunRow {
  readonly runId: Uuid;
  readonly number: string;
  readonly divisionCode: string;
  readonly divisionPath: string;
  readonly year: number;
  readonly asOf: LocalDate;
  readonly status: RunStatus;
  readonly personTotal: number;
  readonly personDone: number;
  /** The last person finished; null before the first. */
  readonly cursorPerson: PersonId | null;
  readonly lineCount: number;
  readonly writtenCount: number;
  readonly counts: RunCounts;
  readonly fault: string | null;
  readonly startedAt: Date;
  readonly startedBy: Uuid;
  readonly startedByName: string;
  readonly beatAt: Date;
  readonly finishedAt: Date | null;
  readonly version: number;
}

const RUN = sql`run_id, number, division_code, division_path::text as division_path, year, as_of, status, person_total,
  person_done, cursor_person, line_count, written_count, counts, fault, started_at, started_by,
  (select display_name from account_name a where a.account_id = started_by) as started_by_name, beat_at, finished_at, version`;

export async function findRun(tx: Tx, runId: Uuid): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`select ${RUN} from mass_run where run_id = ${runId}`.execute(tx);
  return rows[0];
}

export async function lockRun(tx: Tx, runId: Uuid): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`select ${RUN} from mass_run where run_id = ${runId} for update`.execute(
    tx,
  );
  return rows[0];
}

/** The run of a division and year that came last, locked. */
export async function lastRunOf(tx: Tx, divisionCode: string, year: number): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`select ${RUN} from mass_run
    where division_code = ${divisionCode} and year = ${year} order by run_id desc limit 1 for update`.execute(
    tx,
  );
  return rows[0];
}

/** The newest first. */
export async function findRuns(
  tx: Tx,
  filter: { readonly year: number | null; readonly after: Uuid | null; readonly limit: number },
): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`select ${RUN} from mass_run
    where (${filter.year}::int is null or year = ${filter.year}::int)
      and (${filter.after}::uuid is null or run_id < ${filter.after}::uuid)
    order by run_id desc limit ${filter.limit}`.execute(tx);
  return rows;
}

export async function countRuns(tx: Tx, year: number | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from mass_run
    where ${year}::int is null or year = ${year}::int`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Runs that call themselves running but have said nothing since `before`, locked. */
export async function silentRuns(tx: Tx, before: Date): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`select ${RUN} from mass_run
    where status = 'running' and beat_at < ${before} for update skip locked`.execute(tx);
  return rows;
}

export async function countSilentRuns(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from mass_run
    where status = 'running' and beat_at < ${before}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function insertRun(
  tx: Tx,
  row: Pick<
    RunRow,
    | 'runId'
    | 'number'
    | 'divisionCode'
    | 'divisionPath'
    | 'year'
    | 'asOf'
    | 'status'
    | 'startedAt'
    | 'startedBy'
    | 'counts'
  >,
): Promise<void> {
  await sql`insert into mass_run (run_id, number, division_code, division_path, year, as_of, status, person_total,
      counts, started_at, started_by, beat_at)
    values (${row.runId}, ${row.number}, ${row.divisionCode}, ${row.divisionPath}::ltree, ${row.year}, ${row.asOf},
      ${row.status}, 0, ${JSON.stringify(row.counts)}::jsonb, ${row.startedAt}, ${row.startedBy}, ${row.startedAt})`.execute(
    tx,
  );
}

/** Writes how far a run has come; false when somebody else has moved it since `version` was seen. */
export async function moveRun(
  tx: Tx,
  run: Pick<RunRow, 'runId' | 'version'>,
  to: Pick<
    RunRow,
    | 'status'
    | 'personTotal'
    | 'personDone'
    | 'cursorPerson'
    | 'lineCount'
    | 'writtenCount'
    | 'counts'
    | 'fault'
    | 'beatAt'
  >,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update mass_run set status = ${to.status}, person_total = ${to.personTotal},
      person_done = ${to.personDone}, cursor_person = ${to.cursorPerson}, line_count = ${to.lineCount},
      written_count = ${to.writtenCount}, counts = ${JSON.stringify(to.counts)}::jsonb, fault = ${to.fault},
      beat_at = ${to.beatAt}, finished_at = case when ${to.status} = 'done' then ${to.beatAt}::timestamptz end,
      version = version + 1
    where run_id = ${run.runId} and version = ${run.version}`.execute(tx);
  return numAffectedRows === 1n;
}
