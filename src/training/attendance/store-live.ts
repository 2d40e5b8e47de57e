import { sql } from 'kysely';
import type { Tx } from '../../platform/db/index.ts';
import type { PersonId, Uuid } from '../../platform/kernel/index.ts';
import type { Mark } from './contract.ts';
import type { Moment } from './contract-live.ts';
import { type Adjusted, type CountedMarks, keyOf, type LiveHalfDay, type SheetWord } from './rules-roll.ts';

/** The half days that a change touches, and those that the calendar knows. */
export interface Only {
  readonly touched: readonly string[];
  readonly known: readonly string[];
}

export interface LiveWords {
  readonly halfDays: readonly LiveHalfDay[];
  readonly marks: readonly CountedMarks[];
  readonly adjusted: readonly Adjusted[];
}

/**
 * What was signed live and adjusted of a class: half days that are closed, what counts in them, decisions in their order. With
 * `only`, of these half days alone and of those that are in no calendar yet.
 */
export async function liveWordsOf(tx: Tx, classId: Uuid, only?: Only): Promise<LiveWords> {
  const halfDays = await sql<LiveHalfDay>`select taught_on, half, check_at from sign_in_session
    where class_id = ${classId} and status = 'closed'
      and (${only === undefined} or taught_on || ' ' || half = any (${[...(only?.touched ?? [])]}::text[])
        or taught_on || ' ' || half <> all (${[...(only?.known ?? [])]}::text[]))`.execute(tx);
  const adjusted =
    await sql<Adjusted>`select person_id, taught_on, half, after_mark as mark from roll_adjustment
    where class_id = ${classId} and status = 'applied' order by decided_at, adjustment_id`.execute(tx);
  return {
    halfDays: halfDays.rows,
    marks: await countedIn(tx, classId, halfDays.rows),
    adjusted: adjusted.rows,
  };
}

/** One row a person, half days by their place and moments as one text: thousands of rows would take longer than all the rest. */
async function countedIn(tx: Tx, classId: Uuid, halfDays: readonly LiveHalfDay[]): Promise<CountedMarks[]> {
  if (halfDays.length === 0) return [];
  const { rows } = await sql<{ personId: PersonId; said: string }>`
    select m.person_id, string_agg(d.place || ' ' || m.moment, ',') as said
    from unnest(${halfDays.map(({ taughtOn }) => taughtOn)}::date[], ${halfDays.map(({ half }) => half)}::text[])
      with ordinality as d (taught_on, half, place)
    join attendance_mark m on m.class_id = ${classId} and m.taught_on = d.taught_on and m.half = d.half
    where m.void_because is null group by m.person_id`.execute(tx);
  const keys = halfDays.map(keyOf);
  return rows.flatMap(({ personId, said }) => {
    const moments = new Map<string, Set<Moment>>();
    for (const word of said.split(',')) {
      const [place, moment] = word.split(' ') as [string, Moment];
      const known = moments.get(place);
      if (known === undefined) moments.set(place, new Set([moment]));
      else known.add(moment);
    }
    return [...moments].map(([place, of]) => ({
      personId,
      key: keys[Number(place) - 1] as string,
      moments: of,
    }));
  });
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
