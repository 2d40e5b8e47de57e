import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Mark } from './contract.ts';
import type { Adjusted, CountedMark, LiveHalfDay, SheetWord } from './rules-roll.ts';

export interface LiveWords {
  readonly halfDays: readonly LiveHalfDay[];
  readonly marks: readonly CountedMark[];
  readonly adjusted: readonly Adjusted[];
}

/** What was signed live and adjusted of a class: half days that are closed, their counted marks, decisions in their order. */
export async function liveWordsOf(tx: Tx, classId: Uuid): Promise<LiveWords> {
  const halfDays = await sql<LiveHalfDay>`select taught_on, half, check_at from sign_in_session
    where class_id = ${classId} and status = 'closed'`.execute(tx);
  const marks =
    halfDays.rows.length === 0
      ? []
      : (
          await sql<CountedMark>`select person_id, taught_on, half, moment from attendance_mark
            where class_id = ${classId} and void_because is null`.execute(tx)
        ).rows;
  const adjusted =
    await sql<Adjusted>`select person_id, taught_on, half, after_mark as mark from roll_adjustment
    where class_id = ${classId} and status = 'applied' order by decided_at, adjustment_id`.execute(tx);
  return { halfDays: halfDays.rows, marks, adjusted: adjusted.rows };
}

/** What sheets said of each person and half day, the older first; sheets of before live attendance say it in the roll alone. */
export async function sheetWordsOf(tx: Tx, classId: Uuid): Promise<SheetWord[]> {
  const { rows } = await sql<{ personId: PersonId; slots: string[]; marks: Mark[] }>`
    select person_id, slots, marks from attendance_submission
    where class_id = ${classId} and slots is not null order by recorded_at, submission_id`.execute(tx);
  return rows.flatMap(({ personId, slots, marks }) =>
    slots.map((key, index) => ({ personId, key, mark: marks[index] ?? 'unknown' })),
  );
}

/** How rolls that came from a merged class are marked, beside its id. */
export const MERGED_FROM = 'merged:';

/** The half days that people of a merged class brought along. */
export async function carriedWordsOf(tx: Tx, classId: Uuid): Promise<Pick<SheetWord, 'personId' | 'key'>[]> {
  const { rows } = await sql<{ personId: PersonId; key: string }>`
    select person_id, unnest(slots) as key from attendance_submission
    where class_id = ${classId} and slots is not null and starts_with(source, ${MERGED_FROM})`.execute(tx);
  return rows;
}

export async function closeRolls(
  tx: Tx,
  classId: Uuid,
  by: { readonly at: Date; readonly accountId: Uuid },
): Promise<number> {
  const { numAffectedRows } =
    await sql`update attendance_roll set closed_at = ${by.at}, closed_by = ${by.accountId},
      version = version + 1
    where class_id = ${classId} and closed_at is null and not locked`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
