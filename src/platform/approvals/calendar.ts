import { readFileSync } from 'node:fs';
import type { Tx } from '../db/index.ts';
import { done, type LocalDate, localDate, type Result, refused } from '../kernel/index.ts';
import { REFUSALS } from './rules.ts';
import { type LunarDays, provisionalDays } from './rules-calendar.ts';
import {
  countWorkingDays,
  insertProvisionalDays,
  nthWorkingDayAfter,
  upsertWorkingDays,
} from './store-calendar.ts';

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

const linesOf = (file: string) =>
  readFileSync(new URL(`../../../data/${file}`, import.meta.url), 'utf8').split('\n');

/**
 * Loads data/working-days.csv, and after its last day the provisional days of every year that data/lunar-days.csv
 * knows; safe to repeat, quick when nothing changed. Days that two persons entered from a notice are left alone.
 */
export async function seedWorkingDays(tx: Tx): Promise<void> {
  const days = [];
  for (const line of linesOf('working-days.csv')) {
    const [day, isWorking, name, source] = line.split(',');
    if (day === undefined || source === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) continue;
    days.push({ day, isWorking: isWorking === '1', name: name || null, source });
  }
  await upsertWorkingDays(tx, days);
  const last = days.at(-1)?.day ?? '';
  await insertProvisionalDays(
    tx,
    [...lunarYears()].flatMap(([year, lunar]) =>
      provisionalDays(year, lunar).filter(({ day }) => day > last),
    ),
  );
}

let lunarCache: ReadonlyMap<number, LunarDays> | undefined;

/** The years of data/lunar-days.csv. */
export function lunarYears(): ReadonlyMap<number, LunarDays> {
  lunarCache ??= new Map(
    linesOf('lunar-days.csv').flatMap((line) => {
      const [year = '', springFestival = '', qingming = '', dragonBoat = '', midAutumn = ''] =
        line.split(',');
      if (!/^\d{4}$/.test(year)) return [];
      return [
        [
          Number(year),
          {
            springFestival: localDate(springFestival),
            qingming: localDate(qingming),
            dragonBoat: localDate(dragonBoat),
            midAutumn: localDate(midAutumn),
          },
        ] as const,
      ];
    }),
  );
  return lunarCache;
}
