import type { LocalDate } from '../../platform/kernel/index.ts';
import { HALVES, type HalfDay, type Mark } from './contract.ts';

/** Below this share of half days a trainee does not count as trained and her line is checked (R15). */
export const ATTENDANCE_THRESHOLD_PERCENT = 80;

/** One half day on which attendance is recorded. */
export interface Slot {
  readonly day: LocalDate;
  readonly half: HalfDay;
}

/** A person's half days as the database stores them: a bit a slot, first slot first. */
export interface Masks {
  readonly present: string;
  readonly leave: string;
  readonly unknown: string;
}

export const slotKey = (slot: Slot) => `${slot.day} ${slot.half}`;

export function slotOf(key: string): Slot {
  const [day, half] = key.split(' ');
  return { day: day as LocalDate, half: half as HalfDay };
}

export function masksOf(marks: readonly Mark[]): Masks {
  const bits = (mark: Mark) => marks.map((each) => (each === mark ? '1' : '0')).join('');
  return { present: bits('present'), leave: bits('leave'), unknown: bits('unknown') };
}

export function marksOf(masks: Masks): Mark[] {
  return [...masks.present].map((bit, index) =>
    bit === '1'
      ? 'present'
      : masks.leave[index] === '1'
        ? 'leave'
        : masks.unknown[index] === '1'
          ? 'unknown'
          : 'absent',
  );
}

export function presentSlotsOf(marks: readonly Mark[]): number {
  return marks.filter((mark) => mark === 'present').length;
}

/** A day is attended when both its morning and its afternoon are present; evenings neither help nor harm. */
export function wholeDaysOf(slots: readonly Slot[], marks: readonly Mark[]): number {
  const days = new Map<LocalDate, Mark[]>();
  slots.forEach((slot, index) => {
    if (slot.half === 'evening') return;
    days.set(slot.day, [...(days.get(slot.day) ?? []), marks[index] ?? 'unknown']);
  });
  return [...days.values()].filter(
    (halves) => halves.length >= 2 && halves.every((mark) => mark === 'present'),
  ).length;
}

/** More than one unknown half day in ten: then nothing can be said of the days that were attended. */
const MOST_UNKNOWN = { of: 10 };

/** The attended days; null where too many half days were not recorded or not understood to know them. */
export function knownWholeDaysOf(slots: readonly Slot[], marks: readonly Mark[]): number | null {
  const unknown = marks.filter((mark) => mark === 'unknown').length;
  return unknown * MOST_UNKNOWN.of > marks.length ? null : wholeDaysOf(slots, marks);
}

/** Share of half days in percent with one decimal; 0 when there are none. Not money: shown, never paid by. */
export function ratePercentOf(presentSlots: number, slotCount: number): number {
  return slotCount === 0 ? 0 : Math.round((presentSlots * 1000) / slotCount) / 10;
}

/** Compared in whole numbers, so 16 of 20 is exactly enough. */
export function isBelowThreshold(presentSlots: number, slotCount: number): boolean {
  return presentSlots * 100 < ATTENDANCE_THRESHOLD_PERCENT * slotCount;
}

/**
 * The calendar after one more submission: known slots keep their place, new ones follow in the order of the days.
 * A roll's bits stay readable because nothing is ever moved.
 */
export function mergedCalendar(known: readonly string[], submitted: readonly Slot[]): string[] {
  const fresh = submitted.map(slotKey).filter((key) => !known.includes(key));
  const order = (key: string) => `${key.slice(0, 10)}${HALVES.indexOf(slotOf(key).half)}`;
  return [...known, ...[...new Set(fresh)].sort((a, b) => (order(a) < order(b) ? -1 : 1))];
}

/** Which half days count: those up to the last day of the class and of the trainee, where there is one. */
export function countedPlaces(
  slots: readonly Slot[],
  ofClass: LocalDate | null,
  ofTrainee: LocalDate | null,
): boolean[] {
  const isUpTo = (day: string, last: LocalDate | null) => last === null || day <= last;
  return slots.map(({ day }) => isUpTo(day, ofClass) && isUpTo(day, ofTrainee));
}
