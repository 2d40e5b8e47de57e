import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';

export interface RunningDays {
  readonly publicationId: Uuid;
  readonly number: string;
  readonly divisionPath: string;
  readonly startsOn: LocalDate;
  readonly lastDay: LocalDate;
  readonly workingDays: number;
}

/** The days of running publications, in whatever county, locked; or those of one. */
export async function lockRunningDays(tx: Tx, publicationId: Uuid | null): Promise<RunningDays[]> {
  const { rows } = await sql<RunningDays>`select * from open_publications(${publicationId}::uuid)`.execute(
    tx,
  );
  return rows;
}

/** Sets a later last day of one running publication. */
export async function extendRow(tx: Tx, publicationId: Uuid, lastDay: LocalDate): Promise<void> {
  await sql`select extend_publication(${publicationId}::uuid, ${lastDay}::date)`.execute(tx);
}

export interface ObjectionDueDay {
  readonly objectionId: Uuid;
  readonly number: string | null;
  readonly divisionPath: string;
  readonly begunOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly dueWorkingDays: number;
}

/** The days on which answers to objections are due, in whatever county, locked. */
export async function lockObjectionDueDays(tx: Tx): Promise<ObjectionDueDay[]> {
  const { rows } = await sql<ObjectionDueDay>`select * from waiting_objections_due()`.execute(tx);
  return rows;
}

/** Sets a later day for the answer to one objection. */
export async function moveObjectionDueDay(tx: Tx, objectionId: Uuid, dueOn: LocalDate): Promise<void> {
  await sql`select move_objection_due_day(${objectionId}::uuid, ${dueOn}::date)`.execute(tx);
}
