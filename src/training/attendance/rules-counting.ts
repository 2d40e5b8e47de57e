import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { type LocalDate, sixDigits } from '../../platform/kernel/index.ts';
import type { HalfDay, Mark } from './contract.ts';
import type { Moment } from './contract-live.ts';

const zTime = z.string().regex(/^\d{2}:\d{2}$/);
const zHours = z.strictObject({ from: zTime, until: zTime });
const counting = z.strictObject({
  source: z.string(),
  'half-days': z.strictObject({ morning: zHours, afternoon: zHours, evening: zHours }),
  'late-minutes': z.int().min(0).max(180),
  'early-minutes': z.int().min(0).max(180),
  'only-in': z.enum(['present', 'absent', 'unknown']),
  'second-check': z.boolean(),
  'check-minutes': z.int().min(3).max(60),
  'missed-check': z.enum(['present', 'absent']),
  'witness-percent': z.int().min(0).max(100),
  'wrong-codes': z.int().min(1).max(50),
});
const file = z.strictObject({
  default: counting,
  divisions: z.record(z.string().regex(/^\d{2,6}$/), counting.partial().required({ source: true })),
});

/** How a county counts attendance that is taken in the room. */
export interface Counting {
  readonly halfDays: Readonly<Record<HalfDay, { readonly from: string; readonly until: string }>>;
  readonly lateMinutes: number;
  readonly earlyMinutes: number;
  readonly onlyIn: Mark;
  readonly hasSecondCheck: boolean;
  readonly checkMinutes: number;
  readonly missedCheck: Mark;
  readonly witnessPercent: number;
  /** Wrong codes that one person may give in one half day. */
  readonly wrongCodes: number;
}
/** The way of each county, by its code. */
export type CountingOf = (divisionCode: string) => Counting;

/** Reads data/attendance-counting.yaml. Throws when the file is not of its form: a fault of the installation. */
export function readCounting(
  text = readFileSync(new URL('../../../data/attendance-counting.yaml', import.meta.url), 'utf8'),
): CountingOf {
  const { default: usual, divisions } = file.parse(parse(text));
  const entries = Object.entries(divisions).sort(([a], [b]) => a.length - b.length);
  return (divisionCode) => {
    const own = entries.filter(([code]) => divisionCode.startsWith(code)).map(([, entry]) => entry);
    const all = Object.assign({}, usual, ...own) as z.infer<typeof counting>;
    return {
      halfDays: all['half-days'],
      lateMinutes: all['late-minutes'],
      earlyMinutes: all['early-minutes'],
      onlyIn: all['only-in'],
      hasSecondCheck: all['second-check'],
      checkMinutes: all['check-minutes'],
      missedCheck: all['missed-check'],
      witnessPercent: all['witness-percent'],
      wrongCodes: all['wrong-codes'],
    };
  };
}

export const countingOf = readCounting();

/** One lesson of the timetable; its times are of Shanghai. */
export interface Lesson {
  readonly taughtOn: LocalDate;
  readonly from: string;
  readonly until: string;
  readonly content: string | null;
}

export interface Hours {
  readonly beginsAt: Date;
  readonly endsAt: Date;
}

export interface PlannedHalfDay extends Hours {
  readonly taughtOn: LocalDate;
  readonly half: HalfDay;
  readonly content: string | null;
}

/** An instant of a legal day: law and timetables are of Shanghai. */
const at = (day: LocalDate, time: string) => new Date(`${day}T${time}:00+08:00`);

const NOON = '12:30';
const EVENING = '18:00';
/** A lesson belongs to the half day in which its middle lies: one from eleven to one is of the morning. */
function halfOf({ from, until }: Lesson): HalfDay {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const middle = (minutes(from) + minutes(until)) / 2;
  if (middle < minutes(NOON)) return 'morning';
  return middle < minutes(EVENING) ? 'afternoon' : 'evening';
}

/** A lesson that goes over noon is two half days, as the county counts them. */
function halvesOf(lesson: Lesson, { halfDays }: Counting): { half: HalfDay; from: string; until: string }[] {
  const goesOverNoon = lesson.from < halfDays.morning.until && lesson.until > halfDays.afternoon.from;
  if (!goesOverNoon) return [{ half: halfOf(lesson), from: lesson.from, until: lesson.until }];
  return [
    { half: 'morning', from: lesson.from, until: halfDays.morning.until },
    { half: 'afternoon', from: halfDays.afternoon.from, until: lesson.until },
  ];
}

/** The half days of a timetable, each from its first lesson to its last, in order. */
export function plannedHalfDays(lessons: readonly Lesson[], counts: Counting): PlannedHalfDay[] {
  const found = new Map<string, PlannedHalfDay>();
  for (const lesson of lessons)
    for (const { half, from, until } of halvesOf(lesson, counts)) {
      const key = `${lesson.taughtOn} ${half}`;
      const known = found.get(key);
      const beginsAt = at(lesson.taughtOn, from);
      const endsAt = at(lesson.taughtOn, until);
      found.set(key, {
        taughtOn: lesson.taughtOn,
        half,
        beginsAt: known && known.beginsAt < beginsAt ? known.beginsAt : beginsAt,
        endsAt: known && known.endsAt > endsAt ? known.endsAt : endsAt,
        content: [...new Set([known?.content, lesson.content].filter((one) => one))].join('、') || null,
      });
    }
  return [...found.values()].sort((a, b) => a.beginsAt.getTime() - b.beginsAt.getTime());
}

/** The hours of a half day where the timetable says nothing of it. */
export function usualHours(taughtOn: LocalDate, half: HalfDay, { halfDays }: Counting): Hours {
  return { beginsAt: at(taughtOn, halfDays[half].from), endsAt: at(taughtOn, halfDays[half].until) };
}

/** A code is another one every twenty seconds. */
const CODE_SECONDS = 20;
/** Moments that somebody signs by a code; leave is never one. */
const SIGNED = ['in', 'out', 'check'] as const satisfies readonly Moment[];
/** A code that is no older than this is called old, not wrong. */
const OLD_STEPS = 60;

const stepAt = (when: Date) => Math.floor(when.getTime() / (CODE_SECONDS * 1000));
const codeOfStep = (secret: Uint8Array, moment: Moment, step: number) =>
  sixDigits(secret, `${moment} ${step}`);

/** The six digits on the teacher's screen at an instant, of the moment that she asks for. */
export const codeAt = (secret: Uint8Array, moment: Moment, when: Date): string =>
  codeOfStep(secret, moment, stepAt(when));

/**
 * What a code says now: the moment it is of, while it is shown and for twenty seconds after; `old` for twenty minutes;
 * undefined when it is none of this half day.
 */
export function readCode(
  secret: Uint8Array,
  code: string,
  now: Date,
): (typeof SIGNED)[number] | 'old' | undefined {
  const step = stepAt(now);
  for (const moment of SIGNED)
    for (const back of [0, 1]) if (codeOfStep(secret, moment, step - back) === code) return moment;
  for (let back = 2; back <= OLD_STEPS; back += 1)
    if (SIGNED.some((moment) => codeOfStep(secret, moment, step - back) === code)) return 'old';
  return undefined;
}

/** Not in the first minutes and not in the last: who came late has sat down, who goes has not packed. */
const CHECK_MARGIN_MS = 20 * 60_000;
/**
 * When everybody signs a second time: any minute of the half day that is left, by a number from 0 up to 1; null where the
 * county does not ask it or nothing is left.
 */
export function drawCheck(
  hours: Hours,
  { openedAt, share, counts }: { readonly openedAt: Date; readonly share: number; readonly counts: Counting },
): Date | null {
  const first = Math.max(hours.beginsAt.getTime(), openedAt.getTime()) + CHECK_MARGIN_MS;
  const last = hours.endsAt.getTime() - CHECK_MARGIN_MS;
  if (!counts.hasSecondCheck || last < first) return null;
  return new Date(first + Math.floor(((last - first) / 60_000) * share) * 60_000);
}

/** Is everybody asked to sign a second time now? */
export function isCheckNow(checkAt: Date | null, now: Date, { checkMinutes }: Counting): boolean {
  if (checkAt === null) return false;
  const since = now.getTime() - checkAt.getTime();
  return since >= 0 && since < checkMinutes * 60_000;
}

/**
 * How late a mark in came, and how early a mark out; in seconds, 0 where it was in time. Nobody can sign before her teacher
 * has opened the half day: opened after its planned begin, late is counted from then.
 */
export function latenessOf(
  { moment, markedAt }: { readonly moment: Moment; readonly markedAt: Date },
  { beginsAt, endsAt, openedAt }: Hours & { readonly openedAt?: Date },
): { lateSeconds: number; earlySeconds: number } {
  const seconds = (one: Date, other: Date) =>
    Math.max(0, Math.floor((other.getTime() - one.getTime()) / 1000));
  const from = openedAt !== undefined && openedAt > beginsAt ? openedAt : beginsAt;
  return {
    lateSeconds: moment === 'in' ? seconds(from, markedAt) : 0,
    earlySeconds: moment === 'out' ? seconds(markedAt, endsAt) : 0,
  };
}

export const isLate = (mark: { readonly lateSeconds: number }, { lateMinutes }: Counting): boolean =>
  mark.lateSeconds > lateMinutes * 60;
export const isEarly = (mark: { readonly earlySeconds: number }, { earlyMinutes }: Counting): boolean =>
  mark.earlySeconds > earlyMinutes * 60;

/** Does somebody who signed in have to sign out as well for her half day to count? */
export const needsOut = ({ onlyIn }: Counting): boolean => onlyIn !== 'present';

/** How many people of a class a teacher may vouch for in a half day. */
export const mostWitnessed = (people: number, { witnessPercent }: Counting): number =>
  witnessPercent === 0 ? 0 : Math.max(1, Math.floor((people * witnessPercent) / 100));
