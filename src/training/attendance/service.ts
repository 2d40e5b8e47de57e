import type { z } from 'zod';
import { type Act, leadsTo } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  canDo,
  done,
  type PersonId,
  type Result,
  refusal,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import type { attendanceReply, Mark } from './contract.ts';
import { ROLL, rollStatus } from './machine.ts';
import {
  countedPlaces,
  isBelowThreshold,
  knownWholeDaysOf,
  marksOf,
  masksOf,
  mergedCalendar,
  presentSlotsOf,
  ratePercentOf,
  type Slot,
  slotKey,
  slotOf,
} from './rules.ts';
import {
  findCalendar,
  findLastDays,
  findRolls,
  findTrainees,
  insertSubmissions,
  lockClass,
  type RollRow,
  saveCalendar,
  saveRolls,
  updateLocked,
} from './store.ts';

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

/**
 * Stores the marks as they were sent and recomputes the rolls from them. Half days not in this sheet retain what
 * was known. The same sheet again changes nothing and answers 0.
 * Refuses `attendance-locked` when a claim already rests on a roll (correct the claim first).
 */
export async function recordAttendance(
  act: Act,
  sheet: AttendanceToRecord,
): Promise<Result<{ changed: number }>> {
  await lockClass(act.tx, sheet.classId);
  const known = await findCalendar(act.tx, sheet.classId);
  const calendar = mergedCalendar(known, sheet.slots);
  const rolls = new Map((await findRolls(act.tx, sheet.classId)).map((roll) => [roll.personId, roll]));

  const places = sheet.slots.map((slot) => calendar.indexOf(slotKey(slot)));
  const submitted = new Map(sheet.rows.map((row) => [row.personId, row.marks]));
  const next = new Map<PersonId, Mark[]>();
  for (const personId of new Set([...rolls.keys(), ...submitted.keys()])) {
    const roll = rolls.get(personId);
    const marks: Mark[] = [
      ...(roll === undefined ? [] : marksOfRow(roll)),
      ...Array<Mark>(calendar.length - (roll?.presentMask.length ?? 0)).fill('unknown'),
    ];
    submitted.get(personId)?.forEach((mark, index) => {
      marks[places[index] as number] = mark;
    });
    if (roll === undefined || marks.join() !== marksOfRow(roll).join()) next.set(personId, marks);
  }
  const isLocked = (roll: RollRow | undefined) => roll && !canDo(ROLL, rollStatus(roll), 'record');
  if ([...next.keys()].some((personId) => isLocked(rolls.get(personId))))
    return refused(
      leadsTo(
        'claims.proposeReturn',
        refusal(
          'attendance-locked',
          '这个班的考勤已作为申领依据锁定，不能再改，没有保存。与实到不符的，请县经办先提出退回申领，退回后重新导入考勤。',
        ),
      ),
    );
  if (next.size === 0) return done({ changed: 0 });

  const recordedAt = act.clock.now();
  if (calendar.length > known.length) await saveCalendar(act.tx, sheet.classId, calendar);
  const sent = sheet.rows.filter((row) => next.has(row.personId));
  await insertSubmissions(
    act.tx,
    sheet.classId,
    sent.map((row) => ({
      personId: row.personId,
      submissionId: act.ids.uuid(),
      marks: row.marks.join(' '),
    })),
    { source: sheet.source, recordedAt, recordedBy: act.actor.accountId },
  );
  await saveCounted(act, sheet.classId, calendar, next);
  return done({ changed: next.size });
}

/** Saves rolls with what counts of them: only half days up to the last day of the class and of the trainee. */
async function saveCounted(
  act: Act,
  classId: Uuid,
  calendar: readonly string[],
  rolls: ReadonlyMap<PersonId, readonly Mark[]>,
): Promise<void> {
  const slots = calendar.map(slotOf);
  const lastDays = await findLastDays(act.tx, classId);
  await saveRolls(
    act.tx,
    classId,
    [...rolls].flatMap(([personId, marks]) => {
      const masks = masksOf(marks);
      const counted = countedPlaces(slots, lastDays.ofClass, lastDays.of.get(personId) ?? null);
      const own = marks.filter((_, place) => counted[place]);
      // Nothing counts of somebody who left before the first half day: the roll says so by its marks alone.
      const of = own.length === 0 ? marks : own;
      return [
        {
          personId,
          slotCount: of.length,
          presentMask: masks.present,
          leaveMask: masks.leave,
          unknownMask: masks.unknown,
          presentSlots: own.length === 0 ? 0 : presentSlotsOf(own),
          wholeDays:
            own.length === 0
              ? 0
              : knownWholeDaysOf(
                  slots.filter((_, place) => counted[place]),
                  own,
                ),
        },
      ];
    }),
    act.clock.now(),
  );
}

/** Counts attendance again, since the last day of the class or of a trainee has changed. */
export async function recountRolls(act: Act, classId: Uuid): Promise<void> {
  await lockClass(act.tx, classId);
  const rolls = await findRolls(act.tx, classId);
  const open = rolls.filter((roll) => canDo(ROLL, rollStatus(roll), 'record'));
  if (open.length === 0) return;
  const marks = new Map(open.map((roll) => [roll.personId, marksOfRow(roll)]));
  await saveCounted(act, classId, await findCalendar(act.tx, classId), marks);
}

/** Locks the rolls of the class: a claim uses them. Returns how many were open before. */
export function lockRolls(act: Act, classId: Uuid): Promise<number> {
  return updateLocked(act.tx, classId, true);
}

/** Opens the rolls of the class again: no approved claim uses them any more. Returns how many were locked before. */
export function unlockRolls(act: Act, classId: Uuid): Promise<number> {
  return updateLocked(act.tx, classId, false);
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

const marksOfRow = (row: RollRow) =>
  marksOf({ present: row.presentMask, leave: row.leaveMask, unknown: row.unknownMask });

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
