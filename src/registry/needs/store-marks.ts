import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate, PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { MarkKind, MarkStatus, NeedChannel } from './contract.ts';

export interface NewMark {
  readonly markId: Uuid;
  readonly personId: PersonId;
  readonly divisionPath: string;
  readonly villageCode: string | null;
  readonly kind: MarkKind;
  readonly reason: string | null;
  readonly tries: number;
  readonly channel: NeedChannel;
  readonly markedOn: LocalDate;
  readonly markedBy: Uuid;
  readonly recordedAt: Date;
  readonly status: MarkStatus;
}

/** Does a wish of hers wait in the county of this place, whichever village keeps it? */
export async function wishWaits(tx: Tx, personId: PersonId, divisionPath: string): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select wish_waits(${personId}::bigint, ${divisionPath}::ltree) as waits`.execute(tx);
  return rows[0]?.waits ?? false;
}

/** Replaces the mark that stands in the county of this place; gives how many there were. */
export async function endMark(
  tx: Tx,
  of: { readonly personId: PersonId; readonly divisionPath: string; readonly on: LocalDate },
): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    select end_contact_mark(${of.personId}::bigint, ${of.divisionPath}::ltree, ${of.on}::date) as ended`.execute(
    tx,
  );
  return rows[0]?.ended ?? 0;
}

/** `contact_mark_one_standing` refuses a second one while one stands. */
export async function insertMark(tx: Tx, mark: NewMark): Promise<void> {
  await sql`insert into contact_mark (mark_id, person_id, division_path, village_code, kind, reason, tries, channel,
      marked_on, marked_by, recorded_at, status)
    values (${mark.markId}, ${mark.personId}, ${mark.divisionPath}::ltree, ${mark.villageCode}, ${mark.kind},
      ${mark.reason}, ${mark.tries}, ${mark.channel}, ${mark.markedOn}::date, ${mark.markedBy}, ${mark.recordedAt},
      ${mark.status})`.execute(tx);
}

/** Ends the marks of a kind that were made before a day; gives how many. */
export async function lapseMarks(
  tx: Tx,
  of: {
    readonly kind: MarkKind;
    readonly before: LocalDate;
    readonly on: LocalDate;
    readonly status: MarkStatus;
  },
): Promise<number> {
  const { numAffectedRows } =
    await sql`update contact_mark set status = ${of.status}, ended_on = ${of.on}::date,
      version = version + 1
    where status = 'standing' and kind = ${of.kind} and marked_on < ${of.before}::date`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
