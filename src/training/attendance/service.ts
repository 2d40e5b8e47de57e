import type { z } from 'zod';
import type { Act } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { canDo, done, type PersonId, type Result, refused, type Uuid } from '../../platform/kernel/index.ts';
import type { attendanceReply, Mark } from './contract.ts';
import { ROLL, rollStatus } from './machine.ts';
import { isBelowThreshold, mergedCalendar, ratePercentOf, type Slot, slotKey, slotOf } from './rules.ts';
import { keyOf } from './rules-roll.ts';
import {
  faultOfRolls,
  type Live,
  liveOf,
  marksOfRow,
  overwritten,
  rebuildRolls,
  saveCounted,
} from './service-roll.ts';
import {
  findCalendar,
  findLastDays,
  findRolls,
  findTrainees,
  insertSubmissions,
  lockClass,
  type RollRow,
  saveCalendar,
  updateLocked,
} from './store.ts';
import { MERGED_FROM, sheetWordsOf } from './store-live.ts';

/** One sheet of marks for one class; every row has a mark for each of the sheet's half days. */
export interface AttendanceToRecord {
  readonly classId: Uuid;
  readonly slots: readonly Slot[];
  readonly rows: readonly { readonly personId: PersonId; readonly marks: readonly Mark[] }[];
  readonly source: string;
}

/** A person's attendance of one class, made from everything submitted. */
interface Roll {
  readonly marks: readonly Mark[];
  readonly slotCount: number;
  readonly presentSlots: number;
  /** null: unknown. */
  readonly wholeDays: number | null;
  readonly ratePercent: number;
  readonly belowThreshold: boolean;
  readonly locked: boolean;
}

/** What a merged class brings along for the half days that are signed live here. */
const comingWith = ({ source, rows, slots }: AttendanceToRecord) =>
  source.startsWith(MERGED_FROM)
    ? rows.flatMap(({ personId }) => slots.map((slot) => ({ personId, key: slotKey(slot) })))
    : [];

/**
 * Stores the marks as they were sent and recomputes the rolls from them. Half days not in this sheet retain what
 * was known; half days that were signed live stay as they were signed, and what the sheet says otherwise is listed. The same
 * sheet again changes nothing and answers 0.
 * Refuses `attendance-locked` when a claim already rests on a roll (correct the claim first), `attendance-closed`.
 */
export async function recordAttendance(
  act: Act,
  sheet: AttendanceToRecord,
): Promise<Result<{ changed: number }>> {
  await lockClass(act.tx, sheet.classId);
  const known = await findCalendar(act.tx, sheet.classId);
  const rows = new Map((await findRolls(act.tx, sheet.classId)).map((roll) => [roll.personId, roll]));
  const live = await liveOf(act.tx, sheet.classId, { coming: comingWith(sheet) });
  const { calendar, rolls } = overwritten(
    mergedCalendar(known, sheet.slots),
    withSheet(mergedCalendar(known, sheet.slots), rows, sheet),
    live,
  );
  const next = new Map(
    [...rolls].filter(([personId, marks]) => {
      const row = rows.get(personId);
      return row === undefined || marks.join() !== marksOfRow(row).join();
    }),
  );
  const fault = faultOfRolls([...next.keys()].flatMap((personId) => rows.get(personId) ?? []));
  if (fault) return refused(fault);
  const changed = new Set([...next.keys(), ...(await saidOtherwise(act, sheet, live))]);
  if (changed.size === 0) return done({ changed: 0 });

  const recordedAt = act.clock.now();
  if (calendar.length > known.length) await saveCalendar(act.tx, sheet.classId, calendar);
  const sent = sheet.rows.filter((row) => changed.has(row.personId));
  await insertSubmissions(
    act.tx,
    sheet.classId,
    sent.map((row) => ({
      personId: row.personId,
      submissionId: act.ids.uuid(),
      marks: row.marks.join(' '),
    })),
    {
      slots: sheet.slots.map(slotKey),
      source: sheet.source,
      recordedAt,
      recordedBy: act.actor.accountId,
    },
  );
  if (next.size > 0) await saveCounted(act, sheet.classId, calendar, next);
  return done({ changed: changed.size });
}

/** The marks of every roll with those of a sheet written in; half days that it does not name stay as they were. */
function withSheet(
  calendar: readonly string[],
  rows: ReadonlyMap<PersonId, RollRow>,
  sheet: AttendanceToRecord,
): Map<PersonId, Mark[]> {
  const places = sheet.slots.map((slot) => calendar.indexOf(slotKey(slot)));
  const submitted = new Map(sheet.rows.map((row) => [row.personId, row.marks]));
  return new Map(
    [...new Set([...rows.keys(), ...submitted.keys()])].map((personId) => {
      const row = rows.get(personId);
      const before = row === undefined ? [] : marksOfRow(row);
      const marks: Mark[] = calendar.map((_, place) => before[place] ?? 'unknown');
      submitted.get(personId)?.forEach((mark, index) => {
        marks[places[index] as number] = mark;
      });
      return [personId, marks];
    }),
  );
}

/** Of whom a sheet says something new of a half day that was signed live: kept, and listed where it differs. */
async function saidOtherwise(act: Act, sheet: AttendanceToRecord, live: Live): Promise<PersonId[]> {
  if (live.halfDays.length === 0) return [];
  const signed = new Set(live.halfDays.map(keyOf));
  const keys = sheet.slots.map(slotKey);
  if (!keys.some((key) => signed.has(key))) return [];
  const said = new Map(
    (await sheetWordsOf(act.tx, sheet.classId)).map(({ personId, key, mark }) => [
      `${personId} ${key}`,
      mark,
    ]),
  );
  return sheet.rows.flatMap(({ personId, marks }) =>
    keys.some((key, index) => signed.has(key) && said.get(`${personId} ${key}`) !== marks[index])
      ? [personId]
      : [],
  );
}

/** Counts attendance again, since the last day of the class or of a trainee has changed. */
export async function recountRolls(act: Act, classId: Uuid): Promise<void> {
  await lockClass(act.tx, classId);
  const rolls = await findRolls(act.tx, classId);
  const open = rolls.filter((roll) => canDo(ROLL, rollStatus(roll), 'adjust'));
  if (open.length === 0) return;
  const marks = new Map(open.map((roll) => [roll.personId, marksOfRow(roll)]));
  await saveCounted(act, classId, await findCalendar(act.tx, classId), marks);
}

/** Locks the rolls of the class: a claim uses them. Returns how many were open before. */
export function lockRolls(act: Act, classId: Uuid): Promise<number> {
  return updateLocked(act.tx, classId, true);
}

/**
 * Opens the rolls of the class again: no approved claim uses them any more. What was signed live while they were locked comes
 * into them now. Returns how many were locked before.
 */
export async function unlockRolls(act: Act, classId: Uuid): Promise<number> {
  await lockClass(act.tx, classId);
  const unlocked = await updateLocked(act.tx, classId, false);
  if (unlocked > 0) await rebuildRolls(act, classId);
  return unlocked;
}

/** What is known of each person's attendance; who is missing here was never recorded. */
async function rollsOf(tx: Tx, classId: Uuid): Promise<Map<PersonId, Roll>> {
  return new Map((await findRolls(tx, classId)).map((row) => [row.personId, rollOf(row)]));
}

/** The whole sheet of a class for the screen, half days in the order of the calendar; undefined when not there. */
export async function attendanceSheet(
  tx: Tx,
  classId: Uuid,
): Promise<z.infer<typeof attendanceReply> | undefined> {
  const trainees = await findTrainees(tx, classId);
  if (trainees === undefined) return undefined;
  const rolls = await rollsOf(tx, classId);
  const calendar = await findCalendar(tx, classId);
  const lastDays = await findLastDays(tx, classId);
  const order = calendar
    .map((key, place) => ({ slot: slotOf(key), place }))
    .sort((a, b) => a.slot.day.localeCompare(b.slot.day) || a.place - b.place);
  const rows = trainees.map((trainee) => {
    const roll = rolls.get(trainee.personId);
    return {
      ...trainee,
      marks: roll === undefined ? [] : order.map(({ place }) => roll.marks[place] ?? 'unknown'),
      presentSlots: roll?.presentSlots ?? 0,
      wholeDays: roll === undefined ? 0 : roll.wholeDays,
      ratePercent: roll?.ratePercent ?? 0,
      belowThreshold: roll?.belowThreshold ?? true,
      recorded: roll !== undefined,
      locked: roll?.locked ?? false,
    };
  });
  return {
    classId,
    slots: order.map(({ slot }) => slot),
    rows,
    slotRates: order.map(({ slot }, index) => {
      // Whoever has left, and whatever comes after the end, is counted neither way.
      const there = rows.filter(({ personId }) =>
        [lastDays.ofClass, lastDays.of.get(personId) ?? null].every(
          (last) => last === null || slot.day <= last,
        ),
      );
      return ratePercentOf(there.filter((row) => row.marks[index] === 'present').length, there.length);
    }),
  };
}

function rollOf(row: RollRow): Roll {
  return {
    marks: marksOfRow(row),
    slotCount: row.slotCount,
    presentSlots: row.presentSlots,
    wholeDays: row.wholeDays,
    ratePercent: ratePercentOf(row.presentSlots, row.slotCount),
    belowThreshold: isBelowThreshold(row.presentSlots, row.slotCount),
    locked: row.locked,
  };
}
