import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import type { LocalDate } from '../kernel/index.ts';

export interface JobRow {
  readonly name: string;
  readonly schedule: string;
  readonly dueAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly result: string | null;
  readonly fault: string | null;
  readonly attempts: number;
  readonly doneThrough: LocalDate | null;
}

const COLUMNS = sql`name, schedule, due_at, started_at, finished_at, result, fault, attempts, done_through`;

/** Registers a job; one that is known keeps when it is due, unless its schedule changed or its clock was set back. */
export async function registerJob(
  tx: Tx,
  job: { readonly name: string; readonly schedule: string; readonly dueAt: Date; readonly latest: Date },
): Promise<void> {
  await sql`insert into job (name, schedule, due_at) values (${job.name}, ${job.schedule}, ${job.dueAt})
    on conflict (name) do update set schedule = excluded.schedule,
      due_at = case when job.due_at > ${job.latest} then ${job.latest} else job.due_at end`.execute(tx);
}

export async function deleteOtherJobs(tx: Tx, names: readonly string[]): Promise<void> {
  await sql`delete from job where name <> all (${names}::text[])`.execute(tx);
}

/** What another process was handed and did not end is handed over again. */
export async function forgetCarried(tx: Tx): Promise<void> {
  await sql`update job set carried_for = null where carried_for is not null`.execute(tx);
}

/** Jobs that are due and not handed over yet; marked as handed over in this transaction. */
export async function takeDue(tx: Tx, now: Date): Promise<{ name: string; dueAt: Date }[]> {
  const { rows } = await sql<{ name: string; dueAt: Date }>`
    update job set carried_for = due_at
    where name in (
      select name from job where due_at <= ${now} and carried_for is distinct from due_at
      order by due_at for update skip locked)
    returning name, due_at`.execute(tx);
  return rows;
}

/** Locks the run that was due then; undefined when it has been done, put off or is unknown. */
export async function lockRun(tx: Tx, name: string, dueAt: Date): Promise<JobRow | undefined> {
  const { rows } = await sql<JobRow>`
    select ${COLUMNS} from job where name = ${name} and due_at = ${dueAt} for update`.execute(tx);
  return rows[0];
}

export async function markStarted(tx: Tx, name: string, startedAt: Date): Promise<void> {
  await sql`update job set started_at = ${startedAt} where name = ${name}`.execute(tx);
}

export async function markDone(
  tx: Tx,
  name: string,
  end: {
    readonly finishedAt: Date;
    readonly dueAt: Date;
    readonly result: string;
    readonly doneThrough: LocalDate | null;
  },
): Promise<void> {
  await sql`update job set finished_at = ${end.finishedAt}, due_at = ${end.dueAt}, result = ${end.result}, fault = null,
      attempts = 0, done_through = ${end.doneThrough}::date
    where name = ${name}`.execute(tx);
}

export async function markFailed(
  tx: Tx,
  name: string,
  end: { readonly finishedAt: Date; readonly dueAt: Date; readonly fault: string; readonly attempts: number },
): Promise<void> {
  await sql`update job set finished_at = ${end.finishedAt}, due_at = ${end.dueAt}, fault = ${end.fault},
      attempts = ${end.attempts}
    where name = ${name}`.execute(tx);
}

/** Makes a job due now; false when it is due already. */
export async function makeDue(tx: Tx, name: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update job set due_at = ${now} where name = ${name} and due_at > ${now}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function findJobs(tx: Tx): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`select ${COLUMNS} from job order by name`.execute(tx);
  return rows;
}
