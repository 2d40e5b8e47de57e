import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, Uuid } from '../../platform/kernel/index.ts';

export interface DisputeDueDay {
  readonly disputeId: Uuid;
  readonly number: string;
  readonly divisionPath: string;
  /** The day from which its working days count. */
  readonly begunOn: LocalDate;
  readonly dueOn: LocalDate;
}

/** The days on which answers to disputes are due, in whatever county, locked. */
export async function lockDueDays(tx: Tx): Promise<DisputeDueDay[]> {
  const { rows } = await sql<DisputeDueDay>`select * from waiting_disputes_due()`.execute(tx);
  return rows;
}

/** Sets a later day for the answer to one dispute. */
export async function moveDueDay(tx: Tx, disputeId: Uuid, dueOn: LocalDate): Promise<void> {
  await sql`select move_dispute_due_day(${disputeId}::uuid, ${dueOn}::date)`.execute(tx);
}
