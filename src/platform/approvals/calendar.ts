import { readFileSync } from 'node:fs';
import type { Tx } from '../db/index.ts';
import { done, type LocalDate, type Result, refused } from '../kernel/index.ts';
import { REFUSALS } from './rules.ts';
import { countWorkingDays, nthWorkingDayAfter, upsertWorkingDays } from './store-calendar.ts';

/**
 * The last day of a deadline of `count` working days that starts on `day`: the day itself is not counted. Refuses
 * `calendar-too-short` beyond the loaded calendar: a deadline is never guessed.
 */
export async function workingDaysAfter(tx: Tx, day: LocalDate, count: number): Promise<Result<LocalDate>> {
  if (count === 0) return done(day);
  const found = await nthWorkingDayAfter(tx, day, count);
  return found === undefined ? refused(REFUSALS.calendarTooShort) : done(found);
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. Refuses `calendar-too-short`. */
export async function workingDaysBetween(tx: Tx, from: LocalDate, to: LocalDate): Promise<Result<number>> {
  const [first, last] = from <= to ? [from, to] : [to, from];
  const count = await countWorkingDays(tx, first, last);
  if (count === undefined) return refused(REFUSALS.calendarTooShort);
  return done(from <= to ? count : count === 0 ? 0 : -count);
}

/** Loads data/working-days.csv; safe to repeat, quick when nothing changed. */
export async function seedWorkingDays(tx: Tx): Promise<void> {
  const text = readFileSync(new URL('../../../data/working-days.csv', import.meta.url), 'utf8');
  const days = [];
  for (const line of text.split('\n')) {
    const [day, isWorking, name, source] = line.split(',');
    if (day === undefined || source === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) continue;
    days.push({ day, isWorking: isWorking === '1', name: name || null, source });
  }
  await upsertWorkingDays(tx, days);
}
